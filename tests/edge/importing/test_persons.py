"""Who a row is about: one person stays one, two stay two, and nobody withdrawn comes back. The people are invented."""

from __future__ import annotations

import pytest

from generator.edge.importing.names import name_key, split_honorifics
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
PRIZES = "Tên,Loại,Đơn vị,Giải,Năm,Lý do,Lĩnh vực,Sinh,Mất"


def row(name: str, unit: str = "Khoa Điện", award: str = "Giấy khen") -> str:
    return ROW.replace("Phạm Văn Thử", name).replace("Khoa Điện", unit).replace("Giấy khen", award)


def prizes(*rows: str) -> str:
    return table(*rows, head=PRIZES)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Nguyễn Hoà Bình", "NGUYỄN  HÒA BÌNH", True),
        ("Đỗ Thuý", "Ðỗ Thúy", True),
        ("Nguye\u0302\u0303n An", "Nguyễn An", True),
        ("Jean‑Marie Lehn", "Jean-Marie Lehn", True),
        ("Trần Anh", "Trần Ánh", False),
        ("Trần Anh", "Trần Ảnh", False),
        ("Lê Dũng", "Lê Đũng", False),
        ("Ngô Cơ", "Ngô Cô", False),
    ],
)
def test_which_spellings_are_one_name(one: str, other: str, same: bool) -> None:
    assert (name_key(one) == name_key(other)) is same


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PGS.TS. Nguyễn Văn An", (("PGS", "TS"), "", "Nguyễn Văn An")),
        ("GS.TSKH, NGND Nguyễn Văn An", (("GS", "TSKH", "NGND"), "", "Nguyễn Văn An")),
        ("PGS-TS Nguyễn An", (("PGS", "TS"), "", "Nguyễn An")),
        ("Bà Nguyễn Thị An", ((), "Bà", "Nguyễn Thị An")),
        ("Ông Ích An", ((), "", "Ông Ích An")),
        ("Tsering Dolma", ((), "", "Tsering Dolma")),
        ("TS.", ((), "", "TS.")),
        ("Nguyễn Văn An", ((), "", "Nguyễn Văn An")),
    ],
)
def test_what_stands_before_a_name(text: str, expected: tuple[tuple[str, ...], str, str]) -> None:
    assert split_honorifics(text) == expected


def test_a_name_and_unit_on_file_are_linked_and_the_doubt_is_shown() -> None:
    plan = planned(table(row("LÊ VĂN MẪU")))
    assert rows_of(plan, PATH)[0]["exemplar"] == "le-van-mau"
    assert "name" not in rows_of(plan, PATH)[0]
    assert found_in(plan, Severity.NOTICE) == [("R929", 2, 2)]
    assert found_in(planned(table(row("LÊ VĂN MẪU")), on_file=applied(plan)), None) == []


def test_a_part_or_the_whole_of_the_profiles_unit_is_the_same_unit() -> None:
    plan = planned(table(row("Lê Văn Mẫu", "Đại học Sông Mơ")))
    assert rows_of(plan, PATH)[0]["exemplar"] == "le-van-mau"


def test_a_namesake_in_another_unit_is_not_linked_and_told() -> None:
    plan = planned(table(row("Lê Văn Mẫu", "Khoa Toán")))
    assert rows_of(plan, PATH)[0]["name"] == "Lê Văn Mẫu"
    assert found_in(plan, Severity.WARNING) == [("R929", 2, 2)]
    assert "le-van-mau" in messages(plan)


def test_a_profile_id_in_the_table_settles_it() -> None:
    plan = planned(table(row("Lê Văn Mẫu", "Khoa Toán") + ",le-van-mau", head=HEAD + ",Mã hồ sơ"))
    assert rows_of(plan, PATH)[0]["exemplar"] == "le-van-mau"
    assert plan.diagnostics == ()
    plan = planned(table(row("Lê Văn Mẫu") + ",le-van-mauu", head=HEAD + ",Mã hồ sơ"))
    assert found_in(plan) == [("R926", 2, 2)]


def test_two_profiles_of_one_name_and_unit_need_an_id() -> None:
    second = {**BASE, "profiles/le-van-mau-2.md": BASE["profiles/le-van-mau.md"]}
    plan = planned(table(row("Lê Văn Mẫu")), on_file=second)
    assert found_in(plan) == [("R926", 2, 2)]
    assert plan.files == ()


def test_a_withdrawn_person_does_not_come_back() -> None:
    gone = "---\nkind: individual\nname: Đã rút\nunit: khoa-dien\nsummary: Đã rút.\nstatus: withdrawn\n---\n"
    plan = planned(table(row("Lê Văn Mẫu"), row("Ngô Hai")), on_file={**BASE, "profiles/le-van-mau.md": gone})
    assert found_in(plan) == [("R926", 2, 2)]
    assert [record["name"] for record in rows_of(plan, PATH)] == ["Ngô Hai"]


def test_a_row_whose_name_was_taken_out_stays_without_name() -> None:
    on_file = applied(planned(table(row("Phạm Văn Thử"), row("Ngô Hai", "Khoa Toán"))))
    on_file[PATH] = on_file[PATH].replace("    name: Phạm Văn Thử\n", "")
    plan = planned(table(row("Phạm Văn Thử"), row("Ngô Hai", "Khoa Toán")), on_file=on_file)
    assert found_in(plan) == [("R926", 2, 2)]
    assert plan.to_write == {}
    assert "Phạm" not in next(one.text for one in plan.files if one.path == PATH)


