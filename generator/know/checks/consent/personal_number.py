"""Ensure nothing that leads straight to one person stands in any file: numbers, accounts, mail addresses."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.consent.waivers import standing
from generator.know.checks.known import Known
from generator.know.waivers import as_waiver
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.personal import HARD, LABELS, Spotted

RULE = Rule(
    code="R713",
    name="personal-number",
    severity=Severity.ERROR,
    title="Có số giấy tờ, điện thoại, thư điện tử hay tài khoản của một người",
    why="Chúng dẫn thẳng tới một người. Dù ở ghi chú, tên tệp, trong ảnh hay tệp Word, Excel, PDF, kho vẫn nhớ mãi.",
    wrong="# hỏi lại em Mẫu: 0912 345 678",
    right="# hỏi lại em Mẫu (số ở văn phòng)",
    source="Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure no file, comment, name of a file or picture tells such a thing, but for what was waived."""
    for path, spotted in standing(known):
        if spotted.kind in HARD:
            yield finding(path, spotted)


def finding(path: str, spotted: Spotted) -> Diagnostic:
    """What is said of one such thing."""
    return RULE.at(
        Place(path=path, line=spotted.line, column=spotted.column),
        f"“{spotted.words}” là {LABELS[spotted.kind]}.",
        hint="Hãy bỏ đi. Nếu là địa chỉ hay số chung đã được công bố, xin duyệt dòng này trong "
        f"vocabulary/waivers.yml: “{as_waiver(path, spotted)}”.",
    )
