"""What several planners need: outputs of pages, crumbs, and the pages of long lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.show import addresses
from generator.show.outputs import Output, Page
from generator.show.site import Shelf, Site
from generator.show.views.lines import Link, Listing
from generator.show.views.listings import TITLES, is_long, sorted_lines, whole_path
from generator.show.views.pages import ListView

HOME_CRUMB = Link(text="Trang chủ", path=addresses.HOME)
DESCRIPTION_LENGTH = 160


def output(path: str, maker: str, template: str, view: object, title: str, description: str, section: str) -> Output:
    """The plan of one page of the records at address ``path``."""
    return page_output(path, f"pages.{maker}", template, view, title, description, section)


def page_output(
    path: str, maker: str, template: str, view: object, title: str, description: str, section: str
) -> Output:
    """The plan of one page at address ``path``."""
    page = Page(
        template=f"exemplars/{template}.html",
        view=view,
        title=title,
        description=shortened(description or title),
        section=section,
    )
    return Output(path=addresses.file_of(path), maker=maker, page=page)


def shortened(text: str) -> str:
    """A text cut at a word to fit a search engine's description."""
    text = " ".join(text.split())
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[: DESCRIPTION_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + "…"


def long_lists(
    site: Site,
    shelf: Shelf,
    path: str,
    heading: str,
    crumbs: Iterable[Link],
    section: str,
    kinds: Iterable[str] = tuple(TITLES),
) -> Iterator[Output]:
    """The pages of every list of a theme that does not fit on the theme's own page."""
    for kind in kinds:
        if is_long(site, getattr(shelf, kind)):
            yield from _pages(site, kind, getattr(shelf, kind), path, heading, tuple(crumbs), section)


def _pages(
    site: Site, kind: str, things: list[Any], path: str, heading: str, crumbs: tuple[Link, ...], section: str
) -> Iterator[Output]:
    draw, ordered = sorted_lines(site, kind, things)
    size = site.list_size
    count = -(-len(ordered) // size)
    links = tuple(Link(text=str(number), path=whole_path(path, kind, number)) for number in range(1, count + 1))
    for number in range(1, count + 1):
        first = (number - 1) * size
        view = ListView(
            crumbs=(*crumbs, Link(text=heading, path=path)),
            heading=f"{heading}: {TITLES[kind].lower()}",
            listing=Listing(
                id="danh-sach",
                kind=kind,
                title=TITLES[kind],
                items=tuple(map(draw, ordered[first : first + size])),
                total=len(ordered),
                start=first + 1,
            ),
            page=number,
            pages=links,
            previous=links[number - 2] if number > 1 else None,
            following=links[number] if number < count else None,
        )
        title = f"{view.heading} (trang {number}/{count})"
        yield output(whole_path(path, kind, number), "lists", "list", view, title, title, section)
