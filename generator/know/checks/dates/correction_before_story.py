"""Ensure corrections come after the story they correct."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.dates.guesses import likely, told
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Story

RULE = Rule(
    code="R506",
    name="correction-before-story",
    severity=Severity.WARNING,
    title="Đính chính trước ngày đăng bài",
    why="Nhờ ngày đính chính, người đọc biết mình đã đọc bản nào; một ngày trước khi bài đăng thì không giúp được gì.",
    wrong="date: 2026-03-06 và corrections: [{date: 2025-03-08, note: …}]",
    right="corrections: [{date: 2026-03-08, note: …}]",
    kinds=("story",),
)


def check(story: Story, known: Known) -> Iterator[Diagnostic]:
    """Ensure no correction is dated before the story."""
    for number, correction in enumerate(story.corrections):
        if story.date and correction.date and correction.date.last < story.date.first:
            guesses = likely(correction.date, story.date.first, known.today, (story.date.year, known.today.year))
            fixes = [str(guess) for guess in guesses]
            yield RULE.at(
                story.at("corrections", number, "date"),
                f"Đính chính {told(correction.date)}, trước khi bài được đăng ({told(story.date)}).",
                hint=f"Có phải {fixes[0]}?" if fixes else "Xem lại hai ngày này.",
                fixes=fixes,
            )
