"""Values written as YAML, the way suggestions show them: plain where that is safe, in quotes where it is not."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Value = str | None | list["Value"] | dict[str, "Value"]
"""What composed YAML consists of here: every scalar is text, or None where nothing stands."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_UNSAFE_START = re.compile(r"[,\[\]{}#&*!|>'\"%@`]|[-?:](?:\s|$)|---|\.\.\.(?:\s|$)|<<\s*$|\s")
_UNSAFE_INSIDE = re.compile(r":\s|\s#|:$|\s$|[\n\t]")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]|^[-?:]|:[,\[\]{}]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether ``text`` can stand without quotes, in block style or inside ``[ ]`` and ``{ }``."""
    if text in NULLS or _UNSAFE_START.match(text) or _UNSAFE_INSIDE.search(text):
        return False
    return not (flow and _UNSAFE_IN_FLOW.search(text))


def quoted(text: str) -> str:
    """``text`` in double quotes, or in single quotes where it holds double quotes only."""
    if '"' in text and "'" not in text and "\n" not in text and "\t" not in text:
        return f"'{text}'"
    return '"' + "".join(_ESCAPES.get(letter, letter) for letter in text) + '"'


def scalar(text: str, *, flow: bool = False) -> str:
    """``text`` as a YAML scalar, in quotes only where it must."""
    return text if is_plain(text, flow=flow) else quoted(text)


def inline(value: object, *, flow: bool = False) -> str:
    """Any value on one line."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        pairs = (f"{key}: {inline(item, flow=True)}".rstrip() for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(inline(item, flow=True) for item in value) + "]"
    return scalar(str(value), flow=flow)


def is_whole_quoted(text: str) -> bool:
    """Whether ``text`` is one complete quoted scalar and nothing after it."""
    return closing_quote(text) == len(text) - 1


def closing_quote(text: str) -> int:
    """Where the quote that ``text`` begins with is closed; -1 where it is not, or where there is no quote."""
    if not text or text[0] not in "\"'":
        return -1
    quote, position = text[0], 1
    while position < len(text):
        letter = text[position]
        if letter == "\\" and quote == '"':
            position += 2
            continue
        if letter == quote:
            if quote == "'" and text[position + 1 : position + 2] == "'":
                position += 2
                continue
            return position
        position += 1
    return -1


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
