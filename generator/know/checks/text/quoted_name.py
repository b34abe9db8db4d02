"""Ensure names do not stand in quotes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.values import fixed
from generator.know.checks.known import Known
from generator.know.checks.text.names import names_in
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R816",
    name="quoted-name",
    severity=Severity.ERROR,
    title="Tên nằm trong ngoặc kép",
    why="Dấu ngoặc kép chép theo từ văn bản thành một phần của tên: tên xếp sai chỗ và tìm không đúng.",
    wrong="name: “Trần Thị Mẫu”",
    right="name: Trần Thị Mẫu",
    kinds=("profile", "decision", "proposal"),
)
PAIRS = (("“", "”"), ("„", "“"), ("”", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("‹", "›"), ("″", "″"))
_ALL = frozenset(mark for pair in PAIRS for mark in pair)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure no name is wholly quoted; a part of a name may be: Nhóm “Hải đăng”."""
    for written in names_in(record):
        bare = unquoted(written.name)
        if bare != written.name and bare:
            yield RULE.at(
                written.place,
                f"Tên viết là {written.name}, nằm trong ngoặc kép.",
                hint=f"Chỉ ghi “{bare}”.",
                fixes=[fixed(bare)],
            )


def unquoted(name: str) -> str:
    """The name without the quotes round it; where a quote inside is closed by the last one, it is left as it is."""
    text = name.strip()
    for opening, closing in PAIRS:
        if len(text) > 2 and text[0] == opening and text[-1] == closing and not _ALL & set(text[1:-1]):
            return text[1:-1].strip()
    return name
