"""Ensure a draft is not waiting for a moment that has passed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import DRAFT, PUBLISHED, Record

RULE = Rule(
    code="R508",
    name="embargo-over",
    severity=Severity.WARNING,
    title="Đã đến giờ đăng mà vẫn là bản nháp",
    why="Bản nháp không tự lên trang khi đến giờ ghi ở publish_at; phải đổi status thành published.",
    wrong="status: draft\npublish_at: 2026-03-08 07:00 (đã qua)",
    right="status: published\npublish_at: 2026-03-08 07:00",
    kinds=("profile", "story", "decision", "event", "proposal"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure that once ``publish_at`` has passed, the record is published (or the moment is taken out)."""
    moment = record.publish_at
    if record.status == DRAFT and moment and moment <= known.catalog.now:
        yield RULE.at(
            record.at("status"),
            f"Đã qua giờ đăng ({moment:%H:%M} ngày {moment.day}/{moment.month}/{moment.year}) mà tệp còn là bản nháp.",
            hint="Ghi status: published để đăng, hoặc xóa publish_at.",
            fixes=(PUBLISHED,),
        )
