"""The spread pack: what is in it, what consent keeps out, and the poster read back from its PDF."""

from __future__ import annotations

import io
import re
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageFont
from pypdf import PdfReader

from generator import build
from generator.edge.cli import main
from generator.edge.fonts import FONTS
from generator.edge.office.poster_pdf import poster_pdf
from generator.edge.office.typesetting import printable
from generator.intake.read import FolderSource, MemorySource
from generator.know.publicity import open_to_readers
from generator.know.unpublished import why_hidden
from generator.show.site import Site
from generator.show.spread.plan import Pack, plan_pack, portraits_of
from generator.show.spread.texts import Told, cut
from generator.words.model import Photo
from tests.support.nobel import part_of_nobel
from tests.support.rendering import MINI, ROOT, ZONE

TODAY = ["--today", "2026-11-20"]
NOW = datetime(2026, 11, 20, 8, tzinfo=ZONE)
STORY = "bai-toan-ven-song"
STORY_FILE = f"stories/2024/{STORY}.md"
PERSON = "profiles/nguyen-thi-minh.md"
POINTS = (842, 1191)
"""A3 in points of 1/72 inch."""


def share(out: Path, *words: str, root: Path = MINI) -> int:
    return main(["share", "--root", str(root), "--out", str(out), *TODAY, *words])


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def pack(told: Told, *, portrait: Photo | None = None) -> Pack:
    return Pack(
        id="mot", told=told, site="Gương thử", publisher="Đại học Hư Cấu", posts=True, prints=True, cards=(),
        portrait=portrait, shown="Lê Thị Bịa", denied=(),
    )  # fmt: skip


TOLD = Told(
    eyebrow="Người tốt, việc tốt", title="Bến sông bịa", people=("Lê Thị Bịa",), units=("Khoa Hư Cấu",),
    summary="Một người bịa giữ bến sông sạch.", paragraphs=("Kể thêm.",), how="Bắt đầu từ thứ Bảy.",
    copied="2 đơn vị đã làm theo", awards=("Giấy khen", "Bằng khen"), topics=("Việc tốt",),
    link="https://truong.example.edu.vn/b/abcdefg/", is_story=True,
)  # fmt: skip


def page_of(pdf: bytes) -> str:
    reader = PdfReader(io.BytesIO(pdf))
    (page,) = reader.pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == POINTS
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    for font in page["/Resources"]["/Font"].values():
        descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    return page.extract_text()


def test_the_whole_pack_of_a_story(tmp_path: Path) -> None:
    assert share(tmp_path, STORY) == 0
    names = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    assert len([name for name in names if name.startswith("van-ban/")]) == 9
    sizes = {}
    for name in names:
        if name.startswith("anh/"):
            with Image.open(tmp_path / name) as card:
                sizes[name] = card.size
    assert sorted(sizes.values()) == [(1080, 1080), (1080, 1920), (1200, 630)]
    printed = squeezed(page_of((tmp_path / "ap-phich-a3.pdf").read_bytes()))
    for text in ("Bài toán ven sông: cô giáo đưa nước lũ vào lớp học", "PGS, TS Nguyễn Thị Minh",
                 "2 đơn vị đã làm theo", "số 4512/QĐ-BGDĐT", "/thu-nghiem/b/"):  # fmt: skip
        assert squeezed(text) in printed
    alts = (tmp_path / "mo-ta-anh.txt").read_text(encoding="utf-8")
    assert all(name in alts for name in (*sizes, "ap-phich-a3.pdf"))
    before = {name: (tmp_path / name).read_bytes() for name in names}
    assert share(tmp_path, "co-giao-va-con-song") == 0, "a former id means the same story"
    assert {name: (tmp_path / name).read_bytes() for name in names} == before


