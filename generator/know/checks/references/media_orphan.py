"""Ensure every media file is used by some record."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.bodies import media_used
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity

RULE = Rule(
    code="R303",
    name="media-orphan",
    severity=Severity.WARNING,
    title="Tệp trong media/ không hồ sơ nào dùng",
    why="Ảnh không ai dùng thường là ảnh gửi nhầm, hoặc của người đã rút hồ sơ và không muốn ảnh được giữ nữa.",
    wrong="media/anh-cu.jpg, không hồ sơ nào nhắc đến",
    right="xóa tệp, hoặc ghi tên tệp vào photos của bài dùng nó",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure a media file is named somewhere; silent while a record cannot be read, since that one may name it."""
    if known.broken:
        return
    used = {name for record in known.catalog.records() for _, name in media_used(record)}
    for path in sorted(known.catalog.media - used):
        yield RULE.at(
            Place(path=path, line=1, column=1),
            f"Không hồ sơ nào dùng tệp “{path}”.",
            hint="Ghi tên tệp vào bài dùng nó, hoặc xóa tệp.",
        )
