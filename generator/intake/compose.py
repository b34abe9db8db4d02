"""YAML text to plain values and marks, by a dialect in which every scalar is text and nothing is clever.

No types but text, list and mapping; no anchors, aliases, tags, merge keys, directives or second documents; keys
are plain words, each once. Whatever is wrong becomes a finding with line and column; where the cure is clear it is
applied to a copy and reading goes on, so that one run finds everything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator.intake import cures, findings, syntax
from generator.intake.marks import Mark
from generator.intake.rules import yaml as rules
from generator.intake.yamltext import NULLS, Value, indent_of
from generator.words.diagnostics import Diagnostic, FieldPath, Place, Rule

DEEPEST = 8
_ROUNDS = 25
_MOST_FINDINGS = 200

_Event = Any
"""An event of PyYAML; its C half gives events their marks and fields without declaring them."""
_Spot = Any
"""A mark of PyYAML, counted from 0."""
_Spots = tuple[_Spot, _Spot, _Spot, bool]
"""Where a value begins and ends, where its key begins (or None), and whether it stands in brackets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The root mapping (None where there is none to speak of), the marks of all values, and what is wrong."""

    data: dict[str, Value] | None
    diagnostics: tuple[Diagnostic, ...] = ()
    spots: Mapping[FieldPath, _Spots] = field(default_factory=dict)
    first_line: int = 1

    @property
    def marks(self) -> dict[FieldPath, Mark]:
        """Where every value stands; made when asked for, which is only where something was found."""
        base = self.first_line
        return {
            path: Mark(
                start.line + base,
                start.column + 1,
                end.line + base,
                end.column + 1,
                key.line + base if key else 0,
                key.column + 1 if key else 0,
                flow,
            )
            for path, (start, end, key, flow) in self.spots.items()
        }


def compose(text: str, path: str, *, first_line: int = 1) -> Composed:
    """Read ``text``, which begins on line ``first_line`` of the file ``path``."""
    found: list[Diagnostic] = []
    lines = text.split("\n")
    depths: dict[str, int] = {}
    for _ in range(_ROUNDS):
        walk = Walk("\n".join(lines), path, first_line)
        try:
            walk.run()
        except YAMLError as error:
            cure = syntax.cure_for(lines, syntax.Trouble.of(error, lines), depths)
            found.append(findings.of_cure(cure, path, first_line))
            if cure.line is None:
                break
            if cure.rule is rules.TAB:
                depths.setdefault(cures.odd_lead(lines[cure.line]), indent_of(cure.text))
            lines[cure.line] = cure.text
            continue
        data = walk.root()
        return Composed(data=data, diagnostics=(*found, *walk.found), spots=walk.spots, first_line=first_line)
    return Composed(data=None, diagnostics=tuple(found))


class TooDeepError(Exception):
    """Nesting beyond the limit: reading stops there."""


class _Frame:
    """An open list or mapping. ``key`` is None while a key is awaited, ``""`` while a refused key's value is."""

    __slots__ = ("end", "flow", "key", "key_mark", "keyed_at", "node", "path", "start")

    def __init__(self, node: list[Value] | dict[str, Value], path: FieldPath | None, event: _Event, flow: bool) -> None:
        self.node, self.path, self.flow = node, path, flow
        self.start = self.end = event.start_mark
        self.key: str | None = None
        self.key_mark: _Spot = None
        self.keyed_at: _Spot = None


