"""Ensure nobody has one emulation title twice for one year."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import cited, name_of, recipient_of, rows_on_file
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import AWARDED, AwardRecord, Decision

RULE = Rule(
    code="R407",
    name="title-twice",
    severity=Severity.ERROR,
    title="Một danh hiệu thi đua ghi hai lần cho một năm",
    why="Danh hiệu thi đua xét theo năm, mỗi năm một lần; dòng thứ hai thường là chép trùng và làm sai con số.",
    wrong="hai dòng cstd-co-so của một người, cùng school_year: 2024-2025",
    right="một dòng cstd-co-so cho năm học 2024-2025",
    source="Luật 06/2022/QH15, Điều 19, Điều 20",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure recipient, emulation title and year are together unique; people without a profile are only asked about.

    A repetition inside one decision is R205's.
    """
    seen: dict[tuple[object, ...], Decision] = {}
    for decision, row in rows_on_file(known):
        if row.status != AWARDED or not _is_emulation(row, known):
            continue
        recipient = recipient_of(row)
        if recipient is None:
            continue
        year = _year(row, decision)
        key = (recipient, row.award, year)
        if seen.setdefault(key, decision) is decision:
            continue
        award = known.vocabulary.awards[row.award].name
        hint = "Bỏ một dòng, hoặc sửa năm."
        yield RULE.at(
            row.place.at("award"),
            f"{name_of(row.exemplar, row.name, known)} đã có “{award}” của {year} trong quyết định {cited(seen[key])}.",
            hint=hint if recipient.sure else f"{hint} Nếu là hai người trùng tên, ghi chức vụ để phân biệt.",
            severity=Severity.ERROR if recipient.sure else Severity.WARNING,
        )


def _is_emulation(row: AwardRecord, known: Known) -> bool:
    award = known.vocabulary.awards.get(row.award)
    award_class = known.vocabulary.award_classes.get(award.award_class) if award else None
    return award_class is not None and award_class.axis == "emulation"


def _year(row: AwardRecord, decision: Decision) -> str:
    """The year the title is for, as messages name it."""
    if row.school_year:
        return f"năm học {row.school_year}"
    return f"năm {row.year or (decision.date.year if decision.date else 0)}"
