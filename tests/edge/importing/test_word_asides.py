"""What a Word file says beside its story is not lost in silence."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml

from generator.edge.importing.word.asides import raised
from generator.edge.importing.word.reading import Document, Paragraph, read_document

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ADDRESS = "https://example.vn/bao/bai-1"


def read(document: Any) -> Document:
    out = io.BytesIO()
    document.save(out)
    made = read_document(out.getvalue(), "a.docx")
    assert made is not None
    return made


def with_xml(inside: str, address: str = ADDRESS) -> Document:
    """A document with one paragraph of this XML, in which (id) stands for the id of a link to an address."""
    document = docx.Document()
    link = document.part.relate_to(address, f"{RELATION}/hyperlink", is_external=True)
    spaces = f'xmlns:w="{WORD}" xmlns:m="{MATH}" xmlns:r="{RELATION}" xmlns:a="{DRAWING}/main"'
    document.element.body.insert(0, parse_xml(f"<w:p {spaces}>{inside}</w:p>".replace("(id)", link)))
    return read(document)


def texts(document: Document) -> list[str]:
    return [one.text for one in document.blocks if isinstance(one, Paragraph)]


def test_hidden_words_headers_and_footers_are_named_in_vietnamese() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Chuyện kể ")
    hidden = paragraph.add_run("giấu đi")
    hidden.font.hidden = True
    document.sections[0].header.paragraphs[0].text = "Đầu trang riêng"
    assert set(read(document).asides) == {("Chữ ẩn", "giấu đi"), ("Đầu trang", "Đầu trang riêng")}


@pytest.mark.parametrize(
    ("inside", "aside"),
    [
        ("<m:oMath><m:r><m:t>a=b</m:t></m:r></m:oMath>", ("Công thức", "a=b")),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>', ("Ký hiệu", "Wingdings F0E0")),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>bỏ câu này</w:t></w:r>", ("Chữ gạch ngang", "bỏ câu này")),
        ('<w:hyperlink r:id="(id)"><w:r><w:t>tại đây</w:t></w:r></w:hyperlink>', ("Địa chỉ của liên kết", ADDRESS)),
        ('<w:fldSimple w:instr=" HYPERLINK &quot;https://a.vn/b&quot; "><w:r><w:t>đây</w:t></w:r></w:fldSimple>',
         ("Địa chỉ của liên kết", "https://a.vn/b")),
        ('<w:r><w:instrText> HYPERLINK "https://a.vn/</w:instrText></w:r><w:r><w:instrText>c" </w:instrText></w:r>',
         ("Địa chỉ của liên kết", "https://a.vn/c")),
        (f'<w:r><a:graphicData uri="{DRAWING}/chart"/></w:r>', ("Hình vẽ", "biểu đồ")),
        ('<w:r><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/></w:r>',
         ("Tệp nhúng trong bài", "Excel.Sheet.12")),
    ],
)  # fmt: skip
def test_what_is_no_text_is_named(inside: str, aside: tuple[str, str]) -> None:
    assert with_xml(inside).asides == [aside]


def test_an_address_that_can_be_read_is_not_named_again() -> None:
    link = '<w:hyperlink r:id="(id)"><w:r><w:t>example.vn/bao/bai-1</w:t></w:r></w:hyperlink>'
    assert with_xml(link).asides == []
    mail = '<w:hyperlink r:id="(id)"><w:r><w:t>hop-thu@example.vn</w:t></w:r></w:hyperlink>'
    assert with_xml(mail, "mailto:hop-thu@example.vn").asides == []


def test_struck_words_are_not_in_the_story() -> None:
    struck = "<w:r><w:t>Giữ </w:t></w:r><w:r><w:rPr><w:dstrike/></w:rPr><w:t>bỏ</w:t></w:r>"
    assert texts(with_xml(struck)) == ["Giữ"]
    kept = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>Giữ</w:t></w:r>'
    assert (texts(with_xml(kept)), with_xml(kept).asides) == (["Giữ"], [])


@pytest.mark.parametrize(
    ("text", "where", "meant"),
    [
        ("2", "superscript", "²"),
        ("-1", "superscript", "⁻¹"),
        ("2", "subscript", "₂"),
        ("2", "baseline", "2"),
        ("th", "superscript", "th"),
        ("0912", "superscript", "0912"),
    ],
)
def test_a_power_is_no_digit_of_the_number_before_it(text: str, where: str, meant: str) -> None:
    assert raised(text, where) == meant
    run = f'<w:r><w:t>10</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="{where}"/></w:rPr><w:t>{text}</w:t></w:r>'
    assert texts(with_xml(run)) == [f"10{meant}"]


def test_a_table_in_a_cell_stands_once() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Ngoài"
    table.cell(0, 1).add_table(1, 1).cell(0, 0).text = "Trong"
    assert [one.rows for one in read(document).tables] == [(("Ngoài", "Trong"),)]
