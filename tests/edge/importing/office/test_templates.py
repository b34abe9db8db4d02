"""The templates, filled in, are read back."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import openpyxl

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
