"""Repair of ``{ }`` and ``[ ]`` on one line: values that need quotes get them, brackets that are missing too."""

from __future__ import annotations

import re

from generator.intake.yamltext import closing_quote, is_plain, quoted

_KEY = re.compile(r"\s*([a-z_]+):(?=[\s,}\]]|$)\s*")
_NEXT_KEY = re.compile(r"\s*,\s*(?=[a-z_]+:(?:\s|[,}\]]|$))")
_PAIRS = {"{": "}", "[": "]"}
_OPENER = re.compile(r"(?:^|[\s:\-])([{\[])")
_LONGEST_LINE = 8000
_DEEPEST = 8


class _HopelessError(Exception):
    """Nobody can tell what this line means."""


def repaired(line: str, *, commas: bool = False) -> str | None:
    """``line`` with its flow collection written correctly, or None where it has none or needs nothing.

    With ``commas`` the text after a comma that no key follows belongs to the value before the comma.
    """
    opener = _OPENER.search(line)
    if not opener or len(line) > _LONGEST_LINE or closing_quote(line[: opener.start(1)].strip()) >= 0:
        return None
    start = opener.start(1)
    try:
        flow, end = _collection(line, start, commas, _DEEPEST)
    except _HopelessError:
        return None
    rest = line[end:].rstrip()
    if rest.lstrip() and not rest.lstrip().startswith("#"):
        if set(rest.strip()) - set("]}"):
            return None
        rest = ""
    fixed = line[:start] + flow + rest
    return fixed if fixed != line else None


def _collection(line: str, start: int, commas: bool, depth: int) -> tuple[str, int]:
    if depth == 0:
        raise _HopelessError
    return _mapping(line, start, commas, depth) if line[start] == "{" else _sequence(line, start, depth)


def _mapping(line: str, start: int, commas: bool, depth: int) -> tuple[str, int]:
    """The mapping that opens at ``start``, repaired, and where it ends."""
    parts: list[str] = []
    position = start + 1
    while position < len(line) and line[position] != "}":
        key = _KEY.match(line, position)
        if not key:
            end = _end_of_value(line, position, "}", commas=commas)
            parts.append(_written(line[position:end].strip(), in_key=True))
        else:
            value, end = _value(line, key.end(), "}", commas=commas, depth=depth)
            parts.append(f"{key[1]}: {value}".rstrip())
        position = _after_comma(line, end, position)
    return "{" + ", ".join(part for part in parts if part) + "}", min(position + 1, len(line))


def _sequence(line: str, start: int, depth: int) -> tuple[str, int]:
    parts: list[str] = []
    position = start + 1
    while position < len(line) and line[position] != "]":
        if line[position].isspace():
            position += 1
            continue
        value, end = _value(line, position, "]", commas=False, depth=depth)
        parts.append(value)
        position = _after_comma(line, end, position)
    return "[" + ", ".join(part for part in parts if part) + "]", min(position + 1, len(line))


def _after_comma(line: str, end: int, begin: int) -> int:
    """Where the next part begins, after the one from ``begin`` to ``end``."""
    while end < len(line) and line[end].isspace():
        end += 1
    after = end + 1 if end < len(line) and line[end] == "," else end
    if after <= begin:
        raise _HopelessError
    return after


def _value(line: str, start: int, closer: str, *, commas: bool, depth: int) -> tuple[str, int]:
    """The value at ``start``, with quotes where it needs them, and where it ends."""
    if start < len(line) and line[start] in _PAIRS:
        return _collection(line, start, commas, depth - 1)
    end = _end_of_value(line, start, closer, commas=commas)
    return _written(line[start:end].strip()), end


def _end_of_value(line: str, start: int, closer: str, *, commas: bool) -> int:
    """Values end before the next key of a mapping, the next comma of a list, or the bracket that closes both."""
    close = closing_quote(line[start:])
    if close >= 0 and re.match(r"\s*(?:[,}\]]|$)", line[start + close + 1 :]):
        return start + close + 1
    if closer == "}":
        following = _NEXT_KEY.search(line, start)
        if not following and not commas:
            following = re.compile(r"\s*,").search(line, start) if _looks_closed(line, start) else None
        limit = following.start() if following else len(line)
    else:
        comma = line.find(",", start)
        limit = comma if comma >= 0 else len(line)
    last = line.find(closer, start, limit)
    return last if last >= 0 else limit


def _looks_closed(line: str, start: int) -> bool:
    return bool(re.match(r"[^,]*,\s*\}", line[start:]))


def _written(text: str, *, in_key: bool = False) -> str:
    if not text or in_key or is_plain(text, flow=True):
        return text
    close = closing_quote(text)
    if close == len(text) - 1 and len(text) > 1:
        return text
    if close < 0 and text[0] in "\"'" and text[0] not in text[1:]:
        return quoted(text[1:])
    return quoted(text)
