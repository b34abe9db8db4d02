"""Personal data in running text: numbers that lead to a person, homes, birthdays, and what the law calls sensitive.

Made from the law (91/2025/QH15 and Decree 356/2025) and from the shapes such data have in Vietnam. Digits may be
full-width, spaced or dotted, words may lack their marks. Offsets are those of the text as it was given, which should
be in NFC.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from generator.words.personal import births, hints, homes, mail, numbers, sensitive
from generator.words.personal.clues import Clues, clues_of
from generator.words.personal.plain import Hit

__all__ = ["HARD", "LABELS", "Hit", "Spotted", "find", "in_fields", "spots", "spots_in_table"]

LABELS = {
    "citizen_number": "số căn cước",
    "old_id_number": "số chứng minh nhân dân",
    "phone": "số điện thoại",
    "email": "thư điện tử",
    "address": "địa chỉ nhà",
    "birth_date": "ngày sinh",
    "bank_account": "số tài khoản",
    "student_number": "mã số sinh viên",
    "licence_plate": "biển số xe",
    "ethnicity": "dân tộc",
    "religion": "tôn giáo",
    "health": "tình trạng sức khỏe",
    "hometown": "quê quán",
    "birth_year": "ngày sinh",
    "party": "đảng tịch",
    "papers": "số giấy tờ",
}
HARD = frozenset(
    {"citizen_number", "old_id_number", "phone", "email", "bank_account", "student_number", "licence_plate"}
)
"""What leads straight to one person, dead or alive, and is on no page anybody's business."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """Personal data in a file: its kind, the very words, where they stand. Lines and columns count from 1."""

    kind: str
    words: str
    line: int = 1
    column: int = 1


_BORN_KEY = re.compile(r"[ #]*born:[ \"']*\Z")
Seek = Callable[[Clues], Iterator[Hit]]
_SEEKERS: tuple[Seek, ...] = (
    numbers.numbers,
    numbers.plates,
    mail.mails,
    births.births,
    homes.homes,
    sensitive.sensitive,
)


def find(text: str) -> list[Hit]:
    """Every piece of personal data in ``text``, in order, none inside another."""
    clues = clues_of(text)
    return apart(hit for seek in _SEEKERS for hit in seek(clues))


_CODED = re.compile(r"&#?\w{1,8};|\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})")
"""A letter written by its number or name, in HTML or in quoted YAML: readers see the letter."""


def spots(text: str) -> tuple[Spotted, ...]:
    """All personal data in a file's text, with what is only a hint of some, in order; then what is there only for those
    who see letters in place of their codes.
    """
    found = _spots(text)
    if ("&" in text or "\\" in text) and _CODED.search(text):
        known = {(one.kind, one.line) for one in found}
        read = _spots(_CODED.sub(_decoded, text))
        found += tuple(one for one in read if one.kind in LABELS and (one.kind, one.line) not in known)
    return found


_FIELD = re.compile(r",(?=[\d+(])")


def spots_in_table(text: str) -> tuple[Spotted, ...]:
    """The same for a table with commas between its fields: “1,0912345678” is no fraction there."""
    found = spots(text)
    if not _FIELD.search(text):
        return found
    known = {_number(one) for one in found}
    return found + tuple(one for one in spots(in_fields(text)) if one.kind in HARD and _number(one) not in known)


def _number(one: Spotted) -> tuple[str, str, int]:
    return one.kind, re.sub(r"[^\w@]", "", one.words), one.line


def in_fields(table: str) -> str:
    """A table with other marks than commas before numbers, so that they stand alone; as long as it was."""
    return _FIELD.sub(";", table)


def _decoded(code: re.Match[str]) -> str:
    """The letter of a code; lines stay as many as they are."""
    text = code[0]
    return " ".join((unescape(text) if text[0] == "&" else chr(int(text[2:], 16))).split("\n"))


def _spots(text: str) -> tuple[Spotted, ...]:
    clues = clues_of(text)
    found = [hit for hit in apart(hit for seek in _SEEKERS for hit in seek(clues)) if not _is_key(text, hit)]
    surer = [(hit.start, hit.end) for hit in found]
    for hit in apart(hints.hints(clues)):
        found += [] if any(start < hit.end and hit.start < end for start, end in surer) else [hit]
    return tuple(_spotted(text, hit) for hit in sorted(found, key=lambda one: one.start))


def _is_key(text: str, hit: Hit) -> bool:
    """Whether it is the value of a record's key ``born``, which has a rule of its own, or the example for it."""
    return _BORN_KEY.match(text, text.rfind("\n", 0, hit.start) + 1, hit.start) is not None


def _spotted(text: str, hit: Hit) -> Spotted:
    line = text.count("\n", 0, hit.start) + 1
    column = hit.start - text.rfind("\n", 0, hit.start)
    return Spotted(kind=hit.kind, words=" ".join(text[hit.start : hit.end].split()), line=line, column=column)


def apart(hits: Iterable[Hit]) -> list[Hit]:
    """``hits`` in order, without those that begin inside another."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept
