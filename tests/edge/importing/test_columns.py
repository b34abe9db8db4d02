"""The columns practised at Vietnamese universities, understood without a mapping. The people are invented."""

from __future__ import annotations

import pytest

from generator.words.diagnostics import Severity
from tests.edge.importing.support import (
    BASE,
    HEAD,
    ROW,
    applied,
    data_of,
    errors_of_site,
    found_in,
    messages,
    planned,
    rows_of,
    table,
)

PATH = "awards/2024/45-qd-dhsm-2024.md"


def row(**given: str) -> str:
    """A good row with some cells changed."""
    names = "stt name unit award citation number date issuer link school note".split()
    cells = [
        "1",
        "Phạm Văn Thử",
        "Khoa Điện",
        "Giấy khen",
        "Dạy tốt",
        "45/QĐ-ĐHSM",
        "20/11/2024",
        "Giám đốc Đại học Sông Mơ",
    ]
    values = dict(zip(names, [*cells, "", "2023-2024", ""], strict=True)) | given
    return ",".join(f'"{value}"' for value in values.values())


def test_a_row_becomes_an_award_record_of_a_draft_decision() -> None:
    plan = planned(table(ROW))
    assert plan.diagnostics == ()
    assert [(one.path, one.state) for one in plan.files] == [(PATH, "new")]
    assert data_of(plan, PATH) == {
        "decision": {"number": "45/QĐ-ĐHSM", "date": "2024-11-20", "issuer": "giam-doc"},
        "recipients": [
            {
                "key": "nguoi-1",
                "name": "Phạm Văn Thử",
                "kind": "individual",
                "unit": "khoa-dien",
                "award": "giay-khen",
                "school_year": "2023-2024",
                "citation": "Dạy tốt, học tốt",
            }
        ],
        "status": "draft",
    }
    assert errors_of_site(applied(plan)) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"award": "Huân chương lao động hạng Ba"}, {"award": "hc-lao-dong", "grade": "ba"}),
        ({"award": "CSTĐCS"}, {"award": "cstd"}),
        ({"award": "giay-khen"}, {"award": "giay-khen"}),
        ({"unit": "  khoa   điện "}, {"unit": "khoa-dien"}),
        ({"unit": "K. Điện"}, {"unit": "khoa-dien"}),
        ({"unit": "Khoa Đie\u0323\u0302n"}, {"unit": "khoa-dien"}),
        ({"unit": "Bộ môn Toán"}, {"unit": "bo-mon-toan"}),
        ({"unit": "Bộ môn Toán", "date": "02/09/1990", "school": ""}, {"unit": "to-toan"}),
        ({"school": "năm học 2023–2024"}, {"school_year": "2023-2024"}),
        ({"school": "2023-24"}, {"school_year": "2023-2024"}),
        (
            {"name": "Tập thể Khoa Toán", "unit": "Khoa Toán", "award": "Tập thể lao động tiên tiến"},
            {"kind": "collective"},
        ),
        ({"name": "Nhóm Bàn thí nghiệm"}, {"kind": "collective"}),
        ({"note": "=HYPERLINK(1)", "citation": "@SUM(1+1)*cmd|' /C calc'!A0"}, {"name": "Phạm Văn Thử", "note": ""}),
        ({"citation": "+84 sáng kiến"}, {"citation": "+84 sáng kiến"}),
        ({"name": "PGS.TS. Phạm Văn Thử"}, {"name": "Phạm Văn Thử"}),
        ({"name": "Bà Phạm Thị Thử"}, {"name": "Phạm Thị Thử"}),
        ({"name": "Ông Ích Thử"}, {"name": "Ông Ích Thử"}),
        ({"name": "-"}, {}),
    ],
)
def test_cells_are_understood_as_people_write_them(given: dict[str, str], expected: dict[str, str]) -> None:
    plan = planned(table(row(**given)))
    if not expected:
        assert found_in(plan) == [("R924", 2, 2)]
        return
    assert found_in(plan) == []
    (path,) = (one.path for one in plan.files)
    (record,) = rows_of(plan, path)
    assert {name: record.get(name, "") for name in expected} == expected


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("20/11/2024", "2024-11-20"),
        ("5/6/2024", "2024-06-05"),
        ("20-11-2024", "2024-11-20"),
        ("2024-11-20", "2024-11-20"),
        ("ngày 20 tháng 11 năm 2024", "2024-11-20"),
        ("11/2024", "2024-11"),
        ("2024", "2024"),
    ],
)
def test_days_are_read_day_first(text: str, date: str) -> None:
    plan = planned(table(row(date=text)))
    assert plan.diagnostics == ()
    assert data_of(plan, PATH)["decision"] == {"number": "45/QĐ-ĐHSM", "date": date, "issuer": "giam-doc"}


