"""Ensure pictures in a text come from the repository."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.intake.rules import THIS_LINE
from generator.know.checks.bodies import MEDIA, media_name
from generator.know.checks.known import Known
from generator.know.checks.text.markdown import pictures
from generator.words.diagnostics import Diagnostic, Fix, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R811",
    name="external-image",
    severity=Severity.ERROR,
    title="Ảnh trong bài không nằm trong kho",
    why="Ảnh ở trang khác có thể mất, bị đổi, và để trang ấy biết ai đang đọc; ảnh phải nằm trong thư mục media/.",
    wrong="![Xưởng điện](https://example.vn/xuong.jpg)",
    right="![Xưởng điện](media/xuong.jpg)",
    kinds=("profile", "story", "decision", "event", "proposal"),
)


_SHOWN = re.compile(r"/?media/(?!.*\.\.)[^\\?#]+")


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure every picture of the body has an address in the media folder; its presence there is R302's."""
    for picture in pictures(record):
        if _SHOWN.fullmatch(picture.address):
            continue
        name = media_name(picture.address)
        line = record.body.split("\n")[picture.place.line - record.body_line]
        fixes = [Fix(text=line.replace(picture.address, name, 1), how=THIS_LINE)] if name else []
        if name:
            problem, hint = "viết sai địa chỉ", f"Viết {name}."
        else:
            problem = "không nằm trong kho"
            hint = f"Xin phép dùng ảnh, chép vào {MEDIA}, rồi ghi địa chỉ {MEDIA}ten-anh.jpg."
        message = f"Ảnh “{picture.address}” {problem} nên không hiện trên trang."
        yield RULE.at(picture.place, message, hint=hint, fixes=fixes)
