"""Ensure nobody is still posted as proposed for what a decision already gives."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import cited, name_of
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import AWARDED, PUBLISHED, AwardRecord, Candidate, Decision, Proposal
from generator.words.vietnamese import fold

RULE = Rule(
    code="R416",
    name="proposal-already-decided",
    severity=Severity.WARNING,
    title="Vẫn đăng là đề nghị dù đã có quyết định",
    why="Đề nghị và đã tặng là hai việc khác nhau; có quyết định rồi thì tên không nên còn ở danh sách lấy ý kiến.",
    wrong="candidates còn le-van-mau, khi awards/2026/qd-5.md đã tặng chính phần thưởng ấy",
    right="bỏ le-van-mau khỏi candidates, hoặc kết thúc đợt công khai (posted_to)",
    source="Nghị định 98/2023/NĐ-CP, khoản 2 Điều 46",
    kinds=("proposal",),
)


def check(proposal: Proposal, known: Known) -> Iterator[Diagnostic]:
    """Ensure no decision made since the posting began gives a candidate of a posting that still runs that award."""
    end = proposal.posted_to
    if proposal.status != PUBLISHED or (end and end.last < known.today):
        return
    for number, candidate in enumerate(proposal.candidates):
        decision = next(
            (decision for decision, row in known.catalog.rows() if _gives(decision, row, candidate, proposal)), None
        )
        if decision is not None:
            award = known.vocabulary.awards.get(candidate.award)
            yield RULE.at(
                proposal.at("candidates", number),
                f"{name_of(candidate.exemplar, candidate.name, known)} đã được tặng "
                f"“{award.name if award else candidate.award}” theo quyết định {cited(decision)}.",
                hint="Bỏ người này khỏi danh sách, hoặc kết thúc đợt công khai.",
            )


def _gives(decision: Decision, row: AwardRecord, candidate: Candidate, proposal: Proposal) -> bool:
    if (row.award, row.grade) != (candidate.award, candidate.grade) or row.status != AWARDED:
        return False
    if not decision.date or not proposal.posted_from or decision.date.first < proposal.posted_from.first:
        return False
    if decision.status != PUBLISHED:
        return False
    if candidate.exemplar or row.exemplar:
        return candidate.exemplar == row.exemplar
    return bool(row.name) and (fold(row.name), row.unit) == (fold(candidate.name), candidate.unit)