def test_a_month_before_the_day_is_taken_with_doubt() -> None:
    plan = planned(table(row(date="11/20/2024")))
    assert found_in(plan, None) == [("R929", 2, 7)]
    assert "20/11/2024" in messages(plan)


@pytest.mark.parametrize(
    ("given", "code", "column", "said"),
    [
        ({"date": "31/02/2024"}, "R924", 7, "31/02/2024"),
        ({"date": "45616"}, "R924", 7, "Excel"),
        ({"date": "20/11/24"}, "R924", 7, "ngày/tháng/năm"),
        ({"date": ""}, "R924", 7, "Thiếu ngày"),
        ({"name": ""}, "R924", 2, "Thiếu tên"),
        ({"unit": ""}, "R924", 3, "Thiếu đơn vị"),
        ({"unit": "Khoa Điên tử"}, "R925", 3, "Khoa Điện"),
        ({"award": "Giấy khén tốt"}, "R925", 4, "danh mục khen thưởng"),
        ({"issuer": "Sở Giáo dục"}, "R925", 8, "Sở Giáo dục"),
        ({"issuer": ""}, "R924", 8, "Thiếu cơ quan"),
        ({"link": "bản giấy"}, "R924", 9, "https://"),
        ({"school": "2023-2025"}, "R924", 10, "năm học"),
    ],
)
def test_what_is_not_understood_is_told_by_row_and_column(
    given: dict[str, str], code: str, column: int, said: str
) -> None:
    plan = planned(table(ROW, row(**{"name": "Ngô Văn Hai", **given})))
    assert found_in(plan) == [(code, 3, column)]
    assert said in messages(plan)
    assert HEAD.split(",")[column - 1] in messages(plan)
    assert (plan.rows, plan.written) == (2, 1)
    assert [record["name"] for record in rows_of(plan, PATH)] == ["Phạm Văn Thử"]


def test_marks_that_differ_are_a_doubt() -> None:
    plan = planned(table(row(unit="khoa dien")))
    assert found_in(plan, None) == [("R929", 2, 3)]
    assert rows_of(plan, PATH)[0]["unit"] == "khoa-dien"


def test_a_name_of_two_units_is_an_error_with_both() -> None:
    units = BASE["vocabulary/units.yml"] + "  - {id: khoa-dien-2, name: Khoa Điện, kind: khoa, parent: song-mo}\n"
    plan = planned(table(ROW), on_file={**BASE, "vocabulary/units.yml": units})
    assert found_in(plan) == [("R925", 2, 3)]
    assert "khoa-dien-2" in messages(plan)


def test_rows_of_one_decision_stand_together_and_numbers_restart_each_year() -> None:
    plan = planned(
        table(
            row(),
            row(name="Ngô Văn Hai", number="45 / QĐ-ĐHSM"),
            row(name="Vũ Thị Ba", date="05/01/2025"),
            row(name="Đỗ Văn Bốn", number=""),
        )
    )
    assert [one.path for one in plan.files] == [
        "awards/2024/45-qd-dhsm-2024.md",
        "awards/2024/qd-giam-doc-2024-11-20.md",
        "awards/2025/45-qd-dhsm-2025.md",
    ]
    assert [record["key"] for record in rows_of(plan, PATH)] == ["nguoi-1", "nguoi-2"]
    assert found_in(plan, None) == [("R929", 5, 6)]


