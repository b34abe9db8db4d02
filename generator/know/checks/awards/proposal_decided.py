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
    given = list(_given_since(proposal, known))
    for number, candidate in enumerate(proposal.candidates):
        decision = next((decision for decision, row in given if _is_for(candidate, row)), None)
        if decision is not None:
            award = known.vocabulary.awards.get(candidate.award)
            yield RULE.at(
                proposal.at("candidates", number),
                f"{name_of(candidate.exemplar, candidate.name, known)} đã được tặng "
                f"“{award.name if award else candidate.award}” theo quyết định {cited(decision)}.",
                hint="Bỏ người này khỏi danh sách, hoặc kết thúc đợt công khai.",
            )


def _given_since(proposal: Proposal, known: Known) -> Iterator[tuple[Decision, AwardRecord]]:
    """What published decisions have given since the posting began."""
    for decision in known.catalog.decisions.values():
        begin = proposal.posted_from
        if decision.status == PUBLISHED and decision.date and begin and decision.date.first >= begin.first:
            yield from ((decision, row) for row in decision.recipients if row.status == AWARDED)


def _is_for(candidate: Candidate, row: AwardRecord) -> bool:
    if (row.award, row.grade) != (candidate.award, candidate.grade):
        return False
    if candidate.exemplar or row.exemplar:
        return candidate.exemplar == row.exemplar
    return bool(row.name) and (fold(row.name), row.unit) == (fold(candidate.name), candidate.unit)
