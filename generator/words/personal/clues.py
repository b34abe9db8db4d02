"""What a text has at all: asked before any detector looks closer, since almost every text has nothing to find."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain

from ahocorasick_rs import AhoCorasick, BytesAhoCorasick

from generator.words.personal.plain import plain

_WORD_BYTES = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
_DIGIT_BYTES = bytes(100 if 48 <= code < 58 else 120 for code in range(256))
_BETWEEN_DIGITS = b" .-()_,/*\n>\xc2\xa0\xb7\xe2\x80\x90\x91\x92\x93\x94\x95\xaf"
"""What may stand between the digits of a number, byte by byte; letters keep other bytes and still part the digits."""
_ODD = re.compile(
    rb"\xd9[\xa0-\xa9]|\xdb[\xb0-\xb9]|\xef[\xb8\xb9\xbc-\xbe]|\xe2\x80[\x80-\x92\x95\xa2\xa4\xa7-\xaf]|\xc2[\xa0\xb7]|\xe3\x80|\xe2\x88|\xe2\x81|\xf0\x9d"
)
_ODD_STARTS = (b"\xd9", b"\xdb", b"\xef", b"\xe2", b"\xc2", b"\xe3", b"\xf0")
_QUOTES = (b"\xe2\x80\x9c", b"\xe2\x80\x98", b"\xe2\x80\x99", b"\xe2\x80\xa6")
_SHAPES = bytes(
    ord("d" if chr(code).isdigit() else "U" if chr(code).isupper() else chr(code) if chr(code) in " /" else "x")
    if code < 128
    else ord("x")
    for code in range(256)
)


_GROWS = b"\xc8"
"""In letters with this byte: those that take more bytes in lower case."""
_BLANKS = (b" ", b".")
_SIGNS: set[bytes] = set()
"""Words that say whether a detector should look closer."""
_BEGINS: dict[bytes, str] = {}
"""Words whose places detectors ask for, where no letter follows."""
_SOUGHT: set[str] = set()
"""What detectors look for wherever it stands, inside words too."""


def signs(text: str) -> frozenset[bytes]:
    """The words of ``text``, as ``Clues.any_of`` wants them. To be asked while modules are read, like the next two."""
    found = frozenset(text.encode().split())
    _SIGNS.update(found)
    return found


def begins(words: Iterable[str]) -> None:
    """Words whose places ``Clues.begins`` is to know."""
    _SIGNS.update(word.encode() for word in words)
    _BEGINS.update((word.encode(), word) for word in words)


def sought(*words: str) -> tuple[str, ...]:
    """``words``, whose places ``Clues.each`` is to know."""
    _SOUGHT.update(words)
    return words


@cache
def _whole() -> tuple[BytesAhoCorasick, tuple[bytes, ...], tuple[bytes, ...]]:
    """Finds all signs, then all beginnings, in one pass over the words of a text with single blanks around it."""
    signs_of_it, first = tuple(sorted(_SIGNS)), tuple(sorted(_BEGINS))
    needles = [*(b" %b " % word for word in signs_of_it), *(word + b" " for word in first)]
    return BytesAhoCorasick(needles), signs_of_it, first


@cache
def _anywhere() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = tuple(sorted(_SOUGHT))
    return AhoCorasick(words), words


@dataclass(slots=True)
class Clues:
    """A text in plain letters, the same in lower case, those of its words that are signs of something, in lower case,
    and whether it has long numbers.

    ``raw`` is the text in UTF-8, ``shapes`` the same with ``d`` for digits, ``U`` for capitals without marks, ``x``
    else, but for blanks and strokes.
    """

    text: str
    low: str
    words: frozenset[bytes]
    long_number: bool
    shapes: bytes
    raw: bytes = b""
    _lowered: bytes = b""
    _first: tuple[tuple[int, bytes], ...] = ()
    _places: dict[str, list[int]] | None = field(default=None)

    def any_of(self, words: frozenset[bytes]) -> bool:
        """Whether one of ``words`` occurs."""
        return not words.isdisjoint(self.words)

    def each(self, words: Iterable[str]) -> Iterator[int]:
        """Where any of ``words``, which have been ``sought``, begins in ``low``: of each word all places, in order."""
        if self._places is None:
            self._places = {}
            machine, names = _anywhere()
            try:
                found = machine.find_matches_as_indexes(self.low, overlapping=True)
            except UnicodeEncodeError:  # halves of pairs are no text to the machine
                found = machine.find_matches_as_indexes(self.low.encode("utf-8", "replace").decode(), overlapping=True)
            for number, start, _ in found:
                self._places.setdefault(names[number], []).append(start)
        places = self._places
        return chain.from_iterable([places[word] for word in words if word in places])

    def matches(self, words: Iterable[str], pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """``pattern`` wherever one of ``words`` begins: as a search would find it that begins with them, but quick."""
        for place in self.each(words):
            found = pattern.match(self.text, place)
            if found:
                yield found

    def begins(self, after: tuple[bytes, ...]) -> Iterator[tuple[int, int]]:
        """Where words of ``begins`` start and end that stand somewhere for themselves, with a number, a capital letter
        or one of ``after`` behind the blank or dot that follows. Before them may stand anything.
        """
        before = place = 0
        lowered, raw = self._lowered, self.raw
        if len(raw) != len(lowered) or _GROWS in raw:
            raw = b""
        for start, word in self._first:
            end = start + len(word)
            if word in self.words and lowered[end : end + 1] in _BLANKS:
                next_one = (raw or lowered)[end + 1 : end + 2]
                if raw and b"a" <= next_one <= b"z" and not lowered.startswith(after, end):
                    continue
                place += len(lowered[before:start].decode("utf-8", "surrogatepass"))
                before = start
                yield place, place + len(_BEGINS[word])


def clues_of(text: str) -> Clues:
    """Look over ``text`` once. Offsets in the clues' text are those of ``text``."""
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) != len(text) and any(start in raw for start in _ODD_STARTS):
        text = plain(text) if _ODD.search(raw) else text.replace("–", "-").replace("—", "-")
        raw = text.encode("utf-8", "surrogatepass")
    low = text.lower()
    if len(low) != len(text):  # one odd letter becomes two
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    lowered = small = low.encode("utf-8", "surrogatepass")
    if b"\xe2\x80" in small:
        for quote in _QUOTES:
            small = small.replace(quote, b"   ")
    long_number = b"d" * 9 in raw.translate(_DIGIT_BYTES, _BETWEEN_DIGITS)
    shapes = raw.translate(_SHAPES)
    machine, names, first = _whole()
    found = machine.find_matches_as_indexes(b" %b " % small.translate(_WORD_BYTES), overlapping=True)
    words = frozenset([names[number] for number in {number for number, _, _ in found} if number < len(names)])
    starts = [(start - 1, first[number - len(names)]) for number, start, _ in found if number >= len(names)]
    long_number = long_number or b"d" * 8 in shapes
    return Clues(text, low, words, long_number, shapes, raw, lowered, tuple(sorted(starts)))
