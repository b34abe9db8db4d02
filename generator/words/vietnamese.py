"""Vietnamese text: normal form, search folding, slugs, alphabetical order, did-you-mean and look-alike letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.words.collation import SortKey, sort_key

__all__ = [
    "LookAlike",
    "SortKey",
    "fold",
    "look_alikes",
    "nearest",
    "nfc",
    "person_key",
    "repair",
    "slug",
    "sort_key",
]

SLUG_LENGTH = 80

_SAME_LETTER = {
    "đ": "d", "ð": "d", "ɖ": "d", "ł": "l", "ø": "o", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
}  # fmt: skip
_SAME_MARK = {
    **dict.fromkeys("‐‑‒–—―−⁃﹘﹣－", "-"),
    **dict.fromkeys("“”„‟″«»〝〞", '"'),
    **dict.fromkeys("‘’‚‛′ʼ`´‹›", "'"),
}
_FOLDED = str.maketrans(_SAME_LETTER | _SAME_MARK)
_PLAIN_MARKS = str.maketrans(_SAME_MARK)
_D_WITH_STROKE = str.maketrans("ƉɖÐð", "ĐđĐđ")
_INVISIBLE = {"Mn", "Me", "Cf"}


class _Visible(dict[int, int | None]):
    """Takes invisible letters out of a text that is translated with it; learns each letter the first time."""

    def __missing__(self, letter: int) -> int | None:
        self[letter] = None if unicodedata.category(chr(letter)) in _INVISIBLE else letter
        return self[letter]


_VISIBLE = _Visible()


def nfc(text: str) -> str:
    """``text`` in Unicode normal form C, the form every text of ours has after reading."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """The form texts are searched and compared in.

    Lower case without marks, đ and its look-alikes as d, dashes and quotes plain, white space squeezed; so
    ``hoà`` equals ``hòa`` and decomposed text equals composed text. Folding twice changes nothing more.
    """
    letters = _without_marks(nfc(text).translate(_PLAIN_MARKS))
    return " ".join(_without_marks(letters.casefold()).translate(_FOLDED).split())


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    return unicodedata.normalize("NFKD", text).translate(_VISIBLE)


def slug(text: str) -> str:
    """The part of an address or a file name made from ``text``: ``[a-z0-9-]``, at most 80 characters.

    Empty where ``text`` has no letter or digit. A slug becomes an id once and is never computed again.
    """
    from slugify import slugify  # it reads a table of 60,000 letters; only writers of new ids wait for that

    return slugify(
        text.translate(_D_WITH_STROKE),
        max_length=SLUG_LENGTH,
        word_boundary=True,
        save_order=True,
        entities=False,
        decimal=False,
        hexadecimal=False,
    )


def person_key(name: str, sort_name: str = "") -> tuple[SortKey, SortKey, SortKey]:
    """The order people are listed in: given name (the last word), then family name, then middle names.

    ``sort_name`` replaces all three, for names that do not sort by their last word.
    """
    if sort_name.strip():
        return sort_key(" ".join(sort_name.split())), sort_key(""), sort_key(name)
    words = name.split() or [""]
    family = words[0] if len(words) > 1 else ""
    return sort_key(words[-1]), sort_key(family), sort_key(" ".join(words[1:-1]))


_CLOSE = 0.6
_SHARED_WORDS = 80.0


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """What the author probably meant: the ``candidates`` closest to ``word``, best first, at most ``limit``.

    Compared without marks, letter case and the difference of hyphen, underscore and space. A candidate equal to
    ``word`` in that sense comes first. Where no spelling is close, candidates that share the words are offered.
    """
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    wanted = _spelling(word)
    if not wanted:
        return ()
    choices = {candidate: _spelling(candidate) for candidate in sorted(set(candidates))}
    close = process.extract(
        wanted, choices, scorer=OSA.normalized_similarity, limit=limit + 5, score_cutoff=_cutoff(wanted)
    )
    if not close:
        close = process.extract(wanted, choices, scorer=fuzz.token_set_ratio, limit=limit, score_cutoff=_SHARED_WORDS)
    ranked = sorted(close, key=lambda hit: (hit[0] != wanted, -hit[1], abs(len(hit[0]) - len(wanted)), hit[2]))
    return tuple(candidate for _, _, candidate in ranked[:limit])


def _cutoff(wanted: str) -> float:
    """Short words need one slip only; in long ones two letters in five may differ."""
    return max(_CLOSE, 1 - 1.5 / len(wanted)) if len(wanted) <= 4 else _CLOSE


@lru_cache(maxsize=1 << 16)
def _spelling(text: str) -> str:
    return " ".join(re.sub(r"[-_]", " ", fold(text)).split())


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A letter that looks Vietnamese but is another: where it stands (from 0), what it is, what it should be."""

    index: int
    found: str
    right: str

    @property
    def code(self) -> str:
        """Its number, since both look the same: ``U+00D0``."""
        return f"U+{ord(self.found):04X}"


_CAPITAL_D = frozenset("ÐƉ")
_SMALL_D = frozenset("ðɖ")
_ANYWHERE = {"Ð": "Đ", "Ɖ": "Đ", "ǎ": "ă", "Ǎ": "Ă"}
_MIXED = dict(
    zip(
        "аеорсухіјѕԁһԛԝАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "aeopcyxijsdhqwABEKMHOPCTYXIJSABEZHIKMNOPTYXo",
        strict=True,
    )
)
_WORD = re.compile(r"(?:[^\W\d_][\u0300-\u036f]*)+")


def look_alikes(text: str) -> tuple[LookAlike, ...]:
    """Letters of ``text`` that only look right, in order; composed (NFC) text is expected.

    Ð and Ɖ for Đ (small ð only where a word begins: inside a word it is Icelandic); ǎ for ă; Cyrillic and Greek
    letters inside a word that also has Latin ones; letters of the full-width and mathematical alphabets.
    """
    if text.isascii():
        return ()
    return tuple(found for word in _WORD.finditer(text) for found in _in_word(word.group(), word.start()))


def _in_word(word: str, start: int) -> Iterable[LookAlike]:
    if word.isascii():
        return
    mixed = any(_is_latin(letter) for letter in word)
    for place, letter in enumerate(word):
        right = _ANYWHERE.get(letter) or _styled(letter) or (_MIXED.get(letter, "") if mixed else "")
        if letter in _SMALL_D and not place:
            right = "đ"
        if right:
            yield LookAlike(start + place, letter, right)


@lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


@lru_cache(maxsize=4096)
def _styled(letter: str) -> str:
    """The plain letter of a full-width or mathematical one (the "bold" of social networks), or nothing."""
    if letter < "\uff21" or not unicodedata.name(letter, "").startswith(("FULLWIDTH LATIN", "MATHEMATICAL")):
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 and plain.isascii() and plain.isalpha() else ""


def repair(text: str) -> str:
    """``text`` with every look-alike letter replaced by the right one, and composed."""
    letters = list(text)
    for found in look_alikes(text):
        letters[found.index] = found.right
    return nfc("".join(letters))
