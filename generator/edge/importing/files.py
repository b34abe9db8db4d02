"""An office file of any kind to grids of text, or to one finding that says why it is not read."""

from __future__ import annotations

import io
import zipfile

from generator.edge.importing import guard, rules
from generator.edge.importing.sheets import read_sheets
from generator.edge.importing.table import Grid, read_grid
from generator.words.diagnostics import Place

SHEETS, WORD, TEXT = "sheets", "word", "text"

_WORD_PART, _SHEET_PART = "word/document.xml", "xl/workbook.xml"


def kind_of(raw: bytes) -> str:
    """What a file is by what it holds, whatever its name says; an office file must have passed ``refused``."""
    if not guard.is_office(raw):
        return TEXT
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        names = set(archive.namelist())
    return WORD if _WORD_PART in names else SHEETS if _SHEET_PART in names else ""


def refused(raw: bytes, path: str) -> Grid | None:
    """A grid with the reason why an office file is not opened; None where it may be."""
    if not guard.is_office(raw) and not guard.is_page(raw):
        return None
    why = guard.refusal(raw, path)
    if why is None and not kind_of(raw):
        message = "Tệp này không phải bảng tính Excel (.xlsx) hay văn bản Word (.docx)."
        why = rules.TABLE.at(
            Place(path=path, line=1, column=1), message, hint="Mở bằng phần mềm đã tạo ra nó, lưu lại."
        )
    return Grid(path=path, diagnostics=(why,)) if why else None


def grids_of(raw: bytes, path: str) -> tuple[Grid, ...]:
    """The grids of a spreadsheet, saved as an Excel file or as text."""
    no = refused(raw, path)
    if no is not None:
        return (no,)
    return read_sheets(raw, path) if kind_of(raw) == SHEETS else (read_grid(raw, path),)
