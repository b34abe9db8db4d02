"""A shared frame changes no byte of any page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from markupsafe import Markup

from generator.edge.frame import Frames, mark
from generator.edge.site import build_site
from tests.edge.conftest import TODAY, files_of
from tests.sites import ROOT


def test_each_string_comes_to_its_mark() -> None:
    frames, drawn = Frames(), []

    def draw(marks: Mapping[str, Markup]) -> str:
        drawn.append(marks)
        return f"<title>{marks['title']}</title>{marks['body']}<p>{marks['title']}</p>"

    assert frames.fill("a", {"title": "1", "body": "x"}, draw) == "<title>1</title>x<p>1</p>"
    assert frames.fill("a", {"title": "2", "body": str(mark("title"))}, draw) == (
        f"<title>2</title>{mark('title')}<p>2</p>"
    )
    assert len(drawn) == 1
    frames.fill("b", {"title": "1", "body": "x"}, draw)
    assert len(drawn) == 2


def test_the_real_site_is_the_same_without_sharing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shared = files_of(build_site(ROOT, tmp_path / "shared", today=TODAY))

    def draw_each(
        self: Frames, key: object, strings: Mapping[str, str], draw: Callable[[Mapping[str, Markup]], str]
    ) -> str:
        return draw({name: Markup(value) for name, value in strings.items()})

    monkeypatch.setattr(Frames, "fill", draw_each)
    assert files_of(build_site(ROOT, tmp_path / "alone", today=TODAY)) == shared
