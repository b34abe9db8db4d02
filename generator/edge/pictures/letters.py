"""What our fonts can write, and what to write instead of what they cannot: no reader ever sees an empty box."""

from __future__ import annotations

import unicodedata
from functools import cache

from fontTools.ttLib import TTFont
from text_unidecode import unidecode

from generator.edge.fonts import FONTS


@cache
def letters() -> frozenset[str]:
    """The characters that every one of our fonts has."""
    found = None
    for path in sorted(FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            here = {chr(code) for code in font.getBestCmap()}
        found = here if found is None else found & here
    return frozenset(found or ())


def writable(text: str) -> str:
    """``text`` on one line, composed (NFC), with letters that our fonts lack in Latin letters, or left out.

    Returns:
        "" when nothing of it can be written.
    """
    known = letters()
    composed = unicodedata.normalize("NFC", text)
    made = "".join(letter if letter in known else _instead(letter, known) for letter in composed)
    return " ".join(made.split())


def _instead(letter: str, known: frozenset[str]) -> str:
    if letter.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", letter)
    if plain != letter and all(one in known for one in plain):
        return plain
    spelled = unidecode(letter)
    return spelled if all(one in known for one in spelled) else ""