def test_one_award_twice_is_refused_and_two_namesakes_are_told_apart_by_position() -> None:
    plan = planned(table(row("Phạm Văn Thử"), row("PHẠM VĂN THỬ")))
    assert found_in(plan) == [("R927", 3, 4)]
    assert len(rows_of(plan, PATH)) == 1
    rows = [row("Phạm Văn Thử") + "," + post for post in ("Giảng viên", "Nhân viên")]
    plan = planned(table(*rows, head=HEAD + ",Chức vụ"))
    assert found_in(plan) == []
    assert [record["position"] for record in rows_of(plan, PATH)] == ["Giảng viên", "Nhân viên"]


def test_one_person_has_one_profile_with_what_all_rows_say() -> None:
    plan = planned(
        prizes(
            "Vũ Thị Mơ,,Khoa Điện,Giấy khen,1970,“vì bền bỉ”,giang-day,1920-01-02,1990-03-04",
            "VŨ THỊ MƠ,,,Huân chương Lao động,1981,,nghien-cuu;giang-day,1920-01-02,1990-03-04",
        ),
        PROFILES.replace('"{Lĩnh vực?}"', '{from: "{Lĩnh vực?}", split: ";"}'),
    )
    assert found_in(plan, None) == []
    assert [one.path for one in plan.files] == [
        "awards/1970/giay-khen-1970.md",
        "awards/1981/huan-chuong-lao-dong-1981.md",
        "profiles/vu-thi-mo.md",
    ]
    assert data_of(plan, "profiles/vu-thi-mo.md") == {
        "kind": "individual",
        "name": "VŨ THỊ MƠ",
        "unit": "khoa-dien",
        "fields": ["giang-day", "nghien-cuu"],
        "born": "1920-01-02",
        "died": "1990-03-04",
        "summary": "Giấy khen năm 1970; Huân chương Lao động năm 1981",
        "consent": {"basis": "public-record", "scope": ["name"]},
        "status": "published",
    }
    assert rows_of(plan, "awards/1970/giay-khen-1970.md")[0]["citation"] == "vì bền bỉ"
    assert rows_of(plan, "awards/1981/huan-chuong-lao-dong-1981.md")[0]["unit"] == "song-mo"
    assert errors_of_site(applied(plan)) == []


def test_births_of_the_living_are_dropped_and_told_once() -> None:
    plan = planned(prizes("Vũ Mơ,,,Giấy khen,1970,,,1950-01-02,NA", "Ngô Hai,,,Giấy khen,1970,,,1951-01-02,"), PROFILES)
    assert all("195" not in one.text for one in plan.files)
    assert found_in(plan, None) == [("R931", 2, 1)]
    assert "2 người" in messages(plan)


def test_a_collective_needs_no_consent_and_gets_none() -> None:
    plan = planned(prizes("Hội Bạn đọc,tổ chức,,Giấy khen,1970,,,,"), PROFILES)
    assert "consent" not in data_of(plan, "profiles/hoi-ban-doc.md")
    assert data_of(plan, "profiles/hoi-ban-doc.md")["kind"] == "collective"


def test_two_persons_with_one_slug_stay_two() -> None:
    rows = (
        "Trần Ánh,,Khoa Điện,Giấy khen,1970,,,,",
        "Trần Anh,,Khoa Toán,Giấy khen,1970,,,,",
        "Trần Ảnh,,Khoa Toán,Giấy khen,1970,,,,",
    )
    plan = planned(prizes(*rows), PROFILES)
    assert found_in(plan) == []
    profiles = [one.path for one in plan.files if one.path.startswith("profiles/")]
    assert profiles == [
        "profiles/tran-anh-khoa-toan-2.md",
        "profiles/tran-anh-khoa-toan.md",
        "profiles/tran-anh.md",
    ]
    assert [record["exemplar"] for record in rows_of(plan, "awards/1970/giay-khen-1970.md")] == [
        "tran-anh",
        "tran-anh-khoa-toan",
        "tran-anh-khoa-toan-2",
    ]
    assert found_in(plan, Severity.WARNING) == [("R929", 3, 1), ("R929", 4, 1)]
    again = planned(prizes(*rows), PROFILES, applied(plan))
    assert again.to_write == {}


def test_rows_that_cannot_be_one_person_are_refused() -> None:
    plan = planned(
        prizes(
            "Vũ Mơ,,,Giấy khen,1970,,,1920,1990",
            "Vũ Mơ,,,Giấy khen,1971,,,1931,1990",
            "Vũ Mơ,tổ chức,,Giấy khen,1972,,,,",
        ),
        PROFILES,
    )
    assert found_in(plan) == [("R926", 3, 1), ("R926", 4, 1)]
    assert data_of(plan, "profiles/vu-mo.md")["born"] == "1920"
    assert [one.path for one in plan.files] == ["awards/1970/giay-khen-1970.md", "profiles/vu-mo.md"]


def test_names_without_letters_are_refused() -> None:
    plan = planned(prizes("!!!,,Khoa Điện,Giấy khen,1970,,,,"), PROFILES)
    assert found_in(plan)[0][:2] == ("R926", 2)
    assert plan.files == ()


def test_a_profile_needs_a_summary() -> None:
    mapping = PROFILES.replace('summary: {from: "{Giải} năm {Năm}", each: "; "}', 'summary: "{Lý do?}"')
    plan = planned(prizes("Vũ Mơ,,,Giấy khen,1970,,,,1990", "Ngô Hai,,,Giấy khen,1970,Cứu người,,,1990"), mapping)
    assert found_in(plan) == [("R924", 2, 6)]
    assert [one.path for one in plan.files if one.path.startswith("profiles/")] == ["profiles/ngo-hai.md"]
