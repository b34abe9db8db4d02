"""The yearbook, read back from its PDF."""

from __future__ import annotations

import io
import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from pypdf import PdfReader

from generator import build
from generator.edge.cli import main
from generator.edge.office.yearbook_pdf import Printed, yearbook_pdf
from generator.intake.read import FolderSource
from generator.know.publicity import open_to_readers
from generator.show.site import Site
from generator.show.yearbook.plan import Book, Division, Entry, plan_yearbook
from generator.words.dates import parse_date
from generator.words.model import Consent, Photo, Recognition
from generator.words.vietnamese import sort_key
from tests.products.sites import site
from tests.support.nobel import part_of_nobel
from tests.support.rendering import MINI, ROOT

NOW = datetime(2026, 11, 20, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def real_book() -> Book:
    catalog, _ = build.examine(FolderSource(ROOT / "exemplars"), NOW)
    site = Site(public=open_to_readers(catalog), url="https://truong.example.edu.vn/")
    return plan_yearbook(site, year=2026, foreword="Lời ngỏ **thử**.\n\n- Một việc.\n\n# Hai")


def nothing(path: str) -> bytes:
    raise AssertionError(path)


def mini_book() -> Book:
    catalog, _ = build.examine(FolderSource(MINI / "exemplars"), NOW)
    return plan_yearbook(Site(public=open_to_readers(catalog), url="https://truong.example.edu.vn/"), year=2024)


def nobel_book() -> Book:
    """The prizes of a year, as if everybody had agreed to print: names of many languages."""
    with tempfile.TemporaryDirectory() as folder:
        root = part_of_nobel(Path(folder) / "nobel", (1970, 1979), "name, print")
        catalog, _ = build.examine(FolderSource(root / "exemplars"), NOW)
    return plan_yearbook(Site(public=open_to_readers(catalog), url="https://truong.example.edu.vn/"), year=1970)


BOOKS = {"real": cache(real_book), "mini": cache(mini_book), "nobel": cache(nobel_book)}


@cache
def made(name: str) -> tuple[Printed, tuple[str, ...]]:
    """A book's PDF with the text of its pages, set once."""
    printed = yearbook_pdf(BOOKS[name](), FolderSource(MINI / "exemplars").read if name == "mini" else nothing)
    return printed, tuple(page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages)


def fonts_are_inside(reader: PdfReader) -> None:
    for page in reader.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


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
        names=tuple((one.name, one.id, "H") for one in entries),
        units=(("Khoa Hư Cấu", tuple(one.id for one in entries)),),
    )  # fmt: skip


def pages_of(book: Book) -> list[str]:
    printed = yearbook_pdf(book, FolderSource(MINI / "exemplars").read)
    return [page.extract_text() for page in PdfReader(io.BytesIO(printed.pdf)).pages]


def said_by(page: BeautifulSoup, selector: str) -> Iterator[str]:
    """The words of a page's prose, piece by piece, without the marks of its sources."""
    for prose in page.select(selector):
        for mark in prose.select("sup, .sr-only, .visually-hidden"):
            mark.decompose()
        for piece in prose.find_all(["p", "li", "h2", "h3", "h4", "h5", "h6", "td", "th"]):
            if not piece.find(["p", "li"]):
                yield piece.get_text()


@pytest.mark.parametrize("name", ["real", "mini"])
def test_the_book_says_what_the_site_says(name: str) -> None:
    """Read back from the PDF, and from the pages that readers see: never from the plan."""
    built, book = site(name), BOOKS[name]()
    printed = squeezed("".join(made(name)[1]))
    read = 0
    for one in book.entries:
        profile = BeautifulSoup(built.html(f"guong/{one.id}/index.html"), "html.parser")
        title = profile.select_one("h1").get_text()  # type: ignore[union-attr]
        texts = [title, profile.select_one(".lead").get_text(), *said_by(profile, ".prose")]  # type: ignore[union-attr]
        stories = profile.select("#bai-viet a[href*='bai-viet/']")
        pages = [f"bai-viet/{str(link['href']).rstrip('/').rpartition('/')[2]}/index.html" for link in stories]
        told = [BeautifulSoup(built.html(page), "html.parser") for page in pages[:1] if one.story_title]
        for story in told:
            assert squeezed(story.select_one("h1").get_text()) == squeezed(one.story_title)  # type: ignore[union-attr]
            texts += [one.story_title, story.select_one(".lead").get_text(), *said_by(story, ".prose")]  # type: ignore[union-attr]
        for text in filter(None, map(squeezed, texts)):
            read += 1
            # a paragraph may be cut by the foot of a page: its halves are looked for
            assert text in printed or any(
                text[:cut] in printed and text[cut:] in printed for cut in range(1, len(text))
            ), text
    assert read > 5 * len(book.entries)


