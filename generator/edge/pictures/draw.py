"""Cards for sharing, drawn with Pillow alone: no browser, no system font, the same bytes on every machine.

A card without a portrait is drawn straight in a palette: each ink on each ground has sixteen steps, so it is small and
sharp as PNG. One with a portrait is JPEG. Kerning by Raqm would need a library of the system and make other bytes where
that is missing, so the basic layout is asked for; composed Vietnamese letters need no more.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from generator.edge.fonts import FONTS
from generator.edge.pictures.letters import writable

ENOUGH = 1200
PAPER, WASH, INK, INK2 = (255, 253, 249), (248, 241, 230), (42, 29, 24), (89, 74, 65)
RED, GOLD, GOLD_LINE, BAND = (152, 24, 31), (105, 72, 0), (200, 150, 30), (122, 17, 24)
ON_BAND, ON_BAND_2 = (255, 255, 255), (255, 217, 138)
STEPS = 16
RAMPS = (
    (PAPER, INK), (PAPER, INK2), (PAPER, RED), (PAPER, GOLD), (PAPER, WASH), (PAPER, GOLD_LINE), (BAND, ON_BAND),
    (BAND, ON_BAND_2), (PAPER, BAND),
)  # fmt: skip
_INK, _INK2, _RED, _GOLD, _WASH, _LINE, _ON_BAND, _STAR, _BAND = range(len(RAMPS))
_LEADING = 1.28
_ELLIPSIS = "…"
_ENDS = " ,;:.–-—("
LONGEST = 400
"""Characters of a text that are looked at; far more than fit on any card."""


@lru_cache(maxsize=64)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"BeVietnamPro-{weight}.ttf", size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _palette() -> list[int]:
    colors = []
    for ground, ink in RAMPS:
        for step in range(STEPS):
            colors += [round(a + (b - a) * step / (STEPS - 1)) for a, b in zip(ground, ink, strict=True)]
    return colors


def wrapped(text: str, font: ImageFont.FreeTypeFont, width: int, most: int) -> tuple[list[str], bool]:
    """``text`` in lines of at most ``width`` pixels.

    Returns:
        At most ``most`` lines, and whether all of the text is in them; if not, they end in an ellipsis after a word.
    """
    lines: list[str] = []
    words = [piece for word in text.split() for piece in _pieces(word, font, width)]
    for number, word in enumerate(words):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        elif len(lines) < most:
            lines.append(word)
        else:
            return [*lines[:-1], _shortened(lines[-1], font, width)], number == len(words)
    return lines, True


def _pieces(word: str, font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """A word that is wider than a line, in pieces that are not."""
    pieces = [""]
    if font.getlength(word) <= width:
        return [word]
    for letter in word:
        if pieces[-1] and font.getlength(pieces[-1] + letter) > width:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shortened(line: str, font: ImageFont.FreeTypeFont, width: int) -> str:
    while " " in line and font.getlength(line.rstrip(_ENDS) + _ELLIPSIS) > width:
        line = line.rpartition(" ")[0]
    while line and font.getlength(line.rstrip(_ENDS) + _ELLIPSIS) > width:
        line = line[:-1]
    return line.rstrip(_ENDS) + _ELLIPSIS


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Lines of one size and color, with the space above them."""

    lines: list[str]
    weight: str
    size: int
    ramp: int
    above: int = 0

    @property
    def leading(self) -> int:
        return round(self.size * _LEADING)

    @property
    def height(self) -> int:
        return self.above + self.leading * len(self.lines) if self.lines else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Where things stand on a card of one size; all in pixels."""

    width: int
    height: int
    margin: int
    band: int
    titles: tuple[int, ...]
    title_lines: int
    small: int
    portrait: tuple[int, int]
    beside: bool


LAYOUTS = {
    (1200, 630): _Layout(width=1200, height=630, margin=72, band=92, titles=(80, 70, 60, 52, 46, 42), title_lines=4,
                         small=31, portrait=(320, 400), beside=True),
    (1080, 1080): _Layout(width=1080, height=1080, margin=80, band=116, titles=(92, 80, 70, 62, 54, 48), title_lines=6,
                          small=37, portrait=(320, 400), beside=False),
    (1080, 1920): _Layout(width=1080, height=1920, margin=92, band=168, titles=(112, 98, 84, 74, 64, 56), title_lines=8,
                          small=46, portrait=(560, 700), beside=False),
}  # fmt: skip


@dataclass(slots=True)
class _Canvas:
    """A picture in our palette. ``boxes`` are where words were written, for the tests."""

    image: Image.Image
    boxes: list[tuple[int, int, int, int]] = field(default_factory=list)

    def write(self, x: int, y: int, text: str, weight: str, size: int, ramp: int) -> None:
        """One line of words, its top left at ``x``, ``y``."""
        font = _font(weight, size)
        left, top, right, bottom = font.getbbox(text)
        box = (int(left) - 1, int(top) - 1, int(right) + 2, int(bottom) + 2)
        mask = Image.new("L", (box[2] - box[0], box[3] - box[1]))
        ImageDraw.Draw(mask).text((-box[0], -box[1]), text, 255, font)
        self.lay(mask, x + box[0], y + box[1], ramp)
        self.boxes.append((x + box[0], y + box[1], x + box[2], y + box[3]))

    def lay(self, mask: Image.Image, x: int, y: int, ramp: int) -> None:
        """Ink of a ramp where ``mask`` is white, its ground where it is nearly black."""
        levels = mask.point([ramp * STEPS + (value * (STEPS - 1) + 127) // 255 for value in range(256)])
        self.image.paste(levels, (x, y), mask.point([255 if value >= 9 else 0 for value in range(256)]))


@cache
def _ground(size: tuple[int, int]) -> Image.Image:
    """What all cards of one size share: paper, rings, the band with its line."""
    layout = LAYOUTS[size]
    image = Image.new("P", size, _WASH * STEPS)
    image.putpalette(_palette())
    canvas = _Canvas(image)
    top = layout.height - layout.band
    mask = Image.new("L", (layout.width * 2, layout.height * 2))
    pen = ImageDraw.Draw(mask)
    center, step = (layout.width * 2, 0), layout.width // 5
    for number in range(1, 5):
        radius = step * number * 2
        box = (center[0] - radius, center[1] - radius, center[0] + radius, center[1] + radius)
        pen.ellipse(box, outline=255, width=step // 2)
    canvas.lay(mask.resize(size, Image.Resampling.LANCZOS), 0, 0, _WASH)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, top, layout.width, layout.height), fill=_BAND * STEPS + STEPS - 1)
    draw.rectangle((0, top, layout.width, top + 5), fill=_LINE * STEPS + STEPS - 1)
    canvas.lay(_star(layout.band // 2), layout.margin, top + layout.band // 4 + 3, _STAR)
    return image


def _star(size: int) -> Image.Image:
    """The site's sign: a four-pointed star in a ring."""
    large = size * 8
    mask = Image.new("L", (large, large))
    pen = ImageDraw.Draw(mask)
    pen.ellipse((0, 0, large - 1, large - 1), outline=255, width=large // 16)
    middle, reach = large / 2, large * 0.36
    curve = [step / 24 for step in range(25)]
    arm = [(reach * (1 - t) ** 2, reach * t**2) for t in curve]
    points = [(x * a - y * b, x * b + y * a) for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)) for x, y in arm]
    pen.polygon([(middle + x, middle + y) for x, y in points], fill=255)
    return mask.resize((size, size), Image.Resampling.LANCZOS)


