"""Sheets of an Excel file to grids of text: values, not formulas; what is hidden, merged or broken is said."""

from __future__ import annotations

import io
import warnings
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries

from generator.edge.importing import rules
from generator.edge.importing.legacy import by_font, by_letters, converted
from generator.edge.importing.table import Grid, Row, clean
from generator.words.diagnostics import Diagnostic, Place, Severity

ROWS, COLUMNS = 50_000, 200


def read_sheets(raw: bytes, path: str) -> tuple[Grid, ...]:
    """A grid for each sheet that has something in it; one with a finding where the file cannot be read.

    The bytes have passed ``guard.refusal``.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            values, formulas = (load_workbook(io.BytesIO(raw), data_only=only) for only in (True, False))
            pairs = [(sheet, formulas[sheet.title]) for sheet in values.worksheets]
            grids = [_Sheet(sheet, written, path).grid() for sheet, written in pairs]
    except Exception:  # a broken file breaks the library anywhere: KeyError, XML errors, ValueError, ...
        message = "Tệp hỏng hoặc không phải bảng tính Excel nên không đọc được."
        hint = "Mở bằng Excel, lưu thành một tệp .xlsx mới rồi gửi tệp ấy."
        return (Grid(path=path, diagnostics=(rules.TABLE.at(Place(path=path, line=1, column=1), message, hint=hint),)),)
    full = tuple(grid for grid in grids if grid.rows or grid.diagnostics)
    empty = rules.TABLE.at(Place(path=path, line=1, column=1), "Tệp này không có ô nào có chữ.")
    return full or (Grid(path=path, diagnostics=(empty,)),)


class _Sheet:
    """One sheet being read."""

    def __init__(self, sheet: Any, written: Any, path: str) -> None:
        self.sheet, self.written = sheet, written
        self.path = f"{path} [{sheet.title}]"
        self.found: list[Diagnostic] = []
        self.uncounted: dict[int, list[int]] = defaultdict(list)
        self.fonts: dict[str, str] = {}

    def grid(self) -> Grid:
        if self.sheet.sheet_state != "visible":
            texts = [str(cell.value) for row in self.sheet.iter_rows() for cell in row if cell.value is not None]
            if texts:
                self._say(1, 1, f"Trang “{self.sheet.title}” đang ẩn nên không được nhập: {_some(texts)}.")
            return Grid(path=self.path, diagnostics=tuple(self.found))
        rows = {number: cells for number, cells in self._rows() if any(cells)}
        self._fill_merged(rows)
        self._hide(rows)
        self._say_uncounted()
        self._say_fonts()
        rows = self._by_letters(rows)
        width = max((len(cells) for cells in rows.values()), default=0)
        full = tuple(
            Row(number=number, cells=(*cells, *[""] * (width - len(cells))))
            for number, cells in sorted(rows.items())
            if any(cells)
        )
        return Grid(path=self.path, rows=full, diagnostics=tuple(self.found), sheet=self.sheet.title, typed=True)

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        high, wide = self.sheet.max_row, self.sheet.max_column  # looked up among all cells each time they are asked for
        for row in self.sheet.iter_rows(max_row=min(high, ROWS), max_col=min(wide, COLUMNS)):
            yield row[0].row, [self._text(cell) for cell in row]
        if high > ROWS or wide > COLUMNS:
            message = f"Trang này dài hơn {ROWS} dòng hoặc rộng hơn {COLUMNS} cột; phần thừa không được đọc."
            self._say(ROWS, 1, message, Severity.ERROR)

    def _text(self, cell: Any) -> str:
        value = cell.value
        if value is None:
            written = self.written.cell(cell.row, cell.column)
            if written.data_type == "f":
                self.uncounted[cell.column].append(cell.row)
            return ""
        if cell.data_type == "e":
            self._say(cell.row, cell.column, f"Ô này có lỗi của Excel ({value}) nên được coi là trống.")
            return ""
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, bool):
            return "có" if value else "không"
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        text = str(value)
        encoding = by_font(str(cell.font.name or "")) if cell.font and not text.isascii() else ""
        if encoding:
            self.fonts.setdefault(encoding, converted(text, encoding))
            text = converted(text, encoding)
        return clean(text, Place(path=self.path, line=cell.row, column=cell.column), self.found)

    def _fill_merged(self, rows: dict[int, list[str]]) -> None:
        """A cell merged over several rows speaks for each of them."""
        for merged in sorted(str(one) for one in self.sheet.merged_cells.ranges):
            left, top, _, bottom = (number or 1 for number in range_boundaries(merged))
            text = rows.get(top, [])[left - 1 : left]
            if bottom == top or not text or not text[0]:
                continue
            for number in range(top + 1, bottom + 1):
                if number in rows:
                    rows[number][left - 1] = text[0]
            self._say(top, left, f"Ô gộp {merged} (“{text[0]}”) được ghi cho từng dòng của nó.", Severity.NOTICE)

    def _hide(self, rows: dict[int, list[str]]) -> None:
        """Hidden columns and rows are left out: nobody sees what would be published. What they hold is said."""
        for number in sorted(rows):
            if self.sheet.row_dimensions[number].hidden:
                texts = [text for text in rows[number] if text]
                self._say(number, 1, f"Dòng {number} đang ẩn nên không được nhập: {_some(texts)}. Bỏ ẩn nếu cần nhập.")
                del rows[number]
        for column in sorted(self._hidden_columns()):
            texts = [cells[column - 1] for cells in rows.values() if len(cells) >= column and cells[column - 1]]
            for cells in rows.values():
                if len(cells) >= column:
                    cells[column - 1] = ""
            if texts:
                name = get_column_letter(column)
                message = f"Cột {name} đang ẩn nên không được nhập: {_some(texts)}. Bỏ ẩn nếu cần nhập."
                self._say(min(rows), column, message)

    def _hidden_columns(self) -> set[int]:
        hidden: set[int] = set()
        for one in self.sheet.column_dimensions.values():
            if one.hidden and one.min and one.max:
                hidden |= set(range(one.min, min(one.max, COLUMNS) + 1))
        return hidden

    def _say_uncounted(self) -> None:
        for column, numbers in sorted(self.uncounted.items()):
            message = f"Cột {get_column_letter(column)} có {len(numbers)} ô là công thức chưa được tính; coi là trống."
            hint = "Mở tệp bằng Excel, lưu lại rồi nhập lại nếu cột này cần nhập."
            self.found.append(rules.DROPPED.at(self._at(numbers[0], column), message, hint=hint))

    def _say_fonts(self) -> None:
        for encoding, sample in sorted(self.fonts.items()):
            message = f"Trang này gõ bằng bảng mã cũ {encoding}; đã đổi sang Unicode, ví dụ “{sample[:60]}”."
            self._say(1, 1, message, hint="Đọc lại tên người trước khi ghi.")

    def _by_letters(self, rows: dict[int, list[str]]) -> dict[int, list[str]]:
        """Old text whose font was changed without converting it."""
        encoding = by_letters(" ".join(text for cells in rows.values() for text in cells))
        if not encoding:
            return rows
        changed = {number: [converted(text, encoding) for text in cells] for number, cells in rows.items()}
        sample = next(text for cells in changed.values() for text in cells if not text.isascii())
        message = f"Chữ ở trang này là bảng mã cũ {encoding}; đã đổi sang Unicode, ví dụ “{sample[:60]}”."
        self._say(1, 1, message, hint="Đọc lại tên người trước khi ghi.")
        return changed

    def _say(
        self, row: int, column: int, message: str, severity: Severity = Severity.WARNING, *, hint: str = ""
    ) -> None:
        self.found.append(rules.DROPPED.at(self._at(row, column), message, hint=hint, severity=severity))

    def _at(self, row: int, column: int) -> Place:
        return Place(path=self.path, line=row, column=column)


def _some(texts: list[str], most: int = 12) -> str:
    """Texts of cells, the first ones in full."""
    more = f" và {len(texts) - most} ô nữa" if len(texts) > most else ""
    return ", ".join(f"“{text}”" for text in texts[:most]) + more
