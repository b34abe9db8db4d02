"""Every day is in exactly one school year's report; what is not sure of its day says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.know.window import Belongs, Window, window_of
from generator.words.dates import PartialDate, parse_date

DUE = (8, 30)


@pytest.mark.parametrize(
    ("day", "school_year", "expected"),
    [
        ("2026-08-29", "", Belongs.INSIDE),
        ("2026-08-30", "", Belongs.OUTSIDE),
        ("2026-08-31", "", Belongs.OUTSIDE),
        ("2025-08-29", "", Belongs.OUTSIDE),
        ("2025-08-30", "", Belongs.INSIDE),
        ("2025-08", "", Belongs.UNSURE),
        ("2025-09", "", Belongs.INSIDE),
        ("2025", "", Belongs.UNSURE),
        ("2025", "2025-2026", Belongs.INSIDE),
        ("2025", "2024-2025", Belongs.OUTSIDE),
        ("2026-08-30", "2025-2026", Belongs.OUTSIDE),
        ("2024", "", Belongs.OUTSIDE),
        ("", "2025-2026", Belongs.INSIDE),
        ("", "", Belongs.UNSURE),
    ],
)
def test_what_belongs(day: str, school_year: str, expected: Belongs) -> None:
    found = window_of("2025-2026", DUE).place(parse_date(day) if day else None, school_year)
    assert found is expected


@given(some.dates(date(1957, 1, 1), date(2090, 1, 1)), some.integers(1, 12), some.integers(1, 28))
def test_each_day_is_in_one_report(day: date, month: int, first: int) -> None:
    windows = [window_of(f"{year}-{year + 1}", (month, first)) for year in range(day.year - 2, day.year + 2)]
    when = PartialDate(day.year, day.month, day.day)
    assert [one.place(when) for one in windows].count(Belongs.INSIDE) == 1
    for one in windows:
        assert one.before().last + timedelta(days=1) == one.first


def test_a_period_knows_the_one_before() -> None:
    window = Window(first=date(2023, 1, 1), last=date(2025, 12, 31), due=DUE)
    assert (window.before().first, window.before().last) == (date(2020, 1, 1), date(2022, 12, 31))
    assert window.label == "giai đoạn 2023-2025"
    assert window.place(None, "2022-2023") is Belongs.UNSURE
    assert window.place(PartialDate(2024)) is Belongs.INSIDE


def test_no_school_year_is_refused() -> None:
    with pytest.raises(ValueError, match="2025-2027"):
        window_of("2025-2027", DUE)
