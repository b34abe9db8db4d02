"""Numbers and lists read back from the files of a report, as somebody who opens them would."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph
from openpyxl import load_workbook


@dataclass(frozen=True, slots=True)
class Row:
    """One number with what it is called and the lines that make it."""

    published: int
    all: int
    before: int
    lines: str


@dataclass(slots=True)
class Read:
    """A report as it was read: ``tables`` by caption, ``lists`` by title, each line without its number."""

    tables: dict[str, dict[str, Row]] = field(default_factory=dict)
    lists: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

    def number(self, caption: str, label: str = "Tổng số") -> Row:
        """A number; nothing of a kind makes no table and no row."""
        return self.tables.get(caption, {}).get(label, Row(0, 0, 0, ""))

    def published(self, caption: str) -> dict[str, int]:
        """The published column of a table, without what is nought and without the sum."""
        rows = self.tables.get(caption, {})
        return {label: row.published for label, row in rows.items() if row.published and label != "Tổng số"}


def read_docx(content: bytes) -> Read:
    """The tables under their headings, and the lists of the appendices."""
    found, caption, title = Read(), "", ""
    paper = Document(io.BytesIO(content))
    for part in paper.element.body:
        if part.tag.endswith("}p"):
            words = Paragraph(part, paper)
            if words.style is not None and words.style.name == "Heading 3":
                caption = words.text.partition(" (")[0]
            elif words.text.isupper():
                title = words.text
        elif part.tag.endswith("}tbl"):
            rows = [tuple(_text(cell) for cell in row.tc_lst) for row in Table(part, paper)._tbl.tr_lst]
            if rows[0][0] == "Mục":
                found.tables[caption] = {row[0]: Row(int(row[1]), int(row[2]), int(row[3]), row[4]) for row in rows[1:]}
            elif rows[0][0] == "TT":
                assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]
                found.lists[title] = [row[1:] for row in rows[1:]]
    return found


def _text(cell: object) -> str:
    return "\n".join(paragraph.text for paragraph in cell.p_lst)  # type: ignore[attr-defined]


def read_xlsx(content: bytes) -> Read:
    """The sheet of numbers, and every list."""
    found, caption = Read(), ""
    book = load_workbook(io.BytesIO(content))
    for cells in book["Số liệu"].iter_rows(min_row=4, max_col=5, values_only=True):
        label, published, everything, before, lines = cells
        if label and published is None:
            caption = str(label).partition(" (")[0]
        elif isinstance(published, int) and isinstance(everything, int) and isinstance(before, int):
            found.tables.setdefault(caption, {})[str(label)] = Row(published, everything, before, str(lines or ""))
    for sheet in book.worksheets[1:-1]:
        rows = [tuple("" if cell is None else str(cell) for cell in row) for row in sheet.iter_rows(values_only=True)]
        assert [row[0] for row in rows[1:]] == [str(number) for number in range(1, len(rows))]
        found.lists[sheet.title.upper()] = [row[1:] for row in rows[1:]]
    return found


def numbers_of(text: str) -> list[int]:
    """``1–3, 7`` as the numbers it means."""
    found: list[int] = []
    for part in filter(None, re.split(", ", text)):
        first, _, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found
