"""Ensure one decision is on file once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Decision
from generator.words.vietnamese import fold

RULE = Rule(
    code="R406",
    name="number-twice",
    severity=Severity.ERROR,
    title="Một quyết định nằm trong hai tệp",
    why="Cùng số, cùng cơ quan, cùng năm là một quyết định; ghi hai lần thì mọi phần thưởng trong đó bị đếm hai lần.",
    wrong="awards/2025/qd-12.md và awards/2025/qd-12-bo-sung.md cùng ghi number: 12/QĐ-ĐH",
    right="awards/2025/qd-12.md có đủ mọi người được khen",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure number, issuer and year are together unique; numbers start again every year."""
    files: dict[tuple[str, str, int], list[Decision]] = defaultdict(list)
    for decision in known.catalog.decisions.values():
        head = decision.decision
        if head.number and head.date and decision.status != WITHDRAWN:
            files["".join(fold(head.number).split()), head.issuer, head.date.year].append(decision)
    for same in files.values():
        first, *others = sorted(same, key=lambda one: one.path)
        for other in others:
            yield RULE.at(
                other.at("decision", "number"),
                f"Quyết định “{other.decision.number}” của cùng cơ quan trong năm này đã có ở {first.path}.",
                hint="Gộp hai danh sách vào một tệp; nếu là hai quyết định khác nhau, ghi đủ số và ký hiệu.",
            )
