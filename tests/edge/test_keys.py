"""A page's key: the same for the same page, another for any other."""

from __future__ import annotations

import copy
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from generator.build import plan
from generator.edge.keys import Keys
from generator.edge.planning import options_of
from generator.edge.settings import load_settings, moment
from generator.intake.read import FolderSource
from generator.show.outputs import OfView, Page
from generator.show.views.lines import Link
from generator.show.views.pages import ListView

MINI = Path(__file__).parents[1] / "mini"


@pytest.fixture(scope="module")
def planned() -> dict[str, Page]:
    """Every page of the mini site."""
    settings = load_settings(MINI)
    found = plan(FolderSource(MINI / settings.records), options_of(settings), moment(settings, ""))
    return {output.path: output.page for output in found.outputs if output.page}


@pytest.fixture(scope="module")
def pages(planned: dict[str, Page]) -> dict[str, Page]:
    """Every page of the mini site, made."""
    return {path: page.made() for path, page in planned.items()}


def test_every_page_has_a_key_of_its_own(pages: dict[str, Page]) -> None:
    keys = Keys(b"")
    found = {keys.of(page, path) for path, page in pages.items()}
    assert b"" not in found
    assert len(found) == len(pages)


def test_a_key_depends_on_values_and_not_on_objects(pages: dict[str, Page]) -> None:
    first, second = Keys(b""), Keys(b"")
    for path, page in pages.items():
        view = page.view if is_dataclass(page.view) else None
        again = replace(page, title="".join(list(page.title)), view=copy.copy(view) if view else page.view)
        assert first.of(page, path) == second.of(again, path)


def test_a_key_depends_on_environment_and_place(pages: dict[str, Page]) -> None:
    path, page = next(iter(pages.items()))
    assert len({Keys(b"").of(page, path), Keys(b"x").of(page, path), Keys(b"").of(page, f"x/{path}")}) == 3


def changed(value: Any) -> Any:
    """Another value of the same kind; None where that is not easily had."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return type(value)(f"{value}x")
        case (first, *rest):
            other = changed(first)
            return None if other is None else (other, *rest)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for one in fields(value):
                other = changed(getattr(value, one.name))
                if one.init and other is not None:
                    return replace(value, **{one.name: other})
    return None


def test_every_field_of_a_view_is_in_the_key(pages: dict[str, Page]) -> None:
    keys, seen = Keys(b""), 0
    for path, page in pages.items():
        assert keys.of(replace(page, title=page.title + "x"), path) != keys.of(page, path)
        if not is_dataclass(page.view) or isinstance(page.view, type):
            continue
        for one in fields(page.view):
            other = changed(getattr(page.view, one.name))
            if other is not None:
                seen += 1
                view = replace(page.view, **{one.name: other})
                assert keys.of(replace(page, view=view), path) != keys.of(page, path), (path, one.name)
    assert seen > 500


def test_each_of_many_links_is_in_the_key(pages: dict[str, Page]) -> None:
    path, page, view = next((path, page, page.view) for path, page in pages.items() if isinstance(page.view, ListView))
    links = tuple(Link(text=str(number), path=f"nam/2026/bai-viet/{number}/") for number in range(12))
    keys = Keys(b"")
    own = keys.of(replace(page, view=replace(view, pages=links)), path)
    copies = tuple(replace(one) for one in links)
    assert Keys(b"").of(replace(page, view=replace(view, pages=copies)), path) == own
    others = [links[:-1], links[::-1], (*links, links[0])]
    for place, link in enumerate(links):
        twins = (replace(link, text="x"), replace(link, path="x/"), replace(link, note="x"))
        others += [(*links[:place], one, *links[place + 1 :]) for one in twins]
    found = {keys.of(replace(page, view=replace(view, pages=other)), path) for other in others}
    assert len(found) == len(others)
    assert own not in found


def test_what_a_list_says_to_machines_is_in_its_key_before_it_is_made(planned: dict[str, Page]) -> None:
    keys, seen = Keys(b""), 0
    for path, page in planned.items():
        if not isinstance(page.json_ld, OfView):
            continue
        assert page.to_be_keyed() is page
        said, own = page.made().json_ld, keys.of(page, path)
        assert said
        for one in fields(page.json_ld):  # type: ignore[arg-type]
            other = replace(page, json_ld=replace(page.json_ld, **{one.name: "khác"}))  # type: ignore[type-var]
            assert other.made().json_ld != said, (path, one.name)
            assert keys.of(other, path) != own, (path, one.name)
            seen += 1
        if crumbs := getattr(page.view, "crumbs", ()):
            above = (*crumbs[:-1], replace(crumbs[-1], text="Khác"))
            other = replace(page, view=replace(page.view, crumbs=above))  # type: ignore[type-var]
            assert other.made().json_ld != said
            assert keys.of(other, path) != own
    assert seen > 500


def test_all_other_pages_are_made_before_they_get_a_key(planned: dict[str, Page]) -> None:
    for page in planned.values():
        if not isinstance(page.json_ld, OfView):
            assert isinstance(page.to_be_keyed().json_ld, str)


def test_a_page_that_is_not_plain_data_has_no_key(pages: dict[str, Page]) -> None:
    path, page = next(iter(pages.items()))
    assert Keys(b"").of(replace(page, view=object()), path) == b""
