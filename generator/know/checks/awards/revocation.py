"""Ensure a revoked award names the decision that took it back, and no other award does."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import listed
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import REVOKED, Decision, Revocation

RULE = Rule(
    code="R409",
    name="revoked-without-decision",
    severity=Severity.ERROR,
    title="Thu hồi mà không có quyết định thu hồi",
    why="Nói một phần thưởng đã bị thu hồi là điều nặng nề; phải có số, ngày và cơ quan của quyết định thu hồi.",
    wrong="status: revoked",
    right="status: revoked\nrevocation: {number: 99/QĐ-ĐH, date: 2025-03-01, issuer: giam-doc}",
    source="Luật 06/2022/QH15, Chương VII",
    kinds=("decision",),
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure ``status: revoked`` and a whole ``revocation`` come together."""
    for row in decision.recipients:
        if row.status != REVOKED:
            if row.revocation is not None:
                yield RULE.at(
                    row.place.at("revocation"),
                    "Dòng này có quyết định thu hồi nhưng trạng thái không phải là đã bị thu hồi.",
                    hint="Ghi status: revoked, hoặc bỏ mục revocation.",
                )
        elif row.revocation is None:
            yield RULE.at(
                row.place.at("status"),
                "Ghi là đã bị thu hồi nhưng chưa có quyết định thu hồi.",
                hint="Thêm revocation: {number: …, date: …, issuer: …}.",
            )
        elif missing := _missing(row.revocation):
            yield RULE.at(
                row.place.at("revocation"), f"Quyết định thu hồi còn thiếu {missing}.", hint="Ghi như trên quyết định."
            )


def _missing(revocation: Revocation) -> str:
    """What is not there; a missing date is the schema's finding."""
    parts = [("số (number)", revocation.number), ("cơ quan (issuer)", revocation.issuer)]
    return listed([name for name, value in parts if not value], "và")
