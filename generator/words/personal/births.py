"""Days of birth: after a word that says so, in a column of that name, or beside a sex in a row about people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.words.personal.clues import Clues, signs, sought
from generator.words.personal.plain import Hit, both, compiled

_YEAR = r"(?:19|20)\d\d"
_ONE_TO_TEN = "một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười"
_COUNTED = rf"(?:(?:{_ONE_TO_TEN}|mươi|mốt|lăm|linh|lẻ)(?: (?:{_ONE_TO_TEN}|mươi|mốt|lăm|linh|lẻ))*)"
_MONTH = rf"(?:\d{{1,2}}|giêng|chạp|{_COUNTED})"
_ENGLISH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_SPELLED = r"(?:một (?:nghìn|ngàn) chín trăm|hai (?:nghìn|ngàn))(?: \w+){0,4}"
_SAID_DAY = (
    rf"(?:ngày )?(?:mùng |mồng )?(?:[0-9]{{1,2}}|{_COUNTED}) tháng {_MONTH}(?: năm|,)? (?:[0-9]{{4}}|{_SPELLED})"
)
_DAY = (
    rf"(?:\d{{1,2}} ?[/.-] ?\d{{1,2}} ?[/.-] ?(?:{_YEAR}|\d\d)(?!\d)|{_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|{both(_SAID_DAY)}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_ENGLISH},? {_YEAR}|{_ENGLISH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR})"
)
_MONTH_ONLY = rf"(?:{both('tháng')} ?\d{{1,2}} ?(?:/|{both('năm')}) ?{_YEAR}|\d{{1,2}}/{_YEAR}|{_ENGLISH} {_YEAR})"
_GLUED = rf"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2]){_YEAR}(?!\d)"
_SHORT = rf"\d{{1,2}} ?[/-] ?\d{{1,2}}(?= (?:{both('năm')}|{both('âm lịch')}))"
_LINK = rf"""[\s:(="'|*_]{{0,5}}(?:{both("vào|đúng|hôm|là|ngày|tháng|mùng")}[\s:]{{1,2}}){{0,3}}"""
_WHOSE = rf"(?: {both('âm lịch|dương lịch')})?(?: {both('của')}(?: \w+){{1,3}})?"
_SINH = compiled(rf"sinh(?: {both('nhật')})?(?: {both('năm')})?{_WHOSE}{_LINK}({_DAY}|{_MONTH_ONLY}|{_SHORT}|{_GLUED})")
_YEAR_THEN_DAY = compiled(
    rf"sinh {both('năm')} {_YEAR} ?\(?({both('(?:ngày )?[0-9]{1,2}(?: tháng |/)[0-9]{1,2}')})(?![/\d])"
)
_ENGLISH_BORN = compiled(
    rf"(?:ntns|dob\b|d\.o\.b\b\.?|birth ?(?:date|day)|birth|born(?: on| in)?){_LINK}({_DAY}|{_MONTH_ONLY}|{_GLUED})"
)
_MARKED = compiled(rf"(?<!\w)(?:sn|ns|n/s)\s?:?\s?({_DAY})")
_LIFE = compiled(rf"(?:(?<=chào )|(?<=ra ))đời{_LINK}({_DAY})")
_SEX = rf"(?:{both('nữ')}|nam|male|female)"
_DAY_THEN_SEX = compiled(rf"[|;,(\t]\s*({_DAY})\s*[|;,\t]\s*{_SEX}\b")
_SEX_THEN_DAY = compiled(rf"[|;,(\t]\s*{_SEX}\s*[|;,\t]\s*({_DAY})")
_AGE = compiled(rf"{both('tuổi')}:? \d{{1,3}} ?\(({_DAY})")
_OPEN_LIFE = compiled(rf"\(({_DAY}) ?-? ?\)(?=[^\n]{{0,12}}\blà\b)|\(({_DAY}) ?- ?\)")
_HEAD = compiled(r"(?:sinh|ntns|dob|birth\w*)[ *]*(?=[|;,\t\n])")
_HEAD_BEFORE = compiled(r"(?:^|[|;,\t])[ *]*(?:(?:ngày,? ?(?:tháng,? ?)?(?:năm )?|năm |ngay[_ ]?|nam[_ ]?))?$")
_CELL = compiled(rf"\s*({_DAY}|{_GLUED})\s*")
_ANOTHER_SINH = frozenset(
    "an chiêu cứu cựu dưỡng giáng giáo hi hy hồi học khai khánh khoa ký môn nam nữ phát phục sản sơ tái tân thí trợ "
    "tuyển vệ vi hoc khai tuyen thi phat giang phuc".split()
)
"""Words that make "sinh" something else than birth: học sinh, hy sinh, tuyển sinh…"""
_GIVEN_NAMES = frozenset({"An", "Khoa", "Nam", "Khánh", "Giang"})
_LAST_WORD = re.compile(r"(\w{1,12})[ \t]$")
_ANNIVERSARY = compiled(r"(?:kỷ niệm|kỉ niệm|\d năm|mừng|nhân)(?: \d+ năm)? ngày $")
_ENGLISH_WORDS = sought("ntns", "dob", "d.o.b", "birth", "born")
_NUMBER = re.compile(r"\d")
_THING = compiled(
    r"(?:trường|khoa|viện|bộ môn|trung tâm|tạp chí|sản phẩm|phần mềm|công trình|xưởng|dự án|quỹ|câu lạc bộ|hội|đảng|"
    r"đội|báo|luật|nước|tờ|cuốn|giải|phòng)[^.\n]{0,40}$"
)
_FAMILY = compiled(r"[^.\n]{0,20}(?:trong (?:một )?gia đình|cậu bé|cô bé|ở quê)")
_SIGNS = signs("sinh born dob b birth birthday birthdate ngaysinh namsinh ntns")
_MARKS = signs("sn ns s")
_LIFE_SIGNS = signs("đời tuổi tuoi")
_SEXES = sought("nữ", "nu", "nam", "male")
_BIRTH = sought("sinh")
_HEADS = sought("sinh", "ntns", "dob", "birth")
_SHORT_BIRTH = sought("sn", "ns", "n/s")
_OF_LIFE = sought("đời")
_OF_AGE = sought("tuổi", "tuoi")
_OPEN = sought("(")
_SEX_WORDS = signs("nữ nu nam male female")


def births(clues: Clues) -> Iterator[Hit]:
    """Days of birth."""
    text = clues.text
    if clues.any_of(_SIGNS):
        for pattern, words in ((_SINH, _BIRTH), (_YEAR_THEN_DAY, _BIRTH), (_ENGLISH_BORN, _ENGLISH_WORDS)):
            for found in clues.matches(words, pattern):
                if not is_no_birth(text, found.start()):
                    yield _hit(found)
        yield from _in_columns(clues)
    if clues.any_of(_MARKS):
        yield from map(_hit, clues.matches(_SHORT_BIRTH, _MARKED))
    if clues.any_of(_LIFE_SIGNS):
        for found in clues.matches(_OF_LIFE, _LIFE):
            if _is_a_life(text, found):
                yield _hit(found)
        yield from map(_hit, clues.matches(_OF_AGE, _AGE))
    if clues.any_of(_SEX_WORDS):
        yield from _beside_sex(clues)
    yield from map(_hit, clues.matches(_OPEN, _OPEN_LIFE))


def _beside_sex(clues: Clues) -> Iterator[Hit]:
    for place in clues.each(_SEXES):
        start = max(0, place - 40)
        near = clues.text[start : place + 60]
        if _NUMBER.search(near):
            for pattern in (_DAY_THEN_SEX, _SEX_THEN_DAY):
                for found in pattern.finditer(near):
                    yield Hit(kind="birth_date", start=start + found.start(1), end=start + found.end(1))


def _hit(found: re.Match[str]) -> Hit:
    group = found.lastindex or 1
    return Hit(kind="birth_date", start=found.start(group), end=found.end(group))


def is_no_birth(text: str, start: int) -> bool:
    """Whether “sinh” at ``start`` is the end of another word, or of the jubilee of somebody long known."""
    before = text[max(0, start - 30) : start]
    word = _LAST_WORD.search(before)
    other = word is not None and word[1].lower() in _ANOTHER_SINH and word[1] not in _GIVEN_NAMES
    return other or _ANNIVERSARY.search(before) is not None


def _is_a_life(text: str, found: re.Match[str]) -> bool:
    if text[found.start() - 2] in "aA":
        return _FAMILY.match(text, found.end()) is not None
    return not _THING.search(text[max(0, found.start() - 60) : found.start()])


def _in_columns(clues: Clues) -> Iterator[Hit]:
    """The cells below a heading such as “Ngày sinh”, in a table of Markdown or a list."""
    text = clues.text
    for head in clues.matches(_HEADS, _HEAD):
        begin = text.rfind("\n", 0, head.end()) + 1
        if not _HEAD_BEFORE.search(text[begin : head.start()]):
            continue
        mark = next((letter for letter in "|;\t," if letter in text[begin : head.end() + 1]), "")
        if not mark:
            continue
        column = text.count(mark, begin, head.end())
        position = text.find("\n", head.end())
        while position >= 0:
            end = text.find("\n", position + 1)
            line = text[position + 1 : end if end >= 0 else len(text)]
            cells = line.split(mark)
            if mark not in line:
                break
            if len(cells) > column and (found := _CELL.fullmatch(cells[column])):
                start = position + 1 + sum(len(cell) + 1 for cell in cells[:column])
                yield Hit(kind="birth_date", start=start + found.start(1), end=start + found.end(1))
            position = end