def spreads(book: Book, pages: Sequence[str]) -> dict[str, int]:
    """The page on which each entry begins, by reading: the division above the name, the name, then who it is."""
    found: dict[str, int] = {}
    read = [squeezed(page) for page in pages]
    for division in book.divisions:
        for one in division.entries:
            head = squeezed(division.title.upper() + one.name + " · ".join(filter(None, (one.about, one.unit))))
            (found[one.id],) = [number for number, page in enumerate(read, 1) if page.startswith(head)]
    return found


@pytest.mark.parametrize("name", ["real", "mini", "nobel"])
def test_contents_and_indexes_lead_to_the_right_page(name: str) -> None:
    book, pages = BOOKS[name](), made(name)[1]
    starts = spreads(book, pages)
    assert all(start % 2 == 0 for start in starts.values()), "a spread begins at the left"
    folios = {number: page.strip().split("\n") for number, page in enumerate(pages, 1)}
    for start in starts.values():
        assert str(start) in " ".join(folios[start][-2:] + folios[start][:2]).split()
    first = min(starts.values())
    last = max(number for number, page in enumerate(pages, 1) if "Tra theo tên" in page)
    contents = squeezed("".join(pages[: first - 1])).replace(".", "")
    index = squeezed("".join(pages[last - 1 :])).replace(".", "")
    for one in book.entries:
        listed = squeezed(one.name + one.unit).replace(".", "")
        assert f"{listed}{starts[one.id]}" in contents
    for called, one_id, letter in book.names:
        assert f"{squeezed(called)}{starts[one_id]}".replace(".", "") in index
        assert letter
    by_unit = index[index.index("Tratheođơnvị") :]
    for unit, ids in book.units:
        assert squeezed(unit).replace(".", "") in by_unit
        names = {one.id: one.name for one in book.entries}
        assert all(f"{squeezed(names[one])}{starts[one]}".replace(".", "") in by_unit for one in ids)


def test_the_index_is_in_vietnamese_order() -> None:
    listed = BOOKS["real"]().names
    letters = list(dict.fromkeys(letter for _, _, letter in listed))
    assert letters == sorted(letters, key=sort_key)
    assert len(letters) < len(listed)
    assert ("Tạ Quang Bửu", "ta-quang-buu", "B") in listed
    assert ("Đại học Bách khoa Hà Nội", "dai-hoc-bach-khoa-ha-noi", "Đ") in listed
    assert letters.index("D") < letters.index("Đ")


@pytest.mark.parametrize("name", ["real", "mini", "nobel"])
def test_every_book_is_whole(name: str) -> None:
    book = BOOKS[name]()
    book_as_pdf, pages = made(name)
    fonts_are_inside(PdfReader(io.BytesIO(book_as_pdf.pdf)))
    assert not book_as_pdf.respelled
    printed = squeezed("".join(pages))
    for one in book.entries:
        assert squeezed(one.name) in printed
        assert squeezed(one.achievements) in printed
        assert all(squeezed(award) in printed for award in one.awards)
        assert squeezed(one.address) in printed


def test_it_is_tagged_and_its_fonts_are_inside() -> None:
    printed = yearbook_pdf(book_of(entry()), nothing)
    reader = PdfReader(io.BytesIO(printed.pdf))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert str(root["/Lang"]) == "vi"
    assert reader.metadata is not None
    assert reader.metadata.title == "Kỷ yếu: Hội nghị hư cấu"
    fonts_are_inside(reader)
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


def test_a_letter_without_a_font_is_respelled_and_told() -> None:
    sheet = yearbook_pdf(book_of(entry(name="漢字 Hư Cấu", story_title="Chuyện 😀", story="Kể.")), nothing)
    assert {letter for letter, _ in sheet.respelled} == {"漢", "字", "😀"}
    printed = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(sheet.pdf)).pages))
    assert "HanZiHưCấu" in printed


def test_small_portraits_are_told() -> None:
    def picture(path: str) -> bytes:
        out = io.BytesIO()
        size = (300, 400) if path == "nho.jpg" else (650, 900)
        Image.new("RGB", size, "#334455").save(out, "JPEG")
        return out.getvalue()

    small = entry(id="hai", portrait=Photo(file="nho.jpg", alt="Chân dung"))
    large = entry(id="ba", portrait=Photo(file="to.jpg", alt="Chân dung"))
    assert yearbook_pdf(book_of(small, large), picture).coarse == (("Nguyễn Thị Hư Cấu", 147),)


def test_portraits_that_cannot_be_opened_are_told() -> None:
    def picture(path: str) -> bytes:
        out = io.BytesIO()
        if path == "bom.png":
            raw = b"\0\0\0\x0d" + b"IHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0"
            return b"\x89PNG\r\n\x1a\n" + raw + b"\0" * 40
        Image.new("RGB", (650, 900), "#334455").save(out, "JPEG")
        return out.getvalue()[:-400]

    bomb = entry(id="hai", name="Bom Hư Cấu", portrait=Photo(file="bom.png", alt="Chân dung"))
    short = entry(id="ba", name="Cụt Hư Cấu", portrait=Photo(file="cut.jpg", alt="Chân dung"))
    printed = yearbook_pdf(book_of(bomb, short), picture)
    assert printed.bad == ("Bom Hư Cấu", "Cụt Hư Cấu")
    assert printed.pdf.startswith(b"%PDF")


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
        people[2].id: "chưa có sự đồng ý nêu tên (consent.scope thiếu name)",
    }


