"""Personal data in running text: numbers that lead to a person, homes, birthdays, and what the law calls sensitive.

Made from the law (91/2025/QH15 and Decree 356/2025) and from the shapes such data have in Vietnam; a citizen number has
no check digit, so its structure (province, century, year) and the words around decide. Digits may be full-width, spaced
or dotted. Offsets are those of the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One piece of personal data: its kind, a key of ``LABELS``, and where it stands."""

    kind: str
    start: int
    end: int


_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | dict.fromkeys((0xA0, 0x2007, 0x202F, 0x3000), 0x20)
_ASCII |= dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2212), ord("-"))
_GAP = r"[ .\-]{0,2}"
_DIGITS = re.compile(rf"(?<![\w/])(?<!\d[.,+-])(?:\(\+?\d{{2,4}}\) ?)?\+?\d(?:{_GAP}\d){{7,18}}(?![\w])")
_MONEY = re.compile(r"\s*(?:đồng|vnd|vnđ|đ\b|usd|%|triệu|tỷ|tỉ|lượt|người|bản|trang|km|kg|m2|m²|/)", re.IGNORECASE)
_CODE_BEFORE = re.compile(
    r"(?:doi|isbn|issn|https?|mã (?:đề tài|học phần|hồ sơ|đơn hàng|lớp|vạch|số thuế|bưu chính)|mst|số hiệu|"
    r"quyết định|số qđ|công văn|hóa đơn|sê-ri|serial|phiên bản|tọa độ|giấy phép|bằng sáng chế|đơn số|số đơn|"
    r"vé|lô|tổng|tổng số|cộng)[^.\n]{0,24}$",
    re.IGNORECASE,
)
_CITIZEN = re.compile(r"0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}")
_CITIZEN_WORDS = re.compile(r"căn cước|cccd|định danh|can cuoc|giấy tờ|cmnd|chứng minh", re.IGNORECASE)
_OLD_WORDS = re.compile(r"cmnd|\bcmt\b|chứng minh (?:nhân dân|thư)|chung minh", re.IGNORECASE)
_BANK_WORDS = re.compile(r"\bstk\b|tài khoản|số tk\b|ngân hàng|so tai khoan", re.IGNORECASE)
_PHONE_WORDS = re.compile(
    r"điện thoại|đt\b|sđt|zalo|gọi|số máy|di động|hotline|liên hệ|phone|mobile|\btel|viber", re.IGNORECASE
)
_MOBILE = re.compile(r"(?:\+?84|0)(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}")
_LANDLINE = re.compile(r"(?:\+?84|0)2\d{8,9}")
_STUDENT_WORDS = re.compile(r"mssv|mã (?:số )?(?:sinh viên|sv)\b|msv|sinh viên [^|.\n]{0,30}$", re.IGNORECASE)
_YEARS = re.compile(r"\d{4} ?- ?\d{4}|\d{4}-\d\d-\d\d")
_STUDENT = re.compile(r"(?:19|20)\d{6}")
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]|\(a còng\)) ?[a-z0-9-]+(?:(?:\.|\(dot\)|\[dot\])[a-z0-9-]+)+",
    re.IGNORECASE,
)
_DAY = (
    r"(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}"
    r"|(?:ngày )?(?:mùng |mồng )?\d{1,2} tháng \d{1,2}(?: năm|,)? (?:19|20)\d\d)"
)
_BORN = re.compile(
    rf"(?:ngày,? tháng,? năm sinh|ngày sinh|năm sinh|ntns|sinh(?: vào)?(?: ngày)?|\bsn|\bdob|\bd\.o\.b\.?|born(?: on)?)"
    rf"\s*[:：(]?\s*({_DAY})",
    re.IGNORECASE,
)
_BORN_ROW = re.compile(rf"\|\s*({_DAY})\s*\|\s*(?:nam|nữ)\s*\|", re.IGNORECASE)
_NOT_BIRTH = re.compile(r"(?:học|khai|tái|hy|hi|phát|sản|thí|tuyển|ký|vệ|khánh|giáng|phục) $", re.IGNORECASE)
_PLATE = re.compile(
    r"(?:biển (?:số|kiểm soát|xe)|bks|biển)[^\n|]{0,12}?(\d{2} ?-? ?[a-z]{1,2}\d? ?[-. ]? ?\d{3}[ .]?\d{1,2})\b",
    re.IGNORECASE,
)
_PLACE = r"(?:phường|xã|thị trấn|quận|huyện|thị xã|p\.|q\.|x\.|h\.|tt\.|phố|đường|tp\.|thành phố|tỉnh)"
_HOME_WORDS = (
    r"(?:nhà riêng|địa chỉ(?: nhà| thường trú| tạm trú| nhận (?:thưởng|quà|thư)| liên hệ)?|thường trú|tạm trú|"
    r"trú tại|trú quán|"
    r"hộ khẩu(?: thường trú)?|nơi ở(?: hiện nay)?|nơi cư trú|chỗ ở(?: hiện nay)?|sống tại|sống ở|nhà ở|nhà tại|"
    r"gửi về|(?:thầy|cô|anh|chị|em|ông|bà|bác) ở|quê quán)"
)
_HOUSE = (
    r"(?:số(?: nhà)? ?\d{1,5}[\w/]{0,12}|\d{1,5}[a-z]?(?:/\d{1,4}[a-z]?){0,3}|ngách|ngõ|hẻm|kiệt|tổ|khối|"
    r"khu phố|thôn|ấp|xóm|bản|buôn|đội|"
    r"căn hộ|phòng|p\.? ?\d+)"
)
_HOME = re.compile(
    rf"{_HOME_WORDS}\s*:?\s*((?:\w+ ){{0,1}}{_HOUSE}\b[^\n|]{{1,80}}?\b{_PLACE}\s?[^\n|.;]{{0,60}})", re.IGNORECASE
)
_HOME_ROW = re.compile(
    r"(?:\b(?:ngách|ngõ|hẻm|thôn|ấp|xóm|tổ|khối|số nhà)\b ?\d{0,4}[\w/]{0,12}|(?<![\d/])\d{1,4}/\d{1,4}[\w/]{0,8})"
    r" ?[^\n|.;:()]{0,40}?,? (?:phường|xã(?! hội)|thị trấn|p\.|x\.) ?[^\n|;,)][^\n|;)]{0,50}",
    re.IGNORECASE,
)
_PEOPLES = (
    "kinh|tày|thái|mường|khmer|khơ ?me|hoa|nùng|h['’ ]?mông|mông|dao|gia[- ]?rai|ê[- ]?đê|ba[- ]?na|sán chay|sán dìu|"
    "cơ[- ]?ho|chăm|hrê|m['’]?nông|ra[- ]?glai|x['’ ]?tiêng|bru|thổ|giáy|cơ[- ]?tu|khơ[- ]?mú|tà[- ]?ôi|lào|la chí|"
    "lô lô|chứt|cơ lao|bố y|pà thẻn|si la|ơ đu|rơ măm|ngái|co|mạ|xơ[- ]?đăng"
)
_SENSITIVE = (
    ("ethnicity", re.compile(rf"(?:dân tộc|người dân tộc)\s*:?\s*(?:{_PEOPLES})\b", re.IGNORECASE)),
    (
        "religion",
        re.compile(
            r"tôn giáo\s*:\s*\w+(?: \w+)?|theo đạo (?:phật|thiên chúa|công giáo|tin lành|cao đài|hòa hảo|hồi)"
            r"|là (?:tín đồ|phật tử|giáo dân)",
            re.IGNORECASE,
        ),
    ),
    (
        "health",
        re.compile(
            r"(?:bị|mắc|chẩn đoán|điều trị|nhiễm)(?: bệnh| chứng)? (?:"
            r"bại não|ung thư|suy thận|suy tim|hiv|tim bẩm sinh|"
            r"tâm thần|trầm cảm|tự kỷ|động kinh|tiểu đường|viêm gan|lao phổi|bạch cầu|máu trắng|xơ gan|liệt|parkinson|"
            r"nhiễm hiv|đột quỵ|tai biến|down|khiếm thị|khiếm thính|rối loạn)(?: \w+)?",
            re.IGNORECASE,
        ),
    ),
)


