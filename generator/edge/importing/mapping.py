"""Which column of a table goes where: a small YAML file, read by the same reader as the records.

Sections and keys follow the schema of the records. A value is a text in which ``{Column}`` stands for that column's
cell, or a mapping with ``from`` and how to understand the cell. ``builtin.yml`` beside this file shows everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.edge.importing import rules
from generator.edge.importing.table import Column
from generator.intake.compose import compose
from generator.intake.marks import located
from generator.intake.schema.records import DECISION, PROFILE, RECIPIENT
from generator.intake.schema.types import Choice, Flag, Group, Key, ListOf, Text, Type
from generator.intake.schema.vocabularies import VOCABULARIES
from generator.intake.yamltext import Value
from generator.words.diagnostics import Diagnostic, FieldPath, Fix, Place
from generator.words.vietnamese import fold, nearest

GUESS = "guess"
"""A kind that is told from the award and the name."""

_FORMAT = "1"
_SLOT = re.compile(r"\{([^{}]+)\}")
_BARE_SLOT = re.compile(r"(?:^\s*(?:- )?[a-z_]+|\bfrom):\s*(\{[^{}:\"',]+\})", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One value: its text and columns in order, and how cells are understood.

    ``values`` maps folded cells to what is meant, ``otherwise`` is meant by all others, ``blank`` by an empty one.
    ``split`` cuts a cell into the items of a list; ``each`` joins what the rows of one person give.
    """

    parts: tuple[str | Column, ...]
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    blank: str = ""
    strip_quotes: bool = False
    split: str = ""
    each: str = ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns it reads."""
        return tuple(part for part in self.parts if isinstance(part, Column))


Node = Spec | dict[str, "Node"] | list["Node"]
"""What the mapping says of one key: a value, the keys of a group, or the items of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMap:
    """The whole mapping. ``profile`` is None where recipients get no profile of their own."""

    path: str
    blank: frozenset[str] = frozenset()
    ignore: tuple[str, ...] = ()
    same: str = "name-and-unit"
    honorifics: bool = False
    recipient: Mapping[str, Node] = field(default_factory=dict)
    profile: Mapping[str, Node] | None = None
    decision: Mapping[str, Node] = field(default_factory=dict)
    create: Mapping[str, Mapping[str, Node]] = field(default_factory=dict)
    vocabulary: str = ""
    site: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column that is read."""
        sections = (self.recipient, self.profile or {}, self.decision, *self.create.values())
        return tuple(column for section in sections for spec in specs(dict(section)) for column in spec.columns)


def specs(node: Node) -> Iterator[Spec]:
    """Every value below a node."""
    if isinstance(node, Spec):
        yield node
    else:
        for inner in node.values() if isinstance(node, dict) else node:
            yield from specs(inner)


def _named(name: str, kind: Type | None = None, *, required: bool = False) -> Key:
    return Key(name=name, type=kind or Text(), label=name, required=required)


def _only(keys: Sequence[Key], *names: str) -> tuple[Key, ...]:
    """The keys called ``names``, required where a ``!`` follows the name."""
    known = {key.name: key for key in keys}
    return tuple(_named(one.rstrip("!"), known[one.rstrip("!")].type, required=one.endswith("!")) for one in names)


_SAME = Choice(options=(("name", "cùng tên"), ("name-and-unit", "cùng tên, cùng đơn vị")))
_HEAD = next(key.type for key in DECISION.keys if key.name == "decision")
_RECIPIENT = (
    _named("same", _SAME),
    _named("honorifics", Flag()),
    *_only(RECIPIENT.keys, "name!", "kind!", "unit!", "award!", "exemplar", "position", "grade", "ordinal", "work"),
    *_only(RECIPIENT.keys, "occasion", "school_year", "year", "movement", "citation", "note", "posthumous"),
)
_PROFILE = _only(
    PROFILE.keys, "unit", "role", "position", "manages", "fields", "born", "died", "summary!", "consent", "sources",
    "status!", "publish_at", "sort_name",
)  # fmt: skip
_DECISION = (
    _named("same"),
    _named("id"),
    *_only(_HEAD.keys if isinstance(_HEAD, Group) else (), "number", "date!", "issuer!", "url"),
    *_only(DECISION.keys, "title", "publication", "sources", "status!", "publish_at"),
)
_TOP = ("format", "blank", "ignore", "recipient", "profile", "decision", "create", "vocabulary", "site")
_SPEC = ("from", "values", "otherwise", "blank", "strip_quotes", "split", "each")
_CREATE = {one.attribute: one.entry.keys for one in VOCABULARIES}


def read_mapping(text: str, path: str) -> tuple[ColumnMap | None, tuple[Diagnostic, ...]]:
    """The mapping of a file, or None where something in it is wrong, and what."""
    bare = tuple(_bare(hit, text, path) for hit in _BARE_SLOT.finditer(text))
    if bare:
        return None, bare
    composed = compose(text, path)
    if composed.data is None or composed.diagnostics:
        return None, composed.diagnostics
    reader = _Reader(path)
    mapping = reader.whole(composed.data)
    found = tuple(located(one, composed.marks) for one in reader.found)
    return (None if found else mapping), found


def _bare(hit: re.Match[str], text: str, path: str) -> Diagnostic:
    """A column without quotes around it, which YAML takes for a group."""
    start = hit.start(1)
    place = Place(path=path, line=text.count("\n", 0, start) + 1, column=start - text.rfind("\n", 0, start))
    quoted = f'"{hit[1]}"'
    return rules.MAPPING.at(place, f"Tên cột phải đặt trong ngoặc kép: {quoted}.", fixes=[Fix(text=quoted)])


class _Reader:
    """Walks a mapping file and gathers what is wrong with it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[Diagnostic] = []

    def whole(self, data: dict[str, Value]) -> ColumnMap:
        self._known(data, _TOP, ())
        if data.get("format") != _FORMAT:
            self._note(("format",) if "format" in data else (), "Tệp ánh xạ cần dòng “format: 1”.")
        recipient = self._section(data, "recipient", _RECIPIENT)
        profile = self._section(data, "profile", _PROFILE) if data.get("profile") is not None else None
        same, honorifics = recipient.pop("same", None), recipient.pop("honorifics", None)
        if profile is not None and "consent" not in profile and _constant(recipient.get("kind")) != "collective":
            message = "Thiếu “consent”: căn cứ để đăng hồ sơ cá nhân phải được ghi rõ, không có mặc định."
            self._note(("profile",), message)
        return ColumnMap(
            path=self.path,
            blank=frozenset(self._texts(data, "blank")),
            ignore=self._texts(data, "ignore"),
            same=_constant(same) or "name-and-unit",
            honorifics=_constant(honorifics) == "true",
            recipient=recipient,
            profile=profile,
            decision=self._section(data, "decision", _DECISION),
            create=self._created(data),
            vocabulary="".join(self._texts(data, "vocabulary")),
            site=self._texts(data, "site"),
        )

    def _created(self, data: dict[str, Value]) -> dict[str, dict[str, Node]]:
        lists = data.get("create") or {}
        if not isinstance(lists, dict):
            self._note(("create",), "“create” gồm tên các danh mục được thêm mục mới, ví dụ: units.")
            return {}
        self._known(lists, tuple(_CREATE), ("create",))
        return {
            name: self._keys(inner if isinstance(inner, dict) else {}, _optional(_CREATE[name]), ("create", name))
            for name, inner in lists.items()
            if name in _CREATE
        }

    def _section(self, data: dict[str, Value], name: str, keys: tuple[Key, ...]) -> dict[str, Node]:
        section = data.get(name)
        if not isinstance(section, dict):
            self._note((name,) if name in data else (), f"Thiếu phần “{name}”, gồm các dòng “khóa: giá trị”.")
            return {}
        return self._keys(section, keys, (name,))

    def _keys(self, data: dict[str, Value], keys: tuple[Key, ...], at: FieldPath) -> dict[str, Node]:
        self._known(data, tuple(key.name for key in keys), at)
        nodes: dict[str, Node] = {}
        for key in keys:
            raw = data.get(key.name)
            if raw is not None:
                nodes[key.name] = self._node(key.type, raw, (*at, key.name))
            elif key.required:
                self._note(at, f"Phần “{at[-1]}” thiếu khóa “{key.name}”.")
        return nodes

    def _node(self, kind: Type, raw: Value, at: FieldPath) -> Node:
        if isinstance(kind, ListOf) and isinstance(raw, list):
            return [self._node(kind.item, one, (*at, number)) for number, one in enumerate(raw)]
        if isinstance(kind, ListOf) and isinstance(kind.item, Group):
            return [self._node(kind.item, raw, at)]
        if isinstance(kind, Group):
            if isinstance(raw, dict):
                return self._keys(raw, _optional(kind.keys), at)
            self._note(at, f"“{at[-1]}” là một nhóm gồm các khóa: {', '.join(key.name for key in kind.keys)}.")
            return {}
        return self._spec(kind.item if isinstance(kind, ListOf) else kind, raw, at)

    def _spec(self, kind: Type, raw: Value, at: FieldPath) -> Spec:
        place = Place(path=self.path, field=at)
        options = raw if isinstance(raw, dict) else {"from": raw}
        self._known(options, _SPEC, at)
        source = options.get("from")
        if not isinstance(source, str):
            self._note(at, f'“{at[-1]}” cần một dòng chữ, ví dụ "{{Họ và tên}}".')
            source = ""
        parts = _parts(source)
        if parts and not any(isinstance(part, Column) for part in parts):
            self._check_constant(kind, source, at)
        return Spec(
            parts=parts,
            place=place,
            values=self._values(options.get("values"), (*at, "values")),
            otherwise=self._option(options, "otherwise", at) if "otherwise" in options else None,
            blank=self._option(options, "blank", at),
            strip_quotes=self._option(options, "strip_quotes", at) == "true",
            split=self._option(options, "split", at),
            each=self._option(options, "each", at),
        )

    def _values(self, raw: Value, at: FieldPath) -> dict[str, str]:
        """What cells mean, from a list of ``cell = meaning``."""
        pairs = [one.rpartition("=") for one in (raw if isinstance(raw, list) else []) if isinstance(one, str)]
        good = {fold(cell): meant.strip() for cell, sign, meant in pairs if sign and cell.strip()}
        if raw is not None and (not isinstance(raw, list) or len(good) != len(raw)):
            self._note(at, "“values” là danh sách các mục “chữ trong ô = giá trị”, ví dụ [nam = individual].")
        return good

    def _option(self, options: Mapping[str, Value], name: str, at: FieldPath) -> str:
        value = options.get(name)
        if isinstance(value, list | dict):
            self._note((*at, name), f"“{name}” cần một dòng chữ.")
            return ""
        return value or ""

    def _check_constant(self, kind: Type, text: str, at: FieldPath) -> None:
        words = kind.words if isinstance(kind, Choice) else ("true", "false") if isinstance(kind, Flag) else ()
        if words and text not in words and not (at == ("recipient", "kind") and text == GUESS):
            near = nearest(text, words, limit=1)
            message = f"“{text}” không dùng được ở đây. Các từ dùng được: {', '.join(words)}."
            self._note(at, message, [Fix(text=one) for one in near])

    def _texts(self, data: Mapping[str, Value], name: str) -> tuple[str, ...]:
        value = data.get(name)
        items = value if isinstance(value, list) else [value] if value is not None else []
        if not all(isinstance(one, str) for one in items):
            self._note((name,), f"“{name}” là một danh sách các dòng chữ.")
        return tuple(one for one in items if isinstance(one, str))

    def _known(self, data: Mapping[str, Value], names: Sequence[str], at: FieldPath) -> None:
        for name in data:
            if name not in names:
                fixes = [Fix(text=one) for one in nearest(name, names)]
                place = Place(path=self.path, field=(*at, name), on_key=True)
                hint = f"Các khóa dùng được ở đây: {', '.join(names)}."
                message = f"Không có khóa “{name}” ở đây."
                self.found.append(rules.MAPPING.at(place, message, hint=hint, fixes=fixes))

    def _note(self, at: FieldPath, message: str, fixes: Sequence[Fix] = ()) -> None:
        self.found.append(rules.MAPPING.at(Place(path=self.path, field=at), message, fixes=fixes))


def _optional(keys: Sequence[Key]) -> tuple[Key, ...]:
    """Keys of a group inside: what it lacks is found when the records are checked."""
    return tuple(_named(key.name, key.type) for key in keys)


def _constant(node: Node | None) -> str:
    return node.parts[0] if isinstance(node, Spec) and len(node.parts) == 1 and isinstance(node.parts[0], str) else ""


def _parts(text: str) -> tuple[str | Column, ...]:
    parts: list[str | Column] = []
    for number, piece in enumerate(_SLOT.split(text)):
        if number % 2:
            names = [one.strip() for one in piece.split("|")]
            optional = any(one.endswith("?") for one in names)
            parts.append(Column(names=tuple(one.rstrip("? ") for one in names), optional=optional))
        elif piece:
            parts.append(piece)
    return tuple(parts)