def test_the_command_on_the_real_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "sach.pdf"
    assert main(["yearbook", "--root", str(ROOT), "--year", "2026", "--today", "2026-11-20", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF")
    assert "điển hình" in capsys.readouterr().out
    assert main(["yearbook", "--root", str(ROOT), "--year", "1901", "--out", str(out)]) == 1
    assert main(["yearbook", "--root", str(ROOT), "--event", "khong-co", "--out", str(out)]) == 2
    assert main(["yearbook", "--root", str(ROOT)]) == 2


def altered(event_day: str = "", **changes: dict[str, object]) -> Book:
    """The book of a mini event whose members are three people, some of them changed."""
    catalog, _ = build.examine(FolderSource(MINI / "exemplars"), NOW)
    event = catalog.events["hoi-nghi-2026"]
    if event_day:
        event = replace(event, date=parse_date(event_day), end=None)
    step = Recognition(level="state", status="selected", event=event.id, achievements="Thành tích bịa.\n\nHai việc.")
    members = ("hoang-van-lam", "trinh-van-duc", "nguyen-thi-minh")
    profiles = {name: replace(one, recognitions=()) for name, one in catalog.profiles.items()}
    for name in members:
        profiles[name] = replace(profiles[name], recognitions=(step,), **changes.get(name.replace("-", "_"), {}))
    again = replace(catalog, profiles=profiles, events={**catalog.events, event.id: event})
    return plan_yearbook(Site(public=open_to_readers(again)), event=event)


@pytest.mark.parametrize(
    ("change", "left", "why"),
    [
        ({"status": "withdrawn"}, "trinh-van-duc", "đã rút khỏi trang"),
        ({"status": "draft"}, "trinh-van-duc", "còn là bản nháp (status: draft)"),
        ({"publish_at": NOW.replace(year=2027)}, "trinh-van-duc", "chưa đến giờ công bố: 08:00 ngày 20/11/2027"),
        ({"consent": Consent(basis="consent", scope=("name", "print"))}, "Chân dung Trịnh Văn Đức",
         "chưa đồng ý dùng ảnh (consent.scope thiếu photo)"),
        ({"portrait": Photo(file="media/khong-co.jpg")}, "Chân dung Trịnh Văn Đức", "không có tệp media/khong-co.jpg"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_said(change: dict[str, object], left: str, why: str) -> None:
    book = altered(trinh_van_duc=change)
    assert (left, why) in book.left_out
    whole = left.startswith("Chân dung")
    assert ("trinh-van-duc" in [one.id for one in book.entries]) == whole
    assert all(one.portrait is None for one in book.entries if one.id == "trinh-van-duc")
    printed = squeezed("".join(pages_of(book)))
    assert ("TrịnhVănĐức" in printed) == whole
    assert "Thànhtíchbịa.Haiviệc." in printed


def test_a_unit_is_called_as_it_was_on_the_day() -> None:
    renamed: dict[str, object] = {"unit": "thu-vien"}
    units = {
        day: {one.unit for one in altered(day, nguyen_thi_minh=renamed).entries if one.id == "nguyen-thi-minh"}
        for day in ("1990-05-01", "2026-05-01")
    }
    assert all(len(names) == 1 for names in units.values())
    assert units["1990-05-01"] != units["2026-05-01"] == {"Trung tâm Thông tin - Thư viện"}


def test_the_command_on_the_nobel_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody of that table was asked whether they may be printed: only the collectives are in."""
    root = part_of_nobel(tmp_path / "nobel", (1917, 1918))
    words = ["yearbook", "--root", str(root), "--today", "2021-01-01", "--out", str(tmp_path / "sach.pdf")]
    assert main([*words, "--year", "1917"]) == 0
    said = capsys.readouterr()
    assert "1 điển hình" in said.out
    assert "Không đưa vào: Karl Gjellerup: chưa đồng ý in (consent.scope thiếu print)" in said.err
    assert main([*words, "--year", "1918"]) == 1
    assert main([*words, "--year", "0"]) == 2


@pytest.mark.long
def test_two_hundred_exemplars() -> None:
    text = "Một đoạn văn hư cấu kể việc thật chậm rãi. " * 40
    many = [
        entry(id=f"nguoi-{n}", name=f"Nhân vật Hư Cấu {n}", biography=text, story=text, story_title="Chuyện")
        for n in range(200)
    ]
    before = time.process_time()
    printed = yearbook_pdf(book_of(*many), nothing)
    assert time.process_time() - before < 20, "seconds of all processors together: what others do meanwhile is not ours"
    assert len(PdfReader(io.BytesIO(printed.pdf)).pages) > 400
