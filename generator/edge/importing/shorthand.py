"""Names as offices shorten them: ``Trường CNTT&TT``, ``P. TCCB``, ``Giám đốc``, and which full name they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.words.vietnamese import fold

_PIECES = re.compile(r"[a-z0-9]+")
_SILENT = frozenset({"va", "cua", "cac", "the"})
_ONE_LETTER = {"k": "khoa", "p": "phong", "v": "vien", "b": "ban", "bm": "bo mon", "tt": "trung tam", "tv": "thu vien"}
_LETTERS = re.compile(r"[a-z]{2,}")


def stands_for(short: str, names: Iterable[str], *, opening: bool = False) -> tuple[str, ...]:
    """The names that ``short`` can be short for: each of its words is a word of the name or the initials of several.

    ``va`` and ``cua`` may be left out, y and i are one, points and dashes do not count. With ``opening`` the beginning
    of a name is enough (``Giám đốc`` of some house).
    """
    wanted = _words(short)
    if not wanted:
        return ()
    ways = [wanted, *_spelt_out(wanted)]
    return tuple(
        name for name in names if any(_fits(way, _words(name), opening=opening and _is_plain(way)) for way in ways)
    )


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_i_for_y(word) for word in _PIECES.findall(fold(text)))


def _i_for_y(word: str) -> str:
    """``sỹ`` and ``sĩ``, ``lý`` and ``lí``: one y at the end after a consonant."""
    return f"{word[:-1]}i" if len(word) > 1 and word.endswith("y") and word[-2] not in "auo" else word


def _spelt_out(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    first = _ONE_LETTER.get(words[0])
    return [(*first.split(), *words[1:])] if first else []


def _is_plain(words: tuple[str, ...]) -> bool:
    """An opening counts only with two words at least: one would fit too much."""
    return len(words) >= 2


def _fits(short: tuple[str, ...], full: tuple[str, ...], *, opening: bool) -> bool:
    """Whether all of ``short`` is used up along ``full``."""
    if not short:
        return opening or all(word in _SILENT for word in full)
    if not full:
        return False
    head, rest = short[0], short[1:]
    if head == full[0] and _fits(rest, full[1:], opening=opening):
        return True
    if head in _SILENT and _fits(rest, full, opening=opening):
        return True
    if full[0] in _SILENT and _fits(short, full[1:], opening=opening):
        return True
    return bool(_LETTERS.fullmatch(head)) and any(
        _fits(rest, full[taken:], opening=opening) for taken in _initials(head, full)
    )


def _initials(letters: str, full: tuple[str, ...]) -> list[int]:
    """How many words of ``full`` the letters can be the initials of, silent words counted or not."""
    ends: set[tuple[int, int]] = {(0, 0)}
    for _ in full:
        ends |= {
            (used + step, place + 1)
            for used, place in ends
            if place < len(full)
            for step in (0, 1)
            if (step and used < len(letters) and full[place][0] == letters[used])
            or (not step and full[place] in _SILENT)
        }
    return sorted(place for used, place in ends if used == len(letters))
