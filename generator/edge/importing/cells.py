"""One row of a table, read as the mapping and the schema say. What is not understood becomes a finding at its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from generator.edge.importing import rules
from generator.edge.importing.mapping import ColumnMap, Node, Spec, specs
from generator.edge.importing.table import Column, Row, Table
from generator.edge.importing.terms import Match, Terms
from generator.intake.schema.types import DateValue, Group, Key, ListOf, Ref, Text, Type
from generator.intake.schema.vocabularies import VOCABULARIES
from generator.intake.shelves import ID
from generator.intake.values import Problem, read_scalar
from generator.intake.yamltext import Value
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Fix, Place, Rule, Severity
from generator.words.vietnamese import fold

_QUOTES = (('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»"))
_LISTS = {one.attribute: one for one in VOCABULARIES}
_FIRST_NUMBER = re.compile(r"\d{1,2}(?=\D)")
_EXCEL_DAYS = (20_000, 80_000)
_EXCEL_ZERO = date(1899, 12, 30)


@dataclass(slots=True)
class Cells:
    """Reads the rows of one table. ``found`` gathers findings; ``failed`` the rows that have an error."""

    table: Table
    mapping: ColumnMap
    terms: Terms
    found: list[Diagnostic] = field(default_factory=list)
    failed: set[int] = field(default_factory=set)

    def cell(self, row: Row, column: Column) -> str:
        """A cell's text; empty where it is blank or says that nothing is known."""
        place = self.table.find(column.names)
        text = row.cells[place] if 0 <= place < len(row.cells) else ""
        return "" if text in self.mapping.blank else text

    def text(self, row: Row, spec: Spec) -> str:
        """The text a value has in a row, before the schema reads it."""
        cells = [part if isinstance(part, str) else self.cell(row, part) for part in spec.parts]
        if spec.columns and not any(self.cell(row, column) for column in spec.columns):
            return spec.blank
        text = cells[0] if len(cells) == 1 else " ".join("".join(cells).split())
        if spec.strip_quotes:
            text = _without_quotes(text)
        if spec.values:
            text = spec.values.get(fold(text), text if spec.otherwise is None else spec.otherwise)
        return text

    def value(self, row: Row, kind: Type, node: Node, day: PartialDate | None = None) -> Value:
        """The value of one key in a row, written as the schema wants it; None where there is none."""
        if isinstance(node, list):
            inner = kind.item if isinstance(kind, ListOf) else kind
            values = [self.value(row, inner, one, day) for one in node]
            return [one for one in values if one is not None] or None
        if isinstance(node, dict):
            return self._group(row, kind, node, day)
        text = self.text(row, node)
        if isinstance(kind, ListOf):
            parts = text.split(node.split) if node.split else [text]
            read = [self._scalar(row, kind.item, part.strip(), node, day) for part in parts if part.strip()]
            return [one for one in read if one] or None
        return self._scalar(row, kind, text, node, day) or None if text else None

    def _group(self, row: Row, kind: Type, node: dict[str, Node], day: PartialDate | None) -> Value:
        """The keys of a group; nothing where it has columns and all of them are blank."""
        columns = [column for spec in specs(node) for column in spec.columns]
        if columns and not any(self.cell(row, column) for column in columns):
            return None
        types = {key.name: key.type for key in kind.keys} if isinstance(kind, Group) else {}
        values = {name: self.value(row, types[name], inner, day) for name, inner in node.items()}
        return {name: value for name, value in values.items() if value is not None} or None

    def keys(
        self, row: Row, keys: Mapping[str, Key], nodes: Mapping[str, Node], day: PartialDate | None
    ) -> dict[str, Value]:
        """The values of a section's keys, those that have any."""
        values = {name: self.value(row, keys[name].type, node, day) for name, node in nodes.items() if name in keys}
        return {name: value for name, value in values.items() if value is not None}

    def _scalar(self, row: Row, kind: Type, text: str, spec: Spec, day: PartialDate | None) -> str:
        if isinstance(kind, Ref):
            return self._reference(row, kind, text, spec, day)
        if isinstance(kind, Text) and not kind.long:
            text = " ".join(text.split())
        read = read_scalar(kind, text)
        if not isinstance(read, Problem):
            return text
        return self._understood(row, kind, text, read, spec)

    def _understood(self, row: Row, kind: Type, text: str, problem: Problem, spec: Spec) -> str:
        """What a badly written value certainly or conventionally means; an error where that is not clear."""
        cure = problem.fixes[0] if problem.fixes else None
        if isinstance(kind, DateValue):
            return self._day(row, text, problem, spec)
        if cure is not None and cure.certain:
            return cure.text
        self.note(row, spec, rules.VALUE, problem.message, problem.hint, problem.fixes)
        return ""

    def _day(self, row: Row, text: str, problem: Problem, spec: Spec) -> str:
        """Days written the Vietnamese way, day before month, are understood without a word."""
        meant = problem.instead
        if isinstance(meant, PartialDate):
            first = _FIRST_NUMBER.search(text)
            if meant.is_day and first and not text[:4].isdigit() and int(first[0]) != meant.day:
                message = f"“{text}” được hiểu là ngày {meant.vietnamese()} (tháng viết trước ngày)."
                self.note(row, spec, rules.DOUBT, message)
            return str(meant)
        hint, fixes = "Viết ngày/tháng/năm, ví dụ 20/11/2024, hoặc chỉ năm.", problem.fixes
        if text.isascii() and text.isdigit() and _EXCEL_DAYS[0] <= int(text) <= _EXCEL_DAYS[1]:
            guess = _EXCEL_ZERO + timedelta(days=int(text))
            if self.table.typed:
                message = (
                    f"Số {text} là ngày của Excel chưa định dạng, được hiểu là {guess.day}/{guess.month}/{guess.year}."
                )
                self.note(row, spec, rules.DOUBT, message)
                return guess.isoformat()
            hint = "Đây là số ngày của Excel: định dạng cột này thành Ngày (Date) rồi lưu lại."
            fixes = [Fix(text=f"{guess.day:02d}/{guess.month:02d}/{guess.year}")]
        self.note(row, spec, rules.VALUE, problem.message, hint, fixes)
        return ""

    def _reference(self, row: Row, kind: Ref, text: str, spec: Spec, day: PartialDate | None) -> str:
        if kind.to not in _LISTS:
            if not ID.fullmatch(text):
                self.note(
                    row, spec, rules.VALUE, f"“{text}” không phải một mã.", "Mã là tên tệp của hồ sơ, ví dụ le-van-mau."
                )
                return ""
            return text
        text = " ".join(text.split())
        match = self.terms.find(kind.to, text, day)
        if match.doubt:
            name = self.terms.name_of(kind.to, match.id)
            self.note(row, spec, rules.DOUBT, f"“{text}” được hiểu là “{match.doubt}” ({match.id}, {name}).")
        if match.id:
            return match.id
        if not match.several and kind.to in self.mapping.create:
            keys = {key.name: key for key in _LISTS[kind.to].entry.keys}
            made = self.keys(row, keys, self.mapping.create[kind.to], day)
            return self.terms.create(kind.to, text, made, row.number)
        self._unknown(row, kind.to, text, match, spec)
        return ""

    def _unknown(self, row: Row, attribute: str, text: str, match: Match, spec: Spec) -> None:
        schema = _LISTS[attribute]
        label = schema.label.lower().removeprefix("danh mục ")
        if match.several:
            named = ", ".join(f"{one} ({self.terms.name_of(attribute, one)})" for one in match.several)
            message = f"“{text}” có thể là nhiều mục của danh mục {label}: {named}."
            hint = "Ghi tên đầy đủ hoặc mã vào ô này."
        else:
            message = f"“{text}” không có trong danh mục {label} (vocabulary/{schema.file})."
            hint = f"Có phải “{match.near[0]}”?" if match.near else "Sửa ô này, hoặc thêm mục vào danh mục trước."
        self.note(row, spec, rules.TERM, message, hint, [Fix(text=one) for one in match.near])

    def place(self, row: Row, spec: Spec) -> Place:
        """The cell a value comes from; its place in the mapping where it comes from no column."""
        for column in spec.columns:
            number = self.table.find(column.names)
            if number >= 0:
                return self.table.at(row.number, number)
        return spec.place if not spec.columns else self.table.at(row.number)

    def note(
        self,
        row: Row,
        spec: Spec,
        rule: Rule,
        message: str,
        hint: str = "",
        fixes: object = (),
        severity: Severity | None = None,
    ) -> None:
        """Report something about a value in a row; an error fails the row."""
        place = self.place(row, spec)
        number = next((at for column in spec.columns if (at := self.table.find(column.names)) >= 0), -1)
        name = f"Cột “{self.table.header[number]}”: " if number >= 0 else ""
        cures = [one for one in fixes if isinstance(one, Fix)] if isinstance(fixes, list | tuple) else []
        one = rule.at(place, name + message, hint=hint, fixes=cures, severity=severity)
        self.found.append(one)
        if one.severity is Severity.ERROR:
            self.failed.add(row.number)


def _without_quotes(text: str) -> str:
    """``text`` without one pair of quotes around all of it."""
    for opening, closing in _QUOTES:
        inner = text[len(opening) : -len(closing)]
        if len(text) > 1 and text.startswith(opening) and text.endswith(closing) and opening not in inner:
            return inner
    return text
