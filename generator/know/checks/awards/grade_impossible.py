"""Ensure a grade is one that the award has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import Given, awards_in, listed
from generator.know.checks.fixes import NO_VALUE
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R404",
    name="grade-impossible",
    severity=Severity.ERROR,
    title="Danh hiệu này không có hạng ấy",
    why="Chỉ một số huân chương, huy chương có hạng; ghi hạng cho danh hiệu không chia hạng là sai với quyết định.",
    wrong="award: giay-khen\ngrade: nhat",
    right="award: giay-khen",
    source="Luật 06/2022/QH15, khoản 2 Điều 33",
    kinds=("decision", "profile", "proposal"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure the grade is among the award's; only for what was surely given or asked for under the law."""
    for given in awards_in(record, known):
        if not given.grade or not given.under_law or given.grade not in known.vocabulary.grades:
            continue
        if not given.award.grades:
            message = f"“{given.award.name}” không chia hạng, ở đây lại ghi “{_name(given.grade, known)}”."
            yield RULE.at(given.place.at("grade"), message, hint="Bỏ hạng.", fixes=[NO_VALUE])
        elif given.grade not in given.award.grades:
            yield _outside(given, known)


def _outside(given: Given, known: Known) -> Diagnostic:
    names = listed([_name(grade, known) for grade in given.award.grades], "và")
    return RULE.at(
        given.place.at("grade"),
        f"“{given.award.name}” không có {_name(given.grade, known)}; các hạng của nó: {names}.",
        hint="Xem lại hạng trong quyết định.",
        fixes=given.award.grades,
    )


def _name(grade: str, known: Known) -> str:
    term = known.vocabulary.grades.get(grade)
    return term.name if term else grade