def find(text: str) -> list[Hit]:
    """Every piece of personal data in ``text``, in order, none inside another."""
    plain = text.translate(_ASCII)
    hits = [hit for seek in _SEEKERS for hit in seek(plain)]
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _numbers(text: str) -> Iterator[Hit]:
    for found in _DIGITS.finditer(text):
        kind = _kind_of_number(re.sub(r"[^\d+]", "", found[0]), text, found)
        if kind:
            yield Hit(kind=kind, start=found.start(), end=found.end())


def _kind_of_number(digits: str, text: str, found: re.Match[str]) -> str:
    """What a run of digits is, by its structure and the words before it."""
    line = text[max(0, found.start() - 48) : found.start()].rpartition("\n")[2]
    near = line[-36:]
    if len(digits) == 12 and _CITIZEN_WORDS.search(near):
        return "citizen_number"
    if _BANK_WORDS.search(near) and 6 <= len(digits) <= 19:
        return "bank_account"
    if len(digits) == 9 and _OLD_WORDS.search(near):
        return "old_id_number"
    if len(digits) == 8:
        is_years = _YEARS.fullmatch(found[0]) is not None
        return "student_number" if _STUDENT_WORDS.search(near) and _STUDENT.fullmatch(digits) and not is_years else ""
    if _CODE_BEFORE.search(near) or _MONEY.match(text, found.end()):
        return ""
    if _CITIZEN.fullmatch(digits) and len(digits) == 12:
        return "citizen_number"
    said = found[0].startswith("(") or _PHONE_WORDS.search(near)
    if _MOBILE.fullmatch(digits) or (_LANDLINE.fullmatch(digits) and said):
        return "phone"
    return ""


def _plain(kind: str, pattern: re.Pattern[str], group: int = 0) -> Callable[[str], Iterator[Hit]]:
    def seek(text: str) -> Iterator[Hit]:
        for found in pattern.finditer(text):
            yield Hit(kind=kind, start=found.start(group), end=found.end(group))

    return seek


def _births(text: str) -> Iterator[Hit]:
    for found in _BORN.finditer(text):
        if not _NOT_BIRTH.search(text[max(0, found.start() - 8) : found.start()]):
            yield Hit(kind="birth_date", start=found.start(1), end=found.end(1))
    for found in _BORN_ROW.finditer(text):
        yield Hit(kind="birth_date", start=found.start(1), end=found.end(1))


_SEEKERS: tuple[Callable[[str], Iterator[Hit]], ...] = (
    _numbers,
    _births,
    _plain("email", _MAIL),
    _plain("licence_plate", _PLATE, 1),
    _plain("address", _HOME, 1),
    _plain("address", _HOME_ROW),
    *(_plain(kind, pattern) for kind, pattern in _SENSITIVE),
)
