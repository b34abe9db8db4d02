"""Ensure what is given once in a life is on file once."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.claim_covered import covers
from generator.know.checks.awards.given import Recipient, cited, name_of, recipient_of, rows_on_file
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import AWARDED, Claim, Decision

RULE = Rule(
    code="R412",
    name="once-in-life",
    severity=Severity.ERROR,
    title="Phần thưởng chỉ tặng một lần trong đời ghi hai lần",
    why="Kỷ niệm chương tặng mỗi người một lần; lần thứ hai thường là chép trùng hoặc nhầm người cùng tên.",
    wrong="ky-niem-chuong của một người trong quyết định năm 2020 và năm 2025",
    right="ky-niem-chuong của người ấy chỉ trong quyết định năm 2020",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure such an award is in one decision a recipient; people without a profile are only asked about."""
    first: dict[tuple[Recipient, str], Decision] = {}
    for decision, row in rows_on_file(known):
        award = known.vocabulary.awards.get(row.award)
        recipient = recipient_of(row) if award and award.once and row.status == AWARDED else None
        if award is None or recipient is None:
            continue
        key = (recipient, row.award)
        if first.setdefault(key, decision) is not decision:
            yield RULE.at(
                row.place.at("award"),
                f"{name_of(row.exemplar, row.name, known)} đã được tặng “{award.name}” ở quyết định "
                f"{cited(first[key])}; mỗi người chỉ một lần.",
                hint="Xem lại hai quyết định; nếu là hai người trùng tên, ghi chức vụ để phân biệt.",
                severity=Severity.ERROR if recipient.sure else Severity.WARNING,
            )
    yield from _claimed(known)


def _claimed(known: Known) -> Iterator[Diagnostic]:
    """Claims of what a decision or another claim already gives; those that are the same award are R411's."""
    for profile in known.catalog.profiles.values():
        claims: list[Claim] = []
        for claim in profile.awards:
            award = known.vocabulary.awards.get(claim.award)
            if award is None or not award.once:
                continue
            rows = [
                (decision, row)
                for decision, row in known.catalog.rows_of.get(profile.id, ())
                if row.award == claim.award and row.status == AWARDED
            ]
            given = bool(rows) and not any(covers(decision, row, claim) for decision, row in rows)
            if given or any(other.award == claim.award for other in claims):
                yield RULE.at(
                    claim.place.at("award"),
                    f"{profile.name} đã có “{award.name}” ở chỗ khác; mỗi người chỉ một lần.",
                    hint="Xem lại năm, hoặc bỏ mục này.",
                )
            claims.append(claim)
