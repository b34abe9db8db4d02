"""Embeds: small, without script, for every unit; and a guide whose code works."""

from __future__ import annotations

import json
import re

import pytest
from bs4 import BeautifulSoup

from tests.products.sites import NAMES, changed_mini, mini_text, site
from tests.support.reading import Reader, resolve
from tests.support.rendering import THEME, Built

LIMIT = 30_000
STORY = "stories/2025/cuu-nguoi-giua-dong.md"


def embeds(built: Built) -> list[str]:
    return [path for path in built.pages if re.fullmatch(r"nhung/[^/]+/index\.html", path)]


@pytest.mark.parametrize("name", NAMES)
def test_there_is_one_for_each_unit(name: str) -> None:
    built = site(name)
    units = [
        path
        for path, output in built.outputs.items()
        if re.fullmatch(r"don-vi/[^/]+/index\.html", path) and output.maker == "pages.units"
    ]
    assert [path.replace("nhung/", "don-vi/") for path in embeds(built)] == units


@pytest.mark.parametrize("name", NAMES)
def test_each_is_small_and_runs_nothing(name: str) -> None:
    built = site(name)
    for path in embeds(built):
        html = built.html(path)
        assert len(html.encode("utf-8")) < LIMIT
        assert not re.search(r"<script|<img|<iframe|\sstyle=|\son\w+=|javascript:", html), path
        assert '<meta name="robots" content="noindex">' in html
        page = BeautifulSoup(html, "html.parser")
        (sheet,) = page.select("link[rel=stylesheet]")
        target = resolve(path, str(sheet["href"]))
        assert target is not None
        assert target.file in built.others
        for link in page.find_all("a"):
            found = resolve(path, str(link["href"]))
            assert found is not None
            assert found.file in built.outputs, (path, link["href"])
            assert (link["target"], link["rel"]) == ("_blank", ["noopener"])


def test_its_style_is_small_and_asks_for_nothing() -> None:
    style = (THEME / "assets/stylesheets/embed.css").read_text(encoding="utf-8")
    assert len(style) < 5_000
    assert "url(" not in style
    assert "@import" not in style


def test_it_shows_the_newest_of_the_unit_and_its_figures() -> None:
    built = site("mini")
    page = BeautifulSoup(built.html("nhung/dhsh/index.html"), "html.parser")
    shown = [resolve("nhung/dhsh/index.html", str(link["href"])) for link in page.select("h2 a")]
    newest = [target for target in shown if target]
    unit = Reader(built)
    numbers = unit.headline("don-vi/dhsh/index.html")
    assert [target.file for target in newest] == unit.items_behind(numbers["stories"])[:5]
    words = [" ".join(link.get_text().split()) for link in page.select(".figures a")]
    assert words == [f"{numbers[key].value} {label}" for key, label in (
        ("profiles", "điển hình"), ("stories", "bài viết"), ("awards", "lượt khen thưởng"))]  # fmt: skip


def test_it_stays_small_whatever_is_in_it() -> None:
    """Six thousand letters of title and summary, five times."""
    text = mini_text(STORY)
    long = re.sub("(?m)^(title|summary): .*$", lambda found: f"{found[1]}: {json.dumps('<ẫ&>' * 1500)}", text)
    long = re.sub("(?m)^date: .*$", "date: 2026-02-20", long)
    built = changed_mini({f"stories/2026/dai-{number}.md": long for number in range(6)})
    html = built.html("nhung/dhsh/index.html")
    assert html.count("bai-viet/dai-") == 5
    assert len(html.encode("utf-8")) < LIMIT
    assert "<ẫ" not in html


def test_a_unit_without_stories_says_so() -> None:
    assert "Chưa có bài viết nào." in site("mini").html("nhung/khoa-moi/index.html")


@pytest.mark.parametrize("name", NAMES)
def test_the_code_to_copy_shows_the_embed(name: str) -> None:
    built = site(name)
    base = built.renderer.settings.site_url
    page = BeautifulSoup(built.html("nhung/index.html"), "html.parser")
    codes = [BeautifulSoup(code.get_text(), "html.parser").find_all(True) for code in page.select("pre")]
    addresses = []
    for elements in codes:
        (frame,) = elements
        assert frame.name == "iframe"
        assert frame["title"]
        assert "allow-scripts" not in frame["sandbox"]
        assert "allow-same-origin" not in frame["sandbox"]
        addresses.append(str(frame["src"]).removeprefix(base) + "index.html")
    assert addresses == embeds(built)
    anchors = {str(one["id"]) for one in page.find_all(id=True)}
    for path in embeds(built):
        unit = BeautifulSoup(built.html(path.replace("nhung/", "don-vi/")), "html.parser")
        (link,) = [one for one in unit.select(".follow a") if "nhung/" in str(one["href"])]
        assert str(link["href"]).partition("#")[2] in anchors


def test_a_name_cannot_break_out_of_the_code() -> None:
    units = mini_text("vocabulary/units.yml")
    nasty = units.replace("name: Khoa Môi trường nước", """name: 'Khoa "Mới" <b>'""")
    assert nasty != units
    built = changed_mini({"vocabulary/units.yml": nasty})
    page = BeautifulSoup(built.html("nhung/index.html"), "html.parser")
    (code,) = [one.get_text() for one in page.select("pre") if "khoa-moi" in one.get_text()]
    (frame,) = BeautifulSoup(code, "html.parser").find_all(True)
    assert frame["title"] == 'Khoa "Mới" <b> – Gương sáng Sông Hồng'


def test_without_an_address_of_its_own_a_site_has_none() -> None:
    built = changed_mini({}, url="")
    assert [path for path in built.outputs if path.startswith("nhung/")] == []
    assert [path for path in built.pages if "nhung/" in built.html(path)] == []
