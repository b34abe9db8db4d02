"""Ask for Markdown in place of HTML."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.know.checks.text.markdown import tags
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R810",
    name="raw-html",
    severity=Severity.WARNING,
    title="Thẻ HTML trong bài sẽ hiện ra như chữ",
    why="Bài viết bằng Markdown; vì an toàn, thẻ HTML không chạy mà hiện nguyên ra cho người đọc thấy.",
    wrong="Giữ xưởng <b>suốt mười năm</b>.",
    right="Giữ xưởng **suốt mười năm**.",
    kinds=("profile", "story", "decision", "event", "proposal"),
)
INSTEAD = {
    "b": "**chữ đậm**",
    "strong": "**chữ đậm**",
    "i": "*chữ nghiêng*",
    "em": "*chữ nghiêng*",
    "a": "[chữ](địa chỉ)",
    "img": "![mô tả](media/ten-anh.jpg)",
    "br": "dấu \\ ở cuối dòng",
    "p": "một dòng trống giữa hai đoạn",
    "h1": "## Đề mục",
    "h2": "## Đề mục",
    "h3": "### Đề mục",
    "li": "dòng bắt đầu bằng dấu -",
    "ul": "dòng bắt đầu bằng dấu -",
    "ol": "dòng bắt đầu bằng 1.",
    "blockquote": "dòng bắt đầu bằng dấu >",
    "sup": "[^1] để chỉ nguồn số 1",
}


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure a body has no HTML; one finding for each line, at its first tag."""
    seen: set[int] = set()
    for place, tag in tags(record):
        if place.line not in seen:
            seen.add(place.line)
            name = tag.strip("</>").split()[0].lower() if tag.strip("</>").split() else ""
            instead = INSTEAD.get(name)
            yield RULE.at(
                place,
                f"Thẻ “{tag}” sẽ hiện ra như chữ trên trang.",
                hint=f"Thay bằng {instead}." if instead else "Bỏ thẻ này.",
            )
