"""Composed values to typed records, by walking the schema. A bad value becomes a finding and its default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz.distance import OSA

from generator.intake.rules import NEW_LINE, THIS_KEY, THIS_VALUE
from generator.intake.rules import values as rules
from generator.intake.schema.types import Choice, FolderSchema, Group, Key, ListOf, Ref
from generator.intake.schema.types import Type as SchemaType
from generator.intake.values import Problem, fixed, read_scalar
from generator.intake.yamltext import Value, inline
from generator.words.diagnostics import Diagnostic, FieldPath, Fix, How, Place, Rule
from generator.words.model import WITHDRAWN, AnyRecord
from generator.words.vietnamese import fold, nearest

_LONG_WORD = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RawRecord:
    """A file taken apart but not yet understood; ``data`` is None where its front matter could not be read."""

    schema: FolderSchema
    path: str
    id: str
    data: dict[str, Value] | None
    year: str = ""
    body: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The record, which always exists, and what was wrong with it."""

    record: AnyRecord
    diagnostics: tuple[Diagnostic, ...] = ()


def parse_record(raw: RawRecord, extra: Mapping[str, Any] | None = None) -> Parsed:
    """The typed record of ``raw``.

    ``extra`` holds values from elsewhere by attribute: the rows of a list beside a decision. They come after
    those of the file itself. Findings name their field; ``marks.located`` gives them line and column.
    """
    reader = Reader(raw.path)
    values: dict[str, Any] = {}
    if raw.data is not None:
        values = reader.group(raw.schema.keys, raw.data, ())
    for attribute, more in (extra or {}).items():
        values[attribute] = (*values.get(attribute, ()), *more)
    record = raw.schema.make(id=raw.id, path=raw.path, body=raw.body, body_line=raw.body_line, **values)
    return Parsed(record=record, diagnostics=tuple(reader.found))


class _Missing:
    """What stands for a value that could not be read and has no likely reading."""


_YES_OR_NO = frozenset({"true", "false", "yes", "no", "có", "không", "x", "1", "0"})
_MISSING = _Missing()
KEPT_WHEN_WITHDRAWN = frozenset({"kind", "date"})
"""What a withdrawn record must still say; `exemplars withdraw` takes all else away."""


