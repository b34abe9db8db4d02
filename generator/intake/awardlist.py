"""The list beside a decision: a CSV file whose rows are award records."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.intake.parse import Reader, guess_key
from generator.intake.rules import THIS_VALUE, files
from generator.intake.rules import values as rules
from generator.intake.schema.records import RECIPIENT
from generator.intake.schema.types import Group, Key
from generator.intake.yamltext import Value
from generator.words.diagnostics import Diagnostic, Fix, Place
from generator.words.model import AwardRecord
from generator.words.vietnamese import fold

LIST_LIMIT = 2 * 1024 * 1024

_MOST_FINDINGS = 200
_MOST_COLUMNS = 100
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardList:
    """The rows of one list, and what is wrong with it."""

    rows: tuple[AwardRecord, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def _columns() -> dict[str, Key]:
    """The keys a column may have; those of a group inside are written ``revocation.date``."""
    columns: dict[str, Key] = {}
    for key in RECIPIENT.keys:
        if isinstance(key.type, Group):
            columns |= {f"{key.name}.{inner.name}": inner for inner in key.type.keys}
        else:
            columns[key.name] = key
    return columns


COLUMNS: Mapping[str, Key] = _columns()


def read_list(text: str, path: str) -> AwardList:
    """Award records from the text of a list. Separated by comma, semicolon or tab, told by the first line.

    Columns are keys of a recipient or their Vietnamese labels. Every row knows its line; findings in a row name
    the column's key as their field and get their column from ``ListText``.
    """
    if len(text) > LIST_LIMIT // 4 and len(text.encode()) > LIST_LIMIT:
        message = f"Danh sách lớn hơn {LIST_LIMIT // 1024 // 1024} MiB."
        place = Place(path=path, line=1, column=1)
        return AwardList(diagnostics=(files.TOO_LARGE.at(place, message, hint="Chia thành nhiều quyết định."),))
    found: list[Diagnostic] = []
    table = list(_rows(text, path, found))
    if not table:
        place = Place(path=path, line=1, column=1)
        found = found or [rules.LIST_COLUMN.at(place, "Danh sách trống; dòng đầu phải là tên cột.")]
        return AwardList(diagnostics=tuple(found))
    line, header = table[0]
    if len(header) > _MOST_COLUMNS:
        message = f"Danh sách có {len(header)} cột; nhiều nhất là {_MOST_COLUMNS}."
        return AwardList(diagnostics=(rules.LIST_COLUMN.at(Place(path=path, line=line, column=1), message),))
    names = _header(header, line, path, found)
    rows = [row for number, cells in table[1:] if (row := _row(cells, names, number, path, found)) is not None]
    return AwardList(rows=tuple(rows), diagnostics=tuple(found[:_MOST_FINDINGS]))


def delimiter_of(text: str) -> str:
    """The separator the first line uses most."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return max(_DELIMITERS, key=first.count)


def keys_of(cells: list[str]) -> list[str]:
    """The key of each cell of a list's first line, "" where it is not understood."""
    return _header(cells, 1, "", [])


def _rows(text: str, path: str, found: list[Diagnostic]) -> Iterator[tuple[int, list[str]]]:
    """Every row that is not blank with the line it begins on."""
    reader = csv.reader(text.split("\n"), delimiter=delimiter_of(text), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        place = Place(path=path, line=line, column=1)
        message = "Dòng này có ngoặc kép không khớp, hoặc một ô quá dài; các dòng sau chưa được đọc."
        found.append(rules.LIST_ROW.at(place, message, hint='Trong ô có ngoặc kép, viết mỗi dấu " hai lần.'))


def _header(cells: list[str], line: int, path: str, found: list[Diagnostic]) -> list[str]:
    """The key of each column; empty for a column that is not understood."""
    by_label = {fold(key.label): name for name, key in COLUMNS.items() if "." not in name}
    names: list[str] = []
    for number, cell in enumerate(cells):
        label = cell.strip()
        name = label if label in COLUMNS else by_label.get(fold(label), "")
        place = Place(path=path, field=(number,), line=line)
        if label and not name:
            guesses = guess_key(label, (key for name, key in COLUMNS.items() if "." not in name))
            hint = f"Các cột dùng được: {', '.join(COLUMNS)}, hoặc tên tiếng Việt của chúng."
            fixes = [Fix(text=guess, how=THIS_VALUE) for guess in guesses]
            found.append(rules.LIST_COLUMN.at(place, f"Không có cột “{label}”.", hint=hint, fixes=fixes))
        elif name and name in names:
            found.append(rules.LIST_COLUMN.at(place, f"Cột “{label}” lặp lại.", hint="Xóa một trong hai cột."))
            name = ""
        names.append(name)
    missing = [f"{key.name} ({key.label})" for key in RECIPIENT.keys if key.required and key.name not in names]
    if missing and "" not in names:
        place = Place(path=path, line=line, column=1)
        found.append(rules.LIST_COLUMN.at(place, f"Danh sách thiếu cột {', '.join(missing)}."))
    return names


def _row(cells: list[str], names: list[str], line: int, path: str, found: list[Diagnostic]) -> AwardRecord | None:
    """The award record of one row; None where its cells cannot be told apart."""
    if len(cells) < len(names) or any(cell.strip() for cell in cells[len(names) :]):
        message = f"Dòng này có {len(cells)} ô, danh sách có {len(names)} cột."
        hint = "Ô có dấu phân cách bên trong phải đặt trong ngoặc kép."
        found.append(rules.LIST_ROW.at(Place(path=path, line=line, column=1), message, hint=hint))
        return None
    data: dict[str, Value] = {}
    for name, cell in zip(names, cells, strict=False):
        outer, dot, inner = name.partition(".")
        text = cell.strip() or None
        if dot and text:
            group = data.setdefault(outer, {})
            if isinstance(group, dict):
                group[inner] = text
        elif name and not dot:
            data[name] = text
    reader = Reader(path)
    values = reader.group(RECIPIENT.keys, data, ())
    for one in reader.found:
        place = Place(path=path, field=one.place.field, line=line)
        if one.code != rules.REQUIRED.code:
            found.append(replace(one, place=place))
        elif one.place.field:
            found.append(replace(one, place=place, fixes=()))
    return AwardRecord(place=Place(path=path, line=line), **values)


class ListText:
    """The text of a list, to tell the column at which a cell begins on its line."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.delimiter = delimiter_of(text)
        header = next(iter(_rows(text, "", [])), (0, []))[1][:_MOST_COLUMNS]
        self.names = _header(header, 1, "", [])

    def column_of(self, place: Place) -> int:
        """The column of the cell that ``place`` names by number or by key; 1 where that cannot be told."""
        name = ".".join(str(step) for step in place.field)
        if place.field and isinstance(place.field[-1], int):
            number = place.field[-1]
        elif name in self.names:
            number = self.names.index(name)
        else:
            return 1
        line = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        quoted, seen = False, 0
        for position, letter in enumerate(line):
            if seen == number:
                return position + 1
            if letter == '"':
                quoted = not quoted
            elif letter == self.delimiter and not quoted:
                seen += 1
        return len(line) + 1 if seen == number else 1
