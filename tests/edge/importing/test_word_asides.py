"""What a Word file says beside its story is not lost in silence."""

from __future__ import annotations

import io

import docx

from generator.edge.importing.word.reading import read_document


def test_hidden_words_headers_and_footers_are_named_in_vietnamese() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Chuyện kể ")
    hidden = paragraph.add_run("giấu đi")
    hidden.font.hidden = True
    document.sections[0].header.paragraphs[0].text = "Đầu trang riêng"
    out = io.BytesIO()
    document.save(out)
    read = read_document(out.getvalue(), "a.docx")
    assert read is not None
    assert set(read.asides) == {("Chữ ẩn", "giấu đi"), ("Đầu trang", "Đầu trang riêng")}