class Reader:
    """Walks one file's values along the schema and gathers the findings."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []

    def group(self, keys: tuple[Key, ...], data: Mapping[str, Value], field: FieldPath) -> dict[str, Any]:
        """The attributes that ``data`` gives, by the names of the record's class; defaults are left out."""
        shape = _shape(keys)
        values: dict[str, Any] = {}
        waiting = set(shape.required)
        for name, raw in data.items():
            key = shape.known.get(name) or self._unknown_key(name, data, shape.known, field)
            if key is None or raw is None or (key.required and _is_empty(raw)):
                continue
            waiting.discard(key.name)
            value = self.value(key.type, raw, (*field, name), key)
            if value is not _MISSING:
                values[key.attribute] = value
        if waiting and not field and data.get("status") == WITHDRAWN:
            waiting &= KEPT_WHEN_WITHDRAWN
        for name in shape.required if waiting else ():
            if name in waiting:
                self._required(shape.known[name], field, name in data)
        return values

    def value(self, kind: SchemaType, raw: Value, field: FieldPath, key: Key) -> Any:
        """``raw`` as ``kind``, or what to go on with after a finding."""
        if type(kind) is ListOf:
            return self._list(kind, raw, field, key)
        if type(kind) is Group:
            return self._group(kind, raw, field, key)
        if type(raw) is not str:
            text = self._one_text(raw, field, key)
            if text is None:
                return _MISSING
            raw = text
        value = read_scalar(kind, raw)
        if type(value) is Problem:
            self._note(value.rule, field, f"{_named(key)}: {_lower(value.message)}", value.hint, value.fixes)
            return _MISSING if value.instead is None else value.instead
        return value

    def _note(self, rule: Rule, field: FieldPath, message: str, hint: str = "", fixes: Any = ()) -> None:
        self.found.append(rule.at(Place(path=self.path, field=field), message, hint=hint, fixes=fixes))

    def _list(self, kind: ListOf, raw: Value, field: FieldPath, key: Key) -> Any:
        if type(raw) is list:
            items: list[Any] = []
            for number, item in enumerate(raw):
                if item is None:
                    message = f"{_named(key)}: mục thứ {number + 1} của danh sách đang trống."
                    self._note(rules.TYPE, (*field, number), message, "Điền mục này hoặc xóa dòng của nó.")
                    continue
                value = self.value(kind.item, item, (*field, number), key)
                if value is not _MISSING:
                    items.append(value)
            return tuple(items)
        message = f"{_named(key)} là một danh sách; hãy đặt trong ngoặc vuông."
        if type(raw) is str and type(kind.item) is Group:
            fix = Fix(text=f"[{_group_text(kind.item, raw)}]", how=THIS_VALUE)
            self._note(rules.TYPE, field, message, fixes=[fix])
            return ()
        parts: list[Value] = [raw]
        if type(raw) is str:
            parts = [part.strip() for part in raw.replace(";", ",").split(",") if part.strip()]
        elif type(kind.item) is not Group:
            self._note(rules.TYPE, field, message)
            return ()
        certain = len(parts) == 1 or type(kind.item) is Ref
        self._note(rules.TYPE, field, message, fixes=[Fix(text=inline(parts), how=THIS_VALUE, certain=certain)])
        read = [self.value(kind.item, part, field, key) for part in parts]
        return tuple(value for value in read if value is not _MISSING)

    def _group(self, kind: Group, raw: Value, field: FieldPath, key: Key) -> Any:
        if type(raw) is dict:
            values = self.group(kind.keys, raw, field)
            if kind.placed:
                values["place"] = Place(path=self.path, field=field)
            return kind.make(**values)
        if type(raw) is list and len(raw) == 1 and type(raw[0]) is dict:
            fix = Fix(text=inline(raw[0]), how=THIS_VALUE, certain=True)
            self._note(rules.TYPE, field, f"{_named(key)} là một nhóm, không phải danh sách.", fixes=[fix])
            return self._group(kind, raw[0], field, key)
        names = ", ".join(one.name for one in kind.keys)
        fixes = [Fix(text=_group_text(kind, raw), how=THIS_VALUE)] if type(raw) is str else []
        self._note(rules.TYPE, field, f"{_named(key)} là một nhóm gồm các khóa {names}.", fixes=fixes)
        return _MISSING

    def _one_text(self, raw: Value, field: FieldPath, key: Key) -> str | None:
        """The text that a list or a mapping in place of one text most likely means; a finding in any case."""
        message = f"{_named(key)} là một giá trị, không phải danh sách hay nhóm."
        text = None
        if type(raw) is list and len(raw) == 1 and type(raw[0]) is str:
            text = raw[0]
        elif type(raw) is dict and len(raw) == 1:
            ((name, rest),) = raw.items()
            if type(rest) is str or rest is None:
                text = f"{name}: {rest}" if rest else f"{name}:"
                message = f"{_named(key)}: giá trị có dấu hai chấm thì phải đặt trong ngoặc kép."
        self._note(
            rules.TYPE, field, message, fixes=[fixed(text, certain=type(raw) is list)] if text is not None else []
        )
        return text

    def _required(self, key: Key, field: FieldPath, stands: bool) -> None:
        """A required key that is not there, or stands there without a value."""
        label = f"“{key.name}” ({key.label})"
        fixes = [Fix(text=f"{key.name}: {key.example or '…'}", how=How.FILL if stands else NEW_LINE)]
        words = ", ".join(f"{word} ({name})" for word, name in key.type.options) if type(key.type) is Choice else ""
        help_ = f"{key.help} Chọn một trong: {words}.".strip() if words else key.help
        if not stands:
            self._note(rules.REQUIRED, field, f"Thiếu khóa bắt buộc {label}.", help_, fixes)
            return
        place = Place(path=self.path, field=(*field, key.name), on_key=True)
        message = f"Khóa bắt buộc {label} đang trống."
        self.found.append(rules.REQUIRED.at(place, message, hint=help_, fixes=fixes))

    def _unknown_key(
        self, name: str, data: Mapping[str, Value], known: Mapping[str, Key], field: FieldPath
    ) -> Key | None:
        """Report a key nobody knows, with the keys it may mean. The likeliest takes its value, if that is free."""
        guesses = guess_key(name, known.values())
        guesses.sort(key=lambda guess: guess in data)
        place = Place(path=self.path, field=(*field, name), on_key=True)
        close = len(guesses) == 1 and guesses[0] not in data and _is_slip(name, known[guesses[0]])
        fixes = [Fix(text=guess, how=THIS_KEY, certain=close) for guess in guesses]
        hint = f"Các khóa dùng được ở đây: {', '.join(known)}."
        self.found.append(rules.UNKNOWN_KEY.at(place, f"Không có khóa “{name}” ở đây.", hint=hint, fixes=fixes))
        return known[guesses[0]] if guesses and guesses[0] not in data else None


