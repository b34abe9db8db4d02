"""Mail addresses, also as people write them for machines not to see: “(at)”, “(a)”, “a còng”, “[dot]”, with blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.words.personal.clues import Clues, signs
from generator.words.personal.plain import Hit, compiled

_OPEN, _CLOSE = r"[(\[{<_-] ?", r" ?[)\]}>_-]"
_ONE_LETTER = r"[(\[{]a[)\]}]"
_SAID_AT = (
    rf" ?(?:%40|&#64;|&#x40;|&commat;|{_OPEN}(?:at|a[ -]?còng|a[ -]?cong|@){_CLOSE}|{_ONE_LETTER}|\ba[ -]?còng\b|"
    r"\ba cong\b) ?"
)
_SAID_DOT = rf" ?(?:\.|{_OPEN}(?:dot|chấm|cham|\.){_CLOSE}|\b(?:chấm|dot)\b) ?"
_LOCAL = r"(?<![\w.+%-])[^\W_][\w.+%-]{0,63}?"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_TOP = r"(?:vn|com|net|org|edu|gov|info|io|me|co|biz|asia|name|dev|app|uk|us|jp|kr|fr|de|au|sg|ru|cn|tw|ca|eu)"
PATTERNS = (
    compiled(rf"{_LOCAL}@ ?{_LABEL}(?:\.{_LABEL})*\.[a-z]{{2,24}}\b"),
    compiled(rf"{_LOCAL}{_SAID_AT}(?:{_LABEL}{_SAID_DOT}){{1,4}}{_TOP}\b"),
    compiled(rf"(?<![\w.+%-])(?=[\w+%-]*[._\d-])[^\W_][\w.+%-]{{0,63}} ?@ ?(?:{_LABEL} ?\. ?){{1,4}}{_TOP}\b"),
    compiled(rf"(?<![\w.+%-])(?=[\w+%-]*[._\d-])[^\W_][\w.+%-]{{0,63}} at (?:{_LABEL}\.){{1,4}}{_TOP}\b"),
    compiled(rf"mail[^\n@]{{0,12}}?[: ]([^\W_][\w.+%-]{{0,63}} ?@ ?(?:{_LABEL} ?\. ?){{1,4}}{_TOP})\b"),
)
_A_CONG = re.compile(r"\ba[ -]?cong\b", re.IGNORECASE)
_SIGNS = signs("còng acong at commat")
_A_ALONE = compiled(_ONE_LETTER)


def mails(clues: Clues) -> Iterator[Hit]:
    """Mail addresses."""
    text = clues.text
    hidden = clues.any_of(_SIGNS) or "%40" in text or "&#" in text or (b"cong" in clues.words and _A_CONG.search(text))
    hidden = hidden or _A_ALONE.search(text)
    if "@" not in text and not hidden:
        return
    for pattern in PATTERNS:
        for found in pattern.finditer(text):
            yield Hit(kind="email", start=found.start(pattern.groups), end=found.end(pattern.groups))
