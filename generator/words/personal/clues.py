"""What a text has at all: asked before any detector looks closer, since almost every text has nothing to find."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.words.personal.plain import plain

_WORD_BYTES = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
_DIGIT_BYTES = bytes(100 if 48 <= code < 58 else 120 for code in range(256))
_BETWEEN_DIGITS = b" .-()_,/\xc2\xa0\xb7\xe2\x80\x90\x91\x92\x93\x94\x95\xaf"
"""What may stand between the digits of a number, byte by byte; letters keep other bytes and still part the digits."""
_ODD = re.compile(
    rb"\xef[\xb8\xb9\xbc-\xbe]|\xe2\x80[\x80-\x92\x95\xa2\xa4\xa7-\xaf]|\xc2[\xa0\xb7]|\xe3\x80|\xe2\x88|\xe2\x81|\xf0\x9d"
)
_ODD_STARTS = (b"\xef", b"\xe2", b"\xc2", b"\xe3", b"\xf0")
_QUOTES = (b"\xe2\x80\x9c", b"\xe2\x80\x98", b"\xe2\x80\x99", b"\xe2\x80\xa6")
_SHAPES = bytes(
    ord("d" if chr(code).isdigit() else "U" if chr(code).isupper() else chr(code) if chr(code) in " /" else "x")
    if code < 128
    else ord("x")
    for code in range(256)
)


@dataclass(frozen=True, slots=True)
class Clues:
    """A text in plain letters, the same in lower case, its words in lower case, and whether it has long numbers.

    ``shapes`` is the text with ``d`` for digits, ``U`` for capitals without marks, ``x`` else, but for blanks
    and strokes.
    """

    text: str
    low: str
    words: frozenset[bytes]
    long_number: bool
    shapes: bytes

    def any_of(self, words: frozenset[bytes]) -> bool:
        """Whether one of ``words`` occurs."""
        return not words.isdisjoint(self.words)


def clues_of(text: str) -> Clues:
    """Look over ``text`` once. Offsets in the clues' text are those of ``text``."""
    raw = text.encode("utf-8", "surrogatepass")
    if len(raw) != len(text) and any(start in raw for start in _ODD_STARTS):
        text = plain(text) if _ODD.search(raw) else text.replace("–", "-").replace("—", "-")
        raw = text.encode("utf-8", "surrogatepass")
    low = text.lower()
    if len(low) != len(text):  # one odd letter becomes two
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    small = low.encode("utf-8", "surrogatepass")
    if b"\xe2\x80" in small:
        for quote in _QUOTES:
            small = small.replace(quote, b" ")
    long_number = b"d" * 9 in raw.translate(_DIGIT_BYTES, _BETWEEN_DIGITS)
    shapes = raw.translate(_SHAPES)
    return Clues(text, low, frozenset(small.translate(_WORD_BYTES).split()), long_number or b"d" * 8 in shapes, shapes)


def signs(text: str) -> frozenset[bytes]:
    """The words of ``text``, as ``Clues.any_of`` wants them."""
    return frozenset(text.encode().split())
