"""Files 31 to 40: old fonts, broken, locked and dangerous files, and what people paste. Everybody is invented."""

# ruff: noqa: E501 - rows of a table stay on one line; Word knows no time zones

from __future__ import annotations

import io
import unicodedata
import zipfile
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from tests.edge.importing.office.legacy import tcvn3, vni
from tests.edge.importing.office.parts import DIRECTOR, HEAD, book, document, grid, picture, settled

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def files() -> dict[str, bytes]:
    """The ugly files by name."""
    return {
        "31-font-tcvn3.xlsx": _old_font(),
        "32-font-vni.docx": document(_vni),
        "33-tcvn3.csv": _old_text(),
        "34-chep-tu-web.csv": _pasted(),
        "35-gop-lung-tung.xlsx": _messy(),
        "36-co-macro.xlsm": _macro(),
        "37-hong.xlsx": _simple()[:1500],
        "38-mat-khau.xlsx": bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(504)
        + "EncryptedPackage".encode("utf-16-le")
        + bytes(3000),
        "39-bom-nen.xlsx": _bomb(),
        "40-lon-xon.docx": _tracked(document(_tangled)),
    }


def _simple() -> bytes:
    return book(
        {"DS": [HEAD, [1, "Ứng Văn Hỏng", "Khoa Cơ khí", "Giấy khen", None, "90/QĐ-ĐHSM", "20/11/2024", DIRECTOR]]}
    )


def _old_font() -> bytes:
    rows: list[list[Any]] = [
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Nội dung thành tích", "Số quyết định", "Ngày ban hành", "Cơ quan ban hành"],
        [1, "Trần Thị Cũ", "Khoa Cơ khí", "Lao động tiên tiến", "Giữ gìn máy móc", "5/QĐ-ĐHSM", "20/11/2007",
         "Hiệu trưởng Trường Đại học Sông Mơ"],
        [2, "Đỗ Văn Xưa", "Khoa Ngoại ngữ", "Lao động tiên tiến", "Dạy lớp ghép", "5/QĐ-ĐHSM", "20/11/2007",
         "Hiệu trưởng Trường Đại học Sông Mơ"],
    ]  # fmt: skip

    def change(made: Workbook) -> None:
        for row in made.worksheets[0].iter_rows():
            for cell in row:
                cell.font = Font(name=".VnTime")

    return book({"DS": [[tcvn3(cell) if isinstance(cell, str) else cell for cell in row] for row in rows]}, change)


def _vni(made: Document) -> None:
    title = made.add_paragraph().add_run(vni("Người giữ lửa xưởng rèn"))
    title.bold = True
    for text in (
        "Họ và tên: Đặng Văn Rèn",
        "Đơn vị: Khoa Cơ khí",
        "Lĩnh vực: Giảng dạy, đào tạo",
        "Xưởng rèn của ông đỏ lửa suốt ba mươi năm, học trò đi khắp nước.",
        "Tác giả: Tổ bản tin",
    ):
        made.add_paragraph().add_run(vni(text))
    for paragraph in made.paragraphs:
        for run in paragraph.runs:
            run.font.name = "VNI-Times"


def _old_text() -> bytes:
    rows = [
        "STT,Họ và tên,Đơn vị,Danh hiệu,Số quyết định,Ngày ban hành,Cơ quan ban hành",
        "1,Hồ Văn Cổ,Khoa Toán - Tin,Giấy khen,6/QĐ-ĐHSM,20/11/2006,Hiệu trưởng Trường Đại học Sông Mơ",
        "2,Bế Thị Đã,Viện Vật lý Kỹ thuật,Giấy khen,6/QĐ-ĐHSM,20/11/2006,Hiệu trưởng Trường Đại học Sông Mơ",
    ]
    return tcvn3("\r\n".join(rows) + "\r\n").encode("latin-1")


def _pasted() -> bytes:
    rows = [
        "sep=;",
        "STT;Họ và tên;Đơn vị;Danh hiệu;Nội dung thành tích;Số quyết định;Ngày ban hành;Cơ quan ban hành",
        '1;"Ðàm Văn  Dán";Khoa Cơ khí;Giấy khen;"Nhóm “Tay nghề""\ncủa khoa";91/QĐ-ĐHSM;20/11/2024;' + DIRECTOR,
        f"2;{unicodedata.normalize('NFD', 'Đàm Thị Chép')};Khoa\xa0Toán – Tin;Giấy khen;Đề\u200b cương mở;91/QÐ-ÐHSM;20/11/2024;"
        + DIRECTOR,
        "3;Đàm Hữu Trộm;Khoa Cơ khí;Giấy khen;\"=cmd|' /C calc'!A0\";91/QĐ-ĐHSM;20/11/2024;" + DIRECTOR,
    ]
    return "\n".join(rows).encode("utf-8")


