"""From a table, a mapping and what is on file to the files an import writes. Nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from generator.edge.importing import rules
from generator.edge.importing.cells import Cells
from generator.edge.importing.decisions import Decisions, Draft
from generator.edge.importing.entries import Entry, read_entry
from generator.edge.importing.existing import Existing
from generator.edge.importing.mapping import ColumnMap
from generator.edge.importing.persons import Persons
from generator.edge.importing.profiles import drops_birth
from generator.edge.importing.shape import Shaper
from generator.edge.importing.table import Grid, read_grid
from generator.edge.importing.terms import Terms
from generator.edge.importing.writing import Writer, written_rows
from generator.intake.shelves import VOCABULARY
from generator.words.diagnostics import Diagnostic, Place, Severity, has_errors, tidy


class State(StrEnum):
    """What an import does to a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFile:
    """A file as it will be, and as it is; ``before`` is None where there is none, ``content`` holds a photo."""

    path: str
    text: str
    before: str | bytes | None = None
    content: bytes | None = None

    @property
    def state(self) -> State:
        """What happens to it."""
        if self.before is None:
            return State.NEW
        return State.UNCHANGED if self.before == self.whole else State.CHANGED

    @property
    def whole(self) -> str | bytes:
        """What is written: the text, or for a photo its bytes."""
        return self.text if self.content is None else self.content


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """All files an import touches, sorted by path below the records folder, and all findings."""

    files: tuple[PlannedFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    rows: int = 0
    written: int = 0

    @property
    def to_write(self) -> dict[str, str | bytes]:
        """The files that are new or changed."""
        return {one.path: one.whole for one in self.files if one.state is not State.UNCHANGED}


def plan_import(
    raw: bytes,
    path: str,
    mapping: ColumnMap,
    existing: Existing,
    *,
    own: Callable[[str], bool] = lambda path: True,
    starters: Mapping[str, str] | None = None,
    advance: Callable[[], None] = lambda: None,
    grids: Sequence[Grid] | None = None,
    around: Sequence[str] = (),
) -> ImportPlan:
    """Plan the import of one table.

    Args:
        raw: the bytes of the CSV file.
        path: its name in findings.
        mapping: which column goes where.
        existing: what is on file, with the starters counted in.
        own: whether a file below the records folder is there already, rather than a starter.
        starters: texts of lists a new site begins with, by path.
        advance: called after each row.
        grids: the sheets of the file, where it is no CSV file.
        around: lines that stand around the list in a document.

    Returns:
        The plan. Rows with an error are in none of its files; all other rows are.
    """
    terms = Terms(existing.vocabulary)
    shaper = Shaper(mapping, terms)
    table = shaper.table(grids if grids is not None else (read_grid(raw, path),), around)
    found = (*shaper.found, *_broken_lists(existing))
    if has_errors(found) or not table.header:
        return ImportPlan(diagnostics=tidy(found))
    cells = Cells(table, mapping, terms)
    cells.found += found
    entries: list[Entry] = []
    for row in table.rows:
        entry = read_entry(cells, row)
        entries += [entry] if entry is not None else []
        advance()
    return _planned(cells, existing, entries, own, starters or {})


def _planned(
    cells: Cells, existing: Existing, entries: list[Entry], own: Callable[[str], bool], starters: Mapping[str, str]
) -> ImportPlan:
    """The plan of rows that have been read."""
    persons, decisions = Persons(cells, existing), Decisions(cells, existing)
    drafts = _unblocked(decisions.gather(entries, persons.gather(entries)), decisions, existing)
    new = {name: text for name, text in starters.items() if not own(name)}
    texts = new | _texts(Writer(cells, existing, persons, decisions), drafts)
    files = {
        name: PlannedFile(path=name, text=text, before=existing.text(name) if own(name) else None)
        for name, text in texts.items()
    }
    _say_left_out(cells, written_rows(drafts))
    return ImportPlan(
        files=tuple(files[name] for name in sorted(files)),
        diagnostics=tidy(cells.found),
        rows=len(cells.table.rows),
        written=len(written_rows(drafts)),
    )


def _say_left_out(cells: Cells, written: frozenset[int]) -> None:
    """Each row that is not imported, in its own words, so that nobody has to look for it."""
    for row in cells.table.rows:
        if row.number not in written:
            text = " | ".join(cell for cell in row.cells[: cells.table.own_width] if cell)
            message = f"Dòng này không được nhập: “{text[:1000]}”."
            cells.found.append(rules.DROPPED.at(cells.table.at(row.number), message))


def _texts(writer: Writer, drafts: tuple[Draft, ...]) -> dict[str, str]:
    """All files by path."""
    cells, existing, persons = writer.cells, writer.existing, writer.persons
    kept = written_rows(drafts)
    texts: dict[str, str] = {}
    for draft in drafts:
        texts |= writer.decision(draft)
    living = []
    for person in persons.all:
        person.entries = [entry for entry in person.entries if entry.number in kept]
        if not person.id or not person.entries:
            continue
        if person.profile is not None and person.profile.path in existing.broken:
            message = f"Hồ sơ {person.profile.path} đang có lỗi nên không được điền thêm gì."
            persons.note(person.entries[0], rules.BLOCKED, message, severity=Severity.WARNING)
            continue
        texts |= writer.profile(person)
        living += [person] if drops_birth(person) else []
    if living:
        message = f"Bỏ ngày sinh của {len(living)} người không ghi ngày mất: ngày sinh chỉ đăng của người đã mất."
        cells.found.append(rules.DROPPED.at(cells.table.at(living[0].entries[0].number), message))
    return texts | writer.terms(one for one in cells.terms.created if one.rows & kept)


def _unblocked(drafts: tuple[Draft, ...], decisions: Decisions, existing: Existing) -> tuple[Draft, ...]:
    """The decisions whose files can be changed."""
    free: list[Draft] = []
    for draft in drafts:
        blocked = {draft.path, draft.path.removesuffix(".md") + ".csv"} & existing.broken
        if not blocked:
            free.append(draft)
        for line in draft.lines if blocked else ():
            message = f"Tệp {min(blocked)} đang có lỗi, nên dòng này không được nhập."
            decisions.note(
                line.entry, "date", rules.BLOCKED, message, "Chạy exemplars check, sửa tệp ấy, rồi nhập lại."
            )
    return tuple(free)


def _broken_lists(existing: Existing) -> list[Diagnostic]:
    """Lists with errors would make every name in the table look unknown."""
    message = "Danh mục này đang có lỗi nên chưa nhập được gì."
    return [
        rules.BLOCKED.at(Place(path=path, line=1, column=1), message, hint="Chạy exemplars check rồi sửa trước.")
        for path in sorted(existing.broken)
        if path.startswith(f"{VOCABULARY}/")
    ]
