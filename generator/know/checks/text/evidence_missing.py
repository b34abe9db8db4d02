"""Say where a story of an advanced model proves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import PUBLISHED, Story

RULE = Rule(
    code="R809",
    name="evidence-missing",
    severity=Severity.NOTICE,
    title="Bài về điển hình tiên tiến chưa có minh chứng",
    why="Điển hình tiên tiến phải có minh chứng, sản phẩm cụ thể; người đọc nhờ đó mà tin và làm theo được.",
    wrong="kind: advanced-model (không có evidence, không có sources)",
    right="evidence: [{kind: product, title: Bàn thí nghiệm mạch điện, url: https://example.vn/ban}]",
    kinds=("story",),
)
ADVANCED_MODEL = "advanced-model"


def check(story: Story, known: Known) -> Iterator[Diagnostic]:
    """Ensure a published story of an advanced model has evidence, or at least sources to check it against."""
    if story.status == PUBLISHED and story.kind == ADVANCED_MODEL and not story.evidence and not story.sources:
        yield RULE.at(
            story.at("kind"),
            "Bài này chưa có minh chứng (evidence), cũng chưa có nguồn (sources).",
            hint="Thêm sản phẩm, văn bản, liên kết hoặc nguồn để người đọc đối chiếu.",
        )
