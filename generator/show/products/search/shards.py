"""Postings in files small enough to be fetched for one word.

Words are sorted and cut where their beginnings differ: a file holds all words with one beginning, unless they are too
many; then each next letter with enough words gets a file of its own and the rest stay. A reader's browser finds the
file of a word by the longest beginning that has one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from generator.show.products.search.postings import BODY, SHOWN, TITLE, Postings, Runs, joined
from generator.show.products.search.words import Word
from generator.words.vietnamese import nfc

MOST = 8_000
"""Letters in a file before it is cut."""
LEAST = 3_000
"""Letters that are worth a file of their own."""

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")

Entry = tuple[str, str]
"""A term, and what is known of it as JSON."""


def entries(segments: Iterable[tuple[int, Postings]]) -> list[Entry]:
    """Every term with the documents it stands in, out of segments in their order: how many documents each has, and
    what they contribute.

    A term's value is a flat list: a form, and the documents where it stands in the title, in what is shown, in the
    text behind; then the next form. Words are letters and digits, so nothing in it needs to be escaped.
    """
    found: dict[Word, list[tuple[int, Runs]]] = defaultdict(list)
    offset = 0
    for size, postings in segments:
        for word, runs in postings.items():
            found[word].append((offset, runs))
        offset += size
    terms: dict[str, list[str]] = defaultdict(list)
    for word in sorted(found):
        pieces = found.pop(word)  # what is done makes room
        terms[word[0]] += (nfc(word[1]), joined(pieces, TITLE), joined(pieces, SHOWN), joined(pieces, BODY))
    return [(term, '["' + '","'.join(values) + '"]') for term, values in sorted(terms.items())]


def compact(value: object) -> str:
    """JSON without a needless letter; what is not ASCII stays as it is."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def cut(found: Sequence[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    """Groups of entries by the beginning they share, in order of the beginning."""
    yield from sorted(_cut("", list(found), _size(found)))


def _cut(beginning: str, found: list[Entry], size: int) -> Iterator[tuple[str, list[Entry]]]:
    if size <= MOST:
        if found:
            yield beginning, found
        return
    below: dict[str, list[Entry]] = defaultdict(list)
    rest: list[Entry] = []
    for entry in found:
        if len(entry[0]) == len(beginning):
            rest.append(entry)
        else:
            below[entry[0][: len(beginning) + 1]].append(entry)
    sizes = {name: _size(group) for name, group in below.items()}
    left = size
    for name in sorted(below, key=lambda name: (-sizes[name], name)):
        if sizes[name] > LEAST or left > MOST:
            left -= sizes[name]
            yield from _cut(name, below[name], sizes[name])
        else:
            rest += below[name]
    if rest:
        yield beginning, sorted(rest)


def _size(found: Sequence[Entry]) -> int:
    return sum([len(term) + len(value) + 4 for term, value in found])


def file_name(beginning: str) -> str:
    """A file name for a beginning, different for each: a-z and 0-9 stay, other letters become their numbers."""
    return "".join(letter if letter in _PLAIN else f"-{ord(letter):x}" for letter in beginning) or "-"


def shard_text(version: str, group: Sequence[Entry]) -> str:
    """The text of one file."""
    terms = ",".join([f'"{term}":{value}' for term, value in group])
    return f'{{"v":"{version}","t":{{{terms}}}}}\n'


def vocabulary(found: Sequence[Entry]) -> str:
    """All terms of letters in one text, sorted, for words with a mistyped letter.

    A line says how many letters a term shares with the one before (one digit), its other letters, a space, and how
    common it is, in doublings.
    """
    lines: list[str] = []
    before = ""
    for term, value in found:
        if term.isalpha():
            same = 0
            while same < min(len(term), len(before), 9) and term[same] == before[same]:
                same += 1
            lines.append(f"{same}{term[same:]} {len(value).bit_length()}")
            before = term
    return "\n".join(lines)
