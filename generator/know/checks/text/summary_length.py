"""Ask for summaries that fit a card and a search result."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Event, Profile, Story

RULE = Rule(
    code="R805",
    name="summary-length",
    severity=Severity.WARNING,
    title="Tóm tắt quá ngắn hoặc quá dài",
    why="Tóm tắt hiện ở danh sách, ở kết quả tìm kiếm và khi chia sẻ: ngắn quá thì không nói gì, dài quá thì bị cắt.",
    wrong="summary: Giảng viên.",
    right="summary: Giảng viên Khoa Điện, người đưa xưởng thực hành đến với sinh viên năm thứ nhất.",
    kinds=("profile", "story", "event"),
)
LEAST, MOST = 20, 300


def check(record: Profile | Story | Event, known: Known) -> Iterator[Diagnostic]:
    """Ensure a summary has 20 to 300 characters."""
    length = len(record.summary.strip())
    if record.status == WITHDRAWN or not length or LEAST <= length <= MOST:
        return
    if length < LEAST:
        hint = "Viết một câu: ai, làm được gì, cho ai."
    else:
        hint = f"Bỏ bớt ít nhất {length - MOST} ký tự; phần kể thêm để trong bài."
    yield RULE.at(record.at("summary"), f"Tóm tắt có {length} ký tự, nên từ {LEAST} đến {MOST}.", hint=hint)
