"""Ask for titles that can be read at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Decision, Event, Proposal, Story

RULE = Rule(
    code="R806",
    name="title-length",
    severity=Severity.WARNING,
    title="Tiêu đề quá dài hoặc gần như trống",
    why="Tiêu đề là điều đầu tiên, có khi là điều duy nhất, người đọc thấy; quá 160 ký tự thì danh sách bị vỡ.",
    wrong='title: "..."',
    right="title: Xưởng điện mở cửa lúc sáu giờ sáng",
    kinds=("story", "decision", "event", "proposal"),
)
LEAST, MOST = 5, 160


def check(record: Story | Decision | Event | Proposal, known: Known) -> Iterator[Diagnostic]:
    """Ensure a title has at least 5 letters or digits and at most 160 characters."""
    title = record.title.strip()
    if not title or record.status == WITHDRAWN:
        return
    if len(title) > MOST:
        message = f"Tiêu đề có {len(title)} ký tự, nên không quá {MOST}."
        yield RULE.at(record.at("title"), message, hint="Giữ ý chính; phần còn lại đưa vào tóm tắt.")
    elif sum(letter.isalnum() for letter in title) < LEAST:
        message = f"Tiêu đề “{title}” chưa nói được gì."
        yield RULE.at(record.at("title"), message, hint="Viết ai hoặc việc gì, trong một dòng.")
