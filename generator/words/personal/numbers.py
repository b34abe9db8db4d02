"""Numbers that lead to one person. A citizen number has no check digit, so structure and the words around decide."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.words.personal.clues import Clues, signs, sought
from generator.words.personal.plain import Hit, both, compiled

_BOLD = r"\*{0,3}"
_GAP = rf"(?:{_BOLD} {{0,2}}[.\-] {{0,2}}{_BOLD}|{_BOLD} {{1,2}}{_BOLD}|\*\*{_BOLD})?"
_RUN = re.compile(
    r"(?:(?<![^\W_])(?<!/)(?<!\d[,.+-])|(?<=media/)|(?<=zalo\.me/)|(?<=wa\.me/))"
    rf"(?:\(\+?\d{{2,4}}(?:-\d{{1,3}})?\) ?\d(?:{_GAP}\d){{5,10}}|\+?\d(?:{_GAP}(?:\(0\) ?)?\d){{7,18}})(?![^\W_])"
)
_CUT = re.compile(r"(?<![\w/.,])0(?:\d{3}([,/_])\d{3}\1\d{3}|\d{2}([,/_])\d{3}\2\d{3}\2\d{3})(?![\w/])")
"""The same with commas, strokes or low lines between groups, which no date and no sum of money has."""
_OVER_LINES = re.compile(
    rf"(?<![\w/,.])(?P<first>\+?\d(?:{_GAP}\d){{0,10}}){_BOLD}[ .-]?\n[ \t>]*"
    rf"{_BOLD}(?P<last>\d(?:{_GAP}\d){{0,10}})(?![^\W_])"
)
"""The same where the line ends inside the number."""
_DIGIT_ON_NEXT_LINE = re.compile(r"\n(?<=[\d*. -]\n)[ \t>]*\**\d")
_AMOUNT = compiled(
    r"\s*(?:đồng|vnd|vnđ|đ\b|usd|đô la|%|triệu|tỷ|tỉ|nghìn|ngàn|lượt|người|bản|trang|km|kg|m2|m²|câu|đơn vị|bộ|tấn|"
    r"sinh viên|mẫu|kwh|mw|/(?!0\d|zalo|viber)|[+=×*^]\s)"
)
_CODE_BEFORE = compiled(
    r"\b"
    + both(
        r"(?:doi|isbn|issn|https?|uuid|arxiv|mã (?!sv|số sinh|sinh|số sv|định danh|số định danh)\w+(?: \w+)?|mst|"
        r"số hiệu(?! sinh)|số thuế|quyết định|số qđ|công văn|hóa đơn|sê-ri|serial|phiên bản|to[aạ] độ|tọa độ|"
        r"giấy phép|bằng sáng chế|đơn số|số đơn|vận đơn|vé|lô|tổng|tổng số|cộng|phương trình|kinh độ|vĩ độ|chuỗi)"
    )
    + r"[^.\n]{0,24}$"
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}")
_CITIZEN = re.compile(r"0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}")
_CITIZEN_WORDS = compiled(
    both(r"căn cước|cccd|định danh|đdcn|giấy tờ|cmnd|chứng minh") + r"|citizen|\bid (?:number|no)|\bcc\b"
)
_OLD_WORDS = compiled(rf"cmnd|cmtnd|\bcmt\b|{both('chứng minh (?:nhân dân|thư)|giấy chứng minh')}")
_BANK_STRONG = compiled(rf"\bstk\b|{both('số tài khoản|số tk|số thẻ')}|\btk\b|\batm\b|account n|\biban\b")
_BANK_WORDS = compiled(
    rf"{both('tài khoản|ngân hàng|chuyển khoản')}|\w+bank\b|\b(?:vcb|bidv|mb|acb|vpb|tcb|agribank)\b"
)
_PHONE_WORDS = compiled(
    both(r"điện thoại|\bđt\b|sđt|gọi|số máy|máy bàn|di động|liên hệ|đường dây nóng")
    + r"|zalo|hotline|phone|mobile|\btel\b|viber|\bfax\b|momo"
)
_MOBILE = re.compile(r"(?:\+?84|0084|0)0?(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_LANDLINE = re.compile(r"(?:\+?84|0084|0)2\d{8,9}")
_STUDENT_STRONG = compiled(
    both(r"mssv|\bmsv\b|shsv|mã (?:số )?(?:sinh viên|sv)\b|số hiệu sinh viên") + r"|student (?:id|no|number)"
)
_STUDENT_WORDS = compiled(both(r"sinh viên [^|.\n\d]{0,30}") + "$")
_CLASS_AFTER = compiled(r"\)?[,;]? *(?:lớp\b|k\d\d\b)")
_WHOLE = 9
"""So many digits are a number, not a half of one."""
_YEARS = re.compile(r"(?:19|20)\d\d(?: | ?- ?)(?:19|20)\d\d|\d{4}-\d\d-\d\d")
_STUDENT = re.compile(r"(?:19|20)\d{6}")
_PLATE_END = r"\d{2} ?-? ?[a-z]{1,2}\d? ?[-. ]? ?\d{3}[ .]?\d{1,2}\b"
_PLATE = compiled(rf"(?:{both('biển')}|bks)[^\n|]{{0,24}}?({_PLATE_END})")
_PLATE_OF = re.compile(r"[Xx]e[^\n|.\d]{0,20} (\d{2}[A-Z]\d?[- ]\d{3}\.\d{2})\b")
_PLATE_SIGNS = signs("biển bien bks xe")
_PLATES, _CARS = sought("biển", "bien ", "bks"), sought("xe ")
_PIECES = re.compile(r"\d+")


_EIGHT = signs("mssv msv shsv sv student stk tk cmnd cmtnd account iban khoản khoan mã ma hiệu")
"""What makes a number of eight digits with gaps worth a look."""


def numbers(clues: Clues) -> Iterator[Hit]:
    """Citizen and identity numbers, phones, accounts, student numbers."""
    text = clues.text
    if not clues.long_number and not (clues.any_of(_EIGHT) and _has_eight(clues)):
        return
    for found in _RUN.finditer(text):
        kind = _kind(re.sub(r"[^\d+]", "", found[0].replace("(0)", "")), text, found)
        if kind:
            yield Hit(kind=kind, start=found.start(), end=found.end())
        else:
            yield from _inside(found)
    if _DIGIT_ON_NEXT_LINE.search(text):
        yield from _over_lines(text)
    for found in _CUT.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if len(digits) == 12 or _MOBILE.fullmatch(digits):
            kind = "citizen_number" if len(digits) == 12 else "phone"
            yield Hit(kind=kind, start=found.start(), end=found.end())


def _over_lines(text: str) -> Iterator[Hit]:
    """Mobile and citizen numbers with the end of a line in them, where neither half is a number by itself."""
    for found in _OVER_LINES.finditer(text):
        first, last = (re.sub(r"[^\d+]", "", found[name]) for name in ("first", "last"))
        if max(len(first), len(last)) >= _WHOLE or _AMOUNT.match(text, found.end()):
            continue
        if _MOBILE.fullmatch(first + last):
            yield Hit(kind="phone", start=found.start(), end=found.end())
        elif len(first + last) == 12 and _CITIZEN_WORDS.search(text[max(0, found.start() - 36) : found.start()]):
            yield Hit(kind="citizen_number", start=found.start(), end=found.end())


def _has_eight(clues: Clues) -> bool:
    """Whether two digits stand beside two others, with a blank or a dot in between."""
    shapes = clues.shapes
    if b"dd dd" in shapes:
        return True
    place = shapes.find(b"ddxdd")
    while place >= 0 and clues.raw[place + 2 : place + 3] != b".":
        place = shapes.find(b"ddxdd", place + 1)
    return place >= 0


def plates(clues: Clues) -> Iterator[Hit]:
    """Licence plates."""
    if not (
        clues.any_of(_PLATE_SIGNS)
        and (b"ddU" in clues.shapes or b"ddx" in clues.shapes or b"dd x" in clues.shapes or b"dd U" in clues.shapes)
    ):
        return
    for words, pattern in ((_PLATES, _PLATE), (_CARS, _PLATE_OF)):
        for found in clues.matches(words, pattern):
            yield Hit(kind="licence_plate", start=found.start(1), end=found.end(1))


def _kind(digits: str, text: str, found: re.Match[str]) -> str:
    """What a run of digits is, by its structure and the words before it."""
    near = text[max(0, found.start() - 36) : found.start()].rpartition("\n")[2]
    if len(digits) == 12 and _CITIZEN_WORDS.search(near):
        return "citizen_number"
    if len(digits) == 9 and _OLD_WORDS.search(near):
        return "old_id_number"
    if _STUDENT_STRONG.search(near) and len(digits) <= 10 and digits[:2] in {"19", "20"}:
        return "" if _YEARS.fullmatch(found[0]) else "student_number"
    if _BANK_STRONG.search(near):
        return "bank_account"
    counted = _AMOUNT.match(text, found.end()) is not None
    if (
        _BANK_WORDS.search(near)
        and not counted
        and not _THOUSANDS.fullmatch(found[0])
        and not _PHONE_WORDS.search(near)
    ):
        return "bank_account"
    if len(digits) == 8:
        return _student(text, near, found)
    if counted or _CODE_BEFORE.search(near):
        return ""
    if _is_row_of_digits(found[0]) and not (_PHONE_WORDS.search(near) or _CITIZEN_WORDS.search(near)):
        return ""
    if _CITIZEN.fullmatch(digits):
        return "citizen_number"
    return _phone(digits, near, found[0])


def _phone(digits: str, near: str, written: str) -> str:
    said = written.startswith(("(", "+")) or _PHONE_WORDS.search(near) is not None
    if _MOBILE.fullmatch(digits):
        return "phone" if said or not _THOUSANDS.fullmatch(written) else ""
    return "phone" if _LANDLINE.fullmatch(digits) and said else ""


def _student(text: str, near: str, found: re.Match[str]) -> str:
    if not _STUDENT.fullmatch(found[0]):
        return ""
    bracketed = near.endswith("(") and _CLASS_AFTER.match(text, found.end())
    return "student_number" if bracketed or (_STUDENT_WORDS.search(near) and not _counts(text, found)) else ""


def _counts(text: str, found: re.Match[str]) -> bool:
    return _AMOUNT.match(text, found.end()) is not None


def _is_row_of_digits(written: str) -> bool:
    """Single digits, one after the other: a table of zeros and ones rather than a number."""
    return max(map(len, _PIECES.findall(written))) == 1 and len(set(written) - {" "}) < 5


def _inside(found: re.Match[str]) -> Iterator[Hit]:
    """A mobile number that stands beside another number: the year, a row's own number."""
    pieces = [(piece.start(), piece.end()) for piece in _PIECES.finditer(found[0])]
    for first in range(1, len(pieces)):
        start = pieces[first][0]
        rest = re.sub(r"\D", "", found[0][start:])
        if found[0][start - 1] == " " and len(rest) == 10 and rest[0] == "0" and _MOBILE.fullmatch(rest):
            yield Hit(kind="phone", start=found.start() + start, end=found.end())
            return
