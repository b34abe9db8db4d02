"""Ensure each piece of evidence leads to exactly one thing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Story

RULE = Rule(
    code="R310",
    name="evidence-without-target",
    severity=Severity.ERROR,
    title="Minh chứng không có địa chỉ, hoặc có hai",
    why="Minh chứng phải mở ra xem được: một địa chỉ (url) hoặc một tệp (file). Có cả hai thì không rõ cái nào là gốc.",
    wrong="- {kind: document, title: Quyết định nghiệm thu}",
    right="- {kind: document, title: Quyết định nghiệm thu, file: media/nghiem-thu.pdf}",
    kinds=("story",),
)


def check(story: Story, known: Known) -> Iterator[Diagnostic]:
    """Ensure a piece of evidence has an address or a file, not both."""
    for number, evidence in enumerate(story.evidence):
        if evidence.url and evidence.file:
            yield RULE.at(
                story.at("evidence", number, "file"),
                f"Minh chứng “{evidence.title}” có cả địa chỉ (url) và tệp (file).",
                hint="Giữ một trong hai; nếu là hai minh chứng thì viết thành hai dòng.",
            )
        elif not (evidence.url or evidence.file or story.path in known.broken):
            yield RULE.at(
                story.at("evidence", number),
                f"Minh chứng “{evidence.title}” chưa có địa chỉ (url) hay tệp (file).",
                hint="Thêm url: hoặc file: media/… vào minh chứng này.",
            )
