"""Ensure an award whose decision is on file is no longer kept as one whose decision is unknown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import cited
from generator.know.checks.fixes import without_entry
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import PUBLISHED, AwardRecord, Claim, Decision, Profile

RULE = Rule(
    code="R411",
    name="claim-covered",
    severity=Severity.WARNING,
    title="Phần thưởng đã có quyết định trong kho",
    why="Mục awards của hồ sơ chỉ dành cho phần thưởng chưa có quyết định; để cả hai thì một phần thưởng hiện hai lần.",
    wrong="awards: [{award: giay-khen, year: 2025}], trong khi awards/2025/qd-12.md đã ghi giấy khen ấy",
    right="bỏ dòng ấy khỏi awards của hồ sơ",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure no claim equals an award record on file; where the claim's year agrees the cure is certain."""
    for claim in profile.awards:
        for decision, row in known.catalog.rows_of.get(profile.id, ()):
            if decision.status == PUBLISHED and covers(decision, row, claim):
                award = known.vocabulary.awards.get(claim.award)
                yield RULE.at(
                    claim.place,
                    f"“{award.name if award else claim.award}” đã có trong quyết định {cited(decision)}.",
                    hint="Xóa mục này khỏi awards của hồ sơ.",
                    fixes=[without_entry(certain=claim.year is not None)],
                )
                break


def covers(decision: Decision, row: AwardRecord, claim: Claim) -> bool:
    """Whether a row of a decision is the award that a profile claims."""
    same = (row.award, row.grade) == (claim.award, claim.grade)
    again = bool(row.ordinal and claim.ordinal and row.ordinal != claim.ordinal)
    years = {row.year, decision.date.year if decision.date else None}
    return same and not again and (claim.year is None or claim.year in years)
