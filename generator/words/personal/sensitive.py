"""What Decree 356/2025 calls sensitive and an author may write without a thought: people, faith, health."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.words.personal.clues import Clues, signs, sought
from generator.words.personal.plain import Hit, both, compiled

_PEOPLES = (
    "kinh|tày|thái|mường|khmer|khơ[- ]?me|hoa(?! kỳ)|nùng|h['’ ]?mông|mông|dao|gia[- ]?rai|ê[- ]?đê|ba[- ]?na|co|"
    "xơ[- ]?đăng|sán chay|sán dìu|cơ[- ]?ho|chăm|hrê|m['’]?nông|ra[- ]?glai|x['’ ]?tiêng|bru|thổ|giáy|cơ[- ]?tu|"
    "khơ[- ]?mú|giẻ|mạ|tà[- ]?ôi|chơ[- ]?ro|kháng|xinh[- ]?mun|hà nhì|chu[- ]?ru|lào|la chí|la ha|phù lá|la hủ|lự|"
    "lô lô|chứt|mảng|pà thẻn|cơ lao|cống|bố y|si la|pu péo|brâu|ơ đu|rơ măm|ngái"
)
"""The 54 peoples of Vietnam, in their usual spellings."""
_CLEAR = (
    "tày|mường|khmer|khơ[- ]?me|nùng|h['’ ]?mông|mông|dao|gia[- ]?rai|ê[- ]?đê|ba[- ]?na|chăm|hrê|ra[- ]?glai|cơ[- ]?tu"
)
_AFTER_PERSON = "(?:" + "|".join(f"(?<={word} )" for word in "trai gái sinh em anh chị cô thầy là ông bà".split()) + ")"
_IS = "(?:(?<=là )|(?<=là một )|(?<=là người ))"
_FAITHS = "phật|thiên chúa|công giáo|tin lành|cao đài|hòa hảo|hoà hảo|hồi|chúa"
_ILL = (
    r"bại não|ung thư|suy thận|suy tim|hiv|tim\b(?! mạch chủ)|tâm thần|trầm cảm|tự kỷ|động kinh|tiểu đường|viêm gan|"
    r"lao phổi|bạch cầu|máu trắng|xơ gan|liệt (?:hai|nửa|toàn|chân|tay|giường|người|cả)|parkinson|nhiễm hiv|đột quỵ|"
    r"tai biến|\bdown\b|khiếm thị|khiếm thính|rối loạn|khuyết tật|covid|bẩm sinh|hiểm nghèo|mãn tính|mạn tính|câm điếc"
)
_SICK = sought(
    "bị ", "mắc ", "chẩn đoán", "dương tính với", "điều trị", "nhiễm ", "chung với ", "căn bệnh", "di chứng "
)
_PEOPLE = signs("tộc toc")
_FAITH = signs("tôn ton")
_CLEAR_SIGNS = signs(
    "tày mường khmer khơ khơme nùng h mông hmông dao gia giarai ê êđê ba bana chăm hrê ra raglai cơ cơtu"
)
_ILL_SIGNS = signs(
    "bại ung suy hiv tim thần trầm kỷ kinh tiểu gan lao bạch máu xơ liệt parkinson đột tai down khiếm rối khuyết covid "
    "bẩm hiểm mãn mạn câm"
)
_PATTERNS: tuple[tuple[str, frozenset[bytes], tuple[str, ...], re.Pattern[str]], ...] = (
    ("ethnicity", _PEOPLE, sought("dân tộc", "dan toc"), compiled(rf".{{7}}\s*[:|=]\s*({both(_PEOPLES)})\b")),
    ("ethnicity", _PEOPLE, sought("dân tộc"), compiled(rf".{{7}} ((?-i:(?=[A-ZĐÊ]))(?:{_PEOPLES}))\b")),
    ("ethnicity", _CLEAR_SIGNS, sought("người "), compiled(rf"{_AFTER_PERSON}người ((?-i:(?=[A-ZĐÊ]))(?:{_CLEAR}))\b")),
    ("religion", _FAITH, sought("tôn giáo", "ton giao"), compiled(r".{8}\s*[:|=]\s*(\w+(?: \w+)?)")),
    ("religion", _FAITH, sought("tôn giáo"), compiled(rf".{{8}} ((?-i:(?=[A-ZĐ]))(?:{_FAITHS}|không)\b)")),
    (
        "religion",
        signs("đạo giáo"),
        sought("theo "),
        compiled(rf".{{5}}(đạo (?:{_FAITHS})\b|(?:phật|công|hồi|thiên chúa) giáo)"),
    ),
    (
        "religion",
        signs("tín phật tu giáo"),
        sought("tín đồ", "phật tử", "giáo dân", "tu sĩ"),
        compiled(rf"{_IS}(\w+ \w+)\b"),
    ),
    ("religion", signs("giáo"), sought("công giáo", "phật giáo"), compiled(r"(?:(?<=đình )|(?<=nhà ))(\w+ \w+)")),
    (
        "health",
        _ILL_SIGNS,
        _SICK,
        compiled(
            r"(?<!phòng )(?<!thiết )(?<!thuốc )(?<!pháp )(?<!máy )(?<!lây )(?<!đồ )(?<!trong )(?<!\w)"
            rf"(?:{'|'.join(word.strip() for word in _SICK)})(?: mắc| bị)?(?: bệnh| chứng)? ((?:{_ILL})(?: \w+)?)"
        ),
    ),
    (
        "health",
        signs("khuyết khiếm tàn"),
        sought("người kh", "người tàn"),
        compiled(rf"{_IS}(người (?:khuyết tật|khiếm thị|khiếm thính|tàn tật))"),
    ),
    ("health", signs("thai"), sought("mang thai"), compiled(r"mang (thai)\b")),
    (
        "health",
        signs("thận trị"),
        sought("chạy thận", "hóa trị", "xạ trị"),
        compiled(r"(?:(?<=phải )|(?<=đang )|(?<=từng )|(?<=đi ))(\w+ \w+)"),
    ),
    (
        "health",
        signs("mổ ghép"),
        sought("mổ ", "ghép "),
        compiled(
            r"(?:(?<=vừa )|(?<=phải )|(?<=ca )|(?<=từng )|(?<=thuật ))(\w+) (?:tim|não|ruột|thận|gan|mắt|phổi|khối u)"
        ),
    ),
    ("health", signs("độc"), sought("chất độc"), compiled(r"(?:(?<=chứng )|(?<=nhiễm ))(chất độc)")),
)


def sensitive(clues: Clues) -> Iterator[Hit]:
    """Ethnicity, religion, health."""
    for kind, signs_of_it, words, pattern in _PATTERNS:
        for found in clues.matches(words, pattern) if clues.any_of(signs_of_it) else ():
            yield Hit(kind=kind, start=found.start(1), end=found.end(1))
