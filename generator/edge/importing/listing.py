"""The list beside a decision: long tables of award records live in a CSV file of their own."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Mapping, Sequence

from generator.intake.awardlist import COLUMNS, delimiter_of
from generator.words.vietnamese import fold

_BY_LABEL = {fold(key.label): name for name, key in COLUMNS.items() if "." not in name}


class Listing:
    """The text of a list, changed row by row. Rows are numbered from 0 as the records of the intake are."""

    def __init__(self, text: str) -> None:
        self._delimiter = delimiter_of(text) if text.strip() else ","
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=self._delimiter))
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        self._header = rows[0] if rows else []
        self._rows = rows[1:]
        self._text = text
        self._appended: list[list[str]] = []
        self._rewrite = not rows

    def __len__(self) -> int:
        return len(self._rows)

    def row(self, number: int) -> dict[str, str]:
        """One row by key; blank cells are left out."""
        return {
            name: cell.strip()
            for name, cell in zip(self._names(), self._rows[number], strict=False)
            if name and cell.strip()
        }

    def change(self, number: int, values: Mapping[str, str]) -> None:
        """Write a row anew; keys that ``values`` lacks become blank."""
        self._rewrite = True
        self.add_columns(values)
        self._rows[number] = self._cells(values)

    def append(self, values: Mapping[str, str]) -> None:
        """Add a row at the end."""
        self.add_columns(values)
        self._appended.append(self._cells(values))

    def text(self) -> str:
        """The list as it stands now; lines that did not change are as they were."""
        if not self._rewrite:
            start = self._text if self._text.endswith("\n") or not self._text else f"{self._text}\n"
            return start + self._written(self._appended) if self._appended else self._text
        width = len(self._header)
        rows = [self._header, *([*row, *[""] * (width - len(row))] for row in (*self._rows, *self._appended))]
        return self._written(rows)

    def _names(self) -> list[str]:
        cells = [cell.strip() for cell in self._header]
        return [cell if cell in COLUMNS else _BY_LABEL.get(fold(cell), "") for cell in cells]

    def add_columns(self, names: Container[str]) -> None:
        """Add the columns that are missing, in the schema's order."""
        missing = [name for name in COLUMNS if name in names and name not in self._names()]
        if missing:
            self._header = [*self._header, *missing]
            self._rewrite = True

    def _cells(self, values: Mapping[str, str]) -> list[str]:
        return [values.get(name, "") if name else "" for name in self._names()]

    def _written(self, rows: Sequence[Sequence[str]]) -> str:
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=self._delimiter, lineterminator="\n").writerows(rows)
        return out.getvalue()
