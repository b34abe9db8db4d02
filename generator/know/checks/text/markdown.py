"""Pictures, headings and raw HTML in an author's Markdown, each with its place. Code is passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.know.checks.bodies import place_of, without_code
from generator.words.diagnostics import Place
from generator.words.model import Record

_PICTURE = re.compile(
    r"(?<!\\)!\[(?P<alt>(?:[^\[\]\\]|\\.|\[[^\[\]\n]{0,80}\]){0,2000})\]"
    r"(?:\([ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>[^\s()<>]*))|\[(?P<label>[^\[\]\n]{0,200})\])?"
)
_DEFINED = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]{1,200})\]:[ \t]*(?:<([^<>\n]*)>|(\S+))", re.MULTILINE)
_TAG = re.compile(
    r"(?<!\\)<(?:/[a-z][a-z0-9-]*\s*>|[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*"
    r"\s*/?>|!--|\?[a-z]|![a-z])",
    re.IGNORECASE | re.ASCII,
)
_HASHES = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_HEADING_LETTERS = frozenset("#=-")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(r" {0,3}(?:[#>|]|[-+*][ \t]|\d{1,9}[.)][ \t]|```|~~~)| {4}|\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in the text. ``address`` is where its file is."""

    place: Place
    alt: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading. ``line`` is its whole line where it is written with ``#``, "" where it is underlined."""

    place: Place
    level: int
    line: str


def pictures(record: Record) -> Iterator[Picture]:
    """Every picture of the body, also those that name their address further below."""
    if "![" not in record.body:
        return
    text = without_code(record.body)
    defined = {_label(found[1]): found[2] or found[3] or "" for found in _DEFINED.finditer(text)}
    for found in _PICTURE.finditer(text):
        address = found["angled"] if found["angled"] is not None else found["bare"]
        if address is None:
            address = defined.get(_label(found["label"] or found["alt"]))
        if address is not None:
            yield Picture(place=place_of(record, found.start()), alt=found["alt"], address=address)


def tags(record: Record) -> Iterator[tuple[Place, str]]:
    """Every HTML tag, comment or instruction in the body."""
    if "<" in record.body:
        for found in _TAG.finditer(without_code(record.body)):
            yield place_of(record, found.start()), found[0]


def headings(record: Record) -> Iterator[Heading]:
    """Every heading of the body, in order."""
    written = record.body.split("\n")
    above = ""
    for number, line in enumerate(without_code(record.body).split("\n")):
        hashes = underline = None
        if line.lstrip(" ")[:1] in _HEADING_LETTERS:  # of almost every line one letter says that it is none
            hashes, underline = _HASHES.match(line), _UNDERLINE.match(line)
        if hashes:
            place = Place(path=record.path, line=record.body_line + number, column=1)
            yield Heading(place=place, level=len(hashes[1]), line=written[number])
        elif underline and not _NO_PARAGRAPH.match(above):
            above_place = Place(path=record.path, line=record.body_line + number - 1, column=1)
            yield Heading(place=above_place, level=1 if underline[1][0] == "=" else 2, line="")
        above = "" if hashes or underline else line


def _label(text: str) -> str:
    return " ".join(text.casefold().split())