def test_links_become_sources_each_once() -> None:
    link = "https://example.vn/qd-45"
    plan = planned(table(row(link=link), row(name="Ngô Văn Hai", link=link)))
    assert data_of(plan, PATH)["sources"] == [{"title": "Minh chứng", "url": link}]


def test_header_names_are_found_however_they_are_written() -> None:
    head = (
        "stt;HỌ VÀ TÊN;Don vi;Danh hiệu;Thành tích;Số QĐ;Ngày ban hành (DD/MM/YYYY);Cơ quan ban hành;Minh chứng;"
        "Năm học ;Ghi chú"
    )
    text = "Danh sách khen thưởng;;;;;;;;;;\n;;;;;;;;;;\n" + table(row().replace('","', '";"'), head=head)
    plan = planned(text)
    assert found_in(plan, Severity.ERROR) == []
    assert found_in(plan, Severity.NOTICE) == [("R931", 1, 1)]
    assert rows_of(plan, PATH)[0]["citation"] == "Dạy tốt"


def test_missing_and_repeated_columns_stop_the_import() -> None:
    plan = planned(table(ROW, head=HEAD.replace("Họ và tên", "Người")))
    assert found_in(plan) == [("R922", 1, 1)]
    assert plan.files == ()
    plan = planned(table(ROW, head=HEAD.replace("Ghi chú", "Họ và tên")))
    assert found_in(plan) == [("R922", 1, 11)]


def test_columns_that_go_nowhere_are_told() -> None:
    plan = planned(table(ROW + ",0912345678", head=HEAD + ",Số điện thoại"))
    assert found_in(plan, None) == [("R931", 1, 12)]
    assert "0912345678" not in plan.files[0].text


@pytest.mark.parametrize("cells", [ROW + ",thừa", ROW.removesuffix(",")])
def test_rows_with_more_or_fewer_cells_are_refused(cells: str) -> None:
    plan = planned(table(cells))
    assert found_in(plan) == [("R923", 2, 1)]
    assert plan.files == ()


def test_empty_rows_count_in_the_row_numbers_and_nowhere_else() -> None:
    plan = planned(table("", ",,,,,,,,,,", row(date="x")))
    assert found_in(plan) == [("R924", 4, 7)]
    assert plan.rows == 1


def test_tables_one_below_the_other_are_read_each_by_its_own_header() -> None:
    """The second has its columns in another order, and a title of its own right above it."""
    head = "STT,Tên tập thể,Loại danh hiệu thi đua,Đơn vị công tác,Ngày ban hành,Số quyết định,"
    head += "Cơ quan ban hành quyết định,Năm học,,,"
    second = "1,Khoa Toán,Tập thể lao động tiên tiến,Khoa Toán,20/11/2024,45/QĐ-ĐHSM,"
    second += "Giám đốc Đại học Sông Mơ,2023-2024,,,"
    plan = planned(table(ROW, "II. TẬP THỂ,,,,,,,,,,", head, second))
    assert found_in(plan, Severity.ERROR) == []
    assert [(one["name"], one["award"]) for one in rows_of(plan, PATH)] == [
        ("Phạm Văn Thử", "giay-khen"),
        ("Khoa Toán", "ttld"),
    ]
    assert any("II. TẬP THỂ" in one.message for one in plan.diagnostics)
    missing = planned(table(ROW, head.replace("Số quyết định", "Quyết định ấy"), second))
    assert ("R922", 3, 1) in found_in(missing)


def test_a_column_that_is_known_is_not_offered_for_another_and_the_others_are_listed_once() -> None:
    head = HEAD.replace("Cơ quan ban hành quyết định", "Nơi cấp").replace("Đơn vị công tác", "Phòng")
    found = planned(table(ROW, head=head)).diagnostics
    hints = [one.hint for one in found if one.code == "R922"]
    assert len(hints) == 2
    assert "Nơi cấp" in hints[0]
    assert "--map" in hints[0]
    assert hints[1] == ""