class Walk:
    """One pass over the events of a text."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.spots: dict[FieldPath, _Spots] = {}
        self.found: list[Diagnostic] = []
        self._stack: list[_Frame] = []
        self._top: Value = None
        self._documents = 0
        self._told: set[tuple[str, int]] = set()
        self._lines: list[str] | None = None
        self._last: _Spot = None
        self._over_lines = False
        self._hash = "#" in text

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines

    def root(self) -> dict[str, Value] | None:
        """The root mapping; a finding where the text is something else."""
        if isinstance(self._top, dict):
            return self._top
        empty = self._top is None and not any(found.code == rules.DEPTH.code for found in self.found)
        if not empty and isinstance(self._top, list | str):
            place = self.place(self.spots[()][0])
            self._add(findings.not_a_mapping(place, self._top, self.lines, self.first_line))
        return {} if empty and not self.found else None

    def run(self) -> None:
        """Read all events.

        Raises:
            YAMLError: the text is no YAML from some point on.
        """
        handlers = {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._open_mapping,
            SequenceStartEvent: self._open_list,
            MappingEndEvent: self._close,
            SequenceEndEvent: self._close,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
            DocumentEndEvent: self._document_end,
        }
        try:
            for event in syntax.events(self.text):
                if self._hash:
                    self._check_comment(event)
                handler = handlers.get(type(event))
                if handler:
                    handler(event)
        except TooDeepError:
            pass

    def _open_mapping(self, event: _Event) -> None:
        self._open({}, event)

    def _open_list(self, event: _Event) -> None:
        self._open([], event)

    def _document_end(self, event: _Event) -> None:
        if event.explicit:
            self._note(rules.MANY_DOCUMENTS, event.start_mark, "Không dùng dòng “...” trong phần khai báo.", "")

    def place(self, mark: _Spot) -> Place:
        """The place of a mark of the YAML reader."""
        return Place(path=self.path, line=mark.line + self.first_line, column=mark.column + 1)

    def _note(self, rule: Rule, mark: _Spot, message: str, fix: str | None = None) -> None:
        self._add(findings.on_line(rule, self.place(mark), message, fix))

    def _add(self, found: Diagnostic) -> None:
        """Keep a finding, as long as a person could still read them all."""
        if len(self.found) < _MOST_FINDINGS:
            self.found.append(found)

    def _first_on(self, rule: Rule, mark: _Spot) -> bool:
        """Whether ``rule`` has not been broken on this line yet, where one cure repairs the whole line."""
        told = (rule.code, mark.line)
        if told in self._told:
            return False
        self._told.add(told)
        return True

    def _document(self, event: _Event) -> None:
        self._documents += 1
        if event.version or event.tags:
            self._note(rules.DIRECTIVE, event.start_mark, "Không dùng chỉ thị % của YAML ở đây.", "")
        if self._documents > 1:
            self._note(rules.MANY_DOCUMENTS, event.start_mark, "Phần khai báo bị dấu --- chia làm hai.", "")

    def _scalar(self, event: _Event) -> None:
        frame = self._stack[-1] if self._stack else None
        if event.anchor or event.tag:
            self._decorated(event)
        if frame is not None and frame.key is None and type(frame.node) is dict:
            self._key(frame, event)
            return
        text: str = event.value
        value: Value = text
        if not event.style:
            if text in NULLS:
                value = None
            elif ":" in text and self._line(event.start_mark).strip() == text and cures.is_glued_key(text):
                raise MarkedYAMLError(problem_mark=event.start_mark)  # a key without a space
            elif event.end_mark.line != event.start_mark.line:
                self._check_continuation(event)
        elif event.style in "|>":
            self._check_block_scalar(event)
        self._attach(value, event.start_mark, event.end_mark)

    def _key(self, frame: _Frame, event: _Event) -> None:
        key = event.value
        if cures.begins_with_odd_blank(key) and not self._line(event.start_mark)[: event.start_mark.column].strip():
            raise MarkedYAMLError(problem_mark=event.start_mark)
        frame.keyed_at = event.start_mark
        frame.key, frame.key_mark = key, event.start_mark
        if key == "<<" and not event.style:
            self._note(rules.MERGE, event.start_mark, "Không dùng khóa gộp <<; hãy ghi từng khóa ra.", "")
            frame.key = ""
        elif event.style or not key:
            self._add(findings.odd_key(self.place(event.start_mark), key, self._line(event.start_mark)))
        elif "?" in self.text and self._line(event.start_mark)[: event.start_mark.column].rstrip().endswith("?"):
            self._add(findings.odd_key(self.place(event.start_mark), key))
        if frame.key and frame.key in frame.node:
            line = self._line(event.start_mark)
            place = self.place(event.start_mark)
            self._add(
                findings.duplicate_key(place, key, line, frame.flow, same=self._twice(line, event.start_mark.line))
            )
            frame.key = ""

    def _open(self, node: list[Value] | dict[str, Value], event: _Event) -> None:
        if event.anchor or event.tag:
            self._decorated(event)
        if len(self._stack) >= DEEPEST:
            self._note(rules.DEPTH, event.start_mark, f"Lồng quá {DEEPEST} lớp ở đây; xem lại các dấu ngoặc.")
            raise TooDeepError
        parent = self._stack[-1] if self._stack else None
        path: FieldPath | None = ()
        if parent is not None:
            if type(parent.node) is dict and parent.key is None:
                self._add(findings.odd_key(self.place(event.start_mark)))
                path = None
            else:
                path = self._child(parent)
        self._stack.append(_Frame(node, path, event, bool(event.flow_style)))

    def _child(self, frame: _Frame) -> FieldPath | None:
        """The path of the value that comes next, or None where it is not kept."""
        if frame.path is None or frame.key == "":
            return None
        return (*frame.path, len(frame.node) if frame.key is None else frame.key)

    def _close(self, event: _Event) -> None:
        frame = self._stack.pop()
        if frame.flow:
            frame.end = event.end_mark
        parent = self._stack[-1] if self._stack else None
        if parent is not None and type(parent.node) is dict and parent.key is None:
            parent.key = ""
            return
        self._attach(frame.node, frame.start, frame.end)

    def _attach(self, value: Value, start: _Spot, end: _Spot) -> None:
        """Put a finished value where it belongs, with its mark."""
        if not self._stack:
            if self._documents == 1:
                self._top = value
                self.spots[()] = (start, end, None, False)
            return
        frame = self._stack[-1]
        path = self._child(frame)
        node = frame.node
        frame.end = end
        if type(node) is list:
            node.append(value)
        elif type(node) is dict:
            key = frame.key
            frame.key = None
            if key and self._cut_by_comma(frame, key, value):
                return
            if key:
                node[key] = value
        if path is not None:
            self.spots[path] = (start, end, frame.key_mark, frame.flow)

    def _alias(self, event: _Event) -> None:
        frame = self._stack[-1] if self._stack else None
        line = self._line(event.start_mark)
        if self._first_on(rules.ALIAS, event.start_mark):
            self._add(findings.decorated(rules.ALIAS, self.place(event.start_mark), line, "*"))
        if frame is not None and type(frame.node) is dict and frame.key is None:
            frame.key, frame.key_mark = "", event.start_mark
            return
        self._attach(None, event.start_mark, event.end_mark)

    def _decorated(self, event: _Event) -> None:
        rule, sign = (rules.ALIAS, "&") if event.anchor else (rules.TAG, "!")
        line = self._line(event.start_mark)
        if self._first_on(rule, event.start_mark):
            self._add(findings.decorated(rule, self.place(event.start_mark), line, sign))

    def _twice(self, line: str, number: int) -> bool:
        """Whether a whole line with its value stands above already; told for keys that are in no group only."""
        below = self.lines[number + 1][:1] if number + 1 < len(self.lines) else ""
        whole = bool(re.match(r"[a-z_]+: [^\s|>&*]", line)) and below not in {" ", "-"}
        return whole and line in self.lines[:number]

    def _line(self, mark: _Spot) -> str:
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def _cut_by_comma(self, frame: _Frame, key: str, value: Value) -> bool:
        """In ``{title: A, B và C}`` YAML sees a key “B và C”; it is the rest of the title."""
        if not frame.flow or frame.keyed_at is None or cures.KEY_WORD.fullmatch(key):
            return False
        if (value is not None and " " not in key) or not isinstance(value, str | None):
            return False
        node = frame.node
        if not node or not isinstance(node, dict):
            return False
        line = self._line(frame.keyed_at)
        if self._first_on(rules.COMMA, frame.keyed_at):
            self._add(findings.cut_by_comma(self.place(frame.keyed_at), key, line))
        before = next(reversed(node))
        if isinstance(node[before], str):
            node[before] = f"{node[before]}, {key}" + (f": {value}" if value else "")
        return True

    def _check_comment(self, event: _Event) -> None:
        """A ``#`` without a space before it is no comment; one right after a plain value may have cut it short."""
        over_lines, self._over_lines = self._over_lines, _is_plain_over_lines(event)
        last, self._last = self._last, event.end_mark
        if last is None or event.start_mark.line <= last.line:
            return  # a remark goes on to the end of its line
        line = self._line(last)
        gap = line[last.column :]
        position = gap.find("#")
        if position < 0:
            return
        place = Place(path=self.path, line=last.line + self.first_line, column=last.column + position + 1)
        before = line[last.column + position - 1 : last.column + position]
        if before and not before.isspace():
            self._add(findings.no_comment(place, line))
        elif gap[position + 1 : position + 2].strip() and line[: last.column].strip():
            warning = findings.comment(place, line, over_lines=over_lines)
            if warning:
                self._add(warning)

    def _check_continuation(self, event: _Event) -> None:
        """Accepted by libyaml, refused here: tabs that indent the lines of a long plain value."""
        for number in range(event.start_mark.line + 1, event.end_mark.line + 1):
            line = self.lines[number]
            blank = line[: len(line) - len(line.lstrip())]
            if "\t" in blank:
                place = Place(path=self.path, line=number + self.first_line, column=blank.index("\t") + 1)
                fix = blank.replace("\t", "  ") + line.lstrip()
                self._add(findings.on_line(rules.TAB, place, findings.TAB_MESSAGE, fix))

    def _check_block_scalar(self, event: _Event) -> None:
        """What libyaml forgives around ``|`` and ``>``: a comment glued to the sign, wider blank lines at the top."""
        start = event.start_mark
        header = self._line(start)[start.column :]
        if "#" in header and not header[header.index("#") - 1].isspace():
            place = replace(self.place(start), column=start.column + header.index("#") + 1)
            self._add(findings.no_comment(place, self._line(start)))
        outside = self._stack[-1].start.column if self._stack else 0
        widest = 0
        for number, line in enumerate(self.lines[start.line + 1 : event.end_mark.line + 1], start.line + 1):
            if line.strip():
                if widest > indent_of(line) > outside:
                    place = Place(path=self.path, line=number + self.first_line, column=1)
                    self._add(findings.on_line(rules.INDENTATION, place, findings.BLANK_MESSAGE))
                return
            widest = max(widest, len(line))


def _is_plain_over_lines(event: _Event) -> bool:
    """Whether an event is a value without quotes that takes more than one line."""
    plain = isinstance(event, ScalarEvent) and not event.style
    start, end = event.start_mark, event.end_mark
    return plain and bool(start and end and end.line > start.line)
