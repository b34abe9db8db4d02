"""Ensure awards that have grades come with one."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import awards_in, listed
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R403",
    name="grade-missing",
    severity=Severity.WARNING,
    title="Thiếu hạng",
    why="Huân chương Lao động hạng Nhất và hạng Ba là hai phần thưởng khác nhau; quyết định luôn ghi rõ hạng.",
    wrong="award: hc-lao-dong",
    right="award: hc-lao-dong\ngrade: ba",
    source="Luật 06/2022/QH15, khoản 2 Điều 33",
    kinds=("decision", "proposal"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure the grade is given where the award has grades; only for what was given or asked for under the law."""
    for given in awards_in(record, known):
        if given.award.grades and not given.grade and given.under_law:
            yield RULE.at(
                given.place.at("award"),
                f"“{given.award.name}” có nhiều hạng, ở đây chưa ghi hạng nào.",
                hint=f"Thêm khóa grade, giá trị {listed(list(given.award.grades))}.",
            )
