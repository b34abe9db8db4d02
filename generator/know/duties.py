"""The year's duties: what a university wants done by which day, each year or once, as its settings say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something to be done on a day: of every year, or of one where ``year`` is given."""

    title: str
    day: MonthDay
    year: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A duty on a day of the calendar."""

    date: date
    title: str
    note: str = ""


def ahead(duties: Iterable[Duty], report_due: MonthDay, today: date) -> Iterator[Due]:
    """Every duty from ``today`` until the same day next year, with the units' reports; in order."""
    last = _day(today.year + 1, (today.month, today.day)) or date(today.year + 1, 3, 1)
    found = [report(year, report_due) for year in range(today.year, last.year + 1)]
    for duty in duties:
        years = (duty.year,) if duty.year else range(today.year, last.year + 1)
        for year in years:
            day = _day(year, duty.day)
            if day is not None:
                found.append(Due(date=day, title=duty.title, note=duty.note))
    yield from sorted((one for one in found if today <= one.date < last), key=lambda one: (one.date, one.title))


def report(year: int, due: MonthDay) -> Due:
    """The last day in time for a unit's report: "before 30 August" makes it 29 August."""
    last = (_day(year, due) or date(year, due[0], 28)) - timedelta(days=1)
    return Due(
        date=last,
        title=f"Hạn cuối nộp báo cáo năm học {year - 1}-{year}",
        note=f"Đơn vị gửi báo cáo về Thường trực Hội đồng trước ngày {due[1]}/{due[0]}.",
    )


def _day(year: int, day: MonthDay) -> date | None:
    """The day of a year; 29 February is there only in some."""
    try:
        return date(year, *day)
    except ValueError:
        return None
