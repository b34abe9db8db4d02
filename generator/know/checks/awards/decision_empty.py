"""Ask for the recipients of a decision that has none."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Decision

RULE = Rule(
    code="R415",
    name="decision-empty",
    severity=Severity.WARNING,
    title="Quyết định chưa có ai được khen",
    why="Quyết định không có danh sách thì không được đếm và không giúp ai tìm thấy phần thưởng của mình.",
    wrong="decision: {…}, không có recipients",
    right="recipients:\n  - {exemplar: le-van-mau, unit: khoa-dien, award: giay-khen}",
    kinds=("decision",),
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure there is at least one recipient, in the file or in the list beside it."""
    unread = {decision.path, decision.path.removesuffix(".md") + ".csv"} & known.broken
    if not decision.recipients and decision.status != WITHDRAWN and not unread:
        yield RULE.at(
            decision.at("decision"),
            "Quyết định này chưa ghi ai được khen.",
            hint=f"Thêm recipients, hoặc đặt danh sách vào {decision.id}.csv bên cạnh.",
        )
