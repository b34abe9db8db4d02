"""The detectors against the labelled halves, and the audit of a built site."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.edge.cli import main
from generator.edge.content_private import check_private
from generator.edge.settings import Settings
from generator.intake.personal import in_name, told_by
from generator.words.personal import LABELS, find, spots, spots_in_table
from tests.personal_data.measure import measure

HERE = Path(__file__).parent


@pytest.mark.parametrize("half", ["open"])
def test_recall_and_precision(half: str) -> None:
    result = measure(half)
    assert sum(result.wanted.values()) >= 150
    for kind in ("citizen_number", "phone", "email"):
        assert result.recall(kind) >= 0.99, kind
    for kind in ("birth_date", "address"):
        assert result.recall(kind) >= 0.95, kind
    assert result.precision >= 0.95


def test_audit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "index.html"
    page.write_text("<p>Ngày 20/11/2025, quyết định 231/QĐ-TTg.</p>", encoding="utf-8")
    assert main(["audit", str(tmp_path)]) == 0
    assert main(["audit", str(tmp_path), "--canary", "231/QĐ"]) == 1
    page.write_text("<p>Gọi <b>0912 345 678</b></p> <!-- mau@example.vn -->", encoding="utf-8")
    assert main(["audit", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "0912 345 678" in said
    assert "mau@example.vn" in said
    for split in ("<b>0912</b> 345 678", "0912<br>\n345 678", "0912&nbsp;345&#51;&#55;8", "a<em>n</em>@example.vn"):
        page.write_text(f"<p>Gọi {split}</p>", encoding="utf-8")
        assert main(["audit", str(tmp_path)]) == 1, split


def own() -> list[tuple[str, str, list[tuple[int, int]]]]:
    """The lines of ``own.txt``: kind, text, and the spans that must be found."""
    lines = (HERE / "own.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for kind, marked in (line.split(" | ", 1) for line in lines if line and not line.startswith("# ")):
        text, spans, start = "", [], 0
        for part in re.split("([⟦⟧])", marked.replace("⏎", "\n")):
            if part == "⟦":
                start = len(text)
            elif part == "⟧":
                spans.append((start, len(text)))
            else:
                text += part
        found.append((kind, text, spans))
    return found


def test_own_set_is_found_whole() -> None:
    lines = own()
    assert sum(len(spans) for _, _, spans in lines) > 300
    assert sum(kind == "-" for kind, _, _ in lines) > 240
    for kind, text, spans in lines:
        hits = find(text)
        if kind == "-":
            assert hits == [], text
        for start, end in spans:
            assert any(hit.kind == kind and hit.start < end and hit.end > start for hit in hits), text


def test_what_stands_around_hides_nothing() -> None:
    """Detectors look closely only where a clue is; a long text around must not take the clue away."""
    filler = "Và nhà trường mở lớp học, em “vui” – cả xưởng… Sinh viên quê xa ở lại. " * 30
    for kind, text, spans in own():
        if kind != "-":
            hits = find(f"{filler}\n\n{text}\n\n{filler}")
            at = len(filler) + 2
            for start, end in spans:
                assert any(hit.kind == kind and hit.start < at + end and hit.end > at + start for hit in hits), text


@given(st.text(max_size=400))
def test_any_text_is_looked_through(text: str) -> None:
    for spotted in spots(text):
        assert spotted.kind in LABELS
        assert 1 <= spotted.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    "written", ["0912&#51;45678", "0912&nbsp;345&nbsp;678", '"\\u00309\\x312 345 678"', "a&#64;b.example.vn"]
)
def test_letters_written_by_their_numbers_are_read(written: str) -> None:
    found = spots(f"# một dòng &amp; 0987654321\n\ngọi {written}\n")
    assert [one.line for one in found] == [1, 3]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        ("1,0912345678,An\n", ["0912345678"]),
        ("stt,so\n1,+84912345678\n2,(024) 3869 1234\n", ["84912345678", "(024) 3869 1234"]),
        ("1,An,0912345678\n1,An,0912345678\n", ["0912345678", "0912345678"]),
        ("1,001203004567,An\n", ["001203004567"]),
        ('1,"Kinh phí 1,250,000,000 đồng",21.0278,105.8342\n', []),
        ("1,2026-06-01,1250000\n", []),
    ],
)
def test_numbers_in_fields_stand_alone(table: str, found: list[str]) -> None:
    assert [one.words for one in spots_in_table(table)] == found
    assert len(spots_in_table(table.replace(",", ";"))) == len(found)


@pytest.mark.parametrize(
    ("text", "found"), [("Anh An,0912345678", 1), ("gấp 1,0912345678 lần", 0), ("3,0912345678", 0)]
)
def test_a_comma_before_a_number(text: str, found: int) -> None:
    assert len(find(text)) == found


def test_names_and_pages_are_looked_at(tmp_path: Path) -> None:
    assert [one.kind for one in in_name("media/cccd_001203004567-truoc.jpg")] == ["citizen_number"]
    assert [one.kind for one in in_name("media/an_0912.345.678.png")] == ["phone"]
    assert in_name("media/IMG_20230912_345678.jpg") == in_name("stories/2026/lop-dan-luoi.md") == ()
    content = tmp_path / "content"
    content.mkdir()
    (content / "lien-he.md").write_text("---\ntitle: Liên hệ\n---\nbantin@example.vn, 0912 345 678", encoding="utf-8")
    settings = replace(Settings(), contact="mailto:bantin@example.vn")
    found = list(check_private(tmp_path, settings, date(2026, 6, 1)))
    assert [(one.code, one.place.path, one.place.line) for one in found] == [("R713", "content/lien-he.md", 4)]
    waivers = tmp_path / "exemplars" / "vocabulary" / "waivers.yml"
    waivers.parent.mkdir(parents=True)
    said = 'file: content/lien-he.md, words: "0912 345 678", reason: số chung, by: tổ duyệt, until: 2026-06-01'
    line = f"{{id: so-chung, {said}}}"
    waivers.write_text(f"format: 1\nentries:\n  - {line}\n", encoding="utf-8")
    assert list(check_private(tmp_path, settings, date(2026, 6, 1))) == []
    assert len(list(check_private(tmp_path, settings, date(2026, 6, 2)))) == 1
    (content / "lien-he.md").write_text("---\ntitle: Liên hệ\n---\nbantin@example.vn", encoding="utf-8")
    (gone,) = check_private(tmp_path, settings, date(2026, 6, 1))
    assert (gone.code, gone.place.path, gone.place.line) == ("R715", "exemplars/vocabulary/waivers.yml", 3)
    assert "content/lien-he.md không còn những chữ của miễn trừ “so-chung”" in gone.message


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pictures_tell_where_and_who(kind: str) -> None:
    exif = Image.Exif()
    exif[0x13B] = "Người Bịa"
    place = exif.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (21.0, 0.0, 18.0), "E", (105.0, 50.0, 36.0)
    target = BytesIO()
    Image.new("RGB", (8, 8)).save(target, kind, exif=exif)
    assert {one.kind for one in told_by(target.getvalue())} == {"location", "creator"}
    clean = BytesIO()
    Image.new("RGB", (8, 8)).save(clean, kind)
    assert told_by(clean.getvalue()) == ()
    for cut in range(0, len(target.getvalue()), 7):
        told_by(target.getvalue()[:cut])
