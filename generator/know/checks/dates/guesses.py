"""Dates in sentences, and dates an author most likely meant where the one written cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from generator.words.dates import PartialDate

OLDEST = 1800
FAR_AHEAD = 10


def likely(written: PartialDate, earliest: date, latest: date, years: tuple[int, ...] = ()) -> list[PartialDate]:
    """Dates between ``earliest`` and ``latest`` that are one slip away from ``written``, likeliest first.

    Slips: another of ``years`` was meant; two digits of the year swapped; the century before; day and month
    swapped; one digit of the year wrong. Of the last kind only the nearest is told: ten years that differ in one
    digit are no help.
    """
    slips = (
        *_with_years(written, (*years, *_swapped_digits(written), *_century_before(written, latest))),
        *_swapped_day(written),
    )
    can_be = [one for one in slips if one != written and earliest <= one.last and one.first <= latest]
    digits = (one for one in _with_years(written, _digits(written)) if earliest <= one.last and one.first <= latest)
    return list(dict.fromkeys((*can_be, *[one for one in digits if one != written and one not in can_be][:1])))[:3]


def told(written: PartialDate) -> str:
    """A date in a sentence: ``ngày 3/2/1931``, ``tháng 2/1931``, ``năm 1931``."""
    if written.day:
        return f"ngày {written.vietnamese()}"
    return written.vietnamese() if written.month else f"năm {written.vietnamese()}"


def _with_year(written: PartialDate, year: int) -> PartialDate | None:
    guess = replace(written, year=year)
    try:
        return guess if guess.last.year >= OLDEST else None
    except ValueError:
        return None


def _with_years(written: PartialDate, years: Iterable[int]) -> Iterator[PartialDate]:
    for year in years:
        guess = _with_year(written, year)
        if guess:
            yield guess


def _swapped_digits(written: PartialDate) -> Iterator[int]:
    digits = f"{written.year:04d}"
    for place in (2, 1, 0):
        yield int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


def _century_before(written: PartialDate, latest: date) -> Iterator[int]:
    """19… for 20…, where the date lies so far ahead that nobody can have meant this century."""
    if written.year - latest.year > FAR_AHEAD:
        yield written.year - 100


def _swapped_day(written: PartialDate) -> Iterator[PartialDate]:
    if written.day and written.day <= 12:
        yield replace(written, month=written.day, day=written.month)


def _digits(written: PartialDate) -> list[int]:
    """Years with one digit changed, the nearest first."""
    digits = f"{written.year:04d}"
    years = {int(digits[:place] + digit + digits[place + 1 :]) for place in range(4) for digit in "0123456789"}
    return sorted(years, key=lambda year: (abs(year - written.year), year))
