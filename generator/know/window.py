"""The time a report is about, and which records belong to it."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.words.dates import PartialDate, is_school_year

MonthDay = tuple[int, int]


class Belongs(StrEnum):
    """Whether a record belongs to a window; ``UNSURE`` where what is known of its date does not say."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days from ``first`` to ``last``, both included.

    ``due`` is the month and day before which a school year's reports are due; the report of a school year covers the
    year that ends on the day before, so that every day is in exactly one report. ``school_year`` is "" for a period.
    """

    first: date
    last: date
    due: MonthDay
    school_year: str = ""

    @property
    def label(self) -> str:
        """``năm học 2025-2026``, or the days of a period."""
        if self.school_year:
            return f"năm học {self.school_year}"
        if (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31):
            years = (self.first.year, self.last.year)
            return f"năm {years[0]}" if years[0] == years[1] else f"giai đoạn {years[0]}-{years[1]}"
        month_end = calendar.monthrange(self.first.year, self.first.month)[1]
        same = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        if same and (self.first.day, self.last.day) == (1, month_end):
            return f"tháng {self.first.month}/{self.first.year}"
        return f"giai đoạn từ ngày {_written(self.first)} đến ngày {_written(self.last)}"

    @property
    def days(self) -> str:
        """Both ends in words."""
        return f"từ ngày {_written(self.first)} đến hết ngày {_written(self.last)}"

    def place(self, day: PartialDate | None, school_year: str = "") -> Belongs:
        """Whether something of ``day`` belongs here.

        A date that lies wholly inside or outside decides; where it does not, or where there is none, the school year
        does, by the window of its own report; what has only a year that reaches across a border stays unsure.
        """
        if day is not None:
            found = self._span(day.first, day.last)
            if found is not Belongs.UNSURE:
                return found
        if is_school_year(school_year):
            whole = window_of(school_year, self.due)
            return self._span(whole.first, whole.last)
        return Belongs.UNSURE

    def _span(self, first: date, last: date) -> Belongs:
        if self.first <= first and last <= self.last:
            return Belongs.INSIDE
        return Belongs.OUTSIDE if last < self.first or self.last < first else Belongs.UNSURE

    def before(self) -> Window:
        """The window of the same length just before: of the school year before, or of as many days."""
        if self.school_year:
            year = int(self.school_year[:4])
            return window_of(f"{year - 1}-{year}", self.due)
        if (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31):
            years = self.last.year - self.first.year + 1
            return Window(first=date(self.first.year - years, 1, 1), last=self.first - timedelta(days=1), due=self.due)
        length = self.last - self.first
        last = self.first - timedelta(days=1)
        return Window(first=last - length, last=last, due=self.due)

    @property
    def deadline(self) -> date:
        """The last day on which a unit's own report is in time."""
        return self.last


def window_of(school_year: str, due: MonthDay) -> Window:
    """The window of a school year's report.

    Args:
        school_year: two years in a row, ``2025-2026``.
        due: month and day before which the report is due: ``(8, 30)`` makes 29 August the last day.

    Raises:
        ValueError: not a school year.
    """
    if not is_school_year(school_year):
        raise ValueError(school_year)
    first, second = (int(part) for part in school_year.split("-"))
    last = date(second, *due) - timedelta(days=1)
    return Window(first=date(first, *due), last=last, due=due, school_year=school_year)


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
