"""Importing once more, into what is on file: nothing twice, nothing lost, nothing undone. The people are invented."""

from __future__ import annotations

from generator.words.diagnostics import Severity
from tests.edge.importing.support import (
    BASE,
    HEAD,
    PROFILES,
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
LIST = "awards/2024/45-qd-dhsm-2024.csv"
SECOND = ROW.replace("Phạm Văn Thử", "Ngô Văn Hai")
PRIZES = "Tên,Loại,Đơn vị,Giải,Năm,Lý do,Lĩnh vực,Sinh,Mất"


def many(count: int, start: int = 0) -> list[str]:
    return [ROW.replace("Phạm Văn Thử", f"Người Thử {number}") for number in range(start, count)]


def test_a_second_import_changes_no_byte() -> None:
    for rows in ([ROW, SECOND, ROW.replace("Phạm Văn Thử", "Lê Văn Mẫu")], many(200)):
        on_file = applied(planned(table(*rows)))
        again = planned(table(*rows), on_file=on_file)
        assert again.to_write == {}
        assert {one.state for one in again.files} == {"unchanged"}


def test_what_an_editor_wrote_stays() -> None:
    on_file = applied(planned(table(ROW)))
    text = on_file[PATH]
    text = text.replace(
        "decision: {number: 45/QĐ-ĐHSM,", "title: Khen đợt 20/11  # đặt sau\ndecision: {number: 45/QĐ-ĐHSM,"
    )
    text = text.replace("    kind: individual\n", "    kind: individual  # đã hỏi\n").replace(
        "status: draft", "status: published"
    )
    text += "Quyết định này đọc ở lễ.\n"
    assert planned(table(ROW), on_file={**on_file, PATH: text}).to_write == {}
    plan = planned(table(ROW, SECOND), on_file={**on_file, PATH: text})
    second = (
        "  - key: nguoi-2\n    name: Ngô Văn Hai\n    kind: individual\n    unit: khoa-dien\n    award: giay-khen\n"
        "    school_year: 2023-2024\n    citation: Dạy tốt, học tốt\n"
    )
    assert plan.to_write == {PATH: text.replace("status: published", f"{second}status: published")}
    assert errors_of_site({**on_file, **plan.to_write}) == []


def test_rows_the_table_no_longer_has_are_kept() -> None:
    on_file = applied(planned(table(ROW, SECOND)))
    assert planned(table(SECOND), on_file=on_file).to_write == {}


def test_in_a_decision_the_table_wins_and_every_change_is_told() -> None:
    on_file = applied(planned(table(ROW, SECOND)))
    plan = planned(table(ROW, SECOND.replace("Dạy tốt, học tốt", "Dạy rất tốt")), on_file=on_file)
    assert plan.to_write == {PATH: on_file[PATH].replace("Dạy tốt, học tốt\nstatus", "Dạy rất tốt\nstatus")}
    assert found_in(plan, None) == [("R930", 3, 5)]
    assert "Dạy tốt, học tốt" in messages(plan)


def test_a_blank_cell_takes_nothing_away_and_a_new_one_fills_in() -> None:
    on_file = applied(planned(table(ROW)))
    plan = planned(table(ROW.replace('"Dạy tốt, học tốt"', "") + "Đã trao"), on_file=on_file)
    assert plan.diagnostics == ()
    assert rows_of(plan, PATH)[0]["citation"] == "Dạy tốt, học tốt"
    assert rows_of(plan, PATH)[0]["note"] == "Đã trao"


def test_a_row_by_name_is_linked_once_its_person_has_a_profile() -> None:
    on_file = applied(planned(table(ROW.replace("Phạm Văn Thử", "Vũ Thị Mơ"))))
    on_file["profiles/vu-thi-mo.md"] = BASE["profiles/le-van-mau.md"].replace("Lê Văn Mẫu", "Vũ Thị Mơ")
    plan = planned(table(ROW.replace("Phạm Văn Thử", "Vũ Thị Mơ")), on_file=on_file)
    (record,) = rows_of(plan, PATH)
    assert record["exemplar"] == "vu-thi-mo"
    assert not {"name", "key", "kind"} & set(record)


def test_the_same_number_on_another_day_is_a_doubt_and_another_decision() -> None:
    on_file = applied(planned(table(ROW)))
    plan = planned(table(SECOND.replace("20/11/2024", "21/11/2024")), on_file=on_file)
    assert list(plan.to_write) == ["awards/2024/45-qd-dhsm-2024-2.md"]
    assert {code for code, *_ in found_in(plan, None)} == {"R929"}


def test_a_long_decision_has_a_list_beside_it_that_grows() -> None:
    plan = planned(table(*many(100)))
    assert [one.path for one in plan.files] == [LIST, PATH]
    assert "recipients" not in data_of(plan, PATH)
    on_file = applied(plan)
    assert on_file[LIST].splitlines()[:2] == [
        "key,name,kind,unit,award,school_year,citation",
        'nguoi-1,Người Thử 0,individual,khoa-dien,giay-khen,2023-2024,"Dạy tốt, học tốt"',
    ]
    assert errors_of_site(on_file) == []
    more = planned(table(*many(102)), on_file=on_file)
    assert list(more.to_write) == [LIST]
    assert more.to_write[LIST].startswith(on_file[LIST])
    assert more.to_write[LIST].count("\n") == on_file[LIST].count("\n") + 2
    changed = planned(table(*(one + "đã trao" for one in many(1))), on_file=on_file)
    assert changed.to_write[LIST].splitlines()[1].endswith(",đã trao")
    assert changed.to_write[LIST].splitlines()[2].endswith('"Dạy tốt, học tốt",')
    assert errors_of_site({**on_file, **changed.to_write}) == []


def test_a_decision_that_outgrows_its_file_goes_on_in_a_list() -> None:
    long = "rất dài " * 90
    rows = [one.replace("Dạy tốt, học tốt", long) for one in many(90)]
    on_file = applied(planned(table(*rows[:40])))
    assert LIST not in on_file
    plan = planned(table(*rows), on_file=on_file)
    assert sorted(plan.to_write) == [LIST]
    on_file |= plan.to_write
    assert errors_of_site(on_file) == []
    assert planned(table(*rows), on_file=on_file).to_write == {}


def test_in_a_profile_the_profile_wins_and_blanks_are_filled() -> None:
    row = "Lê Văn Mẫu,,Khoa Toán,Giấy khen,1970,,nghien-cuu,1920-01-02,1990"
    plan = planned(table(row, head=PRIZES), PROFILES)
    before = BASE["profiles/le-van-mau.md"]
    assert plan.to_write["profiles/le-van-mau.md"] == before.replace(
        "fields: [giang-day]\n", "fields: [giang-day, nghien-cuu]\nborn: 1920-01-02\ndied: 1990\n"
    )
    on_file = {**applied(plan)}
    other = planned(table(row.replace("1990", "1991"), head=PRIZES), PROFILES, on_file)
    assert other.to_write == {}
    assert found_in(other, Severity.WARNING) == [("R930", 2, 1)]


def test_a_file_with_errors_is_left_alone_and_its_rows_are_told() -> None:
    on_file = applied(planned(table(ROW)))
    on_file[PATH] = on_file[PATH].replace("status: draft", "status: nháp")
    plan = planned(table(ROW, SECOND, SECOND.replace("45/", "46/")), on_file=on_file)
    assert found_in(plan) == [("R932", 2, 7), ("R932", 3, 7)]
    assert list(plan.to_write) == ["awards/2024/46-qd-dhsm-2024.md"]


def test_lists_with_errors_stop_the_import() -> None:
    broken = {**BASE, "vocabulary/units.yml": BASE["vocabulary/units.yml"].replace("format: 1\n", "")}
    plan = planned(table(ROW), on_file=broken)
    assert [one.code for one in plan.diagnostics] == ["R932"]
    assert plan.files == ()


def test_new_units_are_added_once_and_only_for_rows_that_are_written() -> None:
    rows = [
        "Vũ Mơ,,Khoa Hóa,Giấy khen,1970,,,,1990",
        "Ngô Hai,,Khoa hoá,Giấy khen,1970,,,,1990",
        "Đỗ Ba,,Khoa Hỏa,Giấy khen,1971,,,,1990",
        "Lý Tư,,Khoa Không ai cần,Giấy khen,không rõ,,,,1990",
    ]
    plan = planned(table(*rows, head=PRIZES), PROFILES)
    units = plan.to_write["vocabulary/units.yml"]
    assert units == BASE["vocabulary/units.yml"] + (
        "  - id: khoa-hoa\n    name: Khoa Hóa\n    kind: khoa\n    parent: song-mo\n"
        "  - id: khoa-hoa-2\n    name: Khoa Hỏa\n    kind: khoa\n    parent: song-mo\n"
    )
    assert planned(table(*rows, head=PRIZES), PROFILES, applied(plan)).to_write == {}
    assert errors_of_site(applied(plan)) == []


def test_without_leave_no_list_grows() -> None:
    plan = planned(table(ROW.replace("Khoa Điện", "Khoa Hóa")))
    assert found_in(plan) == [("R925", 2, 3)]
    assert plan.to_write == {}


def test_rows_of_one_decision_must_agree() -> None:
    mapping = PROFILES.replace('date: "{Năm}"', 'date: "{Ngày}"').replace('id: "{Giải}-{Năm}"', 'id: "{Giải} {Năm}"')
    rows = ["Vũ Mơ,,,Giấy khen,1970,,,,,01/02/1970", "Ngô Hai,,,Giấy khen,1970,,,,,02/02/1970"]
    plan = planned(table(*rows, head=PRIZES + ",Ngày"), mapping)
    assert found_in(plan) == [("R928", 3, 10)]
    on_file = applied(plan)
    plan = planned(table(rows[1], head=PRIZES + ",Ngày"), mapping, on_file)
    assert found_in(plan) == [("R928", 2, 10)]
    assert plan.to_write == {}


def test_the_order_of_the_columns_does_not_matter() -> None:
    names, cells = HEAD.split(","), ROW.replace('"Dạy tốt, học tốt"', "Dạy tốt").split(",")
    backwards = table(",".join(reversed(cells)), head=",".join(reversed(names)))
    assert planned(backwards).to_write == planned(table(",".join(cells))).to_write
