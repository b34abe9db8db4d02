"""A yearbook as a tagged PDF, set by Typst from strings that are never markup."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import segno

from generator.edge.office.typesetting import typeset
from generator.edge.pictures.lab import Child, Refused
from generator.show.blocks import blocks_of
from generator.show.pictures import kind_of
from generator.show.yearbook.plan import Book, Entry

TEMPLATE = Path(__file__).with_name("yearbook.typ")
WIDTH_MM, MM_IN_INCH, LEAST_DPI, MOST_PIXELS = 52, 25.4, 300, 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The PDF; portraits too small for print, with their dots per inch; letters no font has, and what stands there;
    and whose portraits cannot be opened.
    """

    pdf: bytes
    coarse: tuple[tuple[str, int], ...] = ()
    respelled: tuple[tuple[str, str], ...] = ()
    bad: tuple[str, ...] = ()


@dataclass(slots=True)
class _Pictures:
    """The files of a book, and what is to be said of them. Portraits are opened by a child process."""

    read: Callable[[str], bytes]
    child: Child = field(default_factory=Child)
    files: dict[str, bytes] = field(default_factory=dict)
    coarse: list[tuple[str, int]] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)

    def code(self, entry: Entry, number: int) -> str:
        name = f"qr-{number}.svg"
        drawn = io.BytesIO()
        segno.make(entry.address or entry.id, error="m").save(drawn, kind="svg", border=2, xmldecl=False)
        self.files[name] = drawn.getvalue()
        return name

    def portrait(self, entry: Entry, number: int) -> str:
        if entry.portrait is None:
            return ""
        name, file = f"portrait-{number}.jpg", entry.portrait.file
        try:
            job = {"job": "print", "kind": kind_of(file), "most": MOST_PIXELS}
            said, (self.files[name],) = self.child.ask(job, [self.read(file)])
        except (Refused, OSError):
            self.bad.append(entry.name)
            return ""
        dots = round(said["width"] / (WIDTH_MM / MM_IN_INCH))
        if dots < LEAST_DPI:
            self.coarse.append((entry.name, dots))
        return name


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
    pictures = _Pictures(picture)
    entries = {entry.id: _entry(entry, number, pictures) for number, entry in enumerate(book.entries)}
    pictures.child.end()
    sheet = typeset(TEMPLATE, _data(book, entries), pictures.files)
    return Printed(pdf=sheet.pdf, coarse=tuple(pictures.coarse), respelled=sheet.respelled, bad=tuple(pictures.bad))


def _data(book: Book, entries: dict[str, dict[str, Any]]) -> dict[str, Any]:
    names = {entry.id: entry.name for entry in book.entries}
    return {
        "title": book.title,
        "subtitle": book.subtitle,
        "publisher": book.publisher,
        "date": book.date,
        "site": book.site,
        "home": book.home,
        "made": book.made,
        "foreword": _blocks(book.foreword),
        "programme": _blocks(book.programme),
        "divisions": [
            {"title": division.title, "entries": [entries[entry.id] for entry in division.entries]}
            for division in book.divisions
        ],
        "names": [list(one) for one in book.names],
        "units": [[unit, [[names[one], one] for one in ids]] for unit, ids in book.units],
    }


def _entry(entry: Entry, number: int, pictures: _Pictures) -> dict[str, Any]:
    return {
        "id": entry.id,
        "name": entry.name,
        "initials": entry.initials,
        "unit": entry.unit,
        "about": entry.about,
        "summary": entry.summary,
        "achievements": _plain(entry.achievements),
        "biography": _blocks(entry.biography),
        "awards": list(entry.awards),
        "address": entry.address,
        "qr": pictures.code(entry, number),
        "portrait": pictures.portrait(entry, number),
        "portrait_alt": (entry.portrait.alt if entry.portrait else "") or f"Chân dung {entry.name}",
        "credit": entry.portrait.credit if entry.portrait else "",
        "story_title": entry.story_title,
        "story_summary": entry.story_summary,
        "story": _blocks(entry.story),
    }


def _plain(text: str) -> list[dict[str, Any]]:
    """Words that are no Markdown, as paragraphs."""
    parts = [" ".join(part.split()) for part in text.split("\n\n")]
    return [
        {
            "text": part,
            "bullet": "",
            "heading": False,
            "cells": [],
            "quote": False,
            "runs": [{"text": part, "bold": False, "italic": False}],
        }
        for part in parts
        if part
    ]


def _blocks(markdown: str) -> list[dict[str, Any]]:
    return [
        {
            "text": block.text,
            "bullet": block.bullet,
            "heading": block.heading,
            "cells": block.text.split(" | ") if block.row else [],
            "quote": block.quote,
            "runs": [{"text": run.text, "bold": run.bold, "italic": run.italic} for run in block.runs],
        }
        for block in blocks_of(markdown)
    ]
