"""The templates, filled in, are read back."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl
import pytest

from generator.edge.cli import schema
from tests.edge.importing.office.reading import HERE, base, got, run


def test_what_is_filled_in_comes_back(tmp_path: Path) -> None:
    (tmp_path / "exemplars").symlink_to(HERE / "base")
    assert schema.run(["--templates", str(tmp_path / "mau"), "--root", str(tmp_path)]) == 0
    book = openpyxl.load_workbook(tmp_path / "mau/mau-danh-sach.xlsx")
    row = (
        1,
        None,
        "Phạm Văn Thử",
        None,
        "Khoa Cơ khí",
        "Giấy khen",
        None,
        "1/QĐ-ĐHSM",
        "20/11/2024",
        "Giám đốc Đại học Sông Mơ",
    )
    for place, value in enumerate(row, start=1):
        book["Danh sách"].cell(2, place, value)
    out = io.BytesIO()
    book.save(out)
    (award,) = got(run("mau.xlsx", out.getvalue(), base()))["awards"]
    assert (award["name"], award["unit"], award["award"]) == ("Phạm Văn Thử", "co-khi", "giay-khen")

    form = docx.Document(str(tmp_path / "mau/mau-bai-viet.docx"))
    given = {"Họ và tên": "Thái Thị Mơ", "Đơn vị": "Khoa Ngoại ngữ", "Tiêu đề": "Bài hát", "Sa pô": "Hát.",
             "Tác giả": "Khoa",
             "Loại bài": "Người tốt, việc tốt", "Ngày đăng": "08/03/2026"}  # fmt: skip
    for table in form.tables:
        for line in table.rows:
            text = next((value for label, value in given.items() if line.cells[0].text.startswith(label)), "")
            if text and len(line.cells) == 2:
                line.cells[1].text = text
    form.add_paragraph("Lớp học mở đầu bằng tiếng đàn.")
    out = io.BytesIO()
    form.save(out)
    records = got(run("mau.docx", out.getvalue(), base()))
    assert records["profiles"][0]["name"] == "Thái Thị Mơ"
    assert (records["stories"][0]["kind"], records["stories"][0]["title"]) == ("good-deed", "Bài hát")
    assert "tiếng đàn" in records["stories"][0]["body"]


def test_before_anybody_fills_them_in_nothing_in_them_is_worth_saying(tmp_path: Path) -> None:
    (tmp_path / "exemplars").symlink_to(HERE / "base")
    assert schema.run(["--templates", str(tmp_path / "mau"), "--root", str(tmp_path)]) == 0
    for name in ("mau-danh-sach.xlsx", "mau-bai-viet.docx"):
        plan = run(name, (tmp_path / "mau" / name).read_bytes(), base()).plan
        assert not [one for one in plan.diagnostics if one.code == "R931"]
    book = openpyxl.load_workbook(tmp_path / "mau/mau-danh-sach.xlsx")
    book["Hướng dẫn"].append(["Cô Mơ nhờ gửi kèm"])
    out = io.BytesIO()
    book.save(out)
    (found,) = [one for one in run("mau.xlsx", out.getvalue(), base()).plan.diagnostics if one.code == "R931"]
    assert "“Cô Mơ nhờ gửi kèm”." in found.message
    assert "Không gộp ô" not in found.message


@pytest.mark.parametrize(
    ("said", "fields", "unknown"),
    [
        ("Giảng dạy, đào tạo", ["giang-day"], []),
        ("Giảng dạy, đào tạo, Chuyển đổi số", ["giang-day", "chuyen-doi-so"], []),
        ("chuyển đổi số, giảng dạy, đào tạo; Học tập", ["chuyen-doi-so", "giang-day", "hoc-tap"], []),
        ("Chuyển đổi số, nấu ăn, làm vườn, Học tập", ["chuyen-doi-so", "hoc-tap"], ["nấu ăn, làm vườn"]),
        ("nấu ăn, làm vườn", [], ["nấu ăn, làm vườn"]),
    ],
)
def test_a_comma_within_a_name_divides_nothing(said: str, fields: list[str], unknown: list[str]) -> None:
    records = dict(base())
    records["vocabulary/fields.yml"] = (
        "format: 1\nentries:\n  - {id: giang-day, name: 'Giảng dạy, đào tạo'}\n"
        "  - {id: chuyen-doi-so, name: Chuyển đổi số}\n  - {id: hoc-tap, name: Học tập}\n"
    ).encode()
    form = docx.Document()
    for line in ("Họ và tên: Thái Thị Mơ", "Đơn vị: Khoa Ngoại ngữ", f"Lĩnh vực: {said}", "Tác giả: Khoa"):
        form.add_paragraph(line)
    form.add_heading("Bài hát", level=1)
    form.add_paragraph("Lớp học mở đầu bằng tiếng đàn.")
    out = io.BytesIO()
    form.save(out)
    one = run("bai.docx", out.getvalue(), records)
    assert got(one)["profiles"][0].get("fields", []) == fields
    assert [found.message for found in one.plan.diagnostics if found.code == "R925"] == [
        f"“Lĩnh vực”: “{text}” không có trong danh mục." for text in unknown
    ]
