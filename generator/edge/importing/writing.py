"""Decisions, profiles and new entries of the lists as texts of files, new or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.edge import yaml_out
from generator.edge.importing import rules
from generator.edge.importing.cells import Cells
from generator.edge.importing.decisions import Decisions, Draft, Line
from generator.edge.importing.existing import Existing
from generator.edge.importing.listing import Listing
from generator.edge.importing.patch import patch_record, patch_yaml
from generator.edge.importing.persons import Person, Persons
from generator.edge.importing.profiles import additions, profile_of
from generator.edge.importing.terms import Created
from generator.intake.compose import compose
from generator.intake.frontmatter import HEAD_LIMIT, split
from generator.intake.schema.records import DECISION, PROFILE, RECIPIENT
from generator.intake.schema.types import Key, ListOf
from generator.intake.schema.vocabularies import VOCABULARIES
from generator.intake.shelves import VOCABULARY
from generator.intake.yamltext import Value
from generator.words.diagnostics import Severity

LONG = 60
"""A new decision with more rows gets a list in a file beside it."""

_LISTS = {one.attribute: one for one in VOCABULARIES}
_LABELS = {key.name: key.label for key in RECIPIENT.keys}


@dataclass(slots=True)
class Writer:
    """Makes the texts of all files; findings go to the cells' ``found``."""

    cells: Cells
    existing: Existing
    persons: Persons
    decisions: Decisions

    def decision(self, draft: Draft) -> dict[str, str]:
        """The files of one decision by path: its record and, where it is long, the list beside it."""
        if draft.record is None:
            return self._new_decision(draft)
        list_path = draft.path.removesuffix(".md") + ".csv"
        text, list_text = self.existing.text(draft.path), self.existing.text(list_path)
        if text is None:
            return {}
        old = _data_of(text, draft.path)
        new = self._filled_decision(draft, old)
        rows = [dict(row) for row in _rows(old)]
        listing = Listing(list_text or "")
        for line in draft.lines:
            if line.position >= len(rows):
                number = line.position - len(rows)
                row: dict[str, Value] = dict(listing.row(number))
                if self._update(row, line):
                    listing.change(number, _plain_cells(row))
            elif line.position >= 0:
                self._update(rows[line.position], line)
        fresh = self._fresh_rows(draft, [*rows, *(dict(listing.row(one)) for one in range(len(listing)))])
        return self._fitted(draft, text, new, rows, fresh, listing, list_path)

    def _fitted(
        self,
        draft: Draft,
        text: str,
        new: dict[str, Value],
        rows: list[dict[str, Value]],
        fresh: list[dict[str, Value]],
        listing: Listing,
        list_path: str,
    ) -> dict[str, str]:
        """Fresh rows go where the others are; into a list once the record would be too long."""
        inside = {**new, "recipients": list[Value]([*rows, *fresh])}
        patched = patch_record(text, draft.path, inside, DECISION.keys)
        if not len(listing) and len(patched.encode()) < HEAD_LIMIT * 3 // 4:
            return {draft.path: patched if inside != _data_of(text, draft.path) else text}
        self._append(listing, fresh)
        kept = {**new, "recipients": list[Value](rows)} if rows else new
        patched = patch_record(text, draft.path, kept, DECISION.keys) if kept != _data_of(text, draft.path) else text
        return {draft.path: patched, list_path: listing.text()}

    def _new_decision(self, draft: Draft) -> dict[str, str]:
        data = self._filled_decision(draft, {})
        rows = self._fresh_rows(draft, [])
        if len(rows) <= LONG:
            text = yaml_out.record({**data, "recipients": list[Value](rows)}, DECISION.keys)
            if len(text.encode()) < HEAD_LIMIT * 3 // 4:
                return {draft.path: text}
        listing = Listing("")
        self._append(listing, rows)
        return {
            draft.path: yaml_out.record(data, DECISION.keys),
            draft.path.removesuffix(".md") + ".csv": listing.text(),
        }

    def _append(self, listing: Listing, rows: Sequence[Mapping[str, Value]]) -> None:
        listing.add_columns({name for row in rows for name in row})
        for row in rows:
            listing.append(_plain_cells(row))

    def _filled_decision(self, draft: Draft, old: dict[str, Value]) -> dict[str, Value]:
        """What stands in the record, with what it lacks; sources are gathered from all rows."""
        head = old.get("decision")
        data = {**old, "decision": {**draft.first.head, **_given(head if isinstance(head, dict) else {})}}
        for line in draft.lines:
            for name, value in line.entry.decision.items():
                if name == "sources" and isinstance(value, list):
                    data[name] = _with_sources(data.get(name), value)
                elif yaml_out.is_empty(data.get(name)) and (not old or name != "status"):
                    data[name] = value
        return data

    def _fresh_rows(self, draft: Draft, present: Sequence[Mapping[str, Value]]) -> list[dict[str, Value]]:
        """The rows of recipients who are not in the decision yet. Those without a profile get a key of their own,
        which must not tell the name: it outlives a withdrawal.
        """
        keys = {str(row.get("key") or "") for row in present}
        fresh: list[dict[str, Value]] = []
        number = 0
        for line in (one for one in draft.lines if one.position < 0):
            entry, person = line.entry, line.person
            who: dict[str, Value] = {"exemplar": person.id}
            if not person.id:
                number += 1
                while f"nguoi-{number}" in keys:
                    number += 1
                who = {"key": f"nguoi-{number}", "name": entry.name, "kind": entry.kind}
            elif person.profile is not None and not entry.exemplar:
                message = f"Nối với hồ sơ “{person.id}” vì cùng tên; hãy xem có đúng người không."
                self.persons.note(entry, rules.DOUBT, message, severity=Severity.NOTICE)
            fresh.append({**who, **entry.recipient})
        return fresh

    def _update(self, row: dict[str, Value], line: Line) -> bool:
        """Bring a row on file up to the list; what is replaced is reported. Returns whether anything changed."""
        before = dict(row)
        if line.person.id and not row.get("exemplar"):
            row["exemplar"] = line.person.id
            for name in ("key", "name", "kind"):
                row.pop(name, None)
        for name, value in line.entry.recipient.items():
            known = row.get(name)
            if not yaml_out.is_empty(known) and known != value:
                if str(known).strip() == value:
                    continue
                message = f"“{_LABELS[name]}” trong quyết định đang là “{known}”, được thay bằng “{value}” theo bảng."
                self.decisions.note(line.entry, name, rules.KEPT, message)
            row[name] = value
        return row != before

    def profile(self, person: Person) -> dict[str, str]:
        """The file of one profile by path."""
        mapping = self.cells.mapping
        if person.profile is None:
            data = profile_of(person, mapping)
            return {f"{PROFILE.folder}/{person.id}.md": yaml_out.record(data, PROFILE.keys)}
        path = person.profile.path
        text = self.existing.text(path)
        if text is None or mapping.profile is None:
            return {}
        old = _data_of(text, path)
        new = dict(old)
        for name, value, against in additions(person, mapping, old):
            if against is not None:
                message = (
                    f"Hồ sơ “{person.id}” có “{name}” là {value}, dòng này ghi {against.profile[name]}; giữ hồ sơ."
                )
                self.persons.note(against, rules.KEPT, message)
            new[name] = value
        return {path: text if new == old else patch_record(text, path, new, PROFILE.keys)}

    def terms(self, created: Iterable[Created]) -> dict[str, str]:
        """The files of the lists that get new entries, by path."""
        by_list: dict[str, list[Value]] = {}
        for one in created:
            by_list.setdefault(one.attribute, []).append(one.data)
        return dict(self._list(attribute, entries) for attribute, entries in by_list.items())

    def _list(self, attribute: str, entries: list[Value]) -> tuple[str, str]:
        schema = _LISTS[attribute]
        path = f"{VOCABULARY}/{schema.file}"
        text = self.existing.text(path) or ""
        old = _compose(text, path) or {"format": "1"}
        known = old.get("entries")
        everything = [*known, *entries] if isinstance(known, list) else entries
        top = (_FORMAT, Key(name="entries", type=ListOf(item=schema.entry), label=""))
        return path, patch_yaml(text, path, {**old, "entries": everything}, top)


