"""Bytes of a CSV file to rows, and rows under a header to a table. Cells are text and nothing else."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from generator.edge.importing import legacy, rules
from generator.intake.frontmatter import decode
from generator.words.diagnostics import Diagnostic, Place, Severity
from generator.words.vietnamese import fold, look_alikes, nearest, repair

LIMIT = 32 * 1024 * 1024

_DELIMITERS = ",;\t"
_HEADER_WITHIN = 30
RENAME = "Đổi tên cột trong tệp, hoặc chỉ ra cột nào là gì bằng --map."
_SAVE_AS = "Trong Excel: Tệp › Lưu thành (Save As) › chọn kiểu “CSV UTF-8 (Comma delimited)”, rồi nhập lại tệp mới."
_LOST_SIGNS = re.compile("[\x80\x82-\x8c\x8e\x91-\x9c\x9e\x9f]")
"""Control characters that are punctuation of Windows-1252 read as Latin-1, such as U+0092 for an apostrophe."""
_FORMULA = re.compile(r"[=@+-]\s*[A-Za-z][\w.]*\s*[(|!]", re.ASCII)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that is wanted, by any of its ``names``."""

    names: tuple[str, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; ``number`` counts as a spreadsheet does, the first row is 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """All rows of a file that are not blank, and what is wrong with it; no rows where it cannot be read."""

    path: str
    rows: tuple[Row, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sheet: str = ""
    typed: bool = False
    width: int = 0


SHEET = 1 << 32
"""Rows of the second sheet of a file are numbered from here, those of the third from twice as much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The sheet that some rows of a table come from; ``columns`` says which of its columns stands where."""

    path: str
    sheet: str = ""
    columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under a header. ``columns`` maps a folded column name to its place, counted from 0.

    ``parts`` are the sheets of a file that has several; ``typed`` where a number can be the day of a spreadsheet;
    from ``own_width`` on stand columns that the file does not have, filled from its title.
    """

    path: str
    header: tuple[str, ...] = ()
    columns: dict[str, int] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    header_row: int = 1
    parts: tuple[Part, ...] = ()
    typed: bool = False
    own_width: int = 1 << 16

    def at(self, row: int, column: int = 0) -> Place:
        """The place of a cell, ``column`` counted from 0; column 0 for what the table lends from elsewhere."""
        number, line = divmod(row, SHEET)
        column = column if column < self.own_width else 0
        if not self.parts:
            return Place(path=self.path, line=line, column=column + 1)
        part = self.parts[number]
        own = part.columns[column] if column < len(part.columns) else column
        return Place(path=part.path, line=line, column=own + 1)

    def called(self, row: int) -> str:
        """What people call a row: its number, and its sheet where there are several."""
        number, line = divmod(row, SHEET)
        return f"{line} (trang “{self.parts[number].sheet}”)" if len(self.parts) > 1 else str(line)

    def find(self, names: Iterable[str]) -> int:
        """The column that has one of ``names``; -1 where none has."""
        return next((self.columns[name] for one in names if (name := folded(one)) in self.columns), -1)


@lru_cache(maxsize=1024)
def folded(name: str) -> str:
    """A column name for comparison: ``Ngày ban hành (DD/MM/YYYY)`` and ``ngay ban hanh`` are one."""
    text = fold(name)
    head, bracket, _ = text.partition("(")
    return (head if bracket and head.strip() else text).strip(" *:.")


def read_grid(raw: bytes, path: str) -> Grid:
    """Rows of a CSV file separated by comma, semicolon or tab, in UTF-8 with or without byte order mark.

    Findings: another encoding (Windows-1258 is recognised and named), quotes that do not match, hidden characters,
    which are taken out.
    """
    problem = _problem(raw, path)
    if problem is not None:
        return Grid(path=path, diagnostics=(problem,))
    text, noted = _text(raw, path)
    if not text:
        return Grid(path=path, diagnostics=noted)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    skipped = 0
    first, _, rest = text.partition("\n")
    delimiter = delimiter_of(text)
    if first.strip('"').lower().startswith("sep=") and len(first.strip('"')) == 5:
        delimiter, text, skipped = first.strip('"')[4], rest, 1
    rows: list[Row] = []
    found: list[Diagnostic] = [*noted]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = skipped
    try:
        for number, cells in enumerate(reader, start=skipped + 1):
            places = (Place(path=path, line=number, column=column) for column in range(1, len(cells) + 1))
            cleaned = tuple(clean(cell, place, found) for cell, place in zip(cells, places, strict=True))
            if any(cleaned):
                rows.append(Row(number=number, cells=cleaned))
    except csv.Error:
        message = "Từ dòng này trở đi ngoặc kép không khớp, hoặc một ô quá dài."
        hint = 'Trong ô có ngoặc kép, mỗi dấu " phải viết hai lần; Excel tự làm việc này khi lưu CSV.'
        place = Place(path=path, line=number + 1, column=1)
        return Grid(path=path, diagnostics=(rules.TABLE.at(place, message, hint=hint),))
    return Grid(path=path, rows=tuple(rows), diagnostics=tuple(found))


def _problem(raw: bytes, path: str) -> Diagnostic | None:
    """Why the bytes cannot be read at all."""
    place = Place(path=path, line=1, column=1)
    if len(raw) > LIMIT:
        message = f"Bảng lớn hơn {LIMIT // 1024 // 1024} MiB."
        return rules.TABLE.at(place, message, hint="Chia bảng thành nhiều tệp.")
    if raw.startswith(b"PK\x03\x04"):
        return rules.TABLE.at(place, "Đây là tệp Excel hoặc tệp nén, chưa phải CSV.", hint=_SAVE_AS)
    return None if raw.strip(codecs.BOM_UTF8 + b" \t\r\n,;") else rules.TABLE.at(place, "Bảng này trống.")


def _text(raw: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file in UTF-8, UTF-16 or an old Vietnamese encoding, and which it was where it was not UTF-8."""
    place = Place(path=path, line=1, column=1)
    if raw.startswith(_UTF16):
        name, codec = "UTF-16", "utf-32" if raw.startswith(_UTF16[2:]) else "utf-16"
    elif b"\0" in raw[:4096] and raw[:4096].count(0) * 4 > len(raw[:4096]):
        name, codec = "UTF-16", "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
    else:
        name, codec = "", "utf-8-sig"
    try:
        text = raw.decode(codec).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        text, name = legacy.decoded(raw) if not name else ("", name)
        if not text:
            line = raw.count(b"\n", 0, error.start) + 1
            place = Place(path=path, line=line, column=1)
            return "", (rules.TABLE.at(place, "Không nhận ra bảng mã của bảng: không phải UTF-8.", hint=_SAVE_AS),)
    else:
        old = legacy.by_letters(text)
        text, name = (legacy.converted(text, old), old) if old else (text, name)
    if not name:
        return text, ()
    if not text.strip():
        return "", (rules.TABLE.at(place, "Bảng này trống."),)
    sample = next((line for line in text.split("\n")[1:] if not line.isascii()), text)
    message = f"Bảng được lưu bằng bảng mã {name}; đã đổi sang Unicode, đọc thử: “{' '.join(sample.split())[:60]}”."
    return text, (rules.DROPPED.at(place, message, hint="Đọc lại tên người trước khi ghi.", severity=Severity.WARNING),)


def delimiter_of(text: str) -> str:
    """The separator that the first line with any of them has most of, outside quotes."""
    for line in text.split("\n")[:_HEADER_WITHIN]:
        outside = "".join(line.split('"')[::2])
        best = max(_DELIMITERS, key=outside.count)
        if outside.count(best):
            return best
    return ","


def clean(cell: str, place: Place, found: list[Diagnostic]) -> str:
    """A cell in NFC without outer blanks; characters nobody can see are taken out or put right, and reported."""
    if cell.isascii() and cell.isprintable():
        return _without_formula(cell.strip(), place, found)
    if _LOST_SIGNS.search(cell):
        cell = _LOST_SIGNS.sub(lambda sign: sign[0].encode("latin-1").decode("cp1252"), cell)
        message = "Ô này có dấu câu bị hỏng khi đổi bảng mã; đã được sửa lại."
        found.append(rules.DROPPED.at(place, message, severity=Severity.WARNING))
    read = decode(cell.encode(), place.path)
    for one in read.diagnostics:
        lost = one.fixes == ()
        message = one.message.replace("Dòng này", "Ô này")
        note = message if lost else f"{message.rstrip('.')}; phần ấy đã được bỏ."
        found.append(rules.DROPPED.at(place, note, hint=one.hint, severity=Severity.WARNING))
    text = (read.text or "").strip()
    if look_alikes(text):
        found.append(
            rules.DROPPED.at(place, f"“{text}” có chữ chỉ giống chữ Việt (như Ð); đã sửa thành “{repair(text)}”.")
        )
        text = repair(text)
    return _without_formula(text, place, found)


def _without_formula(text: str, place: Place, found: list[Diagnostic]) -> str:
    """Nothing where a text would run as a formula once it is opened in a spreadsheet again."""
    if not _FORMULA.match(text):
        return text
    message = f"Ô này có dạng công thức nên không được nhập: “{text[:80]}”."
    found.append(rules.DROPPED.at(place, message, hint="Ghi bằng chữ thường.", severity=Severity.WARNING))
    return ""


def with_header(grid: Grid, wanted: Sequence[Column]) -> tuple[Table, tuple[Diagnostic, ...]]:
    """The rows under the header, which is the row among the first ones that has most of the ``wanted`` columns.

    Returns:
        The table, and a finding for each column that is missing or stands twice, and for rows above the header.
    """
    candidates = grid.rows[:_HEADER_WITHIN]
    if not candidates:
        return Table(path=grid.path), ()
    header = max(candidates, key=lambda row: (hits(row, wanted), -row.number))
    header = _two_floors(header, candidates, wanted)
    columns: dict[str, int] = {}
    again: dict[str, int] = {}
    for number, cell in enumerate(header.cells):
        name = folded(cell)
        if name:
            (again if name in columns else columns).setdefault(name, number)
    table = Table(
        path=grid.path,
        header=header.cells,
        columns=columns,
        rows=tuple(row for row in grid.rows if row.number > header.number),
        header_row=header.number,
        own_width=grid.width or 1 << 16,
    )
    found = [*_missing(table, wanted), *_repeated(table, wanted, again)]
    above = [row for row in grid.rows if row.number < header.number]
    if above and not found:
        message = f"Bỏ qua {len(above)} dòng phía trên dòng tên cột (dòng {header.number})."
        found.append(rules.DROPPED.at(table.at(above[0].number), message))
    return table, tuple(found)


def _two_floors(header: Row, rows: Sequence[Row], wanted: Sequence[Column]) -> Row:
    """The header with the names that stand in the row below it, where both rows together name more columns."""
    below = next((row for row in rows if row.number > header.number), None)
    if below is None or not hits(below, wanted):
        return header
    width = max(len(header.cells), len(below.cells))
    upper, lower = ((*row.cells, *[""] * (width - len(row.cells))) for row in (header, below))
    both = Row(number=below.number, cells=tuple(low or up for up, low in zip(upper, lower, strict=True)))
    return both if hits(both, wanted) > hits(header, wanted) else header


def _missing(table: Table, wanted: Sequence[Column]) -> Iterator[Diagnostic]:
    known = {folded(name) for one in wanted for name in one.names}
    unknown = [cell for cell in table.header if cell and folded(cell) not in known]
    missing = [one.names[0] for one in wanted if not one.optional and table.find(one.names) < 0]
    hint = f"Các cột đang có: {', '.join(f'“{cell}”' for cell in table.header if cell)}. {RENAME}"
    for name in sorted(set(missing)):
        near = nearest(name, unknown, limit=1)
        said = f"Có phải là cột “{near[0]}”?" if near else hint
        if not near:
            hint = ""  # once is enough
        yield rules.COLUMN.at(table.at(table.header_row), f"Không có cột “{name}”.", hint=said)


def _repeated(table: Table, wanted: Sequence[Column], again: Mapping[str, int]) -> Iterator[Diagnostic]:
    used = {folded(name) for one in wanted for name in one.names}
    for name, number in again.items():
        if name in used:
            message = f"Cột “{table.header[number]}” có hai lần."
            yield rules.COLUMN.at(table.at(table.header_row, number), message, hint="Xóa hoặc đổi tên một cột.")


def hits(row: Row, wanted: Sequence[Column]) -> int:
    """How many of the ``wanted`` columns a row names."""
    cells = {folded(cell) for cell in row.cells}
    return sum(any(folded(name) in cells for name in one.names) for one in wanted)
