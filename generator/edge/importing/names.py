"""Names of persons as lists write them: which two are one, and what stands before a name that is no part of it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from generator.words.vietnamese import nfc, repair

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_PLAIN = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’‚‛ʼ`´", "'")})
_TITLE = re.compile(
    r"(?P<title>GS|PGS|TSKH|TS|ThS|Th\.S|VS|NCS|NGND|NGƯT|NSND|NSƯT|KTS|KS|CN|BSCK\s?I{1,2}|BS|DS|GVCC|GVC)"
    r"(?=[\s.,-])[\s.,-]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?P<title>Ông|Bà|Thầy|Cô|Anh|Chị|Em|Bạn|Cụ|Đồng chí|Đ/c|Nhà giáo)[\s.:]+", re.IGNORECASE)
_NAME_WORDS = 3


@lru_cache(maxsize=1 << 14)
def name_key(name: str) -> str:
    """What two spellings of one name share.

    Letter case, blanks, dashes, the place of a tone (hoà, hòa) and look-alike letters do not matter; every mark does:
    Ánh is not Anh.
    """
    words = repair(nfc(name)).translate(_PLAIN).casefold().split()
    return " ".join(_word_key(word) for word in words)


def _word_key(word: str) -> str:
    apart = unicodedata.normalize("NFD", word)
    tones = "".join(sorted(letter for letter in apart if letter in _TONES))
    return nfc("".join(letter for letter in apart if letter not in _TONES)) + tones


def split_honorifics(text: str) -> tuple[tuple[str, ...], str, str]:
    """Academic titles before a name, a form of address before it, and the name itself.

    ``PGS.TS. Nguyễn Văn An`` gives ``("PGS", "TS"), "", "Nguyễn Văn An"``. ``Ông`` may be a family name, so a form of
    address is taken off only where a whole name is left.
    """
    titles: list[str] = []
    address = ""
    rest = text
    while True:
        found = _TITLE.match(rest)
        if found and rest[found.end() :].strip():
            titles.append(found["title"])
        else:
            found = _ADDRESS.match(rest)
            if not found or address or len(rest[found.end() :].split()) < _NAME_WORDS:
                return tuple(titles), address, rest.strip()
            address = found["title"]
        rest = rest[found.end() :]
