"""A small invented university and a way to import tables into it without a disk. Nobody here exists."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

from generator.build import check
from generator.edge.importing.existing import read_existing
from generator.edge.importing.mapping import ColumnMap, read_mapping
from generator.edge.importing.plan import ImportPlan, plan_import
from generator.intake.compose import compose
from generator.intake.frontmatter import split
from generator.intake.read import MemorySource
from generator.intake.yamltext import Value
from generator.words.diagnostics import Severity

TODAY = date(2026, 6, 15)
BUILTIN = (files("generator.edge.importing") / "builtin.yml").read_text(encoding="utf-8")
HEAD = (
    "STT,Họ và tên,Đơn vị công tác,Loại danh hiệu thi đua,Nội dung thành tích,Số quyết định,Ngày ban hành,"
    "Cơ quan ban hành quyết định,Link minh chứng,Năm học,Ghi chú"
)
ROW = '1,Phạm Văn Thử,Khoa Điện,Giấy khen,"Dạy tốt, học tốt",45/QĐ-ĐHSM,20/11/2024,Giám đốc Đại học Sông Mơ,,2023-2024,'

_TOP = "format: 1\nentries:\n"
BASE = {
    "vocabulary/unit-kinds.yml": _TOP + "  - {id: dai-hoc, name: Đại học}\n  - {id: khoa, name: Khoa}\n",
    "vocabulary/units.yml": _TOP
    + "  - {id: song-mo, name: Đại học Sông Mơ, kind: dai-hoc}\n"
    + "  - {id: khoa-dien, name: Khoa Điện, aliases: [K. Điện], kind: khoa, parent: song-mo}\n"
    + "  # Khoa Toán trước là Tổ Toán.\n"
    + "  - {id: khoa-toan, name: Khoa Toán, kind: khoa, parent: song-mo, valid_from: 1995-01-01, "
    + "predecessors: [to-toan]}\n"
    + "  - {id: to-toan, name: Tổ Toán, aliases: [Bộ môn Toán], kind: khoa, parent: song-mo, valid_to: 1994-12-31, "
    + "successors: [khoa-toan]}\n"
    + "  - {id: bo-mon-toan, name: Bộ môn Toán, kind: khoa, parent: khoa-toan, valid_from: 2001-01-01}\n",
    "vocabulary/grades.yml": _TOP + "  - {id: nhat, name: hạng Nhất}\n  - {id: ba, name: hạng Ba}\n",
    "vocabulary/levels.yml": _TOP + "  - {id: grassroots, name: Cấp cơ sở}\n  - {id: state, name: Cấp Nhà nước}\n",
    "vocabulary/award-classes.yml": _TOP + "  - {id: danh-hieu, name: Danh hiệu, axis: emulation}\n",
    "vocabulary/awards.yml": _TOP
    + "  - {id: giay-khen, name: Giấy khen, class: danh-hieu, level: grassroots, "
    + "recipients: [individual, collective]}\n"
    + "  - {id: cstd, name: Chiến sĩ thi đua cơ sở, aliases: [CSTĐCS], class: danh-hieu, level: grassroots, "
    + "recipients: [individual]}\n"
    + "  - {id: ttld, name: Tập thể lao động tiên tiến, class: danh-hieu, level: grassroots, "
    + "recipients: [collective]}\n"
    + "  - {id: hc-lao-dong, name: Huân chương Lao động, class: danh-hieu, level: state, "
    + "recipients: [individual, collective], grades: [nhat, ba]}\n",
    "vocabulary/authorities.yml": _TOP
    + "  - {id: giam-doc, name: Giám đốc Đại học Sông Mơ, class: head-of-legal-entity-unit}\n"
    + "  - {id: president, name: Chủ tịch nước, class: president}\n",
    "vocabulary/fields.yml": _TOP + "  - {id: giang-day, name: Giảng dạy}\n  - {id: nghien-cuu, name: Nghiên cứu}\n",
    "profiles/le-van-mau.md": """\
---
kind: individual
name: Lê Văn Mẫu   # tên trong lý lịch
unit: khoa-dien
fields: [giang-day]
summary: Thầy giáo bịa ra để thử.
consent: {basis: consent, scope: [name], given: 2025-01-10, reference: HS-01}
status: published
---
Thầy không có thật.
""",
}
PROFILES = """\
format: 1
blank: [NA]
recipient:
  same: name
  name: "{Tên}"
  kind: {from: "{Loại}", values: [tổ chức = collective], blank: individual}
  unit: {from: "{Đơn vị}", blank: Đại học Sông Mơ}
  award: "{Giải}"
  year: "{Năm}"
  citation: {from: "{Lý do?}", strip_quotes: true}
profile:
  fields: "{Lĩnh vực?}"
  born: "{Sinh?}"
  died: "{Mất?}"
  summary: {from: "{Giải} năm {Năm}", each: "; "}
  consent: {basis: public-record, scope: [name]}
  status: published
decision:
  same: "{Giải} {Năm}"
  id: "{Giải}-{Năm}"
  date: "{Năm}"
  issuer: president
  status: published
create:
  units: {kind: khoa, parent: song-mo}
"""


def table(*rows: str, head: str = HEAD) -> str:
    return "\n".join([head, *rows]) + "\n"


def mapping_of(text: str) -> ColumnMap:
    mapping, found = read_mapping(text, "anh-xa.yml")
    assert found == ()
    assert mapping is not None
    return mapping


def planned(csv: str | bytes, mapping: str = BUILTIN, on_file: Mapping[str, str] = BASE) -> ImportPlan:
    contents = {path: text.encode() for path, text in on_file.items()}
    raw = csv.encode() if isinstance(csv, str) else csv
    existing = read_existing(MemorySource(contents), {}, TODAY)
    return plan_import(raw, "bang.csv", mapping_of(mapping), existing, own=contents.__contains__)


def applied(plan: ImportPlan, on_file: Mapping[str, str] = BASE) -> dict[str, str]:
    return {**on_file, **plan.to_write}


def found_in(plan: ImportPlan, severity: Severity | None = Severity.ERROR) -> list[tuple[str, int, int]]:
    """Code, row and column of findings."""
    return [
        (one.code, one.place.line, one.place.column) for one in plan.diagnostics if severity in (None, one.severity)
    ]


def messages(plan: ImportPlan) -> str:
    return "\n".join(f"{one.place.path}:{one.place.line} {one.message} {one.hint}" for one in plan.diagnostics)


def data_of(plan: ImportPlan, path: str) -> dict[str, Value]:
    text = next(one.text for one in plan.files if one.path == path)
    parts = split(text, path)
    assert parts.head is not None
    return compose(parts.head, path).data or {}


def rows_of(plan: ImportPlan, path: str) -> list[dict[str, Value]]:
    rows = data_of(plan, path)["recipients"]
    assert isinstance(rows, list)
    return [row for row in rows if isinstance(row, dict)]


def errors_of_site(on_file: Mapping[str, str]) -> list[str]:
    """What the rules of the records say of the files: errors only."""
    source = MemorySource({path: text.encode() for path, text in on_file.items()})
    now = datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    return [
        f"{one.place.path}:{one.place.line} {one.code} {one.message}"
        for one in check(source, now)
        if one.severity is Severity.ERROR
    ]