def _messy() -> bytes:
    head = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số quyết định", "Ngày ban hành", "Cơ quan ban hành"]
    rows: list[list[Any]] = [
        ["Mẫu số 05"], [], ["TỔNG HỢP KHEN THƯỞNG"], head,
        ["I", "KHỐI ĐÀO TẠO"],
        [1, "Chử Văn Rối", "Khoa Cơ khí", "Giấy khen", "92/QĐ-ĐHSM", "20/11/2024", DIRECTOR],
        [],
        [2, "Chử Thị Bời", "nt", "nt", "nt", "nt", "nt"],
        head,
        ["II", "KHỐI PHỤC VỤ"],
        [3, "Chử Hữu Loạn", "Thư viện Sông Mơ", "Giấy khen", "92/QĐ-ĐHSM", "20/11/2024", DIRECTOR],
        [4, "Chử Văn Rối", "Khoa Cơ khí", "Giấy khen", "92/QĐ-ĐHSM", "20/11/2024", DIRECTOR],
        [None, "Cộng: 4"], [], [None, "Ghi chú: nt là như trên."],
    ]  # fmt: skip

    def change(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet.merge_cells("A3:G3")
        sheet.merge_cells("B5:G5")

    return book({"TH": rows}, change)


def _macro() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        parts["xl/vbaProject.bin"] = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
        types = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = types.replace(
            "spreadsheetml.sheet.main+xml", "ms-excel.sheet.macroEnabled.main+xml"
        ).encode()

    return settled(_simple(), change)


def _bomb() -> bytes:
    out = io.BytesIO(_simple())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr(
            zipfile.ZipInfo("xl/media/a.bin", (2026, 5, 4, 8, 0, 0)), bytes(400_000_000), zipfile.ZIP_DEFLATED
        )
    return out.getvalue()


def _tangled(made: Document) -> None:
    made.sections[0].header.paragraphs[0].text = "ĐẠI HỌC SÔNG MƠ - BẢN TIN NỘI BỘ"
    made.add_paragraph("BÀI DỰ THI GƯƠNG NGƯỜI TỐT VIỆC TỐT")
    table = grid(made, [("Họ và tên:", "Bà Nông Thị Lộn"), ("Đơn vị:", "Khoa Toán – Tin"), ("Điện thoại:", "0900 000 003"),
                        ("Năm sinh:", "12/03/1980"), ("Tên bài:", "“Hộp bút” của cô Lộn")])  # fmt: skip
    table.cell(2, 0).merge(table.cell(2, 1))
    made.add_paragraph(
        "Cô gom bút thừa sau mỗi kỳ thi, gửi về trường bản. Từ 05/09/2024 đến nay đã gửi ba nghìn chiếc."
    )
    made.add_picture(io.BytesIO(picture(7, 600, 450)))
    made.add_paragraph("Hộp bút thứ một nghìn")
    kept = made.add_paragraph("Năm nay cô gửi thêm vở.")
    kept._p.append(parse_xml(f'<w:ins {_W} w:id="1" w:author="A"><w:r><w:t> Vở cũng là vở thừa.</w:t></w:r></w:ins>'))
    kept._p.append(
        parse_xml(f'<w:del {_W} w:id="2" w:author="A"><w:r><w:delText> Câu này bị xóa.</w:delText></w:r></w:del>')
    )
    box = made.add_paragraph().add_run()
    box._r.append(
        parse_xml(
            f'<w:pict {_W} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r>'
            "<w:t>Trong khung: ba nghìn chiếc bút.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    made.add_paragraph("Người viết: Tổ Công đoàn Khoa Toán – Tin")


def _tracked(raw: bytes) -> bytes:
    """With a footnote."""

    def change(parts: dict[str, bytes]) -> None:
        main = parts["word/document.xml"].decode()
        note = '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
        place = main.index("</w:p>", main.index("ba nghìn chiếc."))
        parts["word/document.xml"] = (main[:place] + note + main[place + len("</w:p>") :]).encode()
        parts["word/footnotes.xml"] = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {_W}><w:footnote w:id="2"><w:p><w:r>'
            "<w:t>Số liệu của tổ công đoàn.</w:t></w:r></w:p></w:footnote></w:footnotes>"
        ).encode()
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
            b"</Types>",
            b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
            b'.wordprocessingml.footnotes+xml"/></Types>',
        )
        relations = "word/_rels/document.xml.rels"
        parts[relations] = parts[relations].replace(
            b"</Relationships>",
            b'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
            b' Target="footnotes.xml"/></Relationships>',
        )

    return settled(raw, change)
