"""Units through time: one home for every record, whatever was renamed, merged, split or brought back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.know.units import UnitTree
from generator.words.dates import PartialDate, parse_date
from generator.words.diagnostics import Place
from generator.words.vocabulary import Unit, UnitName


def unit(
    unit_id: str,
    *,
    since: str = "",
    until: str = "",
    parent: str = "",
    before: tuple[str, ...] = (),
    after: tuple[str, ...] = (),
    names: tuple[UnitName, ...] = (),
    verified: str = "full",
    public: bool = True,
) -> Unit:
    return Unit(
        place=Place(path="vocabulary/units.yml"),
        id=unit_id,
        name=unit_id.upper(),
        valid_from=parse_date(since) if since else None,
        valid_to=parse_date(until) if until else None,
        parent=parent,
        predecessors=before,
        successors=after,
        former_names=names,
        verified=verified,
        public=public,
    )


def tree(*units: Unit, today: str = "2026-06-15") -> UnitTree:
    return UnitTree({one.id: one for one in units}, date.fromisoformat(today))


RENAMED = (
    unit("top"),
    unit("old", until="2021-10", parent="top", after=("new",)),
    unit("new", since="2021-11", parent="top", before=("old",)),
)
SPLIT = (
    unit("top"),
    unit("whole", until="2019-12-31", parent="top", after=("left", "right")),
    unit("left", since="2020", parent="top", before=("whole",)),
    unit("right", since="2020", parent="top", before=("whole",)),
)


def test_a_renamed_unit_is_found_under_its_new_self() -> None:
    known = tree(*RENAMED)
    assert known.home("old") == "new"
    assert known.places == ("top", "new")
    assert known.children("top") == ("new",)
    assert known.past_of("new") == ("old",)


def test_before_the_renaming_the_old_unit_is_at_home() -> None:
    known = tree(*RENAMED, today="2021-10-31")
    assert known.home("old") == "old"
    assert known.exists("old")
    assert not known.exists("new")
    assert known.children("top") == ("old", "new")


def test_a_unit_that_only_changed_its_name_keeps_its_records_and_tells_the_name_of_the_day() -> None:
    names = (
        UnitName(name="TRƯỜNG", end=parse_date("2022-12-01")),
        UnitName(name="ĐẠI HỌC", start=parse_date("2022-12-02")),
    )
    one = unit("top", names=names)
    assert tree(one).home("top") == "top"
    assert one.name_at(parse_date("2022-12-01")) == "TRƯỜNG"
    assert one.name_at(parse_date("2022-12-02")) == "ĐẠI HỌC"
    assert one.name_at(parse_date("1996")) == "TRƯỜNG"
    assert one.name_at(None) == "TOP"


def test_merged_units_are_found_under_the_one_unit() -> None:
    known = tree(
        unit("a", until="2023", after=("c",)), unit("b", until="2021", after=("c",)), unit("c", before=("a", "b"))
    )
    assert [known.home(name) for name in "abc"] == ["c", "c", "c"]
    assert known.past_of("c") == ("a", "b")
    assert known.subtree("c") == {"c"}


def test_mergers_one_after_the_other_are_followed_to_the_end() -> None:
    known = tree(
        unit("a", until="1990", after=("b",)),
        unit("b", until="2000", before=("a",), after=("c",)),
        unit("c", before=("b",)),
    )
    assert known.home("a") == "c"
    assert known.past_of("c") == ("b", "a")


def test_a_split_unit_stays_a_place_of_its_own_under_its_parent() -> None:
    known = tree(*SPLIT)
    assert known.home("whole") == "whole"
    assert not known.exists("whole")
    assert known.children("top") == ("whole", "left", "right")
    assert known.past_of("left") == ("whole",)
    assert known.past_of("right") == ("whole",)


def test_a_split_unit_whose_parent_ended_hangs_under_what_the_parent_became() -> None:
    known = tree(
        unit("old-top", until="2010", after=("top",)),
        unit("top", before=("old-top",)),
        unit("whole", until="2005", parent="old-top", after=("left", "right")),
        unit("left", parent="top", before=("whole",)),
        unit("right", parent="top", before=("whole",)),
    )
    assert known.parent("whole") == "top"
    assert known.roots == ("top",)


def test_a_unit_that_comes_back_under_its_old_name_is_counted_where_it_is_today() -> None:
    faculty = unit("faculty-1989", since="1989", until="2004", after=("institute",))
    institute = unit("institute", since="2005", until="2022", before=("faculty-1989",), after=("faculty",))
    again = unit("faculty", since="2023", before=("institute",))
    assert tree(faculty, institute, again).home("faculty-1989") == "faculty"
    assert tree(faculty, institute, again, today="2010-01-01").home("faculty-1989") == "institute"
    assert tree(faculty, institute, again, today="1999-01-01").places == ("faculty-1989", "institute", "faculty")


def test_a_unit_that_is_written_as_its_own_successor_in_a_ring_keeps_its_records() -> None:
    known = tree(unit("a", until="2000", after=("b",)), unit("b", until="2005", after=("a",)), unit("c", parent="b"))
    assert known.home("a") == known.home("b") == "a"
    assert known.places == ("a", "c")
    assert known.roots == ("a",)


def test_what_nobody_has_confirmed_is_counted_under_its_parent() -> None:
    known = tree(
        unit("top"), unit("rumour", parent="top", verified="no"), unit("hidden", parent="rumour", public=False)
    )
    assert known.home("hidden") == "top"
    assert known.places == ("top",)


def test_an_unlisted_unit_and_its_ended_parent_do_not_hide_each_other() -> None:
    known = tree(unit("a", until="2000", after=("b",)), unit("b", parent="a", verified="no"))
    assert known.home("a") == known.home("b") == "a"


def test_a_unit_without_an_end_has_ended_once_all_its_successors_have_begun() -> None:
    units = (
        unit("whole", after=("left", "right")),
        unit("left", since="2021-10", before=("whole",)),
        unit("right", since="2024-08-02", before=("whole",)),
    )
    assert tree(*units, today="2024-08-01").exists("whole")
    assert not tree(*units, today="2024-08-02").exists("whole")


def test_unknown_dates_count_as_existing() -> None:
    known = tree(unit("a"), unit("b", after=("a",)))
    assert known.exists("a", date(1900, 1, 1))
    assert known.exists("b", date(1990, 1, 1))
    assert not known.exists("b")
    assert not known.exists("nobody")


@pytest.mark.parametrize(
    ("when", "expected"),
    [("1994", "before"), ("1994-12-31", "before"), ("1995", ""), ("1995-01-01", ""), ("2003", ""), ("2004", "after")],
)
def test_absence_is_told_only_where_it_is_certain(when: str, expected: str) -> None:
    known = tree(unit("a", since="1995-01-01", until="2003", after=("b",)), unit("b", before=("a",)))
    assert known.absence("a", parse_date(when)) == expected
    assert known.absence("b", parse_date(when)) == ""
    assert known.absence("nobody", parse_date(when)) == ""


def test_a_ring_of_parents_loses_nobody() -> None:
    known = tree(unit("a", parent="b"), unit("b", parent="a"), unit("c", parent="a"))
    assert known.roots == ("a", "b")
    assert known.children("a") == ("c",)
    assert known.ancestors("c") == ("a",)


def test_unknown_units_have_no_home() -> None:
    assert tree(unit("a")).home("b") == ""
    assert tree().roots == ()


def test_the_way_from_the_top() -> None:
    known = tree(unit("c", parent="b"), unit("a"), unit("b", parent="a"))
    assert known.ancestors("c") == ("a", "b")
    assert list(known.walk()) == [("a", 0), ("b", 1), ("c", 2)]
    assert known.subtree("b") == {"b", "c"}


NAMES = tuple("abcdefgh")
YEARS = (
    st.none()
    | st.builds(PartialDate, st.integers(1950, 2030))
    | st.builds(PartialDate, st.integers(1950, 2030), st.integers(1, 12))
)


@st.composite
def histories(draw: st.DrawFn) -> Mapping[str, Unit]:
    """Any units at all: mergers, splits, rings, parents that ended, ends before beginnings, ids nobody has."""
    count = draw(st.integers(1, len(NAMES)))
    ids = st.sampled_from((*NAMES[:count], "nobody"))
    return {
        name: Unit(
            place=Place(path="vocabulary/units.yml"),
            id=name,
            valid_from=draw(YEARS),
            valid_to=draw(YEARS),
            parent=draw(st.just("") | ids),
            successors=tuple(draw(st.lists(ids, max_size=3))),
            predecessors=tuple(draw(st.lists(ids, max_size=3))),
            verified=draw(st.sampled_from(("full", "no"))),
            public=draw(st.booleans()),
        )
        for name in NAMES[:count]
    }


@settings(deadline=None)
@given(histories(), st.dates(date(1940, 1, 1), date(2040, 1, 1)), st.lists(st.sampled_from(NAMES), max_size=30))
def test_every_record_is_counted_once_on_any_day(units: Mapping[str, Unit], day: date, records: list[str]) -> None:
    known = UnitTree(units, day)
    filed = [name for name in records if name in units]
    for name in units:
        home = known.home(name)
        assert home in units
        assert known.home(home) == home
    walked = [place for place, _ in known.walk()]
    assert sorted(walked) == sorted(known.places)
    own = {place: sum(known.home(name) == place for name in filed) for place in known.places}
    totals = {root: sum(own[place] for place in known.subtree(root)) for root in known.roots}
    assert sum(totals.values()) == len(filed)
    for place in known.places:
        assert place not in known.ancestors(place)
        below = sum(sum(own[p] for p in known.subtree(child)) for child in known.children(place))
        assert sum(own[p] for p in known.subtree(place)) == own[place] + below


@settings(deadline=None)
@given(histories(), st.dates(date(1940, 1, 1), date(2040, 1, 1)))
def test_the_order_of_questions_does_not_matter(units: Mapping[str, Unit], day: date) -> None:
    forwards, backwards = UnitTree(units, day), UnitTree(units, day)
    first = {name: forwards.home(name) for name in units}
    second = {name: backwards.home(name) for name in reversed(units)}
    assert first == second


@settings(deadline=None)
@given(histories(), st.dates(date(1940, 1, 1), date(2040, 1, 1)))
def test_certain_absence_means_that_the_unit_does_not_exist(units: Mapping[str, Unit], day: date) -> None:
    known = UnitTree(units, day)
    for name in units:
        if known.absence(name, PartialDate(day.year, day.month, day.day)):
            assert not known.exists(name, day)


@settings(deadline=None)
@given(histories(), st.dates(date(1940, 1, 1), date(2040, 1, 1)))
def test_the_past_of_a_unit_is_told_once_and_without_itself(units: Mapping[str, Unit], day: date) -> None:
    known = UnitTree(units, day)
    for name in units:
        past = known.past_of(name)
        assert len(past) == len(set(past))
        assert name not in past


def test_a_long_chain_of_units_takes_no_time() -> None:
    chain = tree(*(unit(f"u{place:04}", parent=f"u{place - 1:04}" if place else "") for place in range(3000)))
    assert len(chain.ancestors("u2999")) == 2999
    assert [depth for _, depth in chain.walk()] == list(range(3000))
    assert chain.ancestors("u0010") == tuple(f"u{place:04}" for place in range(10))


def test_units_in_a_ring_stand_at_the_top_and_those_below_it_below() -> None:
    ring = tree(unit("a", parent="c"), unit("b", parent="a"), unit("c", parent="b"), unit("d", parent="b"))
    for order in ("abcd", "dcba", "bdac"):
        ring = tree(*(unit(name, parent=dict(zip("abcd", "cabb", strict=True))[name]) for name in order))
        assert {name: ring.ancestors(name) for name in "abcd"} == {"a": (), "b": (), "c": (), "d": ("b",)}
