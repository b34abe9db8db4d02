"""The yearbook, read back from its PDF."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from pypdf import PdfReader

from generator import build
from generator.edge.cli import main
from generator.edge.office.yearbook_pdf import CannotPrint, yearbook_pdf
from generator.intake.read import FolderSource
from generator.know.publicity import open_to_readers
from generator.show.blocks import blocks_of
from generator.show.site import Site
from generator.show.yearbook.plan import Book, Division, Entry, plan_yearbook
from generator.words.model import Consent, Photo, Recognition

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def real_book() -> Book:
    catalog, _ = build.examine(FolderSource(ROOT / "exemplars"), NOW)
    site = Site(public=open_to_readers(catalog), url="https://truong.example.edu.vn/")
    return plan_yearbook(site, year=2026, foreword="Lời ngỏ **thử**.\n\n- Một việc.\n\n# Hai")


def nothing(path: str) -> bytes:
    raise AssertionError(path)


def squeezed(text: str) -> str:
    """Text without spaces and line breaks, which a page may put anywhere."""
    return re.sub(r"\s+", "", text)


def entry(**values: object) -> Entry:
    base = Entry(
        id="mot", name="Nguyễn Thị Hư Cấu", unit="Khoa Hư Cấu", about="Giảng viên", summary="Tóm tắt.",
        biography="Một đời dạy học.", awards=("Bằng khen",), address="https://truong.example.edu.vn/guong/mot/",
    )  # fmt: skip
    return replace(base, **values)  # type: ignore[arg-type]


def book_of(*entries: Entry) -> Book:
    return Book(
        title="Hội nghị hư cấu", subtitle="Kỷ yếu", publisher="Đại học Hư Cấu", date="20/11/2026",
        divisions=(Division(title="Cá nhân", entries=entries),),
        names=tuple((one.name, one.id) for one in entries), units=(("Khoa Hư Cấu", tuple(one.id for one in entries)),),
    )  # fmt: skip


def pages_of(book: Book, picture: object = nothing) -> list[str]:
    printed = yearbook_pdf(book, picture)  # type: ignore[arg-type]
    return [page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages]


def test_every_word_of_the_real_records_is_in_the_book() -> None:
    book = real_book()
    assert len(book.entries) > 15
    printed = squeezed("".join(pages_of(book)))
    for one in book.entries:
        for text in (one.name, one.summary, *one.awards, one.story_title):
            assert squeezed(text) in printed
        for block in (*blocks_of(one.biography), *blocks_of(one.story)):
            for piece in re.split(r"\n| \| ", block.text):
                # a paragraph may be cut by the foot of a page: its halves are looked for
                half = squeezed(piece)
                assert half in printed or any(
                    half[:cut] in printed and half[cut:] in printed for cut in range(1, len(half))
                ), piece


def test_contents_and_indexes_lead_to_the_right_page() -> None:
    book = real_book()
    pages = pages_of(book)
    starts = {
        one.id: number
        for number, page in enumerate(pages, start=1)
        for one in book.entries
        if number > 3 and number < len(pages) - 2 and squeezed(one.name) in squeezed(page[: len(one.name) + 60])
        and squeezed(one.summary) in squeezed(page)
    }  # fmt: skip
    assert set(starts) == {one.id for one in book.entries}
    contents = squeezed("".join(page for page in pages[:4]))
    index = squeezed("".join(pages[-4:]))
    for one in book.entries:
        assert f"{squeezed(one.name)}{squeezed(one.unit)}{starts[one.id]}" in contents
        assert starts[one.id] % 2 == 0
    for name, one_id in book.names:
        assert f"{squeezed(name)}{starts[one_id]}" in index


def test_it_is_tagged_and_its_fonts_are_inside() -> None:
    printed = yearbook_pdf(book_of(entry()), nothing)
    reader = PdfReader(io.BytesIO(printed.pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]) == "vi"
    assert reader.metadata is not None
    assert reader.metadata.title == "Kỷ yếu: Hội nghị hư cấu"
    for page in reader.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    assert yearbook_pdf(book_of(entry()), nothing).pdf == printed.pdf


@pytest.mark.parametrize(
    "odd",
    [
        {"name": "Юрий Гагарин Хуцау"},
        {"name": "#let x = 1 *đậm* $a$ @b <c> \\n", "summary": "#panic(\"x\")"},
        {"biography": "Chữ **đậm**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>x</script>", "story": "B"},
        {"name": "Tên rất dài " * 33, "awards": tuple(f"Bằng khen thứ {number}" for number in range(200))},
        {"summary": "", "about": "", "unit": "", "biography": "", "awards": ()},
        {"name": "Nguyễn Thị Hư Cấu"},
    ],
)  # fmt: skip
def test_odd_entries_are_printed_whole(odd: dict[str, object]) -> None:
    one = entry(**odd)
    printed = squeezed("".join(pages_of(book_of(one))))
    assert squeezed(one.name) in printed
    assert all(squeezed(award) in printed for award in one.awards)


def test_a_letter_without_a_font_is_named() -> None:
    with pytest.raises(CannotPrint, match="漢"):
        yearbook_pdf(book_of(entry(name="漢字")), nothing)


def test_small_portraits_are_told() -> None:
    def picture(path: str) -> bytes:
        out = io.BytesIO()
        size = (300, 400) if path == "nho.jpg" else (900, 1200)
        Image.new("RGB", size, "#334455").save(out, "JPEG")
        return out.getvalue()

    small = entry(id="hai", portrait=Photo(file="nho.jpg", alt="Chân dung"))
    large = entry(id="ba", portrait=Photo(file="to.jpg", alt="Chân dung"))
    assert yearbook_pdf(book_of(small, large), picture).coarse == (("Nguyễn Thị Hư Cấu", 159),)


def test_only_those_who_consented_to_print_are_in() -> None:
    catalog, _ = build.examine(FolderSource(ROOT / "tests" / "mini" / "exemplars"), NOW)
    event = next(iter(open_to_readers(catalog).events.values()))
    step = Recognition(level="university", status="selected", event=event.id)
    people = [one for one in open_to_readers(catalog).profiles.values() if one.is_person][:3]
    scopes = (("name", "print"), ("name", "story"), ())
    changed = {
        one.id: replace(one, recognitions=(step,), consent=Consent(basis="consent", scope=scope))
        for one, scope in zip(people, scopes, strict=True)
    }
    others = {name: replace(one, recognitions=()) for name, one in catalog.profiles.items()}
    again = replace(catalog, profiles={**others, **changed})
    book = plan_yearbook(Site(public=open_to_readers(again)), event=event)
    assert [one.id for one in book.entries] == [people[0].id]
    assert book.divisions[0].title == "Cá nhân: cấp đại học"
    assert dict(book.left_out) == {
        people[1].name: "chưa đồng ý in (consent.scope thiếu print)",
        people[2].id: "chưa đồng ý nêu tên",
    }


def test_the_command_on_the_real_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sach.pdf"
    assert main(["yearbook", "--root", str(ROOT), "--year", "2026", "--today", "2026-11-20", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert "điển hình" in capsys.readouterr().out
    assert main(["yearbook", "--root", str(ROOT), "--year", "1901", "--out", str(out)]) == 1
    assert main(["yearbook", "--root", str(ROOT), "--event", "khong-co", "--out", str(out)]) == 2
    assert main(["yearbook", "--root", str(ROOT)]) == 2


@pytest.mark.long
def test_two_hundred_exemplars() -> None:
    text = "Một đoạn văn hư cấu kể việc thật chậm rãi. " * 40
    many = [
        entry(id=f"nguoi-{n}", name=f"Nhân vật Hư Cấu {n}", biography=text, story=text, story_title="Chuyện")
        for n in range(200)
    ]
    assert len(pages_of(book_of(*many))) > 400
