"""Ensure pictures do not tell where they were taken."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.personal import CREATOR, LOCATION
from generator.know.checks.consent.waivers import standing
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity

RULE = Rule(
    code="R714",
    name="photo-metadata",
    severity=Severity.WARNING,
    title="Ảnh mang theo nơi chụp hoặc tên người chụp",
    why="Máy ảnh ghi tọa độ vào tệp. Trang không đăng các ghi chú ấy, nhưng ai xem được kho đều đọc được.",
    wrong="media/chan-dung.jpg có tọa độ nơi chụp",
    right="media/chan-dung.jpg đã bỏ mọi ghi chú",
    source="Luật 91/2025/QH15",
)
_TELLS = {LOCATION: "nơi chụp (tọa độ GPS)", CREATOR: "tên người chụp"}
_WEIGHS = {LOCATION: Severity.WARNING, CREATOR: Severity.NOTICE}


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure no picture holds a position (an error where anybody can read the repository) or a name."""
    for path, spotted in standing(known):
        if spotted.kind in _TELLS:
            public = known.repository == "public" and spotted.kind == LOCATION
            yield RULE.at(
                Place(path=path, line=1, column=1),
                f"Ảnh còn ghi {_TELLS[spotted.kind]}.",
                hint="Lưu lại ảnh không kèm thông tin (Windows: Thuộc tính › Chi tiết › Loại bỏ thông tin cá nhân), "
                f"hoặc chạy “exiftool -all= {path}”.",
                severity=Severity.ERROR if public else _WEIGHS[spotted.kind],
            )
