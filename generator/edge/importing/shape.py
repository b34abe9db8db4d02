"""Sheets as offices make them to one table: titles, sections, sums and repeated heads taken out, and each one said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from generator.edge.importing import rules
from generator.edge.importing.context import Said, around, in_cell, is_number_and_day
from generator.edge.importing.mapping import ColumnMap, Node, specs
from generator.edge.importing.table import SHEET, Column, Grid, Part, Row, Table, folded, hits, with_header
from generator.edge.importing.terms import Terms
from generator.show.products.blank_forms.wording import GUIDE, LISTED
from generator.words.diagnostics import Diagnostic, Severity
from generator.words.vietnamese import fold

_DITTO = {"nt", "-nt-", "- nt -", "nhu tren", '-"-', '"', "''", "//", "như trên"}
_ORDER = re.compile(r"\d+\.?")
_FILLED = ("number", "date", "issuer", "award", "school_year")
_LEAST = 2
_HEADER = 3
"""Names of columns in a row below the first header that make it the header of a further table."""
_SHOWN = 20


@dataclass(slots=True)
class Shaper:
    """Makes one table out of all sheets of a file; ``found`` gathers what is said about them."""

    mapping: ColumnMap
    terms: Terms
    found: list[Diagnostic] = field(default_factory=list)

    def table(self, grids: Sequence[Grid], around_it: Sequence[str] = ()) -> Table:
        """The rows of all sheets that hold a list. ``around_it`` are lines that stand before it in a document."""
        tables = []
        for grid in grids:
            self.found += grid.diagnostics
            if grid.sheet and len(grids) > 1 and not self._is_list(grid):
                self._say_other(grid)
            elif grid.rows:
                tables += [(part, self._one(part, said)) for part, said in self._cut(grid, around_it)]
        if not tables:
            return Table(path=grids[0].path if grids else "")
        return tables[0][1] if len(tables) == 1 else self._joined(tables)

    def _cut(self, grid: Grid, around_it: Sequence[str]) -> Iterator[tuple[Grid, Sequence[str]]]:
        """The tables that stand one below the other on a sheet, each with the titles right above its own header, and
        the lines that are said of all of them.
        """
        table, _ = with_header(grid, self.mapping.columns)
        heads = {folded(cell) for cell in table.header}
        starts = []
        for place, row in enumerate(grid.rows):
            names = {folded(cell) for cell in row.cells}
            if row.number > table.header_row and not names <= heads and hits(row, self.mapping.columns) >= _HEADER:
                start = place
                while (
                    grid.rows[start - 1].number > table.header_row and sum(map(bool, grid.rows[start - 1].cells)) <= 1
                ):
                    start -= 1
                starts.append(start)
        if not starts:
            yield grid, around_it
            return
        above = [" ".join(filter(None, row.cells)) for row in grid.rows if row.number < table.header_row]
        for start, end in pairwise((0, *starts, len(grid.rows))):
            yield replace(grid, rows=grid.rows[start:end]), (*around_it, *above) if start else around_it

    def _is_list(self, grid: Grid) -> bool:
        table, _ = with_header(grid, self.mapping.columns)
        return sum(table.find(column.names) >= 0 for column in set(self.mapping.columns)) >= _LEAST

    def _say_other(self, grid: Grid) -> None:
        own = self._of_template()
        texts = [cell for row in grid.rows for cell in row.cells if cell and cell not in own]
        if texts:
            shown = "; ".join(f"“{text}”" for text in texts[:_SHOWN])
            shown += f" và {len(texts) - _SHOWN} ô nữa" if len(texts) > _SHOWN else ""
            message = f"Trang “{grid.sheet}” không có bảng khen thưởng nên không được nhập: {shown}."
            self.found.append(rules.DROPPED.at(Table(path=grid.path).at(grid.rows[0].number), message))

    def _of_template(self) -> set[str]:
        """What our own file says before anybody fills it in."""
        lists = (self.terms.vocabulary.list_of(name) for name in LISTED)
        return {*GUIDE, *LISTED.values(), *(term.name for terms in lists for term in terms.values())}

    def _one(self, grid: Grid, around_it: Sequence[str]) -> Table:
        """One sheet as a table, with the columns that its title or a column of two things stands for."""
        table, _ = with_header(grid, self.mapping.columns)
        above = [row for row in grid.rows if row.number < table.header_row]
        lines = [(row.number, " ".join(cell for cell in row.cells if cell)) for row in above]
        lines += [(table.header_row, text) for text in around_it]
        full = self._split_columns(self._with_said(grid, table, around(lines, self.terms)))
        table, found = with_header(full, self.mapping.columns)
        self.found += [one for one in found if one.severity is Severity.ERROR]
        for row in above:
            self._drop(table, row, "phía trên bảng")
        self._say_unused(table)
        return replace(table, rows=tuple(self._rows(table)), typed=grid.typed)

    def _column(self, key: str) -> Column | None:
        """The column that the mapping reads for a key of the decision or the recipient."""
        node: Node | None = self.mapping.decision.get(key) or self.mapping.recipient.get(key)
        found = [column for spec in specs(node) for column in spec.columns] if node is not None else []
        return found[0] if len(found) == 1 else None

    def _with_said(self, grid: Grid, table: Table, said: Mapping[str, Said]) -> Grid:
        """The grid with a column for each thing that only the title says."""
        for key in _FILLED:
            column = self._column(key)
            if key not in said or column is None or table.find(column.names) >= 0:
                continue
            if any(is_number_and_day(cell) for cell in table.header) and key in ("number", "date", "issuer"):
                continue
            name, one = column.names[0], said[key]
            message = f"“{name}” của cả bảng được lấy từ dòng “{one.text[:160]}”: {one.value}."
            self.found.append(rules.DOUBT.at(table.at(one.row), message, severity=Severity.NOTICE))
            grid = _widened(grid, table.header_row, {name: lambda row, value=one.value: value})
        return grid

    def _split_columns(self, grid: Grid) -> Grid:
        """The grid with number, day and issuer each in a column, where one column held them all."""
        table, _ = with_header(grid, self.mapping.columns)
        place = next((number for number, cell in enumerate(table.header) if is_number_and_day(cell)), -1)
        number = self._column("number")
        if place < 0 or number is None or table.find(number.names) not in (-1, place):
            return grid
        message = f"Cột “{table.header[place]}” được tách thành số, ngày và cơ quan."
        self.found.append(rules.DROPPED.at(table.at(table.header_row, place), message))
        for key in ("number", "date", "issuer"):
            column = self._column(key)
            if column is not None and table.find(column.names) in (-1, place):
                values = {
                    row.number: in_cell(row.cells[place]).get(key, "") for row in table.rows if place < len(row.cells)
                }
                grid = _widened(
                    grid, table.header_row, {column.names[0]: lambda row, own=values: own.get(row.number, "")}
                )
        rows = [
            replace(
                row,
                cells=tuple(
                    "" if number == place and row.number == table.header_row else cell
                    for number, cell in enumerate(row.cells)
                ),
            )
            for row in grid.rows
        ]
        return replace(grid, rows=tuple(rows))

    def _rows(self, table: Table) -> Iterator[Row]:
        """The rows that are about somebody; the others are said."""
        heads = {folded(cell) for cell in table.header if cell}
        previous: Row | None = None
        for row in table.rows:
            names = {folded(cell) for cell in row.cells if cell}
            if len(names) > 1 and names <= heads:
                self._drop(table, row, "lặp lại tên cột")
            elif self._is_remark(table, row):
                self._drop(table, row, "không nói về một người hay tập thể")
            else:
                previous = self._ditto(table, row, previous)
                yield previous

    def _is_remark(self, table: Table, row: Row) -> bool:
        """Titles of sections, sums and notes: next to nothing in the columns, and no running number."""
        known = {place for column in self.mapping.columns if (place := table.find(column.names)) >= 0}
        lent = {place for place in known if table.header[place] and place >= len(row.cells)}
        own = [
            place for place in known - lent if place < table.own_width and place < len(row.cells) and row.cells[place]
        ]
        order = next((cell for place, cell in enumerate(row.cells) if cell and self._ignored(table, place)), "")
        full = [cell for cell in row.cells[: table.own_width] if cell]
        return len(own) <= 1 and len(known) > _LEAST and len(full) <= _LEAST and not _ORDER.fullmatch(order)

    def _ignored(self, table: Table, place: int) -> bool:
        names = set(map(folded, self.mapping.ignore))
        return place < len(table.header) and folded(table.header[place]) in names

    def _ditto(self, table: Table, row: Row, previous: Row | None) -> Row:
        """“nt” and its like stand for what the row above says."""
        places = [place for place, cell in enumerate(row.cells) if fold(cell) in _DITTO]
        if not places or previous is None:
            return row
        meant = {place: previous.cells[place] for place in places if place < len(previous.cells)}
        shown = ", ".join(f"“{text}”" for text in meant.values() if text)
        message = f"“{row.cells[places[0]]}” được hiểu là như dòng trên: {shown}."
        self.found.append(rules.DOUBT.at(table.at(row.number, places[0]), message, severity=Severity.NOTICE))
        return replace(row, cells=tuple(meant.get(place, cell) for place, cell in enumerate(row.cells)))

    def _drop(self, table: Table, row: Row, why: str) -> None:
        text = " | ".join(dict.fromkeys(cell for cell in row.cells[: table.own_width] if cell))
        if text:
            self.found.append(rules.DROPPED.at(table.at(row.number), f"Dòng {why}, không được nhập: “{text}”."))

    def _say_unused(self, table: Table) -> None:
        """Columns that go nowhere, so that nobody thinks they were imported."""
        known = {folded(name) for column in self.mapping.columns for name in column.names}
        known |= set(map(folded, self.mapping.ignore))
        for number, cell in enumerate(table.header):
            if cell and folded(cell) not in known:
                place = table.at(table.header_row, number)
                self.found.append(rules.DROPPED.at(place, f"Cột “{cell}” không được nhập."))

    def _joined(self, tables: Sequence[tuple[Grid, Table]]) -> Table:
        """Several sheets as one table, whatever the order and the names of their columns."""
        keys: dict[object, str] = {}
        places: list[dict[object, int]] = []
        for number, (_, table) in enumerate(tables):
            own = {self._key(table, place, number): place for place in range(len(table.header))}
            places.append(own)
            for key, place in own.items():
                keys.setdefault(key, table.header[place])
        order = list(keys)
        rows = [
            Row(
                number=number * SHEET + row.number,
                cells=tuple(row.cells[own[key]] if key in own and own[key] < len(row.cells) else "" for key in order),
            )
            for number, ((_, table), own) in enumerate(zip(tables, places, strict=True))
            for row in table.rows
        ]
        header = tuple(keys[key] for key in order)
        columns: dict[str, int] = {}
        for place, name in enumerate(header):
            columns.setdefault(folded(name), place)
        parts = tuple(
            Part(path=grid.path, sheet=grid.sheet, columns=tuple(own.get(key, 0) for key in order))
            for (grid, _), own in zip(tables, places, strict=True)
        )
        first = tables[0][1]
        return replace(first, header=header, columns=columns, rows=tuple(rows), parts=parts, own_width=len(header))

    def _key(self, table: Table, place: int, sheet: int) -> object:
        for number, column in enumerate(self.mapping.columns):
            if table.find(column.names) == place:
                return number
        return folded(table.header[place]) or (sheet, place)


def _widened(grid: Grid, header_row: int, columns: Mapping[str, object]) -> Grid:
    """The grid with more columns at its right end: name, and what each row has in it."""
    width = max(len(row.cells) for row in grid.rows)
    rows = []
    for row in grid.rows:
        cells = (*row.cells, *[""] * (width - len(row.cells)))
        more = tuple(
            name if row.number == header_row else value(row) if row.number > header_row and callable(value) else ""
            for name, value in columns.items()
        )
        rows.append(replace(row, cells=(*cells, *more)))
    return replace(grid, rows=tuple(rows), width=grid.width or width)
