"""A small set of records about invented people and units; every test starts from it."""

from __future__ import annotations

from generator.intake.load import Loaded, load, locate
from generator.intake.read import MemorySource
from generator.words.diagnostics import Diagnostic, tidy

PROFILE = """\
---
kind: individual
name: Nguyễn Thị Mẫu
honorifics: [TS]
unit: khoa-mau
role: giang-vien
fields: [giang-day]
awards:
  - {award: lao-dong-tien-tien, year: 2021, sources: [1]}
summary: "Người thầy tận tụy: hai mươi năm đứng lớp."
consent: {basis: consent, scope: [name, story], given: 2026-03-01, reference: HS-01}
sources:
  - {title: "Bản tin Khoa Mẫu, số 3", url: "https://example.vn/ban-tin-3", date: 2021-05}
status: published
---
Cô Mẫu dạy ở Khoa Mẫu.[^1]
"""
STORY = """\
---
kind: advanced-model
title: Cô Mẫu và lớp học buổi tối
date: 2026-03-06
exemplars: [nguyen-thi-mau]
fields: [giang-day]
units: [khoa-mau]
summary: Lớp học miễn phí cho người đi làm.
author: Ban Biên tập
replication:
  problem: Người đi làm không có chỗ học.
  method: Mở lớp buổi tối.
  adopted:
    - unit: vien-mau
      date: 2025-09
      note: Mở hai lớp.
sources:
  - title: Bản tin Khoa Mẫu
    url: https://example.vn/ban-tin-3
status: published
---
## Lớp học

Mỗi tối thứ ba, lớp sáng đèn.

Học viên nói: cảm ơn cô.
"""
DECISION = """\
---
title: Khen thưởng năm học 2024-2025
decision:
  number: 12/QĐ-KM
  date: 2025-08-20
  issuer: giam-doc
publication:
  basis: public-decision
recipients:
  - exemplar: nguyen-thi-mau
    unit: khoa-mau
    award: lao-dong-tien-tien
    occasion: cong-trang
    school_year: 2024-2025
  - key: le-van-vi-du
    name: Lê Văn Ví Dụ
    kind: individual
    unit: vien-mau
    award: giay-khen
    posthumous: false
status: published
---
Ghi chú về quyết định.
"""
LIST = '''\
Mã hồ sơ;Mã dòng;Họ và tên;Đơn vị lúc ấy;award;Năm
nguyen-thi-mau;;;khoa-mau;giay-khen;2025
;tran-thi-thu;"Trần Thị ""Thử""";vien-mau;giay-khen;2025
'''
EVENT = """\
---
title: Gặp mặt điển hình
kind: exchange
date: 2026-05-20
form: in-person
organisers: [khoa-mau]
exemplars: [nguyen-thi-mau]
place: Hội trường A
status: published
---
Nội dung.
"""
PROPOSAL = """\
---
title: Đề nghị khen thưởng 2026
to: giam-doc
posted_from: 2026-06-01
posted_to: 2026-06-10
candidates:
  - {exemplar: nguyen-thi-mau, award: giay-khen}
status: published
---
"""


def terms(*entries: str) -> bytes:
    return ("format: 1\nentries:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)).encode()


VOCABULARY = {
    "vocabulary/units.yml": terms(
        "id: khoa-mau, name: Khoa Mẫu, kind: khoa", "id: vien-mau, name: Viện Mẫu, kind: vien"
    ),
    "vocabulary/unit-kinds.yml": terms("id: khoa, name: Khoa", "id: vien, name: Viện"),
    "vocabulary/fields.yml": terms("id: giang-day, name: Giảng dạy", "id: nghien-cuu, name: Nghiên cứu"),
    "vocabulary/award-classes.yml": terms("id: giay, name: Giấy khen, axis: commendation"),
    "vocabulary/levels.yml": terms("id: co-so, name: Cấp cơ sở"),
    "vocabulary/awards.yml": terms(
        "id: lao-dong-tien-tien, name: Lao động tiên tiến, class: giay, level: co-so, recipients: [individual]",
        "id: giay-khen, name: Giấy khen, class: giay, level: co-so, recipients: [individual, collective]",
    ),
    "vocabulary/authorities.yml": terms("id: giam-doc, name: Giám đốc, class: head"),
    "vocabulary/occasions.yml": terms("id: cong-trang, name: Công trạng"),
    "vocabulary/roles.yml": terms("id: giang-vien, name: Giảng viên"),
    "vocabulary/channels.yml": terms("id: radio, name: Phát thanh"),
}
RECORDS = {
    "profiles/nguyen-thi-mau.md": PROFILE.encode(),
    "stories/2026/lop-hoc-buoi-toi.md": STORY.encode(),
    "awards/2025/qd-12-2025.md": DECISION.encode(),
    "awards/2025/qd-12-2025.csv": LIST.encode(),
    "events/2026/gap-mat.md": EVENT.encode(),
    "proposals/2026/de-nghi.md": PROPOSAL.encode(),
}
ALL: dict[str, bytes] = {**VOCABULARY, **RECORDS}


def loaded(changes: dict[str, bytes | str] | None = None, *, alone: bool = False) -> Loaded:
    """The sample records with some files changed or added; ``alone``: only the files given."""
    files = {} if alone else dict(ALL)
    for path, content in (changes or {}).items():
        files[path] = content.encode() if isinstance(content, str) else content
    return load(MemorySource(files))


def found(changes: dict[str, bytes | str], *, alone: bool = False) -> tuple[Diagnostic, ...]:
    """The findings of the sample records with some files changed or added, located and sorted."""
    files = {} if alone else dict(ALL)
    for path, content in changes.items():
        files[path] = content.encode() if isinstance(content, str) else content
    source = MemorySource(files)
    return tidy(locate(load(source).diagnostics, source))


def brief(one: Diagnostic) -> tuple[int, int, str, str]:
    """Line, column, code and first suggestion."""
    return (one.place.line, one.place.column, one.code, one.fixes[0].text if one.fixes else "")
