"""Ask for the text of a published page."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.schema import SCHEMAS
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import PUBLISHED, Event, Profile, Story

RULE = Rule(
    code="R808",
    name="body-empty",
    severity=Severity.WARNING,
    title="Đã đăng mà chưa có bài",
    why="Người đọc mở trang ra chỉ thấy vài dòng thông tin, không có câu chuyện nào.",
    wrong="status: published\n---",
    right="status: published\n---\nLê Văn Mẫu dạy môn Mạch điện từ năm 2010.[^1]",
    kinds=("profile", "story", "event"),
)
_BODIES = {schema.make: schema.body for schema in SCHEMAS}


def check(record: Profile | Story | Event, known: Known) -> Iterator[Diagnostic]:
    """Ensure published profiles and stories have a text below the front matter, and events at least a summary."""
    if isinstance(record, Event) and record.summary:
        return
    if record.status == PUBLISHED and not record.body.strip() and record.path not in known.broken:
        what = _BODIES[type(record)]
        yield RULE.at(
            Place(path=record.path, line=max(1, record.body_line - 1), column=1),
            "Phần bài, dưới hàng gạch thứ hai, đang trống.",
            hint=f"Viết ở đây: {what[0].lower()}{what[1:]}" if what else "Viết bài ở đây.",
        )
