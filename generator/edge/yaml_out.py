"""Front matter as text: keys in the schema's order, quotes only where they are needed, the same bytes every time.

What is written here is read back equal by the intake, and as text by every other YAML reader too: a name that YAML
1.1 takes for a number, a date or a truth value gets quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from generator.intake.frontmatter import FENCE, decode
from generator.intake.schema.types import Group, Key, ListOf, Text, Type
from generator.intake.yamltext import Value, is_plain

FLOW_KEYS = 5
"""Groups of the schema with at most so many keys are written on one line, in braces."""

_STEP = "  "
_NOT_TEXT = re.compile(
    r"[-+.\d][-+.:,_eExob\da-fA-F]*|[-+]?\.(?:inf|nan)|y|n|yes|no|on|off|true|false|null|~|=|<<"
    r"|\d{4}-\d{1,2}-\d{1,2}(?:[Tt \t].*)?",
    re.IGNORECASE,
)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def record(data: Mapping[str, Value], keys: Sequence[Key], body: str = "") -> str:
    """A whole record file: front matter between its fences, then the body."""
    return f"{FENCE}\n{front_matter(data, keys)}{FENCE}\n{body}"


def front_matter(data: Mapping[str, Value], keys: Sequence[Key]) -> str:
    """``data`` as block YAML.

    Args:
        data: values as the intake composes them: texts, lists and mappings; None and empty ones are left out.
        keys: the schema's keys; they give order and form. Keys that are not among them come last.
    """
    return "".join(f"{line}\n" for line in mapping(data, keys, ""))


def mapping(data: Mapping[str, Value], keys: Sequence[Key], indent: str) -> Iterator[str]:
    """The lines of a block mapping."""
    known = {key.name: key.type for key in keys}
    for name in (*(one for one in known if one in data), *(one for one in data if one not in known)):
        value = data[name]
        if not is_empty(value):
            yield from entry(name, value, known.get(name), indent)


def entry(name: str, value: Value, kind: Type | None, indent: str) -> Iterator[str]:
    """The lines of one key and its value."""
    if isinstance(value, dict) and not _fits_a_line(kind):
        yield f"{indent}{name}:"
        yield from mapping(value, _keys_of(kind), indent + _STEP)
    elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
        yield f"{indent}{name}:"
        inner = kind.item if isinstance(kind, ListOf) else None
        for one in value:
            yield from item(one, inner, indent + _STEP)
    else:
        yield f"{indent}{name}: {_on_a_line(value, kind)}"


def item(value: Value, kind: Type | None, indent: str) -> Iterator[str]:
    """The lines of one item of a block list."""
    if isinstance(value, dict) and not _fits_a_line(kind) and any(not is_empty(inner) for inner in value.values()):
        first, *rest = mapping(value, _keys_of(kind), indent + _STEP)
        yield f"{indent}- {first.removeprefix(indent + _STEP)}"
        yield from rest
    else:
        yield f"{indent}- {_on_a_line(value, kind)}".rstrip()


def is_empty(value: Value) -> bool:
    """Whether there is nothing to write."""
    return value is None or value == [] or value == {} or value == ""


def scalar(text: str, kind: Type | None = None, *, flow: bool = False) -> str:
    """One value: plain where every reader of YAML takes it for this text, else in double quotes."""
    typed = kind is not None and not isinstance(kind, Text)
    # PyYAML's own parser, unlike libyaml, ends a plain text inside brackets at a question mark.
    plain = is_plain(text, flow=flow) and not (flow and "?" in text) and not any(map(_is_unseen, text))
    if plain and (typed or not _NOT_TEXT.fullmatch(text)):
        return text
    return '"' + "".join(_ESCAPES.get(letter) or _escaped(letter) for letter in text) + '"'


def _escaped(letter: str) -> str:
    if not _is_unseen(letter):
        return letter
    number = ord(letter)
    return f"\\x{number:02X}" if number < 1 << 8 else f"\\u{number:04X}" if number < 1 << 16 else f"\\U{number:08X}"


@lru_cache(maxsize=4096)
def _is_unseen(letter: str) -> bool:
    """Whether the reader of files would change or drop the letter, so that it only survives as an escape."""
    return not (letter.isascii() and letter.isprintable()) and decode(letter.encode(), "").text != letter


def _on_a_line(value: Value, kind: Type | None, *, flow: bool = False) -> str:
    if isinstance(value, dict):
        types = {key.name: key.type for key in _keys_of(kind)}
        names = (*(one for one in types if one in value), *(one for one in value if one not in types))
        pairs = (
            f"{name}: {_on_a_line(value[name], types.get(name), flow=True)}"
            for name in names
            if not is_empty(value[name])
        )
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        inner = kind.item if isinstance(kind, ListOf) else None
        return "[" + ", ".join(_on_a_line(one, inner, flow=True) for one in value) + "]"
    return scalar(value or "", kind, flow=flow)


def _keys_of(kind: Type | None) -> tuple[Key, ...]:
    if isinstance(kind, ListOf):
        kind = kind.item
    return kind.keys if isinstance(kind, Group) else ()


def _fits_a_line(kind: Type | None) -> bool:
    return isinstance(kind, Group) and len(kind.keys) <= FLOW_KEYS
