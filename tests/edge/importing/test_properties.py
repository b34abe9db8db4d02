"""Whatever stands in a table: every row is written once or told, and a second import changes nothing."""

from __future__ import annotations

import csv
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.intake.load import load
from generator.intake.read import MemorySource
from generator.words.model import Decision
from tests.edge.importing.support import BASE, BUILTIN, HEAD, PROFILES, applied, found_in, planned

ODD = ["=1+1", "x: y", "- z", "no", '"', "'", "#", "a\nb", "  ", "–", "\u200bẩn", "Ð", "1984", "~", "{Tên}", "đ" * 90]
NAMES = ["Phạm Thử", "PHẠM THỬ", "Phạm Thứ", "Lê Văn Mẫu", "TS. Lê Văn Mẫu", "Ngô Ba", "Ó"]
UNITS = ["Khoa Điện", "K. Điện", "khoa dien", "Tổ Toán", "Khoa Toán"]
AWARDS = ["Giấy khen", "CSTĐCS", "Huân chương Lao động hạng Ba", "giay-khen"]
DATES = ["20/11/2024", "2024", "1/1/1990", "11/20/2024", "2024-11-20"]
ISSUERS = ["Giám đốc Đại học Sông Mơ", "chủ tịch nước"]


def cell(good: list[str], bad: list[str] | None = None) -> st.SearchStrategy[str]:
    """Mostly a good value, now and then another."""
    return st.sampled_from([*good * (12 * len(bad or ODD) // len(good)), *(bad or ODD), ""])


BUILTIN_ROW = st.tuples(
    st.just("1"),
    cell(NAMES),
    cell(UNITS),
    cell(AWARDS),
    st.sampled_from(ODD),
    cell(["1/QĐ", "1 / qđ", "2/QĐ"]),
    cell(DATES, ["31/02/2024"]),
    cell(ISSUERS, ["Sở"]),
    cell(["", "https://example.vn/a"], ["giấy"]),
    cell(["", "2023-2024", "2023-24"], ["2023-2025"]),
    st.sampled_from(["", *ODD]),
)
PRIZE_ROW = st.tuples(
    cell(NAMES),
    st.sampled_from(["", "", "", "tổ chức"]),
    cell([*UNITS, "", "Khoa Hoá", "Khoa Hóa"]),
    cell(AWARDS[:3]),
    cell(["1970", "1971"], ["NA", "xưa"]),
    st.sampled_from(ODD),
    cell(["", "giang-day"], ["bơi"]),
    st.sampled_from(["", "1920"]),
    st.sampled_from(["", "1990", "1990", "1990"]),
)
PRIZE_HEAD = "Tên,Loại,Đơn vị,Giải,Năm,Lý do,Lĩnh vực,Sinh,Mất"


def text_of(head: str, rows: list[tuple[str, ...]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([head.split(","), *rows])
    return out.getvalue()


def import_twice(text: str, mapping: str, before: dict[str, str]) -> dict[str, str]:
    """The files after an import, of which everything that must always hold has been checked."""
    plan = planned(text, mapping, before)
    told = {row for code, row, _ in found_in(plan) if code != "R921"}
    assert plan.rows - plan.written <= len(told)
    assert all(one.hint or one.message for one in plan.diagnostics)
    files = applied(plan, before)
    assert planned(text, mapping, files).to_write == {}
    return files


def award_records(files: dict[str, str]) -> int:
    loaded = load(MemorySource({path: text.encode() for path, text in files.items()}))
    assert not loaded.broken
    return sum(len(one.recipients) for one in loaded.records if isinstance(one, Decision))


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(BUILTIN_ROW, min_size=1, max_size=6), st.lists(BUILTIN_ROW, max_size=3))
def test_the_usual_columns(rows: list[tuple[str, ...]], more: list[tuple[str, ...]]) -> None:
    first = import_twice(text_of(HEAD, rows), BUILTIN, BASE)
    assert award_records(first) == planned(text_of(HEAD, rows)).written
    second = import_twice(text_of(HEAD, [*rows, *more]), BUILTIN, first)
    assert award_records(second) >= award_records(first)
    assert planned(text_of(HEAD, [*rows, *more]), on_file=second).to_write == {}


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(PRIZE_ROW, min_size=1, max_size=6), st.lists(PRIZE_ROW, max_size=3))
def test_a_mapping_that_makes_profiles(rows: list[tuple[str, ...]], more: list[tuple[str, ...]]) -> None:
    first = import_twice(text_of(PRIZE_HEAD, rows), PROFILES, BASE)
    second = import_twice(text_of(PRIZE_HEAD, [*rows, *more]), PROFILES, first)
    assert award_records(second) >= award_records(first)


@given(st.text(max_size=200))
def test_no_text_makes_an_import_fail(text: str) -> None:
    plan = planned((text_of(HEAD, []) + text).encode("utf-8", "replace"))
    assert plan.written == 0
    assert plan.to_write == {}
