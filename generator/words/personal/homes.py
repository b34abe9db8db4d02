"""Homes: where a word of living somewhere leads to a house, or a house and its ward stand side by side.

A town or a province alone is no home, and neither is the seat of a school or an office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.words.personal.clues import Clues, begins, signs, sought
from generator.words.personal.plain import NAME, Hit, both, compiled

_NUMBER = r"\d{1,5}[a-z]?(?:[/-]\d{1,4}[a-z]?){0,4}\b"
_TOWNS = both("phường|xã(?! hội)|thị trấn|quận|huyện|thị xã|thành phố|tỉnh")
_ADMIN = rf"(?:{_TOWNS} ?|\b(?:p|q|x|h|tt|tp)\. ?|ward |district )"
_IN = rf"{_ADMIN}(?:{NAME}|\d{{1,2}}\b)"
_STREET = rf"(?:{both('phố|đường')}|\bđ\.|street|road|lane)"
_LANE = rf"(?:\b{both('ngõ|ngách|hẻm|kiệt')}|\blane|\balley)(?: ?\d{{1,4}}[a-z]?(?:/\d{{1,4}}[a-z]?){{0,3}}\b| {NAME})"
_VILLAGE = rf"\b{both('thôn|xóm|ấp|làng|bản|buôn|khóm|phum|sóc|bon|plei|đội|cụm')} (?:\d{{1,3}}[a-z]?\b|{NAME})"
_GROUP = rf"\b{both('tổ dân phố|tổ|khối|khu phố|khu')}(?: số)? ?\d{{1,3}}[a-z]?\b|\btdp ?\d{{1,3}}"
_NUMBERED = rf"(?:\b{both('số nhà|nhà số|số')} ?|\bsn ?|\bno\. ?){_NUMBER}"
_FLAT = rf"\b{both('căn hộ|căn')}(?: {both('số')})? ?[a-z]?\d{{1,5}}[a-z]?\b"
_ROOM = rf"(?:\b{both('phòng|tầng')} ?|\bp\.? ?)\d{{1,4}}[a-z]?\b"
_AFTER_NUMBER = rf"(?:{NAME}|{_STREET}|{both('ngõ|ngách|hẻm')})"
_PLAIN = rf"\bk?\d{{1,4}}[a-z]?(?:/\d{{1,4}}[a-z]?){{1,4}}\b|\b\d{{1,4}}[a-z]?(?= {_AFTER_NUMBER})"
_STROKES = rf"\bk?\d{{1,4}}[a-z]?(?:/\d{{1,4}}[a-z]?){{1,4}}(?:,| (?:{NAME}|{_STREET}))"
_HOUSE = rf"(?:{_NUMBERED}|{_LANE}|{_VILLAGE}|{_GROUP}|{_FLAT}|{_PLAIN})"
_OFFICE = both(
    "văn phòng|cơ quan|trụ sở|trường|khoa|viện|phòng|công ty|trang|web|ip|url|mail|email|e-mail|thư điện|đỏ|tin cậy|"
    "truy cập|nhà văn|mạng|bộ nhớ|tổ chức"
)
_LIVING = both(
    rf"địa chỉ(?!:? (?:{_OFFICE}))(?: (?:nhà riêng|nhà|thường trú|tạm trú|liên hệ|liên lạc|hiện (?:tại|nay)|gia đình|"
    r"nhận \w+))?(?: của (?:\w+ ){1,3}(?:là)?)?|"
    r"đ/c|đc|nhà riêng|thường trú|tạm trú|trú tại|trú quán|cư trú|hktt|hộ khẩu|nơi ở|chỗ ở|chỗ trọ|phòng trọ|thuê trọ|"
    r"\btrọ (?:ở|tại)|\bngụ|(?:sống|ở)(?: một mình)? tại|sống ở|hiện ở|về ở|nhà ở|nhà tại|"
    r"(?:gửi|chuyển|giao|nhận|đến)(?: \w+){0,2} (?:về|tới|đến|tại)|người nhận|"
    r"quê quán|nguyên quán|sinh quán|quê (?:ở|tại)|quê|"
    r"nhà (?:của )?(?:thầy|cô|anh|chị|em|ông|bà|bác|tôi|mình|riêng)(?: \w+)?(?: ở)?|\bnhà:|"
    r"(?:thầy|cô|anh|chị|em|ông|bà|bác) ở"
)
_LINK = rf"(?:{both('hiện (?:tại|nay)|tại|ở|là|về')}|[\s:,(\"'=*]){{0,6}}\s*"
_LEAD = rf"(?:{both('khu tập thể|tập thể|chung cư|khu đô thị')} {NAME},? )?"
_TAIL = r"(?:(?! ?-->)[^\n|;<>\"]){0,90}"
_AT_HOME = compiled(rf"(?:{_LIVING}|(?:home )?address){_LINK}((?:{NAME}(?: {NAME})?, )?{_LEAD}{_HOUSE}{_TAIL})")
_ROOM_AT_HOME = compiled(
    rf"(?:{_LIVING}){_LINK}({_ROOM}[^\n|;.]{{0,30}}(?:ktx|chung cư|tập thể|khu đô thị|tòa|toà|"
    rf"{both('ký túc xá')}|\bct\d|[a-z]\d\b){_TAIL})"
)
_DORMITORY = sought("ktx", "ký túc", "ky tuc")
_DORMITORY_SIGNS = signs("ktx túc tuc")
_FLATS = (
    (
        _DORMITORY_SIGNS,
        _DORMITORY,
        compiled(rf"((?:ktx|{both('ký túc xá')})[^\n|.]{{0,20}}\b{both('phòng')} ?\d{{2,4}}\b{_TAIL})"),
    ),
    (
        signs("chung"),
        sought("chung cư", "chung cu"),
        compiled(rf"({both('chung cư')}[^\n|.]{{0,24}}{both('căn(?: hộ)?')} ?[a-z]?\d{{2,5}}{_TAIL})"),
    ),
    (
        signs("tòa toà chung"),
        sought("căn ", "can "),
        compiled(rf"({_FLAT},? (?:tòa|toà|{both('chung cư')})[^\n|.]{{0,60}})"),
    ),
)
_ROOM_IN_DORMITORY = compiled(rf"({both('phòng')} ?\d{{2,4}}[^\n|.]{{0,20}}(?:ktx|{both('ký túc xá')}){_TAIL})")
_SIDE_BY_SIDE = compiled(
    rf"((?:{_LANE}|{_VILLAGE}|{_GROUP}|\b{both('số nhà|nhà số')} ?{_NUMBER}|{_STROKES})"
    rf"[^\n|;:()]{{0,44}}?(?<=[\s,]){_IN}{_TAIL})"
)
_CELL = compiled(rf"((?:{_NUMBERED}|{_ROOM})[^\n|;]{{0,44}}?(?<=[\s,]){_IN}[^\n|;]{{0,60}})\s*(?=[|;\n])")
_CELL_BEFORE = re.compile(r"(?:^|[|;])\s*$")
_PUBLIC = compiled(
    r"(?:tình nguyện|trường|trạm|cầu|văn hóa|xây|lắp|trao|tặng|đoàn|dự án|hệ thống|mô hình|hội|ubnd|ủy ban|chi bộ|"
    r"trụ sở|văn phòng|hội trường|đại học|khoa|viện|công ty|chùa|đình|hợp tác|lớp|cho|chiến dịch|đến|nghị quyết|bầu|"
    r"khảo sát|thăm|địa bàn|người dân|bà con|trẻ em|học sinh|di tích|nhân dân)\b[^.\n|;]{0,60}$"
)
_BEGINS = (
    "ngõ ngách hẻm kiệt lane alley thôn xóm ấp làng bản buôn khóm phum sóc bon plei đội cụm tổ tdp khối khu số sn no "
    "căn phòng tầng p ngo ngach hem kiet thon xom ap lang ban buon khom soc doi cum to khoi so can phong tang"
).split()
"""The first words of what may be a house, a lane, a hamlet or a flat; what begins with a number is sought by itself."""
begins(_BEGINS)
_NUMBER_BEGINS = re.compile(r"[0-9]{1,5}[A-Za-z]?(?:/[0-9]| \w)")
_A_HOUSE = compiled(rf"{_HOUSE}|{_ROOM}")
_HOW_LIVING = tuple(
    "địa đ/c đc nhà thường tạm trú cư hktt hộ nơi chỗ phòng thuê trọ ngụ sống ở hiện về gửi chuyển giao nhận đến người "
    "quê nguyên sinh thầy cô anh chị em ông bà bác home address dia nha thuong tam tru cu ho noi cho phong thue tro "
    "ngu song o hien ve gui chuyen nhan den nguoi que nguyen thay co ba bac".split()
)
"""How words of living somewhere begin."""
_WARD = "phường xã trấn quận huyện tp. p. x. q. phuong xa tran quan huyen tỉnh tinh thành thanh ward district".split()
_GO_ON = (
    " số ",
    " so ",
    " nhà ",
    " nha ",
    " dân phố",
    " dan pho",
    " phố ",
    " pho ",
    " hộ ",
    " ho ",
    " túc ",
    " tuc ",
    " cư ",
    " cu ",
    ". ",
)
_GO_ON_BYTES = tuple(words.encode() for words in _GO_ON)
_INSIDE = frozenset("/.,-_")
_REACH = 90
_ROOMS = sought("phòng", "phong")
_WORD = re.compile(r"(?<!\w)\w")


def homes(clues: Clues) -> Iterator[Hit]:
    """House-level addresses of people."""
    text, low = clues.text, clues.low
    asked: set[int] = set()
    for place in _places(clues):
        for word in _WORD.finditer(low, max(0, place - _REACH), place):
            if word.start() not in asked and low.startswith(_HOW_LIVING, word.start()):
                asked.add(word.start())
                for pattern in (_AT_HOME, _ROOM_AT_HOME):
                    if found := pattern.match(text, word.start()):
                        yield _hit(found)
        if any(word in low[place : place + _REACH] for word in _WARD):
            yield from _beside_a_ward(text, place)
    for sign, words, pattern in _FLATS:
        if clues.any_of(sign):
            yield from map(_hit, clues.matches(words, pattern))
    if clues.any_of(_DORMITORY_SIGNS) and any(word in low for word in _DORMITORY):
        yield from map(_hit, clues.matches(_ROOMS, _ROOM_IN_DORMITORY))


def _places(clues: Clues) -> Iterator[int]:
    """Where something like a house stands in the text."""
    for start, end in clues.begins(_GO_ON_BYTES):
        if _goes_on(clues, end) and _A_HOUSE.match(clues.text, start):
            yield start
    shapes = clues.shapes
    numbered = b"d/d" in shapes or b"d x" in shapes or b"d U" in shapes or b"dx x" in shapes or b"dU " in shapes
    for found in _NUMBER_BEGINS.finditer(clues.text) if numbered else ():
        start = found.start()
        before = clues.low[start - 1 : start]
        if before == "k":
            start, before = start - 1, clues.low[start - 2 : start - 1]
        if not (before.isalnum() or before in _INSIDE) and _A_HOUSE.match(clues.text, start):
            yield start


def _goes_on(clues: Clues, end: int) -> bool:
    """Whether a number, a name or the rest of a word like “tổ dân phố” follows."""
    after = clues.text[end : end + 2]
    return not after.isalpha() and (after[-1:].isdigit() or after[-1:].isupper() or clues.low.startswith(_GO_ON, end))


def _beside_a_ward(text: str, place: int) -> Iterator[Hit]:
    before = text[max(0, place - 70) : place]
    found = _SIDE_BY_SIDE.match(text, place)
    if not found and _CELL_BEFORE.search(before):
        found = _CELL.match(text, place)
    if found and not _PUBLIC.search(before):
        yield _hit(found)


def _hit(found: re.Match[str]) -> Hit:
    return Hit(kind="address", start=found.start(1), end=found.end(1))
