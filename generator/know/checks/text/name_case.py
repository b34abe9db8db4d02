"""Ensure names are written with capitals where names have them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.intake.values import fixed
from generator.know.checks.known import Known
from generator.know.checks.text.names import Written, names_in
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R813",
    name="name-case",
    severity=Severity.WARNING,
    title="Tên viết toàn chữ hoa hoặc toàn chữ thường",
    why="Tên người viết hoa chữ đầu mỗi tiếng; toàn chữ hoa thì khó đọc và máy đọc màn hình có thể đánh vần từng chữ.",
    wrong="name: NGUYỄN VĂN MẪU",
    right="name: Nguyễn Văn Mẫu",
    kinds=("profile", "decision", "proposal"),
)
_FIRST = re.compile(r"(?:^|(?<=[\s'’.-]))\w")


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure no name is all capitals or all small letters; suggest a person's name with its capitals."""
    for written in names_in(record):
        if problem := _problem(written):
            fixes = [] if written.collective else [fixed(in_title_case(written.name))]
            hint = f"Viết “{in_title_case(written.name)}”." if fixes else "Chỉ viết hoa những chữ là tên riêng."
            yield RULE.at(written.place, f"Tên “{written.name}” viết {problem}.", hint=hint, fixes=fixes)


def _problem(written: Written) -> str:
    name = written.name
    if written.collective and len(name.split()) < 2:
        return ""
    if name.isupper() and sum(letter.isalpha() for letter in name) > 1:
        return "toàn chữ hoa"
    return "toàn chữ thường" if name.islower() else ""


def in_title_case(name: str) -> str:
    """A person's name with a capital at the beginning of each part."""
    return _FIRST.sub(lambda found: found[0].upper(), name.lower())
