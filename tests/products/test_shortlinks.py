"""Short links: the same for ever, in one hop, each its own; and QR codes that say them."""

from __future__ import annotations

import re

import pytest
import segno
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.show.qr import MASK, QUIET, QrCodes
from generator.show.shortlinks import LENGTH, LETTERS, short_code
from generator.words.diagnostics import Severity
from tests.products.sites import NAMES, changed_mini, data, mini_text, site
from tests.support.reading import resolve
from tests.support.rendering import Built

PREFIX = "https://guongsang.example.vn/thu-nghiem/b/"
STORY = "stories/2025/cuu-nguoi-giua-dong.md"
CLASHING = ("bai-7954", "bai-61305")
"""Two ids whose codes are the same, found by trying."""


def test_codes_never_change() -> None:
    """They are printed on posters."""
    assert [short_code(name) for name in ("bai-toan-ven-song", "ta-quang-buu-gay-dung-bach-khoa", CLASHING[0])] == [
        "s7br6px",
        "9zvtg7g",
        "ptr4f92",
    ]
    assert short_code(CLASHING[0]) == short_code(CLASHING[1])


def test_codes_are_spread_out() -> None:
    codes = [short_code(f"so-{number}") for number in range(20_000)]
    assert {len(code) for code in codes} == {LENGTH}
    for place in range(LENGTH):
        letters = [code[place] for code in codes]
        assert set(letters) == set(LETTERS)
        assert max(map(letters.count, LETTERS)) < 1.25 * 20_000 / len(LETTERS)


def target_of(built: Built, path: str) -> str:
    """The page that a redirect leads to."""
    page = BeautifulSoup(built.html(path), "html.parser")
    refresh = str(page.find("meta", attrs={"http-equiv": "refresh"})["content"])
    assert refresh.startswith("0; url=")
    target = resolve(path, refresh.partition("url=")[2])
    assert target is not None
    assert '<meta name="robots" content="noindex">' in built.html(path)
    assert page.find("link", rel="canonical")["href"] == built.renderer.settings.site_url + target.file.removesuffix(
        "index.html"
    )
    return target.file


@pytest.mark.parametrize("name", NAMES)
def test_every_story_has_one_and_gets_there_in_one_hop(name: str) -> None:
    built = site(name)
    base = built.renderer.settings.site_url
    for row in data(built, "api/v1/stories.json")["items"]:
        path = row["short_url"].removeprefix(base) + "index.html"
        assert target_of(built, path) == row["url"].removeprefix(base) + "index.html"
        page = built.html(target_of(built, path))
        assert "http-equiv" not in page
        assert row["short_url"] in page


def test_a_former_id_keeps_its_code() -> None:
    assert target_of(site("mini"), f"b/{short_code('co-giao-va-con-song')}/index.html") == (
        "bai-viet/bai-toan-ven-song/index.html"
    )


def test_only_public_stories_and_withdrawn_ones_have_a_page() -> None:
    built = site("mini")
    codes = {path.split("/")[1] for path in built.outputs if path.startswith("b/")}
    catalog = built.plan.catalog
    public = {row["id"] for row in data(built, "api/v1/stories.json")["items"]}
    named = {name: story for story in catalog.stories.values() for name in (story.id, *story.aliases)}
    assert codes == {
        short_code(name) for name, story in named.items() if story.id in public or story.status == "withdrawn"
    }
    gone = built.html(f"b/{short_code('bai-da-rut')}/index.html")
    assert "Bài viết này đã được rút khỏi trang." in gone
    assert "bai-da-rut" not in gone.replace("../", "")


def test_a_clash_is_an_error_that_names_both() -> None:
    text = mini_text(STORY)
    built = changed_mini({f"stories/2025/{name}.md": text for name in CLASHING})
    (found,) = [one for one in built.plan.diagnostics if one.code == "R821"]
    assert found.severity is Severity.ERROR
    assert {found.place.path, "stories/2025/bai-61305.md"} == {"stories/2025/bai-7954.md", "stories/2025/bai-61305.md"}
    assert "bai-61305" in found.message


def test_a_clash_is_found_before_the_story_is_public() -> None:
    text = mini_text(STORY)
    draft = text.replace("status: published", "status: draft")
    built = changed_mini({f"stories/2025/{CLASHING[0]}.md": text, f"stories/2025/{CLASHING[1]}.md": draft})
    assert [one.code for one in built.plan.diagnostics].count("R821") == 1


CODES = st.text(st.sampled_from(LETTERS), min_size=LENGTH, max_size=LENGTH)
QR = QrCodes(PREFIX, LENGTH, "/")


@given(CODES)
def test_a_qr_code_is_the_one_that_the_library_makes(code: str) -> None:
    made = segno.make(f"{PREFIX}{code}/", error="m", mode="byte", mask=MASK, boost_error=False, micro=False)
    assert drawn(str(QR.svg(code, "mã"))) == [list(map(bool, row)) for row in made.matrix]


def drawn(svg: str) -> list[list[bool]]:
    """The modules that an SVG shows, by following its path as a browser would."""
    page = BeautifulSoup(svg, "html.parser")
    size = int(str(page.svg["viewbox"]).split()[2]) - 2 * QUIET
    modules = [[False] * size for _ in range(size)]
    background, path = page.find_all("path")
    assert (background["fill"], path["stroke"]) == ("#fff", "#000")
    x, y = 0, 0.0
    for kind, numbers in re.findall(r"([Mmh])([^Mmh]+)", str(path["d"])):
        values = [float(one) for one in numbers.split()]
        if kind == "M":
            x, y = int(values[0]), values[1]
        elif kind == "m":
            x, y = x + int(values[0]), y + values[1]
        else:
            for place in range(x, x + int(values[0])):
                modules[int(y) - QUIET][place - QUIET] = True
            x += int(values[0])
    return modules


def test_a_page_shows_the_code_of_its_short_link() -> None:
    page = BeautifulSoup(site("mini").html("bai-viet/bai-toan-ven-song/index.html"), "html.parser")
    (svg,) = page.select("#trich-dan svg.qr")
    assert svg["role"] == "img"
    assert svg["aria-label"]
    assert drawn(str(svg)) == drawn(str(QR.svg("s7br6px", "")))
