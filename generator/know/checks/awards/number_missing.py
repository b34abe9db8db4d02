"""Say where a decision's number is not known yet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Decision

RULE = Rule(
    code="R413",
    name="number-missing",
    severity=Severity.NOTICE,
    title="Quyết định chưa có số",
    why="Chưa biết số thì vẫn ghi được, trang sẽ nói rõ là chưa có số; khi tìm thấy văn bản thì bổ sung.",
    wrong="decision: {date: 2023-03-14, issuer: prime-minister}",
    right="decision: {number: 231/QĐ-TTg, date: 2023-03-14, issuer: prime-minister}",
    kinds=("decision",),
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure the decision has a number."""
    if not decision.decision.number and decision.path not in known.broken:
        issuer = known.vocabulary.authorities.get(decision.decision.issuer)
        suffix = f", thường có dạng số/{issuer.decision_suffix}" if issuer and issuer.decision_suffix else ""
        yield RULE.at(decision.at("decision"), "Chưa có số quyết định.", hint=f"Khi biết thì thêm number{suffix}.")
