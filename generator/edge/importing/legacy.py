"""Text typed for the Vietnamese fonts of before Unicode: recognized by the font or by its letters, and converted.

TCVN3 (fonts whose names begin with ``.Vn``) has a letter of its own for each vowel with its tone; VNI writes the tone
as a second letter. Read as Unicode, both give words that no Vietnamese syllable fits. Tables: TCVN 5712:1993 and the
code page that VNI published.
"""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache

from generator.words.vietnamese import nfc

TCVN3, VNI, WINDOWS = "TCVN3 (font .VnTime)", "VNI (font VNI-Times)", "Windows-1258"

_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3_CODES = (
    "\xb5\xb8\xb6\xb7\xb9\xa8\xbb\xbe\xbc\xbd\xc6\xa9\xc7\xca\xc8\xc9\xcb\xae\xcc\xd0\xce\xcf\xd1\xaa\xd2\xd5\xd3\xd4"
    "\xd6\xd7\xdd\xd8\xdc\xde\xdf\xe3\xe1\xe2\xe4\xab\xe5\xe8\xe6\xe7\xe9\xac\xea\xed\xeb\xec\xee\xef\xf3\xf1\xf2\xf4"
    "\xad\xf5\xf8\xf6\xf7\xf9\xfa\xfd\xfb\xfc\xfe\xa1\xa2\xa7\xa3\xa4\xa5\xa6"
)
_FROM_TCVN3 = str.maketrans(_TCVN3_CODES, _LETTERS)
_VNI_TONES = {
    "a": dict(zip("øùûõïêèéúüëâàáåãä", "àáảãạăằắẳẵặâầấẩẫậ", strict=True)),
    "e": dict(zip("øùûõïâàáåãä", "èéẻẽẹêềếểễệ", strict=True)),
    "o": dict(zip("øùûõïâàáåãä", "òóỏõọôồốổỗộ", strict=True)),
    "u": dict(zip("øùûõï", "ùúủũụ", strict=True)),
    "y": dict(zip("øùûõ", "ỳýỷỹ", strict=True)),
    "ô": dict(zip("øùûõï", "ờớởỡợ", strict=True)),
    "ö": dict(zip("øùûõï", "ừứửữự", strict=True)),
}
_VNI_ALONE = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư", "í": "í", "ì": "ì"}
_VNI_PAIR = re.compile("([aeouyôöAEOUYÔÖ])([øùûõïêèéúüëâàáåãäØÙÛÕÏÊÈÉÚÜËÂÀÁÅÃÄ])|([ñæóòîôöÑÆÓÒÎÔÖ])")

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
_VOWEL = "[aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ]"
_SYLLABLE = re.compile(f"{_ONSET}{_VOWEL}{{1,3}}(?:ch|ng|nh|[cmnpt])?", re.IGNORECASE)
_WORD = re.compile(r"[^\s\x00-\x40\[-`{-\x7f“”‘’–—…]+")
_ENOUGH = 3


def by_font(font: str) -> str:
    """The old encoding that a font of this name is for; empty for every other font."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return TCVN3
    return VNI if name.startswith(("vni-", "vni ")) else ""


def converted(text: str, encoding: str) -> str:
    """``text`` in Unicode."""
    if encoding == TCVN3:
        return nfc(text.translate(_FROM_TCVN3))
    if encoding == VNI:
        return nfc(_VNI_PAIR.sub(_from_vni, text))
    return text


def by_letters(text: str) -> str:
    """The old encoding a text seems to be in: its words are no syllables as they are, and are when converted.

    Short texts tell nothing; ask with all that belongs together.
    """
    text = nfc(text)
    words = _words(text)
    if len(words) < _ENOUGH or _share(words) > 0.5:
        return ""
    shares = {encoding: _share(_words(converted(text, encoding))) for encoding in (TCVN3, VNI)}
    best = max(shares, key=lambda one: shares[one])
    return best if shares[best] >= 0.8 else ""


def decoded(raw: bytes) -> tuple[str, str]:
    """Text of bytes that are not UTF-8, and its encoding: the one whose words are most Vietnamese; or nothing twice."""
    found = [(text, name) for name, text in _readings(raw) if len(_words(text)) >= _ENOUGH]
    scored = [(_share(_words(text)), text, name) for text, name in found]
    if not scored:
        return "", ""
    share, text, name = max(scored, key=lambda one: one[0])
    return (text, name) if share >= 0.8 else ("", "")


def _readings(raw: bytes) -> list[tuple[str, str]]:
    latin = raw.decode("latin-1")
    readings = [(TCVN3, converted(latin, TCVN3)), (VNI, converted(raw.decode("cp1252", "replace"), VNI))]
    with suppress(UnicodeDecodeError):
        readings.insert(0, (WINDOWS, nfc(raw.decode("cp1258"))))
    return readings


def _from_vni(hit: re.Match[str]) -> str:
    base, mark, alone = hit.groups()
    if alone:
        letter = _VNI_ALONE[alone.lower()]
        return letter.upper() if alone.isupper() else letter
    letter = _VNI_TONES[base.lower()].get(mark.lower(), "")
    if not letter:
        plain = _VNI_ALONE.get(base.lower(), base.lower())
        return (plain.upper() if base.isupper() else plain) + mark
    return letter.upper() if base.isupper() else letter


def _words(text: str) -> list[str]:
    """The words that are not plain ASCII; only they tell encodings apart."""
    return [word for word in _WORD.findall(text) if not word.isascii()]


def _share(words: list[str]) -> float:
    return sum(map(_fits, words)) / len(words) if words else 0.0


@lru_cache(maxsize=1 << 14)
def _fits(word: str) -> bool:
    """Whether a word is a Vietnamese syllable, or letters that only stand for words (QĐ, ĐHSM)."""
    if _SYLLABLE.fullmatch(word):
        return True
    return len(word) > 1 and word.isupper() and not re.search(r"[^A-ZĐĂÂÊÔƠƯ]", word)
