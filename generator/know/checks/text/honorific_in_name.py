"""Ensure names stand without titles before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.intake.values import fixed
from generator.intake.yamltext import inline
from generator.know.checks.known import Known
from generator.know.checks.text.names import names_in
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Profile, Record

RULE = Rule(
    code="R807",
    name="honorific-in-name",
    severity=Severity.WARNING,
    title="Học hàm, học vị nằm trong tên",
    why="Danh sách xếp theo tên người; học hàm thay đổi theo thời gian và có chỗ riêng, trang tự đặt trước tên.",
    wrong="name: GS.TS Nguyễn Văn Mẫu",
    right="name: Nguyễn Văn Mẫu\nhonorifics: [GS, TS]",
    kinds=("profile", "decision", "proposal"),
)
_TITLES = (
    "Giáo sư|Phó Giáo sư|Tiến sĩ khoa học|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Cử nhân|Kỹ sư|Kĩ sư|Kiến trúc sư|Bác sĩ|"
    "Bác sỹ|Viện sĩ|Viện sỹ|Nghiên cứu sinh|Nhà giáo nhân dân|Nhà giáo ưu tú|Anh hùng Lao động|Anh hùng|Liệt sĩ|"
    "Liệt sỹ|Đồng chí|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|"
    "Thượng úy|Trung úy|Thiếu úy|GS|PGS|TSKH|TS|ThS|CN|KS|KTS|BS|DS|LS|VS|NCS|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT|AHLĐ|"
    "LLVTND|AHLLVTND|CSTĐ|Đ/c|Mr|Mrs|Ms|Dr|Prof"
)
_TITLE = re.compile(rf"({_TITLES})[.,\s–-]+", re.IGNORECASE)
_ADDRESS = re.compile(r"(ông|bà|anh|chị|cô|thầy|em|bác|chú|nhà giáo)\s+", re.IGNORECASE)
_FAMILIES = frozenset(
    "Âu Bạch Bùi Cao Châu Chu Đàm Đặng Đào Đậu Điền Đinh Đỗ Đoàn Đồng Dương Giang Hà Hồ Hoàng Hứa Huỳnh Khổng Khúc "
    "Kiều Kim La Lại Lâm Lê Lò Lư Lữ Lục Lương Lưu Lý Ma Mạc Mai Nghiêm Ngô Ngụy Nguyễn Ninh Nông Phạm Phan Phí Phó "
    "Phùng Phương Quách Quản Sầm Tạ Tăng Thạch Thái Thẩm Thân Thi Tiêu Tô Tôn Tống Trà Trần Triệu Trịnh Trương Tường "
    "Ứng Uông Văn Vi Võ Vũ Vương Xa".split()
)
"""Common family names. Ông Ích Khiêm's family name was Ông; before a family name Ông is a form of address."""


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure no name of a person begins with a title or a form of address; suggest the name without."""
    for written in names_in(record):
        titles, bare = split_titles(written.name) if not written.collective else ([], "")
        if titles and bare:
            tail = f"; ghi honorifics: {inline(titles)}" if isinstance(record, Profile) else ""
            yield RULE.at(
                written.place,
                f"Tên “{written.name}” bắt đầu bằng {', '.join(titles)}.",
                hint=f"Tên chỉ ghi “{bare}”{tail}.",
                fixes=[fixed(bare)],
            )


def split_titles(name: str) -> tuple[list[str], str]:
    """The titles before a name and the name without them; no titles where only titles would be left."""
    titles, rest = [], name.strip()
    while found := _TITLE.match(rest) or _form_of_address(rest):
        titles.append(found[1])
        rest = rest[found.end() :].strip(" .,-–")
    return (titles, rest) if rest else ([], name)


def _form_of_address(name: str) -> re.Match[str] | None:
    """A leading Ông, bà, thầy… that is no family name: written small, or followed by one."""
    found = _ADDRESS.match(name)
    if not found:
        return None
    after = name[found.end() :].split(maxsplit=1)
    return found if name[0].islower() or (len(after) > 1 and after[0] in _FAMILIES) else None
