"""Names put forward: the page opens and closes by date, names only whom it may, and ten working days are counted."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.know.working_days import FIXED, WorkingDays
from tests.products.sites import all_texts, changed_mini
from tests.support.reading import Reader
from tests.support.rendering import ZONE, Built, mini_site

PATH = "proposals/2026/de-nghi-huan-chuong-2026.md"
PAGE = "de-nghi/de-nghi-huan-chuong-2026/index.html"
INDEX = "de-nghi/index.html"
LISTED = "Vừ A Chính"
TET = WorkingDays(holidays=frozenset({date(2026, 2, 16) + timedelta(days) for days in range(5)}))


@cache
def at(text: str) -> Built:
    return changed_mini({}, datetime.fromisoformat(text).replace(tzinfo=ZONE))


def words(built: Built, path: str) -> str:
    return " ".join(Reader(built).content(path).get_text(" ").split())


def test_before_it_opens_nothing_tells_of_it() -> None:
    built = at("2026-02-19T23:59")
    assert PAGE not in built.outputs
    assert INDEX not in built.outputs
    assert not [path for path, text in all_texts(built).items() if LISTED in text or "de-nghi-huan-chuong" in text]


@pytest.mark.parametrize("moment", ["2026-02-20T00:00", "2026-03-10T23:59"])
def test_while_it_is_open_it_names_those_the_law_wants_named(moment: str) -> None:
    built = at(moment)
    page = words(built, PAGE)
    assert LISTED in page
    assert "Nguyễn Thị Minh" in page
    assert "Huân chương Lao động hạng ba" in page
    assert "chưa phải khen thưởng" in page
    assert "10 ngày làm việc" in page
    assert '<meta name="robots" content="noindex">' in built.html(PAGE)
    assert "Đề nghị tặng Huân chương Lao động" in words(built, INDEX)
    assert 'href="../de-nghi/"' in built.html("thong-ke/index.html")


def test_once_it_is_closed_no_name_is_left_anywhere() -> None:
    built = at("2026-03-11T00:00")
    assert "đã kết thúc ngày 10/3/2026: 2 đề nghị" in words(built, PAGE)
    assert "Hiện không có danh sách nào đang lấy ý kiến" in words(built, INDEX)
    assert not [path for path, text in all_texts(built).items() if LISTED in text]
    assert 'href="../de-nghi/"' not in built.html("thong-ke/index.html")


def proposal(**values: str) -> str:
    head = {"title": "Đợt đề nghị bịa", "to": "giam-doc", "posted_from": "2026-02-20", "posted_to": "2026-03-10"}
    rows = values.pop("candidates")
    lines = "".join(f"{key}: {value}\n" for key, value in (head | values).items())
    return f"---\n{lines}candidates:\n{rows}status: published\n---\nBịa.\n"


def test_who_has_not_agreed_or_has_withdrawn_is_not_named() -> None:
    rows = (
        "  - {exemplar: do-thi-cho, unit: dhsh, award: hc-lao-dong, grade: ba, achievements: Việc riêng bịa.}\n"
        "  - {exemplar: le-thi-hoa-da-rut, unit: dhsh, award: hc-lao-dong, grade: ba}\n"
        "  - {name: Lê Thị Hoa Bí Mật, unit: dhsh, award: hc-lao-dong, grade: ba}\n"
    )
    built = changed_mini({PATH: proposal(candidates=rows, to="president")})
    hidden = [built.plan.catalog.profiles[name].name for name in ("do-thi-cho", "le-thi-hoa-da-rut")]
    page = words(built, PAGE)
    assert page.count("Chưa nêu tên") == 3
    assert not [name for name in hidden if name in page]
    assert "Việc riêng bịa" not in page


def test_without_a_duty_to_post_only_public_profiles_are_named() -> None:
    rows = (
        "  - {name: Người Không Hồ Sơ, unit: dhsh, award: giay-khen}\n"
        "  - {exemplar: nguyen-thi-minh, unit: dhsh, award: giay-khen}\n"
    )
    built = changed_mini({PATH: proposal(candidates=rows)})
    page = words(built, PAGE)
    assert "Người Không Hồ Sơ" not in page
    assert "Nguyễn Thị Minh" in page
    assert "Luật yêu cầu" not in page


def test_the_list_counts_nowhere() -> None:
    built = mini_site()
    counts = re.compile(r'data-value="(\d+)"')
    without = changed_mini({PATH: None})
    assert counts.findall(built.html("thong-ke/index.html")) == counts.findall(without.html("thong-ke/index.html"))
    assert built.outputs["api/v1/index.json"].content == without.outputs["api/v1/index.json"].content


@pytest.mark.parametrize(
    ("start", "holidays", "expected"),
    [
        (date(2026, 6, 1), WorkingDays(), date(2026, 6, 12)),
        (date(2026, 6, 6), WorkingDays(), date(2026, 6, 19)),
        (date(2026, 4, 27), WorkingDays(), date(2026, 5, 12)),
        (date(2026, 8, 31), WorkingDays(holidays=frozenset({date(2026, 9, 1)})), date(2026, 9, 15)),
        (date(2026, 2, 9), TET, date(2026, 2, 27)),
        (date(2026, 2, 9), WorkingDays(), date(2026, 2, 20)),
    ],
)
def test_ten_working_days(start: date, holidays: WorkingDays, expected: date) -> None:
    """The third begins before 30 April and 1 May, the last two show what Tết does once it has been entered."""
    assert holidays.until(start, 10) == expected
    assert holidays.between(start, expected) == 10
    assert holidays.between(start, expected - timedelta(1)) == 9


@given(some.dates(date(1957, 1, 1), date(2150, 1, 1)), some.sets(some.integers(0, 40), max_size=12))
def test_working_days_are_what_a_calendar_on_the_wall_says(start: date, off: set[int]) -> None:
    working = WorkingDays(holidays=frozenset(start + timedelta(one) for one in off))
    last = working.until(start, 10)
    crossed = [start + timedelta(days) for days in range((last - start).days + 1)]
    left = [
        day for day in crossed
        if day.isoweekday() not in (6, 7) and day not in working.holidays and (day.month, day.day) not in FIXED
    ]  # fmt: skip
    assert len(left) == 10
    assert left[-1] == last


def test_a_posting_over_tet_is_too_short_once_tet_is_known() -> None:
    text = proposal(
        candidates="  - {name: Vừ A Chính, unit: khoa-nhiet, award: hc-lao-dong, grade: ba}\n",
        to="president", posted_from="2026-02-09", posted_to="2026-02-20",
    )  # fmt: skip

    def found(**options: object) -> list[str]:
        built = changed_mini({PATH: text}, **options)
        return [f"{one.message} {one.hint}" for one in built.plan.diagnostics if one.code == "R504"]

    assert found() == []
    (said,) = found(holidays=TET.holidays)
    assert "5 ngày làm việc; cần ít nhất 10" in said
    assert "Công khai đến 2026-02-27." in said
    short = text.replace("posted_to: 2026-02-20", "posted_to: 2026-02-13")
    built = changed_mini({PATH: short})
    (unsure,) = [one.hint for one in built.plan.diagnostics if one.code == "R504"]
    assert "chưa trừ ngày nghỉ theo âm lịch" in unsure
