"""All files of a source to all records, the controlled lists and every finding of the intake."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from generator.intake.awardlist import AwardList, ListText, read_list
from generator.intake.compose import Composed, compose
from generator.intake.conflicts import conflicts
from generator.intake.frontmatter import decode, split
from generator.intake.marks import Marks, located
from generator.intake.parse import RawRecord, parse_record
from generator.intake.personal import in_file, in_name
from generator.intake.read import Source, UnreadableError
from generator.intake.rules import NEW_NAME, THIS_VALUE, files
from generator.intake.shelves import Role, Shelf, shelf_of
from generator.intake.terms import read_terms
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, FieldPath, Fix, Place, Severity
from generator.words.memory import FORGETFUL, Memory, key_of
from generator.words.model import AnyRecord
from generator.words.personal import Spotted, spots, spots_in_table
from generator.words.sharing import Share, in_turn, pieces
from generator.words.vocabulary import Term, Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """Everything that was read.

    ``media`` are paths below the records folder; ``broken`` the paths of files with at least one error, whose
    records hold defaults where the file says something unreadable. ``keys`` name the bytes that each record of
    ``memory`` was read from, by the record's path. ``spotted`` is what looks like personal data in any file, comments
    and names of files included, by its path.
    """

    records: tuple[AnyRecord, ...]
    vocabulary: Vocabulary
    media: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[str]
    keys: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    spotted: Mapping[str, tuple[Spotted, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What one record's file came to; ``list_path`` is the list of award records beside it, "" where there is none.

    ``spotted`` is what looks like personal data in the file, and in the list.
    """

    record: AnyRecord
    found: tuple[Diagnostic, ...]
    list_path: str
    spotted: tuple[tuple[Spotted, ...], tuple[Spotted, ...]] = ((), ())


PIECE = 200
"""From twice as many records on, they may be read side by side."""


