"""Dates as records know them: a day, a month or only a year; and school years."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LOOSE = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_VIETNAMESE = re.compile(r"(?:ngày\s+)?(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})")
_VIETNAMESE_MONTH = re.compile(r"(?:tháng\s+)?(\d{1,2})\s*[-/.]\s*(\d{4})")
_WORDS = re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"(\d{4})-(\d{4})")
_LOOSE_SCHOOL_YEAR = re.compile(r"(?:(?:năm học|niên khóa|nh)\s*:?\s*)?(\d{4})\s*[-–/]\s*(\d{2}|\d{4})", re.IGNORECASE)
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Any other year is a slip of the hand; and days near the ends of Python's calendar have no day before or after."""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A Gregorian day, month or year; ``month`` and ``day`` are 0 when the source does not give them."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def first(self) -> date:
        """The earliest day it can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can mean."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return bool(self.day)

    @property
    def sort_key(self) -> tuple[int, int, int]:
        """Unknown parts sort first."""
        return (self.year, self.month, self.day)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def vietnamese(self) -> str:
        """The way it is written in Vietnamese: ``23/7/1910``, ``tháng 10/2021``, ``1996``."""
        if self.day:
            return f"{self.day}/{self.month}/{self.year}"
        return f"tháng {self.month}/{self.year}" if self.month else str(self.year)


def parse_date(text: str) -> PartialDate:
    """Read ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

    Raises:
        ValueError: any other form, a day that the calendar does not have, or a year that nobody means.
    """
    found = _ISO.fullmatch(text)
    if not found or any(part and not int(part) for part in found.groups()):
        raise ValueError(text)
    return _checked(*(int(part) if part else 0 for part in found.groups()))


def guess_date(text: str) -> PartialDate | None:
    """The date an author most likely meant (``20/11/2024``, ``2024-5-1``, ``ngày 2 tháng 9 năm 1945``), or None."""
    text = text.strip()
    for pattern, order in (
        (_LOOSE, (0, 1, 2)),
        (_VIETNAMESE, (2, 1, 0)),
        (_WORDS, (2, 1, 0)),
        (_VIETNAMESE_MONTH, (1, 0)),
    ):
        found = pattern.fullmatch(text)
        if found:
            parts = [int(found.groups()[place] or 0) for place in order]
            try:
                return _checked(*parts)
            except ValueError:
                return _swapped(parts)
    return None


def _swapped(parts: list[int]) -> PartialDate | None:
    """Day and month the other way round, where only that is a date."""
    if len(parts) == 3 and parts[2]:
        try:
            return _checked(parts[0], parts[2], parts[1])
        except ValueError:
            return None
    return None


def _checked(year: int, month: int = 0, day: int = 0) -> PartialDate:
    date(year, month or 1, day or 1)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError("a year out of reach")
    if day and not month:
        raise ValueError("a day without a month")
    return PartialDate(year, month, day)


def is_school_year(text: str) -> bool:
    """Whether ``text`` is two consecutive years, ``2022-2023``."""
    found = _SCHOOL_YEAR.fullmatch(text)
    return bool(found) and FIRST_YEAR <= int(found[1]) < LAST_YEAR and int(found[2]) == int(found[1]) + 1  # type: ignore[index]


def guess_school_year(text: str) -> str | None:
    """``2022-23``, ``2022–2023`` or ``năm học 2022/2023`` as ``2022-2023``; None where it is no school year."""
    found = _LOOSE_SCHOOL_YEAR.fullmatch(text.strip())
    if not found:
        return None
    first = int(found[1])
    return f"{first}-{first + 1}" if int(found[2]) % 100 == (first + 1) % 100 else None


def school_year_of(day: date, *, starts: tuple[int, int] = (9, 1)) -> str:
    """The school year a day falls in, when school years begin on month and day ``starts``."""
    first = day.year if (day.month, day.day) >= starts else day.year - 1
    return f"{first}-{first + 1}"
