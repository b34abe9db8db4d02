"""Every number on every page is right, is the length of the list it leads to, and is the sum of its parts.

Random repositories are built through the real theme and counted again by ``recount``, which knows nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from bs4 import Tag
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from generator.intake.read import FolderSource, Source
from tests.numbers.folders import world_of
from tests.numbers.recount import KINDS, Recount, UnspecifiedError
from tests.strategies import World, worlds
from tests.support.reading import Reader, file_of, resolve
from tests.support.rendering import MINI, ROOT, ZONE, build_in_memory

THEMES = ("don-vi/", "linh-vuc/", "cap-khen-thuong/", "danh-hieu/", "nam/", "nam-hoc/", "phong-trao/")
ADDITIVE = ("profiles", "awards", "claims")
AWARDS_IN_WORDS = re.compile(r"([\d.]+) lượt khen thưởng$")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
SAMPLE = settings(
    max_examples=10,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=SLOW,
)
MANY = settings(max_examples=200, deadline=None, suppress_health_check=SLOW)


class Site:
    """A world at a moment: what its pages show, and what they should."""

    def __init__(self, world: World, source: Source, now: datetime, list_size: int) -> None:
        self.world = world
        self.built = build_in_memory(source, now, list_size=list_size)
        unread = [one for one in self.built.plan.diagnostics if one.code < "R200" or one.code == "R301"]
        assert unread == [], "the strategies must draw what they mean"
        self.reader = Reader(self.built)
        self.recount = Recount(world, now.strftime("%Y-%m-%d %H:%M"))
        try:
            shelves = self.recount.shelves()
        except UnspecifiedError:
            assume(False)
        self.expected = {file_of(address): shelf for address, shelf in shelves.items()}

    @property
    def themes(self) -> list[str]:
        """The files of themed pages, without indexes, long lists and what belongs to a unit alone."""
        return [
            file
            for file in self.built.pages
            if file.startswith(THEMES) and file.count("/") == 2 and not file.endswith("rieng/index.html")
        ]

    def unit(self, place: str) -> str:
        return f"don-vi/{self.recount.slug('units', place)}/index.html"


def check_themes(site: Site) -> None:
    """Figures of unit, field, level, award, year, school year and movement pages, and the lists behind them."""
    assert site.expected.keys() <= set(site.themes)
    for file in site.themes:
        shelf = site.expected.get(file, {kind: [] for kind in KINDS})
        shown = site.reader.headline(file)
        values = {key: number.value for key, number in shown.items()}
        assert values == {kind: len(items) for kind, items in shelf.items() if items}, file
        for key, number in shown.items():
            assert sorted(site.reader.items_behind(number)) == [file_of(item) for item in shelf[key]], (file, key)


def check_sums(site: Site) -> None:
    """A unit's profiles, awards and claims are those of its parts and its own; the tops make up the whole."""
    recount = site.recount
    above = {place: recount.above(place) for place in recount.places}
    for place in above:
        rows = site.reader.rows(site.unit(place))
        assert {row.file for row in rows if not row.own} == {site.unit(one) for one in above if above[one] == place}
        whole = site.reader.headline(site.unit(place))
        for key in ADDITIVE if rows else ():
            parts = [number.value for row in rows for number in row.numbers if number.key == key]
            assert (whole[key].value if key in whole else 0) == sum(parts), (place, key)
    tops = [site.reader.headline(site.unit(place)) for place in above if not above[place]]
    for key, things in (("profiles", recount.profiles), ("awards", recount.awards), ("claims", recount.claims)):
        assert sum(top[key].value for top in tops if key in top) == len(things), key


def check_whole(site: Site) -> None:
    """The figures of the front page and of the page of figures are those of the whole site."""
    recount = site.recount
    whole = {"profiles": recount.profiles, "stories": recount.stories, "awards": recount.awards}
    for file in ("index.html", "thong-ke/index.html"):
        row = site.reader.content(file).select_one("ul.figures--large")
        shown = {one.key: one.value for one in site.reader.numbers(row, file)} if isinstance(row, Tag) else {}
        for key, things in whole.items():
            assert shown.get(key, 0) == len(things), (file, key)