@dataclass(slots=True)
class _Loading:
    """What has been gathered so far. ``taken`` are the lists that belong to a decision."""

    source: Source
    found: list[Diagnostic] = field(default_factory=list)
    records: list[AnyRecord] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    terms: dict[str, Mapping[str, Term]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    keys: dict[str, bytes] = field(default_factory=dict)
    spotted: dict[str, tuple[Spotted, ...]] = field(default_factory=dict)

    def spot(self, path: str, found: tuple[Spotted, ...]) -> None:
        """Note what looks like personal data in the file at ``path``."""
        if found:
            self.spotted[path] = self.spotted.get(path, ()) + found

    def text(self, path: str) -> str | None:
        """The text of a file, or None after a finding."""
        raw = _bytes_of(self.source, path, self.found)
        return None if raw is None else _text(raw, path, self.found)


def _bytes_of(source: Source, path: str, found: list[Diagnostic]) -> bytes | None:
    try:
        return source.read(path)
    except UnreadableError as error:
        found.append(files.UNREADABLE.at(Place(path=path, line=1, column=1), str(error)))
        return None


def _text(raw: bytes, path: str, found: list[Diagnostic]) -> str | None:
    decoded = decode(raw, path)
    found.extend(decoded.diagnostics)
    undecided = conflicts(decoded.text, path) if decoded.text is not None else ()
    found.extend(undecided)
    return None if undecided else decoded.text


def load(source: Source, share: Share = in_turn, memory: Memory = FORGETFUL) -> Loaded:
    """Read every file of ``source``. Whatever is in them, the result is records and findings, never an exception.

    ``share`` may read records side by side; what ``memory`` knows by a file's bytes is not parsed again.
    """
    loading = _Loading(source)
    shelves: dict[str, Shelf] = {}
    for entry in source.files():
        loading.found.extend(_at_top(found) for found in entry.problems)
        if entry.readable:
            shelves[entry.path] = shelf_of(entry.path)
            loading.spot(entry.path, in_name(entry.path))
    lists = {path: shelf for path, shelf in shelves.items() if shelf.role is Role.LIST}
    for path, shelf in shelves.items():
        if shelf.role is Role.TERMS and shelf.terms is not None:
            text = loading.text(path)
            entries, found = read_terms(text or "", path, shelf.terms) if text is not None else ({}, ())
            loading.terms[shelf.terms.attribute] = entries
            loading.found.extend(found)
            loading.spot(path, spots(text or "") if shelf.terms.attribute != WAIVERS else ())
        elif shelf.role is Role.MEDIA:
            loading.media.append(path)
            loading.spot(path, in_file(source, path, memory))
    _load_records(loading, [one for one in shelves.items() if one[1].role is Role.RECORD], lists, share, memory)
    for path in sorted(lists.keys() - loading.taken):
        message = "Cạnh danh sách này không có tệp .md cùng tên của quyết định."
        loading.found.append(files.LIST_WITHOUT_DECISION.at(Place(path=path, line=1, column=1), message))
    loading.found.extend(_repeated_ids(loading.records))
    broken = {found.place.path for found in loading.found if found.severity is Severity.ERROR}
    broken |= {path.removesuffix(".csv") + ".md" for path in broken if path.endswith(".csv")}
    return Loaded(
        records=tuple(loading.records),
        vocabulary=Vocabulary(**_vocabulary(loading.terms)),
        media=tuple(loading.media),
        diagnostics=tuple(loading.found),
        broken=frozenset(broken),
        keys=loading.keys,
        spotted=loading.spotted,
    )


_MEMORY = "records"
WAIVERS = "waivers"
_Read = tuple[str, bytes, Parsed | None]
"""A path, the key of the bytes there ("" where they could not be read), and what they came to, if that is new."""


def _load_records(
    loading: _Loading, shelves: list[tuple[str, Shelf]], lists: Mapping[str, Shelf], share: Share, memory: Memory
) -> None:
    def read(part: Sequence[tuple[str, Shelf]]) -> list[_Read]:
        return [_load_record(loading.source, path, shelf, lists, memory) for path, shelf in part]

    jobs: list[Callable[[], list[_Read]]] = [partial(read, part) for part in pieces(shelves, PIECE)]
    for path, key, new in (one for part in share(jobs) for one in part):
        parsed: Parsed | None = new or memory.recall(_MEMORY, key)
        if parsed is None:
            continue
        if new is not None and key:
            memory.keep(_MEMORY, key, new)
        loading.keys[path] = key
        loading.records.append(parsed.record)
        loading.found.extend(parsed.found)
        loading.taken.add(parsed.list_path)
        loading.spot(path, parsed.spotted[0])
        loading.spot(parsed.list_path, parsed.spotted[1])


def _vocabulary(terms: Mapping[str, Mapping[str, Term]]) -> dict[str, Any]:
    return dict(terms)


def _at_top(found: Diagnostic) -> Diagnostic:
    """Findings about a file as a whole stand on its first character."""
    return replace(found, place=replace(found.place, line=1, column=1))


def _load_record(source: Source, path: str, shelf: Shelf, lists: Mapping[str, Shelf], memory: Memory) -> _Read:
    found: list[Diagnostic] = []
    raw = _bytes_of(source, path, found)
    list_path = path.removesuffix(".md") + ".csv"
    if list_path not in lists:
        list_path = ""
    rows = _bytes_of(source, list_path, found) if list_path else b""
    if raw is None or rows is None:
        return path, b"", _parse(shelf, path, raw, list_path, rows, found)
    key = key_of(path, raw, list_path, rows)
    if memory.recall(_MEMORY, key) is not None:
        return path, key, None
    return path, key, _parse(shelf, path, raw, list_path, rows, found)


def _parse(
    shelf: Shelf, path: str, content: bytes | None, list_path: str, rows: bytes | None, found: list[Diagnostic]
) -> Parsed | None:
    """What the bytes of a record's file, and of the list beside it, come to; ``found`` is what reading them said."""
    if shelf.schema is None:
        return None
    text = None if content is None else _text(content, path, found)
    extra, in_list = _extra(list_path, rows, found)
    raw = RawRecord(schema=shelf.schema, path=path, id=shelf.id, year=shelf.year, data=None)
    composed = Composed(data=None)
    if text is not None:
        parts = split(text, path)
        found.extend(parts.diagnostics)
        raw = replace(raw, body=parts.body, body_line=parts.body_line)
        if parts.head is not None:
            composed = compose(parts.head, path, first_line=parts.head_line)
            found.extend(composed.diagnostics)
            raw = replace(raw, data=composed.data)
    parsed = parse_record(raw, extra)
    said = [*parsed.diagnostics, *_folder_year(parsed.record, raw)]
    marks = composed.marks if said else {}
    found.extend(located(one, marks) for one in said)
    spotted = (spots(text or ""), in_list)
    return Parsed(record=parsed.record, found=tuple(found), list_path=list_path, spotted=spotted)


def _extra(
    list_path: str, rows: bytes | None, found: list[Diagnostic]
) -> tuple[dict[str, tuple[object, ...]] | None, tuple[Spotted, ...]]:
    """The rows of the list beside a decision, if there is one, and what in it looks like personal data."""
    if not list_path:
        return None, ()
    text = None if rows is None else _text(rows, list_path, found)
    award_list = read_list(text, list_path) if text is not None else AwardList()
    found.extend(_in_list(award_list.diagnostics, text or ""))
    return {"recipients": award_list.rows}, spots_in_table(text or "")


def _in_list(found: Iterable[Diagnostic], text: str) -> Iterator[Diagnostic]:
    """Findings in a list, each with its column."""
    columns = ListText(text)
    for one in found:
        line = one.place.line or 1
        column = one.place.column or columns.column_of(one.place)
        yield replace(one, place=replace(one.place, line=line, column=column))


def _folder_year(record: AnyRecord, raw: RawRecord) -> list[Diagnostic]:
    """The year of the folder must be the year of the date that the schema names."""
    steps: FieldPath = tuple(raw.schema.year_of.split("."))
    value: object = record
    for step in steps:
        value = getattr(value, str(step), None)
    if not raw.year or not isinstance(value, PartialDate) or value.year == int(raw.year):
        return []
    moved = Fix(text=f"{raw.schema.folder}/{value.year:04d}/{raw.id}.md", how=NEW_NAME)
    day = Fix(text=raw.year + str(value)[4:], how=THIS_VALUE)
    fixes = [moved, day] if abs(value.year - int(raw.year)) == 1 else [day, moved]
    message = f"Tệp nằm trong thư mục năm {raw.year} nhưng ngày ghi năm {value.year}."
    return [files.FOLDER_YEAR.at(Place(path=raw.path, field=steps), message, fixes=fixes)]


def _repeated_ids(records: Iterable[AnyRecord]) -> list[Diagnostic]:
    """Ids are unique in their kind, whatever the year and the letter case."""
    owners: dict[tuple[type, str], list[AnyRecord]] = defaultdict(list)
    for record in records:
        owners[type(record), record.id.casefold()].append(record)
    found: list[Diagnostic] = []
    for first, *others in owners.values():
        for other in others:
            message = f"Mã “{other.id}” đã dùng cho {first.path}."
            place = Place(path=other.path, line=1, column=1)
            found.append(files.ID_TWICE.at(place, message, hint="Đổi tên một trong hai tệp."))
    return found


def locate(diagnostics: Iterable[Diagnostic], source: Source) -> tuple[Diagnostic, ...]:
    """Fill in line and column of findings that name only a field, reading again just the files they are in."""
    waiting: dict[str, list[Diagnostic]] = defaultdict(list)
    done: list[Diagnostic] = []
    for one in diagnostics:
        if one.place.line and one.place.column:
            done.append(one)
        else:
            waiting[one.place.path].append(one)
    for path, found in waiting.items():
        text = _text_again(source, path)
        if path.endswith(".csv"):
            done.extend(_in_list(found, text))
            continue
        marks = marks_of(text, path)
        done.extend(located(one, marks) for one in found)
    return tuple(done)


def _text_again(source: Source, path: str) -> str:
    try:
        return decode(source.read(path), path).text or ""
    except UnreadableError:
        return ""


def marks_of(text: str, path: str) -> Marks:
    """Where the values of a record or a vocabulary stand in its text."""
    if path.endswith(".yml"):
        return compose(text, path).marks
    parts = split(text, path)
    return compose(parts.head, path, first_line=parts.head_line).marks if parts.head is not None else {}
