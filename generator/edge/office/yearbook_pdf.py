"""A yearbook as a tagged PDF (PDF/UA-1), set by Typst from strings that are never markup."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import segno
import typst
from PIL import Image, ImageOps

from generator.edge.fonts import FONTS
from generator.show.blocks import blocks_of
from generator.show.yearbook.plan import Book, Entry

TEMPLATE = Path(__file__).with_name("yearbook.typ")
WIDTH_MM, MM_IN_INCH, LEAST_DPI, MOST_PIXELS = 48, 25.4, 300, 1200


class CannotPrint(Exception):
    """The book cannot be set, most likely for a letter that no font has; the message is Vietnamese and says which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The PDF, and the portraits too small for print: name and dots per inch."""

    pdf: bytes
    coarse: tuple[tuple[str, int], ...] = ()


def yearbook_pdf(book: Book, picture: Callable[[str], bytes]) -> Printed:
    """Set the book.

    Args:
        book: the plan.
        picture: the bytes of a file of the records by its path.

    Returns:
        The PDF, the same bytes for the same book.

    Raises:
        CannotPrint: Typst refuses.
    """
    coarse: list[tuple[str, int]] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        entries = {
            entry.id: _entry(entry, number, folder, picture, coarse) for number, entry in enumerate(book.entries)
        }
        (folder / "data.json").write_text(json.dumps(_data(book, entries), ensure_ascii=False), encoding="utf-8")
        (folder / "book.typ").write_bytes(TEMPLATE.read_bytes())
        made = _set(folder)
    return Printed(pdf=made, coarse=tuple(coarse))


def _set(folder: Path) -> bytes:
    try:
        return bytes(
            typst.compile(
                str(folder / "book.typ"),
                root=str(folder),
                font_paths=[str(FONTS)],
                ignore_system_fonts=True,
                format="pdf",
                pdf_standards=["ua-1"],
            )
        )
    except typst.TypstError as error:
        raise CannotPrint(f"Chưa dàn trang được kỷ yếu: {error}") from error


def _data(book: Book, entries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    names = {entry.id: entry.name for entry in book.entries}
    return {
        "title": book.title,
        "title_size": 34 if len(book.title) < 60 else 24 if len(book.title) < 160 else 15,
        "subtitle": book.subtitle,
        "publisher": book.publisher,
        "date": book.date,
        "foreword": _blocks(book.foreword),
        "programme": _blocks(book.programme),
        "divisions": [
            {"title": division.title, "entries": [entries[entry.id] for entry in division.entries]}
            for division in book.divisions
        ],
        "names": [list(pair) for pair in book.names],
        "units": [[unit, [[names[one], one] for one in ids]] for unit, ids in book.units],
    }


def _entry(
    entry: Entry, number: int, folder: Path, picture: Callable[[str], bytes], coarse: list[tuple[str, int]]
) -> dict[str, Any]:
    code = f"qr-{number}.svg"
    segno.make(entry.address or entry.id, error="m").save(str(folder / code), border=2, xmldecl=False)
    portrait = ""
    if entry.portrait:
        portrait = f"portrait-{number}.jpg"
        dots = _portrait(picture(entry.portrait.file), folder / portrait)
        if dots < LEAST_DPI:
            coarse.append((entry.name, dots))
    return {
        "id": entry.id,
        "name": entry.name,
        "unit": entry.unit,
        "about": entry.about,
        "summary": entry.summary,
        "biography": _blocks(entry.biography),
        "awards": list(entry.awards),
        "address": entry.address,
        "qr": code,
        "portrait": portrait,
        "portrait_alt": (entry.portrait.alt if entry.portrait else "") or f"Chân dung {entry.name}",
        "credit": entry.portrait.credit if entry.portrait else "",
        "story_title": entry.story_title,
        "story_summary": entry.story_summary,
        "story": _blocks(entry.story),
    }


def _portrait(raw: bytes, target: Path) -> int:
    """Write the picture upright and without its metadata; return its dots per inch at the printed width."""
    with Image.open(io.BytesIO(raw)) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    dots = round(upright.width / (WIDTH_MM / MM_IN_INCH))
    upright.thumbnail((MOST_PIXELS, MOST_PIXELS))
    upright.save(target, "JPEG", quality=90)
    return dots


def _blocks(markdown: str) -> list[dict[str, Any]]:
    return [
        {
            "text": block.text,
            "bullet": block.bullet,
            "heading": block.heading,
            "runs": [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in block.runs],
        }
        for block in blocks_of(markdown)
    ]