@dataclass(frozen=True, slots=True)
class _Shape:
    """The keys of a group by name, and which of them must be there."""

    known: Mapping[str, Key]
    required: tuple[str, ...]


_SHAPES: dict[int, tuple[tuple[Key, ...], _Shape]] = {}
"""By identity of the keys, which stay alive here: hashing a deep tuple of keys costs more than the lookup saves."""


def _shape(keys: tuple[Key, ...]) -> _Shape:
    kept = _SHAPES.get(id(keys))
    if kept is None:
        shape = _Shape({key.name: key for key in keys}, tuple(key.name for key in keys if key.required))
        kept = _SHAPES[id(keys)] = (keys, shape)
    return kept[1]


def guess_key(name: str, keys: Any) -> list[str]:
    """The keys that ``name`` may mean, by their own names or their Vietnamese labels, likeliest first."""
    keys = list(keys)
    meant = {key.label: key.name for key in reversed(keys)} | {key.name: key.name for key in keys}
    exact = [key.name for key in keys if fold(key.label) == fold(name)]
    return list(dict.fromkeys((*exact, *(meant[hit] for hit in nearest(name, meant)))))


def _is_slip(name: str, key: Key) -> bool:
    """Whether ``name`` can only be ``key``: its label, or the same letters but for one slip in a long enough word."""
    if fold(name) in {fold(key.name), fold(key.label)}:
        return True
    return len(name) >= _LONG_WORD and OSA.distance(name.lower(), key.name) == 1


def _is_empty(raw: Value) -> bool:
    return raw == [] or raw == {} or (type(raw) is str and not raw.strip())


def _group_text(kind: Group, text: str) -> str:
    """What to write in place of one value: the group around it, or where it is only a yes or no, the group's shape."""
    if text.lower() not in _YES_OR_NO:
        return inline(_as_group(kind, text))
    needed = [key for key in kind.keys if key.required] or kind.keys[:1]
    return "{" + ", ".join(f"{key.name}: {key.example or '…'}" for key in needed) + "}"


def _as_group(kind: Group, text: str) -> dict[str, str]:
    """A lone text as the group it probably stands for: in the first required key, an address in ``url``."""
    first = next((key for key in kind.keys if key.required), kind.keys[0])
    if text.startswith(("http://", "https://")) and any(key.name == "url" for key in kind.keys):
        return {first.name: first.label, "url": text}
    return {first.name: text}


def _named(key: Key) -> str:
    return f"“{key.name}” ({key.label})"


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:]
