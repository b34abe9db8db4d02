"""The mini site with records far larger than pages are drawn for. All of it is invented."""

from __future__ import annotations

from functools import cache

from generator.intake.read import MemorySource
from tests.support.rendering import MINI, MINI_NOW, Built, build_in_memory

LONG_TITLE = ("Một tiêu đề hư cấu dài đến mức không ai đọc hết được " * 120)[:6000].strip()
AWARDS, MEMBERS = 200, 500

_CONSENT = (
    "consent: {basis: consent, scope: [name, photo, story, social, print], given: 2023-09-01, reference: TN-99/2023}"
)
_PERSON = """---
kind: individual
name: {name}
unit: khoa-ngoai-ngu
role: giang-vien
fields: [giang-day]
summary: Nhân vật hư cấu.
{consent}
status: published
---
Nhân vật này được bịa ra để thử.
"""
_COLLECTIVE = """---
kind: collective
name: Tập thể hư cấu năm trăm người
unit: khoa-ngoai-ngu
fields: [giang-day]
summary: Một tập thể hư cấu rất đông.
members: [{members}]
status: published
---
Tập thể này được bịa ra để thử.
"""
_DECISION = """---
decision: {{number: {number}/QĐ-ĐHSH, date: {year}-05-19, issuer: giam-doc}}
recipients:
  - {{exemplar: hai-tram-khen, unit: dhsh, award: giay-khen, occasion: cong-trang, year: {year}}}
status: published
---
"""
_STORY = """---
kind: good-deed
title: {title}
date: 2025-04-01
exemplars: [thanh-vien-0]
fields: [giang-day]
summary: Bài hư cấu có tiêu đề dài {length} chữ và không có ảnh.
author: Ban biên tập hư cấu
status: published
---
Bài này được bịa ra để thử.
"""
PAGES = {
    "story-6000": "bai-viet/tieu-de-sau-nghin-chu/",
    "profile-200-awards": "guong/hai-tram-khen/",
    "collective-500": "guong/nam-tram-nguoi/",
}


@cache
def odd_site() -> Built:
    """The site with the odd records beside those of ``tests/mini``."""
    folder = MINI / "exemplars"
    files = {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }
    people = [f"thanh-vien-{number}" for number in range(MEMBERS)]
    odd = {
        f"profiles/{name}.md": _PERSON.format(name=f"Thành Viên Hư Cấu {name[11:]}", consent=_CONSENT)
        for name in people
    }
    odd["profiles/hai-tram-khen.md"] = _PERSON.format(name="Người Hư Cấu Hai Trăm Khen", consent=_CONSENT)
    odd["profiles/nam-tram-nguoi.md"] = _COLLECTIVE.format(members=", ".join(people))
    odd["stories/2025/tieu-de-sau-nghin-chu.md"] = _STORY.format(title=LONG_TITLE, length=len(LONG_TITLE))
    for number in range(AWARDS):
        year = 2000 + number % 25
        odd[f"awards/{year}/giay-khen-hu-cau-{number}.md"] = _DECISION.format(number=number + 1, year=year)
    return build_in_memory(MemorySource(files | {path: text.encode() for path, text in odd.items()}), MINI_NOW)