def _title(text: str, layout: _Layout, width: int, room: int) -> _Block:
    """The title in the largest letters in which all of it fits, else shortened in the smallest."""
    block = _Block(lines=[], weight="Bold", size=0, ramp=_INK)
    for size in layout.titles:
        most = min(layout.title_lines, max(1, room // round(size * _LEADING)))
        lines, whole = wrapped(text, _font("Bold", size), width, most)
        block = _Block(lines=lines, weight="Bold", size=size, ramp=_INK, above=layout.small // 2)
        if whole:
            return replace(block, lines=_balanced(text, block, width))
    return block


def _balanced(text: str, block: _Block, width: int) -> list[str]:
    """The same number of lines, but of lengths as even as they can be: no single word is left over for the last."""
    font, lines, narrow, wide = _font(block.weight, block.size), block.lines, 0, width
    while wide - narrow > 8 and len(lines) > 1:
        middle = (narrow + wide) // 2
        tried, whole = wrapped(text, font, middle, len(lines))
        fits = whole and all(" " in one or font.getlength(one) <= middle for one in tried)
        if fits and len(" ".join(tried)) == len(" ".join(lines)):
            lines, wide = tried, middle
        else:
            narrow = middle
    return lines


def _blocks(card: dict[str, Any], layout: _Layout, width: int, room: int, most: int = 2) -> list[_Block]:
    """The words of a card. Where they take the title's room, they get one line each."""
    small = layout.small

    def lines(name: str, weight: str, size: int, count: int) -> list[str]:
        return wrapped(writable(str(name)[:LONGEST]), _font(weight, size), width, count)[0]

    eyebrow = _Block(lines=lines(card["eyebrow"].upper(), "SemiBold", small - 4, 1), weight="SemiBold", size=small - 4,
                     ramp=_RED)  # fmt: skip
    award = _Block(lines=lines(card["award"], "SemiBold", small, most), weight="SemiBold", size=small, ramp=_GOLD,
                   above=small * 2 // 3)  # fmt: skip
    rest = []
    for number, line in enumerate(card["lines"]):
        weight = "SemiBold" if number == 0 else "Regular"
        above = small * 3 // 4 if number == 0 else 0
        rest.append(_Block(lines=lines(line, weight, small, most), weight=weight, size=small, ramp=_INK2, above=above))
    taken = sum(block.height for block in (eyebrow, award, *rest))
    if most > 1 and room - taken < layout.titles[-1] * _LEADING * 2 + small:
        return _blocks(card, layout, width, room, 1)
    title = writable(card["title"][:LONGEST]) or writable(card["instead"][:LONGEST])
    return [eyebrow, _title(title, layout, width, room - taken - small // 2), *rest, award]


def _compose(card: dict[str, Any], *, with_portrait: bool) -> tuple[_Canvas, tuple[int, int]]:
    """Everything but the portrait, and where that belongs."""
    size = (card["width"], card["height"])
    layout = LAYOUTS[size]
    canvas = _Canvas(_ground(size).copy())
    margin, top = layout.margin, layout.height - layout.band
    width, start = layout.width - 2 * margin, margin
    place = (layout.width - margin - layout.portrait[0], (top - layout.portrait[1]) // 2)
    if with_portrait and layout.beside:
        width -= layout.portrait[0] + margin * 2 // 3
    elif with_portrait:
        place = (margin, margin)
        start = margin + layout.portrait[1] + margin // 2
    room = top - start - margin * 2 // 3
    blocks = _blocks(card, layout, width, room)
    free = room - sum(block.height for block in blocks)
    y = start + max(0, free // 2 if not (with_portrait and not layout.beside) else free // 3)
    for block in blocks:
        y += block.above if block.lines else 0
        for line in block.lines:
            canvas.write(margin, y, line, block.weight, block.size, block.ramp)
            y += block.leading
    sign, letters = layout.band // 2, round(layout.band * 0.32)
    name = wrapped(writable(card["site"]), _font("SemiBold", letters), layout.width - 3 * margin - sign, 1)[0]
    for line in name:
        canvas.write(margin + sign + sign // 2, top + round(layout.band * 0.3) + 1, line, "SemiBold", letters, _ON_BAND)
    return canvas, place


def card(said: dict[str, Any], portrait: Image.Image | None) -> bytes:
    """One card.

    Args:
        said: the fields of ``show.pictures.Card``.
        portrait: a plain picture (``encode.opened``), None for none.

    Returns:
        A JPEG with a portrait, else a PNG.
    """
    canvas, place = _compose(said, with_portrait=portrait is not None)
    target = BytesIO()
    if portrait is None:
        canvas.image.save(target, "PNG", compress_level=6)
        return target.getvalue()
    image = canvas.image.convert("RGB")
    _hang(image, portrait, place, LAYOUTS[image.size].portrait)
    image.save(target, "JPEG", quality=86, subsampling=0, optimize=True)
    return target.getvalue()


def _hang(image: Image.Image, portrait: Image.Image, place: tuple[int, int], size: tuple[int, int]) -> None:
    """Put the upper middle of a portrait in its frame, filling it; a small one is made larger for once."""
    scale = max(size[0] / portrait.width, size[1] / portrait.height)
    wide, high = min(portrait.width, size[0] / scale), min(portrait.height, size[1] / scale)
    left, top = (portrait.width - wide) / 2, (portrait.height - high) * 0.3
    shown = portrait.resize(size, Image.Resampling.LANCZOS, box=(left, top, left + wide, top + high), reducing_gap=3.0)
    if shown.mode == "RGBA":
        ground = Image.new("RGB", size, WASH)
        ground.paste(shown, mask=shown.getchannel("A"))
        shown = ground
    large = Image.new("L", (size[0] * 4, size[1] * 4))
    ImageDraw.Draw(large).rounded_rectangle((0, 0, large.width - 1, large.height - 1), radius=64, fill=255)
    mask = large.resize(size, Image.Resampling.LANCZOS)
    frame = mask.resize((size[0] + 10, size[1] + 10), Image.Resampling.LANCZOS)
    image.paste(GOLD_LINE, (place[0] - 5, place[1] - 5), frame)
    image.paste(shown, place, mask)
