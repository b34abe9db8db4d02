"""What is no identifier by itself but nobody's business either while the person lives: where they come from, the year
of their birth, whether they are of the Party, the numbers of their papers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.words.personal.births import is_no_birth
from generator.words.personal.clues import Clues, signs, sought
from generator.words.personal.plain import NAME, Hit, compiled

_PATTERNS: tuple[tuple[str, frozenset[bytes], tuple[str, ...], re.Pattern[str]], ...] = (
    ("hometown", signs("quán"), sought("quê quán", "nguyên quán", "sinh quán", "trú quán"), compiled(r"\w+ \w+\b")),
    ("hometown", signs("quê"), sought("quê "), compiled(r"(?<!\w)quê (?:gốc|ở|tại)\b")),
    ("hometown", signs("quê"), sought("quê"), compiled(rf"(?<!\w)quê:? (?!Hương|Bác|Gốc|Quán){NAME}")),
    (
        "party",
        signs("đảng"),
        sought("đảng"),
        compiled(r"(?:(?<=là )|(?<=là một )|(?<=thẻ )|(?<=vào )|(?<=kết nạp )|(?<=tuổi ))đảng(?: viên)?\b"),
    ),
    (
        "papers",
        signs("cccd cmnd cmt cước chứng chiếu"),
        sought("cccd", "cmnd", "cmt", "căn cước", "chứng minh nhân dân", "hộ chiếu"),
        compiled(
            r"(?:cccd|cmnd|cmt|căn cước(?: công dân)?|chứng minh nhân dân|hộ chiếu)(?:\s*(?:số|là|:|số:))?\s*\w?\d+"
        ),
    ),
)
_YEAR_OF_BIRTH = compiled(r"sinh (?:vào )?(?:ngày|năm|tháng)\s+(?:m[ùồ]ng\s+)?\d+(?:\s?[/.-]\s?\d+)*")
_YEAR_SAID = compiled(r"(?:ngày|tháng|năm) sinh(?:\s*:|\s+(?:là\s+)?\d)")
_SINH = signs("sinh")
_BORN = sought("sinh ")
_BORN_ON = sought("ngày sinh", "tháng sinh", "năm sinh")


def hints(clues: Clues) -> Iterator[Hit]:
    """Home towns, years of birth, the Party, papers."""
    for kind, words, begins, pattern in _PATTERNS:
        if clues.any_of(words):
            for found in clues.matches(begins, pattern):
                yield Hit(kind=kind, start=found.start(), end=found.end())
    if clues.any_of(_SINH):
        for found in clues.matches(_BORN, _YEAR_OF_BIRTH):
            if not is_no_birth(clues.text, found.start()):
                yield Hit(kind="birth_year", start=found.start(), end=found.end())
        for found in clues.matches(_BORN_ON, _YEAR_SAID):
            yield Hit(kind="birth_year", start=found.start(), end=found.end())
