"""Cards for sharing look right: whole letters, inside their frame, no empty boxes, whatever a record says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.edge.fonts import FONTS
from generator.edge.pictures import draw
from generator.edge.pictures.letters import letters, writable
from generator.show.cards import SHAPES
from generator.show.pictures import Card
from tests.pictures.samples import ramp

ROOT = Path(__file__).parents[2]
LONG = "Người mang phép tính đến từng bờ ruộng và những đêm trắng bên bờ sông " * 90
PLAIN = {
    "site": "Trang thử",
    "eyebrow": "Điển hình tiên tiến",
    "title": "Bài toán vén sông",
    "lines": ("Nguyễn Thị Mẫu", "Trường Điện toán"),
    "award": "Huân chương Lao động hạng Nhất (chưa đối chiếu quyết định)",
    "instead": "Trường Điện toán",
}
CASES: dict[str, dict[str, Any]] = {
    "plain": PLAIN,
    "400 characters": PLAIN | {"title": LONG[:400], "lines": (LONG[:400], LONG[:400]), "award": LONG[:400]},
    "6000 characters": PLAIN | {"title": LONG[:6000], "site": LONG[:300], "eyebrow": LONG[:300]},
    "one endless word": PLAIN | {"title": "Ươ" * 3000, "lines": ("Ỡ" * 500,), "award": "Ặ" * 500},
    "NFD": PLAIN | {name: unicodedata.normalize("NFD", str(PLAIN[name])) for name in ("title", "eyebrow", "award")},
    "Cyrillic": PLAIN | {"title": "Николай Иванович Лобачевский"},
    "nothing to write": PLAIN | {"title": "😀🎓", "lines": ("😀",), "award": "", "eyebrow": ""},
    "empty": {"site": "", "title": ""},
}  # fmt: skip


def said(shape: tuple[int, int], **fields: Any) -> dict[str, Any]:
    return asdict(Card(width=shape[0], height=shape[1], **fields))


@pytest.mark.parametrize("with_portrait", [False, True], ids=["", "portrait"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("case", CASES)
def test_words_stay_inside_and_apart(case: str, shape: tuple[int, int], with_portrait: bool) -> None:
    canvas, place = draw._compose(said(shape, **CASES[case]), with_portrait=with_portrait)
    layout = draw.LAYOUTS[shape]
    for left, top, right, bottom in canvas.boxes:
        assert layout.margin // 2 <= left < right <= layout.width - layout.margin // 2
        assert 0 <= top < bottom <= layout.height
    above = [box for box in canvas.boxes if box[3] <= layout.height - layout.band]
    assert len(canvas.boxes) - len(above) <= 1  # the site's name, in its band
    for first, second in pairwise(above):
        assert second[1] - first[1] > 10  # lines of diacritics may touch, lines of letters may not
    if with_portrait:
        frame = (place[0], place[1], place[0] + layout.portrait[0], place[1] + layout.portrait[1])
        for box in above:
            apart = box[2] <= frame[0] or box[0] >= frame[2] or box[1] >= frame[3] or box[3] <= frame[1]
            assert apart, f"{box} lies on the portrait {frame}"


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("case", CASES)
def test_cards_have_their_size_and_no_metadata(case: str, shape: tuple[int, int]) -> None:
    plain = draw.card(said(shape, **CASES[case]), None)
    image = Image.open(BytesIO(plain))
    image.load()
    assert (image.format, image.size, image.info) == ("PNG", shape, {})
    assert plain == draw.card(said(shape, **CASES[case]), None)
    assert len(plain) < 120_000


def test_a_portrait_makes_a_jpeg_without_metadata() -> None:
    made = draw.card(said((1200, 630), **PLAIN), ramp(300, 400))
    image = Image.open(BytesIO(made))
    assert (image.format, image.size) == ("JPEG", (1200, 630))
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert made == draw.card(said((1200, 630), **PLAIN), ramp(300, 400))


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (800, 1000), (799, 1000), (333, 417), (4000, 5001)])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_portrait_of_any_shape_fills_its_frame(shape: tuple[int, int], size: tuple[int, int]) -> None:
    made = Image.open(BytesIO(draw.card(said(shape, **PLAIN), Image.new("RGB", size, (0, 90, 200)))))
    _, (left, top) = draw._compose(said(shape, **PLAIN), with_portrait=True)
    width, height = draw.LAYOUTS[shape].portrait
    for x, y in ((0.5, 0.5), (0.04, 0.5), (0.96, 0.5), (0.5, 0.04), (0.5, 0.96)):
        found = made.getpixel((left + int(width * x), top + int(height * y)))
        assert isinstance(found, tuple)
        assert found[2] > 150 > 60 > found[0]


def test_composed_and_decomposed_text_make_the_same_card() -> None:
    for shape in SHAPES:
        assert draw.card(said(shape, **CASES["NFD"]), None) == draw.card(said(shape, **PLAIN), None)


def test_letters_are_drawn_whole() -> None:
    """The tallest and deepest Vietnamese letters at the edge of a line leave ink neither cut nor outside their box."""
    image = Image.new("P", (900, 300), 0)
    canvas = draw._Canvas(image)
    canvas.write(50, 80, "Ẵ Ỗ ẩ ữ ợ ỵ g Ộ", "Bold", 90, 0)
    ((left, top, right, bottom),) = canvas.boxes
    ink = Image.frombytes("L", image.size, image.tobytes()).getbbox()
    assert ink is not None
    assert left < ink[0]
    assert top < ink[1]
    assert ink[2] < right
    assert ink[3] < bottom


def test_long_titles_end_in_an_ellipsis_after_a_word() -> None:
    font = draw._font("Bold", 40)
    lines, whole = draw.wrapped(LONG, font, 800, 4)
    assert not whole
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert LONG.startswith(" ".join(lines).removesuffix("…") + " ")


def test_lines_of_a_title_are_of_even_length() -> None:
    block = draw._title("Người mang phép tính đến từng bờ ruộng và những đêm trắng", draw.LAYOUTS[1200, 630], 1056, 400)
    lengths = [draw._font("Bold", block.size).getlength(line) for line in block.lines]
    assert len(lengths) > 1
    assert min(lengths) > 0.6 * max(lengths)
    assert " ".join(block.lines) == "Người mang phép tính đến từng bờ ruộng và những đêm trắng"


def test_a_title_without_letters_is_replaced() -> None:
    with_it = said((1200, 630), **(PLAIN | {"title": "😀🎓"}))
    plain = said((1200, 630), **(PLAIN | {"title": "Trường Điện toán"}))
    assert draw.card(with_it, None) == draw.card(plain, None)


def test_all_fonts_know_what_the_cards_write() -> None:
    fonts = sorted(FONTS.glob("*.ttf"))
    assert len(fonts) == 4
    for path in fonts:
        with TTFont(path) as font:
            assert letters() <= {chr(code) for code in font.getBestCmap()}
    vietnamese = "aăâeêioôơuưyđ"
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    every = {unicodedata.normalize("NFC", one + mark) for one in vietnamese for mark in marks if one != "đ" or not mark}
    assert every | {one.upper() for one in every} <= letters()


@given(st.text())
def test_no_text_whatever_asks_for_a_missing_letter(text: str) -> None:
    assert set(writable(text)) <= letters()


def _texts() -> Iterator[str]:
    for folder in ("exemplars", "tests/nobel", "tests/mini"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".md", ".yml", ".csv"}:
                yield unicodedata.normalize("NFC", path.read_text(encoding="utf-8-sig", errors="replace"))


def test_the_records_lose_no_letter() -> None:
    """Everything in the real and the Nobel records is written as it stands, but for what these few stand for."""
    used = {letter for text in _texts() for letter in text if letter.isalpha()}
    assert "ế" in used
    strange = {letter for letter in used if writable(letter) != letter}
    assert {letter for letter in strange if not writable(letter)} == set()
    assert all(unicodedata.name(letter).split()[0] != "LATIN" or writable(letter) for letter in strange)
