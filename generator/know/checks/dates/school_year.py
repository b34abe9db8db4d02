"""Ensure an award for a school year is decided about when that year ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.know.checks.dates.guesses import told
from generator.know.checks.known import Known
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Decision

RULE = Rule(
    code="R503",
    name="school-year-mismatch",
    severity=Severity.WARNING,
    title="Năm học không khớp với ngày quyết định",
    why="Danh hiệu của một năm học thường được quyết định từ tháng 9 năm đầu đến hết năm sau; lệch đi hay là gõ nhầm.",
    wrong="school_year: 2022-2023 trong quyết định ngày 15/9/2025",
    right="school_year: 2024-2025",
    kinds=("decision",),
)
STARTS = (9, 1)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure the decision may lie between 1 September of the school year's first year and the end of its second."""
    day = decision.date
    if day is None:
        return
    for row in decision.recipients:
        if not row.school_year:
            continue
        year = int(row.school_year[:4])
        if day.last < date(year, *STARTS) or day.first > date(year + 1, 12, 31):
            fit = _fitting(day)
            yield RULE.at(
                row.place.at("school_year"),
                f"Năm học {row.school_year} không khớp với quyết định {told(day)}.",
                hint=f"Có phải {fit}?",
                fixes=(fit,),
            )


def _fitting(day: PartialDate) -> str:
    """The school year that a decision of this day usually sums up."""
    return f"{day.year - 1}-{day.year}"
