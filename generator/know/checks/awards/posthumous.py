"""Ensure only persons are honored posthumously, and only with awards that allow it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.rules import THIS_VALUE
from generator.know.checks.awards.given import awards_in
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Fix, Rule, Severity
from generator.words.model import COLLECTIVE, Record

RULE = Rule(
    code="R408",
    name="posthumous",
    severity=Severity.ERROR,
    title="Không thể là truy tặng",
    why="Truy tặng chỉ dành cho cá nhân đã mất, với huân chương, huy chương, danh hiệu vinh dự, giải thưởng nhà nước.",
    wrong="exemplar: to-thi-nghiem (tập thể), posthumous: true",
    right="exemplar: to-thi-nghiem, không có posthumous",
    source="Luật 06/2022/QH15, Điều 54, Điều 59",
    kinds=("decision", "profile"),
)
NO = Fix(text="false", how=THIS_VALUE)
FOR_A_GROUP = Fix(text="false", how=THIS_VALUE, certain=True)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure a collective's award is no posthumous one; ask where the catalogue does not know the award as such."""
    for given in awards_in(record, known):
        if not given.posthumous:
            continue
        place = given.place.at("posthumous")
        if given.kind == COLLECTIVE:
            yield RULE.at(
                place, f"{given.who} là tập thể, không có truy tặng.", hint="Bỏ posthumous.", fixes=[FOR_A_GROUP]
            )
        elif not given.award.posthumous:
            yield RULE.at(
                place,
                f"Theo danh mục, “{given.award.name}” không có truy tặng.",
                hint="Nếu quyết định ghi truy tặng, nhờ người phụ trách danh mục thêm posthumous: true ở mục này.",
                fixes=[NO],
                severity=Severity.WARNING,
            )
