"""What every detector stands on: plain letters in place of look-alikes, patterns that also fit text without marks."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One piece of personal data: its kind, a key of ``LABELS``, and where it stands."""

    kind: str
    start: int
    end: int


_LOOK_ALIKES = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_LOOK_ALIKES |= dict.fromkeys((*range(0x2000, 0x200B), 0xA0, 0x202F, 0x205F, 0x3000), 0x20)
_LOOK_ALIKES |= dict.fromkeys((*range(0x2010, 0x2016), 0x2212, 0xFE63), ord("-"))
_LOOK_ALIKES |= dict.fromkeys((0xB7, 0x2022, 0x2024, 0x2027, 0x3002, 0xFF61), ord("."))
_LOOK_ALIKES |= {0xFE6B: ord("@"), 0x2215: ord("/"), 0x2044: ord("/")}
_LOOK_ALIKES |= {0x1D7CE + place: ord("0") + place % 10 for place in range(50)}
_LOOK_ALIKES |= {zero + digit: ord("0") + digit for zero in (0x660, 0x6F0) for digit in range(10)}
_MARKS = re.compile("[̀-ͯ]")


def plain(text: str) -> str:
    """``text`` with ASCII for full-width and other digits, odd spaces, dots and dashes; as long as before."""
    return text.translate(_LOOK_ALIKES)


def bare(text: str) -> str:
    """``text`` without the marks of Vietnamese letters."""
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFD", text))).replace("đ", "d")


def both(pattern: str) -> str:
    """A pattern that also fits what was typed without any marks."""
    return f"(?:{pattern}|{bare(pattern)})" if bare(pattern) != pattern else f"(?:{pattern})"


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern for either letter case; ``(?-i:…)`` inside asks for the very case."""
    return re.compile(pattern, re.IGNORECASE)


_CAPITALS = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
NAME = rf"(?-i:[{_CAPITALS}])\w*"
"""A word with a capital: part of the name of a place."""
