"""Ensure units do not stand inside each other deeper than any organisation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity

RULE = Rule(
    code="R606",
    name="unit-depth",
    severity=Severity.ERROR,
    title="Đơn vị lồng quá nhiều tầng",
    why="Trang của một đơn vị dẫn qua mọi đơn vị trên nó; quá mười tầng thì không ai đọc được, thường là do nhập nhầm.",
    wrong="mười hai đơn vị, mỗi đơn vị có parent là đơn vị đứng trên nó",
    right="đại học → trường → khoa → bộ môn",
)
MOST = 10


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure no chain of parents is longer than ``MOST``; each chain is told once, where it goes too deep."""
    for name, depth in known.catalog.units.walk():
        if depth == MOST:
            unit = known.vocabulary.units[name]
            yield RULE.at(
                unit.place.at("parent"),
                f"Đơn vị “{name}” ở tầng thứ {depth + 1}; chỉ nhận đến {MOST} tầng.",
                hint="Xem lại các khóa parent trên nó.",
            )