def changed(target: Path, files: dict[str, tuple[str, str]]) -> Path:
    """A copy of the mini site where a pattern in some record is replaced."""
    shutil.copytree(MINI, target)
    for name, (pattern, instead) in files.items():
        path = target / "exemplars" / name
        text, count = re.subn(pattern, instead, path.read_text(encoding="utf-8"), count=1)
        assert count == 1
        path.write_text(text, encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("scope", "made"),
    [
        ("name, photo, story, social", {"van-ban", "anh", "mo-ta-anh.txt", "doc-truoc.txt"}),
        ("name, photo, story, print", {"ap-phich-a3.pdf", "mo-ta-anh.txt", "doc-truoc.txt"}),
        ("name, photo, story", set()),
    ],
)
def test_only_what_was_agreed_to(
    scope: str, made: set[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = changed(tmp_path / "root", {PERSON: (r"scope: \[.*?\]", f"scope: [{scope}]")})
    assert share(tmp_path / "out", STORY, root=root) == (0 if made else 1)
    assert {path.name for path in tmp_path.glob("out/*")} == made
    said = capsys.readouterr().err
    for purpose, what in (("social", "bài đăng và ảnh chia sẻ"), ("print", "áp phích")):
        denied = f"Không có {what}: PGS, TS Nguyễn Thị Minh chưa đồng ý"
        assert (denied in said) == (purpose not in scope)
        assert (f"thêm “{purpose}” vào consent.scope trong exemplars/{PERSON}" in said) == (purpose not in scope)
        if made:
            note = (tmp_path / "out" / "doc-truoc.txt").read_text(encoding="utf-8")
            assert (denied in note) == (purpose not in scope)


def test_a_pack_does_not_outlive_consent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert share(out, STORY) == 0
    (out / "ghi-chu.txt").write_text("của người khác", encoding="utf-8")
    less = changed(tmp_path / "less", {PERSON: (r"scope: \[.*?\]", "scope: [name, photo, story, print]")})
    assert share(out, STORY, root=less) == 0
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert files == {"ap-phich-a3.pdf", "mo-ta-anh.txt", "doc-truoc.txt", "ghi-chu.txt"}
    assert "xin gỡ ở đó" in capsys.readouterr().err
    none = changed(tmp_path / "none", {PERSON: (r"scope: \[.*?\]", "scope: [name, photo, story]")})
    assert share(out, STORY, root=none) == 1
    assert [path.name for path in out.rglob("*") if path.is_file()] == ["ghi-chu.txt"]


def test_one_who_did_not_agree_keeps_the_others_out_too(tmp_path: Path) -> None:
    story = "phong-doc-nua-dem"
    assert share(tmp_path / "before", story) == 0
    files = {"profiles/nguyen-thi-minh-thu-vien.md": (r"scope: \[.*?\]", "scope: [name, story]")}
    assert share(tmp_path / "after", story, root=changed(tmp_path / "root", files)) == 1
    assert not (tmp_path / "after").exists()


def site_with(file: str, pattern: str, instead: str) -> Site:
    """The mini site where a pattern in some record is replaced, whatever the checks say of it."""
    source = FolderSource(MINI / "exemplars")
    files = {entry.path: source.read(entry.path) for entry in source.files()}
    text, count = re.subn(pattern, instead, files[file].decode("utf-8"))
    assert count
    catalog, _ = build.examine(MemorySource({**files, file: text.encode("utf-8")}), NOW)
    return Site(public=open_to_readers(catalog))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ((STORY_FILE, "status: published", "status: draft"), "bản nháp"),
        ((STORY_FILE, "status: published", "status: withdrawn"), "đã rút"),
        ((STORY_FILE, "status: published", 'status: published\npublish_at: "2027-01-02 07:00"'),
         "chưa đến giờ công bố: 07:00 ngày 2/1/2027"),
        ((PERSON, "name, photo, story", "name, photo"), "chưa đồng ý cho viết bài"),
        ((PERSON, "name, photo, story", "photo, story"), "có nhân vật mà hồ sơ chưa công khai"),
    ],
)  # fmt: skip
def test_why_a_story_is_not_spread(change: tuple[str, str, str], why: str) -> None:
    public = site_with(*change).public
    said = why_hidden(public, public.catalog.stories[STORY])
    assert why in said
    assert "Minh" not in said


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("status: published", "status: withdrawn"), "đã rút"),
        (("status: selected", "status: emerging"), "nhân tố mới"),
        (("name, photo, story", "photo"), "chưa có sự đồng ý nêu tên"),
    ],
)
def test_why_a_profile_is_not_spread(change: tuple[str, str], why: str) -> None:
    public = site_with(PERSON, *change).public
    assert why in why_hidden(public, public.catalog.profiles["nguyen-thi-minh"])
    assert not why_hidden(public, public.catalog.profiles["trinh-van-duc"])


