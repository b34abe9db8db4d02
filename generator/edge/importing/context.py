"""What a list says outside its columns: its decision, its school year, number and day in one column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.edge.importing.terms import Terms
from generator.words.dates import guess_date, guess_school_year
from generator.words.vietnamese import fold

NUMBER, DATE, ISSUER, AWARD, SCHOOL_YEAR = "number", "date", "issuer", "award", "school_year"

_NUMBER = re.compile(
    r"(?:\bsố|\bQĐ|\bQuyết định)\s*:?\s*(?:số\s*:?\s*)?(\d[\w-]*\s*/\s*[A-ZĐƯ][\w&/.-]*|\d+-QĐ/\w+)", re.IGNORECASE
)
_BARE_NUMBER = re.compile(r"\b(\d[\w-]*\s*/\s*QĐ[\w&/.-]*)", re.IGNORECASE)
_DATE = re.compile(
    r"ngày\s+(\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})", re.IGNORECASE
)
_ANY_DATE = re.compile(r"\b(\d{1,2}\s*[./-]\s*\d{1,2}\s*[./-]\s*\d{4})\b")
_ISSUER = re.compile(r"\bcủa\s+([^;,()]+)|;\s*([^;,()]+)$", re.IGNORECASE)
_AWARD = re.compile(
    r"\b(?:tặng|công nhận danh hiệu|danh hiệu|tặng thưởng)\s+([^.:;()]+?)(?=\s+cho\b|\s+năm\b|[.:;()]|$)", re.IGNORECASE
)
_SCHOOL_YEAR = re.compile(r"năm học\s*:?\s*(\d{4}\s*[-–/]\s*\d{2,4})", re.IGNORECASE)
_BOTH = re.compile(r"\bso\b.*\b(?:ngay|thang)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A value of a list, the text that says it, and where that text stands."""

    value: str
    text: str
    row: int


def is_number_and_day(header: str) -> bool:
    """Whether a column holds number and day of the decision in one: ``Số, ngày, tháng của quyết định``."""
    return bool(_BOTH.search(fold(header)))


def in_cell(text: str) -> dict[str, str]:
    """Number, day and issuer out of one text, those that are there."""
    number = _NUMBER.search(text) or _BARE_NUMBER.search(text)
    day = _DATE.search(text) or _ANY_DATE.search(text)
    issuer = _ISSUER.search(text)
    found = {
        NUMBER: "".join(number[1].split()) if number else "",
        DATE: _day(day[1]) if day else "",
        ISSUER: (issuer[1] or issuer[2] or "").strip() if issuer else "",
    }
    return {name: value for name, value in found.items() if value}


def around(texts: Iterable[tuple[int, str]], terms: Terms) -> dict[str, Said]:
    """What the lines around a table say of all its rows; nothing where two lines differ.

    Args:
        texts: row and text of each line.
        terms: the lists, to know an award and an authority by name.
    """
    found: dict[str, list[Said]] = {}
    for row, text in texts:
        values = {name: one for name, one in in_cell(text).items() if name != ISSUER}
        if NUMBER in values or DATE in values:
            issuer = in_cell(text).get(ISSUER, "")
            values |= {ISSUER: issuer} if issuer and terms.find("authorities", issuer).id else {}
        values |= {name: one for name, one in _named(text, terms).items() if name not in values}
        year = _SCHOOL_YEAR.search(text)
        guessed = guess_school_year(year[1]) if year else None
        values |= {SCHOOL_YEAR: guessed} if guessed else {}
        for name, value in values.items():
            found.setdefault(name, []).append(Said(value=value, text=text, row=row))
    return {name: said[0] for name, said in found.items() if len({fold(one.value) for one in said}) == 1}


def _named(text: str, terms: Terms) -> dict[str, str]:
    """A line that is an authority's name, and an award that a line gives."""
    values = {}
    if len(text) < 120 and terms.find("authorities", text.strip(" .:()")).id:
        values[ISSUER] = text.strip(" .:()")
    award = _AWARD.search(text)
    if award and terms.find("awards", award[1].strip()).id:
        values[AWARD] = award[1].strip()
    return values


def _day(text: str) -> str:
    guessed = guess_date(f"ngày {text}") or guess_date(text)
    return str(guessed) if guessed else text
