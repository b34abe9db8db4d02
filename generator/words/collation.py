"""Vietnamese alphabetical order, as ICU's ``vi`` collation has it, without ICU.

Letters come first (``a ă â b c d đ e ê …``), then tones (none, huyền, hỏi, ngã, sắc, nặng), then letter case:
three rounds over the whole text, so ``An Ý`` stands between ``An`` and ``Ấn``. Spaces and punctuation count
(ICU's default "non-ignorable" handling) and come before digits, digits before letters.
Source: CLDR root collation and its Vietnamese tailoring; a test compares with ICU where PyICU is installed.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SortKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]
"""Letters, tones, case, and the text itself so that different texts never tie."""

_SPACES = "\t\n\v\f\r\u0085\u2028\u2029 "
_SIGNS = "_-‒–—―,;:!¡?¿.·'‘’‚‹›\"“”„«»()[]{}§¶@*/\\&#%‰†‡•`´˜^¯˘˙¨¸˛°©®⁄+±÷×<=>¬|¦~→−¤¢$£¥₫€"
_ALPHABET = "aăâbcdđeêfghiıjklmnŋoôơpqrsʃtŧuưvwxyzþ"
_ORDER = {letter: place for place, letter in enumerate([*_SPACES, *_SIGNS, *"0123456789", *_ALPHABET], 1)}
_FOREIGN = len(_ORDER) + 1

_OWN_LETTERS = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_OTHER_MARKS = "\u0306\u0302\u030c\u030a\u0308\u030b\u0307\u0338\u0327\u0328\u0304\u030f\u0311"
_MARKS = {mark: place for place, mark in enumerate(_TONES + _OTHER_MARKS, 1)}
_UNKNOWN_MARK = len(_MARKS) + 1
_STROKED = {"ø": ("o", "\u0338"), "ł": ("l", "\u0335"), "ħ": ("h", "\u0335"), "ð": ("d", "\u0335")}
_PAIRS = {"æ": "ae", "œ": "oe", "ß": "ss"}
_CLUSTER = re.compile(r".[\u0300-\u036f]*", re.DOTALL)

_Weights = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def sort_key(text: str) -> SortKey:
    """The key that sorts ``text`` in Vietnamese alphabetical order. Composed and decomposed text agree."""
    letters: list[int] = []
    tones: list[int] = []
    cases: list[int] = []
    for cluster in _CLUSTER.findall(unicodedata.normalize("NFD", text)):
        first, second, third = _weights(cluster)
        letters += first
        tones += second
        cases += third
    return tuple(letters), tuple(tones), tuple(cases), unicodedata.normalize("NFC", text)


@lru_cache(maxsize=1 << 14)
def _weights(cluster: str) -> _Weights:
    """Weights of one letter with its marks: what it adds to each of the three rounds."""
    base, marks = cluster[0], cluster[1:]
    if unicodedata.category(base) in {"Cc", "Cf", "Cn"} and base not in _ORDER:
        return (), (), ()
    if base in _MARKS or unicodedata.combining(base):
        base, marks = "", cluster
    small, case = base.lower(), int(base != base.lower())
    if small in _STROKED:
        small, stroke = _STROKED[small]
        marks = stroke + marks
    if small not in _ORDER:
        apart = _PAIRS.get(small) or unicodedata.normalize("NFKD", base)
        if apart != base:
            return _expanded(apart + marks, case)
    small, marks = _own_letter(small, marks)
    toned = tuple(_MARKS.get(mark, _UNKNOWN_MARK) for mark in marks)
    if not small:
        return (), toned, (0,) * len(toned)
    return (_ORDER.get(small) or _FOREIGN + ord(small[0]),), (0, *toned), (case, *(0 for _ in toned))


def _own_letter(base: str, marks: str) -> tuple[str, str]:
    """Base and marks with the mark that makes a Vietnamese letter (ă, ơ…) taken into the base."""
    for mark in marks:
        letter = _OWN_LETTERS.get((base, mark))
        if letter:
            return letter, marks.replace(mark, "", 1)
    return base, marks


def _expanded(apart: str, case: int) -> _Weights:
    """A compatibility letter (ª, ², …, ﬁ, œ) sorts as its parts, after them where all else is equal."""
    parts = [_weights(cluster) for cluster in _CLUSTER.findall(apart)]
    joined = [tuple(weight for part in parts for weight in part[level]) for level in range(3)]
    return joined[0], joined[1], tuple(weight + 2 + case for weight in joined[2])


def heading_of(text: str) -> str:
    """The capital letter that ``text`` stands under in an index: its first by ``sort_key``, without tone or foreign
    mark; ``0–9`` for a number, "" for what begins with a sign.
    """
    for weight in sort_key(text)[0]:
        letter = _LETTERS.get(weight) or (chr(weight - _FOREIGN) if weight > _FOREIGN else "")
        return "0–9" if letter.isdigit() else letter.upper() if letter.isalpha() else ""
    return ""


_LETTERS = {place: letter for letter, place in _ORDER.items()}
