"""Ensure awards existed on the day they were given."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import Given, awards_in
from generator.know.checks.known import Known
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R405",
    name="not-in-force",
    severity=Severity.ERROR,
    title="Danh hiệu chưa có hoặc không còn vào ngày quyết định",
    why="Luật đổi thì có danh hiệu mới và có danh hiệu thôi dùng; hồ sơ giữ đúng tên ghi trên quyết định của ngày ấy.",
    wrong="decision: {date: 2025-03-01}, award: hist-huy-hieu (dùng đến hết 2023)",
    right="decision: {date: 2022-03-01}, award: hist-huy-hieu",
    source="Luật 06/2022/QH15, Điều 9 (hiệu lực từ 1/1/2024)",
    kinds=("decision", "proposal"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure the day lies within the award's time; a day that only may lie outside is let pass."""
    for given in awards_in(record, known):
        problem = _problem(given) if given.under_law else ""
        if problem:
            yield RULE.at(
                given.place.at("award"),
                f"“{given.award.name}” {problem}.",
                hint="Xem lại ngày, hoặc chọn đúng tên danh hiệu của thời ấy.",
                fixes=_of_that_time(given, known),
            )


def _problem(given: Given) -> str:
    award, day = given.award, given.day
    if day is None:
        return ""
    if _too_early(award.valid_from, day) and award.valid_from:
        return f"chỉ có từ {award.valid_from.vietnamese()}, còn ngày ở đây là {day.vietnamese()}"
    if _too_late(award.valid_to, day) and award.valid_to:
        return f"chỉ dùng đến hết {award.valid_to.vietnamese()}, còn ngày ở đây là {day.vietnamese()}"
    return ""


def _too_early(start: PartialDate | None, day: PartialDate) -> bool:
    return start is not None and day.last < start.first


def _too_late(end: PartialDate | None, day: PartialDate) -> bool:
    return end is not None and day.first > end.last


def _of_that_time(given: Given, known: Known) -> list[str]:
    """Awards of the same level and class that existed then, by likeness of their names."""
    day = given.day
    names = {
        award.name: award.id
        for award in known.vocabulary.awards.values()
        if day is not None
        and award.used
        and (award.award_class, award.level) == (given.award.award_class, given.award.level)
        and (not given.kind or given.kind in award.recipients)
        and not _too_early(award.valid_from, day)
        and not _too_late(award.valid_to, day)
    }
    return [names[name] for name in nearest(given.award.name, names)]
