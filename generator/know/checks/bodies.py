"""What rules look for inside an author's Markdown: marks, footnotes, addresses, and where each of them stands.

Code is passed over, escapes are respected. Every search is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from generator.intake.schema.types import Text, Type
from generator.know.checks.known import leaves, only_of_records, place_in
from generator.words.diagnostics import Place
from generator.words.model import Record
from generator.words.vietnamese import nfc

MEDIA = "media/"
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_TICKS = re.compile(r"`+")
_MARK = re.compile(r"(?<!\\)\[\^([^\]\s]{1,80})\]")
_NOTE = re.compile(r"^ {0,3}\[\^([^\]\s]{1,80})\]:", re.MULTILINE)
_INLINE = re.compile(r"\]\([ \t]*(?:<([^<>\n]*)>|([^\s()<>]+))")
_NAMED = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A piece of the body: where it begins, counted from 0, and its text."""

    offset: int
    text: str


def place_of(record: Record, offset: int) -> Place:
    """The place of a character of the body."""
    above = record.body.count("\n", 0, offset)
    column = offset - record.body.rfind("\n", 0, offset)
    return Place(path=record.path, line=record.body_line + above, column=column)


def without_code(body: str) -> str:
    """``body`` with blanks in place of fenced code and code spans; every other character stays where it is."""
    if "`" not in body and "~~~" not in body:
        return body
    lines, fence = [], ""
    for line in body.splitlines(keepends=True):
        found = _FENCE.match(line)
        opened = fence
        if not fence and found:
            fence = found[1]
        elif fence and found and found[1].startswith(fence) and not line[found.end() :].strip():
            fence = ""
        lines.append(_blank(line) if opened or fence else line)
    return _without_spans("".join(lines))


def _without_spans(text: str) -> str:
    """Code spans blanked: each run of backticks closes at the next run that is just as long."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    closes: dict[int, int] = {}
    latest: dict[int, int] = {}
    for place in range(len(runs) - 1, -1, -1):
        length = runs[place][1] - runs[place][0]
        closes[place] = latest.get(length, -1)
        latest[length] = place
    pieces, position, place = [], 0, 0
    while place < len(runs):
        close = closes[place]
        if close < 0:
            place += 1
            continue
        pieces += [text[position : runs[place][0]], _blank(text[runs[place][0] : runs[close][1]])]
        position, place = runs[close][1], close + 1
    return "".join((*pieces, text[position:]))


def _blank(text: str) -> str:
    return "".join("\n" if letter == "\n" else " " for letter in text)


def marks(body: str) -> Iterator[Spot]:
    """Every ``[^label]`` that stands in the text, without those that begin a footnote of the body's own."""
    if "[^" not in body:
        return
    text = without_code(body)
    begins = {found.start(1) for found in _NOTE.finditer(text)}
    for found in _MARK.finditer(text):
        if found.start(1) not in begins:
            yield Spot(found.start(), found[1])


def footnotes(body: str) -> frozenset[str]:
    """The labels of the footnotes that the body defines, in lower case."""
    return frozenset(found[1].casefold() for found in _NOTE.finditer(without_code(body)))


def addresses(body: str) -> Iterator[Spot]:
    """Every address inside the site that the body links to or shows: no scheme, no bare ``#part``."""
    if "](" not in body and "]:" not in body:
        return
    text = without_code(body)
    for pattern in (_INLINE, _NAMED):
        for found in pattern.finditer(text):
            group = 1 if found[1] is not None else 2
            if not _SCHEME.match(found[group]):
                yield Spot(found.start(group), found[group])


def media_name(address: str) -> str:
    """The media file an address of a body means, or "" where it means something else."""
    plain = nfc(unquote(address)).partition("#")[0].partition("?")[0].lstrip("./")
    return plain if plain.startswith(MEDIA) else ""


def _is_media(kind: Type) -> bool:
    return isinstance(kind, Text) and kind.form == "media"


_MEDIA_KEYS = only_of_records(_is_media)


def media_used(record: Record) -> Iterator[tuple[Place, str]]:
    """Every media file a record names, in its keys and in its body, each with its place."""
    for leaf in leaves(record, _MEDIA_KEYS[type(record)]):
        yield place_in(record, leaf.field), nfc(str(leaf.value))
    for spot in addresses(record.body):
        name = media_name(spot.text)
        if name:
            yield place_of(record, spot.offset), name