def check_every_figure(site: Site) -> None:
    """Whatever number any page shows as a figure, the list behind it has that many items."""
    for file in site.built.pages:
        for number in site.reader.numbers(site.reader.content(file), file):
            assert len(site.reader.items_behind(number)) == number.value, (file, number)
            assert number.shown.replace(".", "") == str(number.value)


def check_headings(site: Site) -> None:
    """The number beside a list's heading is that of the list."""
    for file in site.built.pages:
        for count in site.reader.content(file).select("section > h2 > .count"):
            section = count.find_parent("section")
            found = section.select_one("ol[data-list]") if section else None
            if found:
                assert count.get_text().replace(".", "") == found["data-total"], (file, found["data-list"])


def check_words(site: Site) -> None:
    """What lines of exemplars and decisions say in words ("3 lượt khen thưởng") is what their own pages count."""
    awards = site.recount.awards
    by_page = [(f"guong/{row.get('exemplar')}/", f"quyet-dinh/{name}/") for name, _, row in awards]
    for file in site.built.pages:
        for page, said in _said(site.reader.content(file), file):
            assert said == sum(page in map(file_of, pages) for pages in by_page), (file, page)


def _said(column: Tag, file: str) -> Iterator[tuple[str, int]]:
    """The page that a line is about, and how many awards the line says it has; nothing said is none."""
    for line in column.select(".person, ol[data-kind=decisions] > li"):
        target = resolve(file, str(line.find("a", href=True)["href"]))  # type: ignore[index]
        words = [AWARDS_IN_WORDS.search(part.get_text(" ", strip=True)) for part in line.select("p.quiet")]
        assert target is not None
        yield target.file, next((int(found[1].replace(".", "")) for found in words if found), 0)


def check_names(site: Site) -> None:
    """Nobody who may not be named is named, on any page."""
    shown = {one["name"] for one in site.recount.profiles.values()}
    hidden = {one["name"] for one in site.world.profiles.values()} - shown
    for file in site.built.pages:
        html = site.built.html(file)
        assert [name for name in hidden if name in html] == [], file


def check_links(site: Site) -> None:
    """No link of a content column leads nowhere, whatever is missing from a repository."""
    there = site.built.outputs.keys() | site.built.others
    for file in site.built.pages:
        for link in site.reader.content(file).find_all("a", href=True):
            target = resolve(file, str(link["href"]))
            if file != "404.html" and target:
                assert target.file in there, (file, link["href"])
                anchor = target.fragment
                assert not anchor or site.reader.content(target.file).find(id=anchor), (file, link["href"])


CHECKS = (
    check_themes, check_sums, check_whole, check_every_figure, check_headings, check_words, check_names, check_links,
)  # fmt: skip


def check(site: Site) -> None:
    for one in CHECKS:
        one(site)


@pytest.mark.parametrize("day", ["2026-11-22", "2021-06-30"])
@pytest.mark.parametrize("folder", [MINI / "exemplars", ROOT / "exemplars"], ids=["mini", "real"])
def test_numbers_of_repositories_on_disk(folder: Path, day: str) -> None:
    now = datetime.fromisoformat(day).replace(hour=8, tzinfo=ZONE)
    check(Site(world_of(folder), FolderSource(folder), now, 10))


@SAMPLE
@given(world=worlds(), list_size=st.integers(2, 5))
def test_numbers(world: World, list_size: int) -> None:
    for now in world.moments:
        check(Site(world, world.source(), now, list_size))


@pytest.mark.long
@MANY
@given(world=worlds(size=9), list_size=st.integers(1, 9))
def test_numbers_of_many(world: World, list_size: int) -> None:
    for now in world.moments:
        check(Site(world, world.source(), now, list_size))
