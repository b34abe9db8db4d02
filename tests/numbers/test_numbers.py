"""Every number on every themed page is right, is the length of the list it leads to, and is the sum of its parts.

Random repositories are built through the real theme and counted again by ``recount``, which knows nothing of ours.
"""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from tests.numbers.recount import KINDS, Recount, UnspecifiedError
from tests.strategies import World, worlds
from tests.support.reading import Reader, file_of
from tests.support.rendering import build_in_memory

THEMES = ("don-vi/", "linh-vuc/", "cap-khen-thuong/", "danh-hieu/", "nam/", "nam-hoc/", "phong-trao/")
ADDITIVE = ("profiles", "awards", "claims")
PATIENT = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
}
SAMPLE = settings(max_examples=20, derandomize=True, database=None, **PATIENT)
MANY = settings(max_examples=600, **PATIENT)


class Site:
    """A world at a moment: what its pages show, and what they should."""

    def __init__(self, world: World, now: datetime, list_size: int) -> None:
        self.built = build_in_memory(world.source(), now, list_size=list_size)
        unread = [one for one in self.built.plan.diagnostics if one.code < "R200" or one.code == "R301"]
        assert unread == [], "the strategies must draw what they mean"
        self.reader = Reader(self.built)
        self.recount = Recount(world, now.strftime("%Y-%m-%d %H:%M"))
        try:
            self.expected = self.recount.shelves()
        except UnspecifiedError:
            assume(False)

    @property
    def themes(self) -> list[str]:
        """The files of themed pages, without indexes, long lists and what belongs to a unit alone."""
        return [
            file
            for file in self.built.pages
            if file.startswith(THEMES) and file.count("/") == 2 and not file.endswith("rieng/index.html")
        ]


def check_themes(site: Site) -> None:
    """Figures of unit, field, level, award, year, school year and movement pages, and the lists behind them."""
    expected = {file_of(address): shelf for address, shelf in site.expected.items()}
    assert expected.keys() <= set(site.themes)
    for file in site.themes:
        shelf = expected.get(file, {kind: [] for kind in KINDS})
        shown = site.reader.headline(file)
        assert {key: one.value for key, one in shown.items()} == {kind: len(ids) for kind, ids in shelf.items() if ids}, file
        for key, number in shown.items():
            assert sorted(site.reader.items_behind(number)) == [file_of(item) for item in shelf[key]], (file, key)


def check_sums(site: Site) -> None:
    """A unit's profiles, awards and claims are those of its parts and its own; the tops make up the whole."""
    recount = site.recount
    for place in recount.places:
        file = f"don-vi/{recount.slug('units', place)}/index.html"
        rows = site.reader.rows(file)
        below = {f"don-vi/{recount.slug('units', one)}/index.html" for one in recount.places if recount.above(one) == place}
        assert {row.file for row in rows if not row.own} == below
        for key in ADDITIVE if rows else ():
            whole = site.reader.headline(file).get(key)
            parts = [number.value for row in rows for number in row.numbers if number.key == key]
            assert (whole.value if whole else 0) == sum(parts), (file, key)
    tops = [f"don-vi/{recount.slug('units', one)}/" for one in recount.places if not recount.above(one)]
    for key, things in (("profiles", recount.profiles), ("awards", recount.awards), ("claims", recount.claims)):
        assert sum(len(site.expected.get(top, {}).get(key, [])) for top in tops) == len(things)


def check_every_figure(site: Site) -> None:
    """Whatever number any page shows as a figure, the list behind it has that many items."""
    for file in site.built.pages:
        for number in site.reader.numbers(site.reader.content(file), file):
            assert len(site.reader.items_behind(number)) == number.value, (file, number)
            assert number.shown.replace(".", "") == str(number.value)


def check_home(site: Site) -> None:
    """The figures of the front page and of the page of figures are those of the whole site."""
    recount = site.recount
    whole = {"profiles": recount.profiles, "stories": recount.stories, "awards": recount.awards}
    for file in ("index.html", "thong-ke/index.html"):
        shown = {one.key: one.value for one in site.reader.numbers(site.reader.content(file).select_one("ul.figures--large"), file)} if site.reader.content(file).select_one("ul.figures--large") else {}
        for key, things in whole.items():
            assert shown.get(key, 0) == len(things), (file, key)


def check_names(site: Site, world: World) -> None:
    """Nobody who may not be named is named, on any page."""
    shown = {one["name"] for one in site.recount.profiles.values()}
    hidden = {one["name"] for one in world.profiles.values()} - shown
    for file in site.built.pages:
        html = site.built.html(file)
        assert [name for name in hidden if name in html] == [], file


def check(world: World, list_size: int, *, whole: bool) -> None:
    for now in world.moments:
        site = Site(world, now, list_size)
        check_themes(site)
        check_sums(site)
        check_home(site)
        check_names(site, world)
        if whole:
            check_every_figure(site)


@SAMPLE
@given(world=worlds(), list_size=st.integers(2, 5))
def test_numbers(world: World, list_size: int) -> None:
    check(world, list_size, whole=True)


@pytest.mark.long
@MANY
@given(world=worlds(size=9), list_size=st.integers(1, 9))
def test_numbers_of_many(world: World, list_size: int) -> None:
    check(world, list_size, whole=True)