_FORMAT = Key(name="format", type=PROFILE.keys[0].type, label="")


def _compose(text: str, path: str) -> dict[str, Value]:
    return dict(compose(text, path).data or {})


def _data_of(text: str, path: str) -> dict[str, Value]:
    return _compose(split(text, path).head or "", path)


def _rows(data: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    rows = data.get("recipients")
    return (row for row in (rows if isinstance(rows, list) else []) if isinstance(row, dict))


def _given(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: value for name, value in values.items() if not yaml_out.is_empty(value)}


def _plain_cells(row: Mapping[str, Value]) -> dict[str, str]:
    """A row for a list: one text a column, the keys of a group inside written ``revocation.date``."""
    cells: dict[str, str] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            cells |= {f"{name}.{inner}": str(one) for inner, one in value.items() if one}
        elif value:
            cells[name] = str(value)
    return cells


def _with_sources(known: Value, more: list[Value]) -> list[Value]:
    """Sources with those that are not among them; two with one address are one."""
    sources = list(known) if isinstance(known, list) else []
    marks = {_mark(one) for one in sources}
    for one in more:
        if _mark(one) not in marks:
            marks.add(_mark(one))
            sources.append(one)
    return sources


def _mark(source: Value) -> str:
    return str(source.get("url") or source.get("title")) if isinstance(source, dict) else str(source)


def written_rows(drafts: Iterable[Draft]) -> frozenset[int]:
    """The rows that some decision takes in."""
    return frozenset(line.entry.number for draft in drafts for line in draft.lines)
