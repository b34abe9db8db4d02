"""Office files and PDFs that lie beside records or pages hide nothing: they are read as those who open them do."""

from __future__ import annotations

import shutil
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import typst
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from generator.edge.cli import main
from generator.edge.content_private import check_private
from generator.edge.memory import Memory
from generator.edge.settings import Settings
from generator.intake import personal
from generator.intake.documents import words_of
from generator.intake.personal import inside
from tests.support.rendering import copy_of_mini

PHONE, MAIL = "0912 345 678", "nguoi.bia@example.vn"


def word(put: Callable[[Document], None]) -> bytes:  # type: ignore[valid-type]
    document = Document()
    document.add_heading("Kế hoạch lớp dạy nghề", 1)
    put(document)
    document.add_paragraph("Dự kiến 1.250 suất, 14.500.000 đồng, từ 15/09/2026 đến 20/12/2026, số 1234/QĐ.")
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def in_runs(document: Document) -> None:  # type: ignore[valid-type]
    paragraph = document.add_paragraph("Gọi ")
    for number, part in enumerate(("09", "12 3", "45 678")):
        paragraph.add_run(part).bold = number == 1


def in_a_cell(document: Document) -> None:  # type: ignore[valid-type]
    cells = document.add_table(1, 3).rows[0].cells
    cells[0].text, cells[1].text, cells[2].text = "12", PHONE, "34"


def in_a_footer(document: Document) -> None:  # type: ignore[valid-type]
    document.sections[0].footer.paragraphs[0].text = f"Liên hệ {PHONE}"


def behind_a_link(document: Document) -> None:  # type: ignore[valid-type]
    document.part.relate_to(f"mailto:{MAIL}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)


def in_its_properties(document: Document) -> None:  # type: ignore[valid-type]
    document.core_properties.author = MAIL


def sheet(hidden: bool = False) -> bytes:
    book = Workbook()
    first = book.active
    assert first is not None
    first.append(["STT", "Việc", "Kinh phí"])
    first.append([1, "Lớp dạy nghề", 14_500_000])
    if hidden:
        other = book.create_sheet("ẩn")
        other.sheet_state = "hidden"
        other.append(["a", PHONE])
        other["A1"].comment = Comment(f"hỏi {MAIL}", "x")
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def around(file: bytes) -> bytes:
    """A Word file that holds ``file`` as an embedded workbook."""
    target = BytesIO(word(lambda document: None))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/embeddings/bang.xlsx", file)
    return target.getvalue()


def paper(text: str) -> bytes:
    return typst.compile(f"= Thông báo\n{text}\n".encode())


@pytest.mark.parametrize(
    ("name", "raw", "found"),
    [
        ("a.docx", word(in_runs), [("phone", PHONE)]),
        ("a.docx", word(in_a_cell), [("phone", PHONE)]),
        ("a.docx", word(in_a_footer), [("phone", PHONE)]),
        ("a.docx", word(behind_a_link), [("email", MAIL)]),
        ("a.docx", word(in_its_properties), [("email", MAIL)]),
        ("A.DOCX", word(in_runs), [("phone", PHONE)]),
        ("a.xlsx", sheet(hidden=True), [("email", MAIL), ("phone", PHONE)]),
        ("a.docx", around(sheet(hidden=True)), [("email", MAIL), ("phone", PHONE)]),
        ("a.pdf", paper(f"Gọi 0912 *345* 678. Gọi {PHONE}."), [("phone", PHONE)]),
        ("a.pdf", paper(f'Viết thư #link("mailto:{MAIL}")[vào đây].'), [("email", MAIL)]),
        ("a.csv", f"ten,so\na,{PHONE}\n".encode(), [("phone", PHONE)]),
        ("a.docx", word(lambda document: None), []),
        ("a.xlsx", sheet(), []),
        ("a.pdf", paper("Dự kiến 1.250 suất, 14.500.000 đồng, từ 15/09/2026."), []),
        ("a.pdf", word(in_runs), []),
        ("a.docx", b"PK\3\4" + PHONE.encode(), []),
        ("a.pdf", b"%PDF-1.7 " + PHONE.encode(), []),
        ("a.mp4", PHONE.encode(), []),
    ],
)
def test_what_they_tell(name: str, raw: bytes, found: list[tuple[str, str]]) -> None:
    assert sorted((one.kind, one.words) for one in inside(raw, name)) == found


@given(st.integers(0, 8000), st.binary(max_size=40), st.sampled_from(["a.docx", "a.xlsx", "a.pdf"]))
def test_damaged_ones_are_no_harm(at: int, noise: bytes, name: str) -> None:
    whole = GOOD[name]
    at %= len(whole)
    assert isinstance(words_of(whole[:at] + noise + whole[at + len(noise) :], name), str)


GOOD = {"a.docx": word(in_runs), "a.xlsx": sheet(), "a.pdf": paper(PHONE)}


def test_a_file_is_taken_apart_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory, raw = Memory(tmp_path), paper(PHONE)
    first = inside(raw, "a.pdf", memory)
    memory.save()
    monkeypatch.setattr(personal, "words_of", lambda raw, path: pytest.fail("taken apart again"))
    assert inside(raw, "b.pdf", Memory(tmp_path)) == first != ()


def test_in_the_pages_folder_and_waived(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "danh-ba.docx").write_bytes(word(in_a_cell))
    (tmp_path / "content" / "mau.xlsx").write_bytes(sheet())
    day = date(2026, 6, 1)
    (found,) = check_private(tmp_path, Settings(), day)
    assert (found.code, found.place.path) == ("R713", "content/danh-ba.docx")
    waivers = tmp_path / "exemplars" / "vocabulary" / "waivers.yml"
    waivers.parent.mkdir(parents=True)
    said = f"file: content/danh-ba.docx, words: {PHONE}, reason: số chung, by: tổ duyệt, until: 2026-06-01"
    waivers.write_text(f"format: 1\nentries:\n  - {{id: so-chung, {said}}}\n", encoding="utf-8")
    assert list(check_private(tmp_path, replace(Settings(), contact=""), day)) == []


def test_beside_records_nothing_is_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "mini"
    copy_of_mini(root)
    media = root / "exemplars" / "media"
    (media / "danh-sach.xlsx").write_bytes(sheet(hidden=True))
    shutil.copyfile(media / "danh-sach.xlsx", media / "danh-sach-2.xlsx")
    assert main(["check", "--root", str(root), "--today", "2026-03-01"]) == 1
    told = capsys.readouterr().out
    for name in ("danh-sach.xlsx", "danh-sach-2.xlsx"):
        assert f"exemplars/media/{name}:1:1" in told
    assert f"“{PHONE}” là số điện thoại" in told
    assert f"“{MAIL}” là thư điện tử" in told


@pytest.mark.parametrize("piece", ["<", "<w:br ", "</a:", 'Target="', "&#", "<w:" + "a" * 40])
def test_hostile_parts_take_time_in_proportion(piece: str) -> None:
    def packed(times: int) -> bytes:
        target = BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in ("word/document.xml", "word/_rels/document.xml.rels"):
                archive.writestr(name, piece * (times // len(piece)))
        return target.getvalue()

    start = time.process_time()
    words_of(packed(2_000_000), "a.docx")
    assert time.process_time() - start < 5
