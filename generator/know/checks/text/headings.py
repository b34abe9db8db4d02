"""Ask for headings that make a tree below the page's title."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.rules import THIS_LINE
from generator.know.checks.known import Known
from generator.know.checks.text.markdown import Heading, headings
from generator.words.diagnostics import Diagnostic, Fix, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R812",
    name="heading-level",
    severity=Severity.WARNING,
    title="Đề mục sai bậc",
    why="Tiêu đề trang là bậc một; đề mục trong bài từ bậc hai và không nhảy bậc, để máy đọc màn hình dẫn đúng.",
    wrong="# Một thói quen nhỏ",
    right="## Một thói quen nhỏ",
    kinds=("profile", "story", "decision", "event", "proposal"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure no heading is of level one, and none is more than one level below the heading before it."""
    found = list(headings(record))
    before = max(2, min((one.level for one in found), default=2)) - 1
    for heading in found:
        if heading.level == 1:
            message = "Đề mục bậc một (#) dành cho tiêu đề trang."
            yield RULE.at(heading.place, message, hint="Dùng ## cho đề mục trong bài.", fixes=_at_level(heading, 2))
        elif heading.level > before + 1:
            message = f"Đề mục nhảy từ bậc {before} xuống bậc {heading.level}."
            good = before + 1
            yield RULE.at(heading.place, message, hint=f"Dùng {'#' * good}.", fixes=_at_level(heading, good))
        before = max(2, heading.level)


def _at_level(heading: Heading, level: int) -> list[Fix]:
    if not heading.line:
        return []
    return [Fix(text="#" * level + heading.line.lstrip().lstrip("#"), how=THIS_LINE, certain=True)]
