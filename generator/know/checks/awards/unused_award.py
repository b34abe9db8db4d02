"""Ask about awards that are not given in such a place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import awards_in
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R418",
    name="unused-award",
    severity=Severity.NOTICE,
    title="Danh hiệu thường không dùng ở đây",
    why="Một số danh hiệu dành cho nơi khác (quân đội, xã phường); chọn chúng thường là nhầm với dòng bên cạnh.",
    wrong="award: chien-si-tien-tien (của lực lượng vũ trang)",
    right="award: lao-dong-tien-tien",
    kinds=("decision", "proposal"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure decisions and proposals name awards that the catalogue marks as used here."""
    for given in awards_in(record, known):
        if not given.award.used:
            yield RULE.at(
                given.place.at("award"),
                f"“{given.award.name}” được danh mục ghi là không dùng ở đây.",
                hint="Nếu đúng là danh hiệu này thì không cần sửa gì.",
            )
