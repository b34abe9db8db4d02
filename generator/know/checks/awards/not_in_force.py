"""Ensure awards existed on the day they were given."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import Given, awards_in, not_in_force
from generator.know.checks.known import Known
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
    limit = not_in_force(given.award, given.day) if given.day else None
    if limit is None or given.day is None:
        return ""
    when = "chỉ có từ" if limit is given.award.valid_from else "chỉ dùng đến hết"
    return f"{when} {limit.vietnamese()}, còn ngày ở đây là {given.day.vietnamese()}"


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
        and not not_in_force(award, day)
    }
    return [names[name] for name in nearest(given.award.name, names)]
