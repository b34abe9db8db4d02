"""Working days in Vietnam: Monday to Friday, without the days off that are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

FIXED = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
"""Days off with a fixed date (Labour Code 2019, Art. 112, clause 1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """Which days people work on.

    Tết, the Kings' day (10th of the third lunar month) and the second day of National Day move from year to year and
    are announced each autumn, so they are settings (``holidays``), not computed: a year nobody has entered is short of
    them, and ``knows`` says so.
    """

    holidays: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether people work on ``day``, as far as is known."""
        return day.weekday() < 5 and (day.month, day.day) not in FIXED and day not in self.holidays

    def knows(self, first: date, last: date) -> bool:
        """Whether the moving days off of every year from ``first`` to ``last`` have been entered."""
        years = {day.year for day in self.holidays}
        return all(year in years for year in range(first.year, last.year + 1))

    def between(self, first: date, last: date) -> int:
        """How many working days there are, both ends included."""
        return sum(self.is_working(first + timedelta(days)) for days in range((last - first).days + 1))

    def until(self, start: date, count: int) -> date:
        """The first day by whose end ``count`` working days have been given, ``start`` included."""
        day, given = start, int(self.is_working(start))
        while given < count:
            day += timedelta(1)
            given += self.is_working(day)
        return day
