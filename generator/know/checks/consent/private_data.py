"""Ask authors to leave private data of living people out of their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.know.checks.bodies import place_of, without_code
from generator.know.checks.consent.people import is_living, living_in
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Profile, Story

RULE = Rule(
    code="R705",
    name="private-data-in-text",
    severity=Severity.WARNING,
    title="Bài có dữ liệu riêng của người đang sống",
    why="Quê quán, ngày sinh, dân tộc, tôn giáo, đảng tịch, số giấy tờ là dữ liệu cá nhân; điều đáng kể là việc làm.",
    wrong="Thầy Mẫu, sinh năm 1980, quê ở Nam Định, đã mở cửa xưởng suốt mười năm.",
    right="Thầy Mẫu đã mở cửa xưởng suốt mười năm.",
    source="Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP",
    kinds=("profile", "story"),
)
MOST_FINDINGS = 10
_PEOPLES = (
    "Kinh|Tày|Thái|Mường|Khmer|Khơ[- ]?me|Hoa(?! Kỳ)|Nùng|Mông|H['’ ]?mông|Dao|Gia[- ]?rai|Ê[- ]?đê|Ba[- ]?na|Co|"
    "Xơ[- ]?đăng|Sán Chay|Sán Dìu|Cơ[- ]?ho|Chăm|Hrê|M['’]?nông|Ra[- ]?glai|X['’ ]?tiêng|Bru|Thổ|Giáy|Cơ[- ]?tu|"
    "Khơ[- ]?mú|Giẻ|Mạ|Tà[- ]?ôi|Chơ[- ]?ro|Kháng|Xinh[- ]?mun|Hà Nhì|Chu[- ]?ru|Lào|La Chí|La Ha|Phù Lá|La Hủ|Lự|"
    "Lô Lô|Chứt|Mảng|Pà Thẻn|Cơ Lao|Cống|Bố Y|Si La|Pu Péo|Brâu|Ơ Đu|Rơ Măm|Ngái"
)
"""The 54 peoples of Vietnam, in their usual spellings."""
_FAITHS = "Phật|Thiên Chúa|Công giáo|Tin Lành|Cao Đài|Hòa Hảo|Hoà Hảo|Hồi|Chúa"
_FAITHFUL = ("tôn giáo", "theo đạo", "theo phật", "theo công", "theo hồi", "theo thiên")
_NUMBER = r"(?:\s*(?:số|là|:|số:))?\s*\d+(?:[ .-]?\d+)*"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})", re.IGNORECASE)


PATTERNS = (
    ("quê quán", _words(r"(?:quê quán|nguyên quán|sinh quán|trú quán|quê gốc|quê ở|quê tại)\b"), ("quê", "quán")),
    ("ngày sinh", _words(r"(?:ngày|tháng|năm) sinh(?:\s*:|\s+(?:là\s+)?\d)"), ("ngày sinh", "tháng sinh", "năm sinh")),
    ("quê quán", _words(r"quê:? (?!Hương|Bác)(\w+)"), ("quê",)),
    ("dân tộc", _words(rf"dân tộc:?\s+({_PEOPLES})\b"), ("dân tộc",)),
    ("tôn giáo", _words(rf"tôn giáo\s*:|theo đạo (?:{_FAITHS})\b|theo (?:Phật|Công|Hồi|Thiên Chúa) giáo\b"), _FAITHFUL),
    (
        "tôn giáo",
        _words(r"là (?:(?:một|người) )?(?:tín đồ|phật tử|giáo dân|tu sĩ)\b"),
        ("tín đồ", "phật tử", "giáo dân", "tu sĩ"),
    ),
    ("đảng tịch", _words(r"(?:là (?:một )?đảng viên|thẻ đảng|vào đảng|kết nạp đảng|tuổi đảng)\b"), ("đảng",)),
    (
        "số giấy tờ",
        _words(rf"(?:CCCD|CMND|CMT|căn cước(?: công dân)?|chứng minh nhân dân|hộ chiếu){_NUMBER}"),
        ("cccd", "cmnd", "cmt", "căn cước", "chứng minh nhân dân", "hộ chiếu"),
    ),
    (
        "mã số sinh viên",
        _words(rf"(?:MSSV|mã số sinh viên|mã sinh viên){_NUMBER}"),
        ("mssv", "mã số sinh viên", "mã sinh viên"),
    ),
    ("số điện thoại", re.compile(r"(?<![\w.,/+-])(?:\+84|0)(?:[ .-]?\d){9}(?![\w/-])"), ("0", "+84")),
    ("thư điện tử riêng", _words(r"[\w.+-]{1,64}@(?:gmail|yahoo|hotmail|outlook|icloud)\.\w+"), ("@",)),
)
"""What each kind looks like, and letters without which it cannot occur: most texts need no closer look.
A group is a name: it counts only where it begins with a capital."""
_BIRTH = re.compile(
    r"\b(?:(\w{1,12}) )?(sinh (?:vào )?(?:ngày|năm|tháng)\s+(?:m[ùồ]ng\s+)?\d+(?:\s?[/.-]\s?\d+)*)", re.IGNORECASE
)
_BIRTH_LETTERS = ("sinh ngày", "sinh năm", "sinh tháng", "sinh vào")
_NOT_BIRTH = frozenset(
    "an chiêu cứu cựu dưỡng giáng giáo hi hy hồi học khoa ký môn nam nữ phát phục sản tái tân thí trợ tuyển vệ".split()
)
"""Words that make "sinh" something else than birth: học sinh, hy sinh, tuyển sinh…"""
_GIVEN_NAMES = frozenset({"An", "Khoa", "Nam"})


def check(record: Profile | Story, known: Known) -> Iterator[Diagnostic]:
    """Ensure texts about living people tell nothing of that kind; where all have died their lives are history."""
    if record.status == WITHDRAWN:
        return
    people = [record] if isinstance(record, Profile) and is_living(record) else []
    if isinstance(record, Story):
        people = living_in(record, known)
    if not people:
        return
    names = ", ".join(profile.name for profile in people)
    found = [(record.at("summary"), what, words) for what, words, _ in _private(record.summary)]
    body = without_code(record.body)
    found += [(place_of(record, offset), what, words) for what, words, offset in _private(body)]
    for place, what, words in found[:MOST_FINDINGS]:
        yield RULE.at(
            place,
            f"“{words}” có thể là {what} của người đang sống ({names}).",
            hint="Bỏ chi tiết này nếu đúng; nếu không phải thì không cần sửa gì.",
        )


def _private(text: str) -> list[tuple[str, str, int]]:
    """What kind of private data, the words that tell it, and where they begin; in order."""
    lower = text.lower()
    found = [
        (what, " ".join(hit[0].split()), hit.start())
        for what, pattern, letters in PATTERNS
        if any(part in lower for part in letters)
        for hit in pattern.finditer(text)
        if not (hit.lastindex and not hit[1][0].isupper())
    ]
    births = _BIRTH.finditer(text) if any(part in lower for part in _BIRTH_LETTERS) else ()
    for hit in births:
        before = hit[1] or ""
        if before.lower() not in _NOT_BIRTH or before in _GIVEN_NAMES:
            found.append(("ngày sinh", " ".join(hit[2].split()), hit.start(2)))
    return sorted(found, key=lambda one: one[2])
