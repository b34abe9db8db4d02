"""Dates an author most likely meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.know.checks.dates.guesses import likely, told
from generator.know.working_days import WorkingDays
from generator.words.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_date

TODAY = date(2026, 6, 15)
LONG_AGO = date(1800, 1, 1)


@pytest.mark.parametrize(
    ("written", "years", "expected"),
    [
        ("2062-03-14", (), "2026-03-14"),
        ("2062-03-14", (2023,), "2023-03-14"),
        ("2086-08-21", (), "1986-08-21"),
        ("2206", (), "2026"),
        ("2026-12-05", (), "2026-05-12"),
        ("2027", (), "2026"),
        ("2026-11-20", (), "2025-11-20"),
        ("2028-02-29", (), "2024-02-29"),
    ],
)
def test_the_likeliest_date_comes_first(written: str, years: tuple[int, ...], expected: str) -> None:
    assert str(likely(parse_date(written), LONG_AGO, TODAY, years)[0]) == expected


@pytest.mark.parametrize(
    ("written", "guesses"),
    [
        ("2027-03-14", ["2026-03-14"]),
        ("2026-12-25", ["2025-12-25"]),
        ("2030", ["2003", "2020"]),
        ("2099", ["1999", "2019"]),
    ],
)
def test_no_row_of_years_is_offered(written: str, guesses: list[str]) -> None:
    assert [str(one) for one in likely(parse_date(written), LONG_AGO, TODAY)] == guesses


@pytest.mark.parametrize(
    ("written", "expected"),
    [("1910-07-23", "ngày 23/7/1910"), ("2021-10", "tháng 10/2021"), ("1996", "năm 1996")],
)
def test_dates_in_sentences(written: str, expected: str) -> None:
    assert told(parse_date(written)) == expected


DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
PARTIAL = st.one_of(
    st.builds(PartialDate, st.integers(FIRST_YEAR, LAST_YEAR)),
    st.builds(PartialDate, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12)),
    st.dates().map(lambda day: PartialDate(day.year, day.month, day.day)),
)


@settings(deadline=None)
@given(PARTIAL, DAYS, DAYS, st.lists(st.integers(FIRST_YEAR, LAST_YEAR), max_size=2))
def test_guesses_are_real_dates_within_bounds(one: PartialDate, first: date, last: date, years: list[int]) -> None:
    guesses = likely(one, first, last, tuple(years))
    assert len(guesses) <= 3
    assert len(set(guesses)) == len(guesses)
    for guess in guesses:
        assert guess != one
        assert parse_date(str(guess)) == guess
        assert guess.last >= first
        assert guess.first <= last


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_ten_working_days_are_reached_on_a_working_day(start: date) -> None:
    working = WorkingDays()
    end = working.until(start, 10)
    days = [date.fromordinal(number) for number in range(start.toordinal(), end.toordinal() + 1)]
    assert sum(map(working.is_working, days)) == 10
    assert working.is_working(end)
