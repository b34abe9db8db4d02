"""Entries to decisions: which rows one decision covers, whether it is on file, and which of its rows are new."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.edge.cli.drafting import decision_name, free_id
from generator.edge.importing import rules
from generator.edge.importing.cells import Cells
from generator.edge.importing.entries import HEAD, Entry
from generator.edge.importing.existing import Existing
from generator.edge.importing.mapping import Node, Spec, specs
from generator.edge.importing.names import name_key
from generator.edge.importing.persons import Person
from generator.intake.shelves import ID
from generator.intake.yamltext import Value
from generator.words.diagnostics import Rule, Severity
from generator.words.model import AwardRecord, Decision
from generator.words.vietnamese import fold, slug

_SAME_IN_ALL = ("number", "date", "issuer")
_TELLS_APART = ("ordinal", "work", "school_year", "year", "position")


@dataclass(slots=True, kw_only=True)
class Line:
    """One award record to be: its entry, its recipient, and the place of the record that is on file already."""

    entry: Entry
    person: Person
    position: int = -1


@dataclass(slots=True, kw_only=True)
class Draft:
    """A decision with its rows.

    ``record`` is the one on file, ``rows_of`` tells where in it each recipient stands (``()``: one without a name),
    ``used`` which of its rows have been found again, ``marks`` which awards the new lines are for.
    """

    id: str
    lines: list[Line] = field(default_factory=list)
    record: Decision | None = None
    marks: dict[tuple[object, ...], Line] = field(default_factory=dict)
    rows_of: dict[tuple[str, ...], list[int]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    @property
    def first(self) -> Entry:
        """The entry it was met in first."""
        return self.lines[0].entry

    @property
    def path(self) -> str:
        """Its file below the records folder."""
        return self.record.path if self.record else f"awards/{self.first.day.year:04d}/{self.id}.md"


@dataclass(slots=True)
class Decisions:
    """Puts entries together by decision, in the order of the rows."""

    cells: Cells
    existing: Existing
    drafts: dict[str, Draft] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)

    def gather(self, entries: Iterable[Entry], persons: Mapping[int, Person]) -> tuple[Draft, ...]:
        """The decisions with the rows that belong to them for certain; other rows have a finding."""
        self._taken = set(self.existing.taken["decision"])
        for entry in entries:
            person = persons.get(entry.number)
            draft = self._draft(entry) if person is not None else None
            if draft is None or person is None:
                continue
            line = Line(entry=entry, person=person)
            if self._fits(draft, entry) and self._is_new(draft, line):
                draft.lines.append(line)
        return tuple(draft for draft in self.drafts.values() if draft.lines)

    def note(
        self, entry: Entry, key: str, rule: Rule, message: str, hint: str = "", severity: Severity | None = None
    ) -> None:
        """Report something about a row at the cell that ``key`` of the mapping's decision or recipient reads."""
        mapping = self.cells.mapping
        node: Node = mapping.decision.get(key) or mapping.recipient.get(key) or mapping.recipient["name"]
        spec = next(specs(node), None)
        if isinstance(spec, Spec):
            self.cells.note(entry.row, spec, rule, message, hint, severity=severity)

    def _draft(self, entry: Entry) -> Draft | None:
        group = entry.group or "|".join(_plain(str(entry.head.get(name) or "")) for name in _SAME_IN_ALL)
        if group not in self.drafts:
            record = self._on_file(entry)
            if entry.number in self.cells.failed:
                return None
            if record is not None:
                self.drafts[group] = Draft(id=record.id, record=record, rows_of=self._rows_of(record))
            else:
                self.drafts[group] = Draft(id=self._free_id(entry))
        return self.drafts[group]

    def _on_file(self, entry: Entry) -> Decision | None:
        """The decision on file with this number, date and issuer; without a number, the one with this id."""
        number = str(entry.head.get("number") or "")
        if number:
            like = [one for one in self.existing.decisions.values() if _plain(one.decision.number) == _plain(number)]
            of_year = [one for one in like if one.date and one.date.year == entry.day.year]
            same = next((one for one in of_year if self._is_same(one, entry)), None)
            if of_year and same is None:
                message = f"Đã có quyết định “{of_year[0].id}” cùng số, cùng năm nhưng khác ngày hoặc cơ quan."
                self.note(entry, "number", rules.DOUBT, message, "Nếu là một quyết định, sửa ngày hoặc cơ quan.")
            return same
        known = self.existing.decisions.get(_id_of(entry))
        if known is not None and not self._is_same(known, entry):
            message = f"Mã “{known.id}” đã thuộc một quyết định khác ngày hoặc khác cơ quan."
            self.note(entry, "date", rules.DECISION, message)
            return None
        return known

    def _is_same(self, record: Decision, entry: Entry) -> bool:
        return str(record.date or "") == entry.head["date"] and record.decision.issuer == (
            entry.head.get("issuer") or ""
        )

    def _free_id(self, entry: Entry) -> str:
        wanted = _id_of(entry)
        chosen = wanted if ID.fullmatch(wanted) and wanted not in self._taken else free_id(wanted, self._taken)
        if not chosen:
            self.note(entry, "number", rules.DECISION, "Không đặt được mã cho quyết định này.")
        elif chosen != wanted:
            message = f"Mã “{wanted}” đã thuộc một quyết định khác; quyết định này mang mã “{chosen}”."
            self.note(entry, "number", rules.DOUBT, message)
        self._taken.add(chosen)
        if not entry.head.get("number") and "number" in self.cells.mapping.decision:
            message = f"Dòng này không có số quyết định; ghi vào quyết định chưa rõ số “{chosen}”."
            self.note(entry, "number", rules.DOUBT, message)
        return chosen

    def _fits(self, draft: Draft, entry: Entry) -> bool:
        """Rows of one decision must agree on its number, date and issuer."""
        if entry.number in self.cells.failed:
            return False
        if not draft.lines:
            return True
        for name in HEAD[:3]:
            mine, first = entry.head.get(name), draft.first.head.get(name)
            if _plain(str(mine or "")) != _plain(str(first or "")):
                first_row = self.cells.table.called(draft.first.number)
                message = f"Quyết định này ở dòng {first_row} ghi “{first or ''}”, ở đây ghi “{mine or ''}”."
                self.note(entry, name, rules.DECISION, message)
                return False
        return True

    def _is_new(self, draft: Draft, line: Line) -> bool:
        """Find the line's record on file; refuse a second line for one award."""
        same = draft.marks.setdefault(_mark(line), line)
        if same is not line:
            first = self.cells.table.called(same.entry.number)
            message = f"Dòng này trùng dòng {first}: cùng người, cùng danh hiệu, cùng quyết định."
            self.note(line.entry, "award", rules.TWICE, message, f"Hãy {rules.TWICE.right}.")
            return False
        if draft.record is None:
            return True
        line.position = self._position(draft, draft.record, line)
        draft.used.add(line.position)
        if line.position < 0 and self._may_be_withdrawn(draft, draft.record, line):
            message = f"Quyết định “{draft.id}” có dòng đã bỏ tên, cùng danh hiệu và đơn vị; có thể chính là người này."
            hint = "Tên đã rút thì không nhập lại. Nếu là người khác, thêm dòng ấy bằng tay vào tệp của quyết định."
            self.note(line.entry, "name", rules.PERSON, message, hint)
            return False
        return True

    def _rows_of(self, record: Decision) -> dict[tuple[str, ...], list[int]]:
        """Where each recipient of a decision on file stands: by profile, and by name and unit."""
        rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, row in enumerate(record.recipients):
            profile = self.existing.profiles.get(row.exemplar)
            name = profile.name if profile else row.name
            rows[(name_key(name), row.unit) if name else ()].append(number)
            if row.exemplar:
                rows[row.exemplar,].append(number)
        return rows

    def _position(self, draft: Draft, record: Decision, line: Line) -> int:
        """Where the award record on file is that says what the line says; -1 where none does."""
        entry, own = line.entry, line.person.id
        about = (*draft.rows_of.get((own,), []), *draft.rows_of.get((entry.key, entry.unit), []))
        for number in about:
            row = record.recipients[number]
            if number in draft.used or (own and row.exemplar not in ("", own)) or not _same_award(row, entry.recipient):
                continue
            if all(_agrees(getattr(row, name), entry.recipient.get(name)) for name in _TELLS_APART):
                return number
        return -1

    def _may_be_withdrawn(self, draft: Draft, record: Decision, line: Line) -> bool:
        """Whether a row whose name was taken out could be this one."""
        nameless = (record.recipients[number] for number in draft.rows_of.get((), []) if number not in draft.used)
        return any(row.unit == line.entry.unit and _same_award(row, line.entry.recipient) for row in nameless)


def _id_of(entry: Entry) -> str:
    """The id a decision wants: what the mapping says, or its number and year."""
    if entry.decision_id:
        return slug(entry.decision_id)
    head = entry.head
    title = str(entry.decision.get("title") or "")
    return slug(decision_name(str(head.get("number") or ""), str(head["date"]), title, str(head.get("issuer") or "")))


def _plain(text: str) -> str:
    return re.sub(r"\s", "", fold(text))


def _mark(line: Line) -> tuple[object, ...]:
    """What makes two lines of a decision one award."""
    who = line.person.id or (line.entry.key, line.entry.unit)
    told = tuple(line.entry.recipient.get(name) for name in ("award", "grade", *_TELLS_APART))
    return (who, *told)


def _same_award(row: AwardRecord, recipient: Mapping[str, Value]) -> bool:
    return row.award == recipient.get("award") and row.grade == (recipient.get("grade") or "")


def _agrees(on_file: object, given: Value) -> bool:
    """Whether two values could be one: equal, or one of them unknown."""
    return not given or on_file in ("", None) or str(on_file) == given
