"""Syllables as search knows them. ``theme/assets/javascripts/search-words.js`` does the same to what readers type;
``tests/data/search_words.yml`` is run through both.

A word has a ``term``, what is looked up (``truong``), and a ``form``, how it was spelled (``trương`` with its tone
as a number, so that ``hoà`` and ``hòa`` are one spelling). A form is "" where the word has no marks at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from generator.words.vietnamese import fold

_HIDDEN = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
    "\ufff9-\ufffb\U000110bd\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
_WORD = re.compile("(?:[^\\W_][\u0300-\u036f]*)+")
_PLAIN_WORD = re.compile(r"[^\W_]+")
_MARK = re.compile("[\u0300-\u036f]")
_NOT_WORD = re.compile(r"[\W_]+")
_TONES = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
_OPEN_Y = re.compile(r"([hklmst])y")

Word = tuple[str, str]
"""A term and its form."""


def forget_spellings() -> None:
    """Hold no word any more."""
    _words_in.cache_clear()
    _word_of.cache_clear()


def words(text: str) -> Iterator[Word]:
    """The words of ``text`` in their order; those that are nothing but marks are left out."""
    for chunk in text.split():
        yield from _words_in(chunk)


def different_words(text: str) -> set[Word]:
    """The words of ``text``, each once; looked at once too, which is several times faster than ``words``."""
    found: set[Word] = set()
    for chunk in set(text.split()):
        found.update(_words_in(chunk))
    return found


@lru_cache(maxsize=1 << 16)
def _words_in(chunk: str) -> tuple[Word, ...]:
    """The words of a text without white space, which no word crosses and no normal form takes away."""
    found = [_word_of(raw) for raw in _raw_words(chunk)]
    return tuple(word for word in found if word[0])


def _raw_words(text: str) -> list[str]:
    """The words of ``text`` in lower case and their composed form, as they are spelled."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _HIDDEN.sub("", text))
    text = text.casefold()
    return (_WORD if _MARK.search(text) else _PLAIN_WORD).findall(text)


@lru_cache(maxsize=1 << 17)
def _word_of(raw: str) -> Word:
    """The term and the form of one word."""
    term = _plain_y(_NOT_WORD.sub("", fold(raw)))
    if raw.isascii():
        return term, ""
    letters, tones = "", ""
    for letter in unicodedata.normalize("NFD", raw):
        if letter in _TONES:
            tones += _TONES[letter]
        else:
            letters += letter
    form = _plain_y(unicodedata.normalize("NFC", letters)) + tones
    return term, "" if form == term else form


def _plain_y(word: str) -> str:
    """``kỹ`` and ``kĩ``, ``sỹ`` and ``sĩ`` are the same word in two spellings."""
    return word[0] + "i" if _OPEN_Y.fullmatch(word) else word