def test_the_command_refuses_a_draft(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert share(tmp_path / "out", "bai-nhap") == 1
    assert "Không soạn gói được: “bai-nhap” còn là bản nháp" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_unknown_and_ambiguous_ids(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert share(tmp_path / "out", "bai-toan-ven-son") == 2
    assert "“bai-toan-ven-song”" in capsys.readouterr().err
    shutil.copytree(MINI, tmp_path / "root")
    stories = tmp_path / "root" / "exemplars" / "stories" / "2024"
    (stories / f"{STORY}.md").rename(stories / "nguyen-thi-minh.md")
    assert share(tmp_path / "out", "nguyen-thi-minh", root=tmp_path / "root") == 2
    assert "--of story" in capsys.readouterr().err
    assert share(tmp_path / "out", "nguyen-thi-minh", "--of", "story", root=tmp_path / "root") == 0


def test_a_portrait_only_where_photos_were_agreed_to(tmp_path: Path) -> None:
    assert share(tmp_path, "trinh-van-duc") == 0
    assert {path.suffix for path in tmp_path.glob("anh/*")} == {".jpg"}
    assert len(PdfReader(tmp_path / "ap-phich-a3.pdf").pages[0].images) == 1
    site = site_with("profiles/trinh-van-duc.md", r"scope: \[.*?\]", "scope: [name, story, social, print]")
    profile = site.public.profiles["trinh-van-duc"]
    made = plan_pack(site, profile)
    assert portraits_of(site, profile) == ()
    assert made.portrait is None
    assert [one.what for one in made.denied] == ["chân dung"]
    assert made.denied[0].cure.endswith("thêm “photo” vào consent.scope trong exemplars/profiles/trinh-van-duc.md.")


@pytest.mark.parametrize(
    "odd",
    [
        {"title": "Câu chuyện rất dài về một việc rất nhỏ ở bến sông bịa này, " * 6 + "hết truyện."},
        {"title": "W" * 400, "summary": "M" * 420},
        {"title": "Юрий Гагарин và Željko, Łukasz, Ångström, Şükrü", "people": ("Σωκράτης",)},
        {"people": (), "units": (), "summary": "", "paragraphs": (), "how": "", "copied": "", "awards": ()},
        {"summary": "Rất dài. " * 200, "paragraphs": ("Dài nữa. " * 200,), "how": "Cứ làm. " * 200,
         "awards": ("Bằng khen của một nơi tên dài lắm " * 10,) * 3, "title": "Dài " * 99},
        {"title": "#let x = 1 *đậm* $a$ @b <c> \\n", "how": '#panic("x")', "awards": ("[a](b)", "#pagebreak()")},
        {"link": "https://truong.example.edu.vn/mot-thu-muc-rat-sau/" + "rat-sau/" * 12},
    ],
)  # fmt: skip
@pytest.mark.parametrize("with_portrait", [False, True])
def test_odd_posters_are_one_whole_page(odd: dict[str, object], with_portrait: bool) -> None:
    told = replace(TOLD, **odd)  # type: ignore[arg-type]
    drawn = io.BytesIO()
    Image.new("RGB", (900, 1200), "#345").save(drawn, "JPEG")
    shown = Photo(file="a.jpg", alt="Chân dung bịa", credit="Người chụp bịa") if with_portrait else None
    sheet = poster_pdf(pack(told, portrait=shown), drawn.getvalue() if with_portrait else b"")
    printed = squeezed(page_of(sheet.pdf))
    assert squeezed(told.title)[:380] in printed
    for text in (told.eyebrow.upper(), *told.people, *told.units, told.copied, told.link, cut(told.how, 420)):
        assert squeezed(text) in printed
    assert not sheet.respelled
    within(sheet.pdf)


def within(pdf: bytes) -> None:
    """Every word stands on the page, none over an edge; a word's width is that of the boldest of our fonts."""
    font = ImageFont.truetype(FONTS / "BeVietnamPro-Bold.ttf", 100)
    boxes: list[tuple[float, float, float, str]] = []

    def visit(text: str, matrix: list[float], inner: list[float], _: object, size: float) -> None:
        if words := text.strip("\n"):
            left = matrix[0] * inner[4] + matrix[2] * inner[5] + matrix[4]
            width = font.getlength(words) / 100 * size * abs(inner[0] * matrix[0])
            boxes.append((left, left + width, matrix[1] * inner[4] + matrix[3] * inner[5] + matrix[5], words))

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    assert boxes
    over = [box for box in boxes if not (box[0] > 60 and box[1] < POINTS[0] - 55 and 20 < box[2] < POINTS[1] - 40)]
    assert not over


def test_letters_without_a_font_are_respelled_and_told() -> None:
    sheet = poster_pdf(pack(replace(TOLD, title="Bến 漢 sông 😀", people=("กรุงเทพ",))))
    assert "Han" in page_of(sheet.pdf)
    assert dict(sheet.respelled)["漢"] == "Han "
    assert "😀" in dict(sheet.respelled)
    respelled: dict[str, str] = {}
    assert printable("Nguyễn Юрий ∑ →", respelled) == "Nguyễn Юрий ∑ →"
    assert not respelled


def test_the_real_site(tmp_path: Path) -> None:
    for name in ("ta-quang-buu", "gk1-tri-tue-bach-khoa-giua-vong-vay-thuy-loi"):
        assert share(tmp_path / name, name, root=ROOT) == 0
        page_of((tmp_path / name / "ap-phich-a3.pdf").read_bytes())


def test_the_nobel_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody of that table was asked: only collectives may be spread; who is said to have agreed is printed whole."""
    root = part_of_nobel(tmp_path / "names", (1964, 2015))
    assert share(tmp_path / "no", "martin-luther-king-jr", root=root) == 1
    assert "chưa đồng ý" in capsys.readouterr().err
    assert share(tmp_path / "yes", "national-dialogue-quartet", root=root) == 0
    agreed = part_of_nobel(tmp_path / "agreed", (1970,), "name, story, social, print")
    assert share(tmp_path / "alfven", "hannes-alfven", root=agreed) == 0
    printed = squeezed(page_of((tmp_path / "alfven" / "ap-phich-a3.pdf").read_bytes()))
    assert squeezed("Hannes Alfvén") in printed
    assert squeezed("năm 1970 của Viện Hàn lâm Khoa học Hoàng gia Thụy Điển") in printed
