"""Ask for a description of every picture."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.know.checks.text.markdown import pictures
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import WITHDRAWN, Event, Profile, Record, Story

RULE = Rule(
    code="R804",
    name="alt-missing",
    severity=Severity.WARNING,
    title="Ảnh chưa có lời mô tả",
    why="Người không nhìn thấy ảnh nghe lời mô tả thay cho ảnh; ảnh không tải được thì lời mô tả hiện ra.",
    wrong="portrait: {file: media/an.jpg}",
    right="portrait: {file: media/an.jpg, alt: Thầy An đứng bên bàn thí nghiệm}",
    source="Thông tư 26/2020/TT-BTTTT",
    kinds=("profile", "story", "event", "decision", "proposal"),
)
HINT = "Thêm alt: một câu ngắn kể ảnh có ai, đang làm gì."


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure portraits, photos and pictures in the text say what they show."""
    if record.status == WITHDRAWN:
        return
    for place in _without_alt(record):
        yield RULE.at(place, "Ảnh này chưa có lời mô tả.", hint=HINT)
    for picture in pictures(record):
        if not picture.alt.strip():
            hint = "Viết lời mô tả vào giữa hai ngoặc vuông: ![mô tả](địa chỉ ảnh)."
            yield RULE.at(picture.place, "Ảnh này chưa có lời mô tả.", hint=hint)


def _without_alt(record: Record) -> Iterator[Place]:
    if isinstance(record, Profile) and record.portrait and not record.portrait.alt.strip():
        yield record.at("portrait")
    elif isinstance(record, Story | Event):
        for number, photo in enumerate(record.photos):
            if not photo.alt.strip():
                yield record.at("photos", number)
