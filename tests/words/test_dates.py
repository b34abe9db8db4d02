"""Dates of records: what is read, what is guessed, how they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.words.dates import (
    PartialDate,
    guess_date,
    guess_school_year,
    is_school_year,
    parse_date,
    school_year_of,
)

days = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(days)
    known = draw(st.sampled_from(["day", "month", "year"]))
    return PartialDate(day.year, day.month if known != "year" else 0, day.day if known == "day" else 0)


@given(partial_dates())
def test_what_is_written_is_read_back(value: PartialDate) -> None:
    assert parse_date(str(value)) == value


@given(partial_dates())
def test_what_is_shown_in_vietnamese_is_understood(value: PartialDate) -> None:
    if value.month:
        assert guess_date(value.vietnamese()) == value
    else:
        assert value.vietnamese() == str(value)


@given(partial_dates(), partial_dates())
def test_sort_order_follows_the_earliest_day(one: PartialDate, other: PartialDate) -> None:
    if one.sort_key <= other.sort_key:
        assert one.first <= other.first


@given(days)
def test_a_day_lies_inside_its_month_and_year(day: date) -> None:
    for wider in (PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)):
        assert wider.first <= day <= wider.last


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("1945-09-02", date(1945, 9, 2), date(1945, 9, 2)),
    ],
)
def test_the_days_a_date_can_mean(text: str, first: date, last: date) -> None:
    value = parse_date(text)
    assert (value.first, value.last) == (first, last)
    assert value.is_day == (first == last)


@pytest.mark.parametrize(
    "text",
    [
        "", "20/11/2024", "2024-5-1", "2024-13", "2023-02-29", "2024-00-10", "2024-00", "24", "2024-11-20 07:00",
        " 2024", "2024-2025", "0000", "sắp tới",
    ],
)  # fmt: skip
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_date(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("20/11/2024", "2024-11-20"),
        ("15-10-1956", "1956-10-15"),
        ("23.10.1910", "1910-10-23"),
        ("2/9/1945", "1945-09-02"),
        ("2024-5-1", "2024-05-01"),
        ("2024/05/01", "2024-05-01"),
        ("tháng 10/2021", "2021-10"),
        ("10/2021", "2021-10"),
        ("ngày 2 tháng 9 năm 1945", "1945-09-02"),
        ("Ngày 02 tháng 09 năm 1945", "1945-09-02"),
        ("ngày 20/11/2024", "2024-11-20"),
        (" 20 / 11 / 2024 ", "2024-11-20"),
        ("11/20/2024", "2024-11-20"),
        ("2024-20-11", "2024-11-20"),
    ],
)
def test_the_date_an_author_meant(text: str, meant: str) -> None:
    assert str(guess_date(text)) == meant


@pytest.mark.parametrize("text", ["", "hôm qua", "31/2/2024", "32/1/2024", "2024-2025", "13/2021", "2024-13-32"])
def test_no_date_is_invented(text: str) -> None:
    assert guess_date(text) is None


@given(st.text())
def test_guessing_never_fails(text: str) -> None:
    meant = guess_date(text)
    assert meant is None or parse_date(str(meant)) == meant


@pytest.mark.parametrize("text", ["2022-2023", "1999-2000"])
def test_school_years(text: str) -> None:
    assert is_school_year(text)
    assert guess_school_year(text) == text


@pytest.mark.parametrize("text", ["2022", "2022-2024", "2023-2022", "2022-23", "2022–2023", "x2022-2023", ""])
def test_not_school_years(text: str) -> None:
    assert not is_school_year(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2022-23", "2022-2023"),
        ("2022–2023", "2022-2023"),
        ("2022 - 2023", "2022-2023"),
        ("Năm học 2022/2023", "2022-2023"),
        ("1999-00", "1999-2000"),
        ("2022-2024", None),
        ("2022", None),
        ("năm học trước", None),
    ],
)
def test_the_school_year_an_author_meant(text: str, meant: str | None) -> None:
    assert guess_school_year(text) == meant


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2022, 9, 1), "2022-2023"), (date(2023, 8, 31), "2022-2023"), (date(2023, 1, 1), "2022-2023")],
)
def test_the_school_year_of_a_day(day: date, year: str) -> None:
    assert school_year_of(day) == year


def test_a_school_year_may_begin_on_another_day() -> None:
    assert school_year_of(date(2023, 8, 15), starts=(8, 15)) == "2023-2024"
    assert school_year_of(date(2023, 8, 14), starts=(8, 15)) == "2022-2023"


@given(days.filter(lambda day: 1000 < day.year < 2998))
def test_every_day_has_a_school_year(day: date) -> None:
    assert is_school_year(school_year_of(day))


@pytest.mark.parametrize("text", ["0999-12-31", "3000-01-01", "9999-12-31", "0001"])
def test_a_year_that_nobody_means_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match="out of reach"):
        parse_date(text)


def test_a_school_year_that_nobody_means_is_none() -> None:
    assert not is_school_year("0000-0001")
    assert not is_school_year("2999-3000")
