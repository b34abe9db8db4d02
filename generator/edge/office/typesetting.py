"""Typst templates set from strings that are never markup, as tagged PDF (PDF/UA-1) with every font inside."""

from __future__ import annotations

import json
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst
from text_unidecode import unidecode

from generator.edge.fonts import FONTS
from generator.edge.pictures.letters import letters

_STANDARDS: tuple[Any, ...] = ("ua-1",)
_TRIAL = """\
#set document(title: "x")
#set text(font: ("Be Vietnam Pro", "Libertinus Serif"), lang: "vi")
#let t = sys.inputs.letter
#t #text(weight: 600, t) #text(weight: 700, t) #emph(t) #strong(emph(t))
"""
"""What a letter must pass: every look in which a text may stand. Libertinus, which comes with Typst, has Greek."""


_ENDLESS = re.compile(r"[^\s/–—-]{29,}")
_PIECE = re.compile(r".{14}(?!$)")
"""A word of more letters than a narrow column has room for gets places where it may be broken."""


class CannotPrint(Exception):
    """The document cannot be set; the message is Vietnamese and says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A PDF, and the letters that no font has with what stands in it instead, "" for nothing."""

    pdf: bytes
    respelled: tuple[tuple[str, str], ...] = ()


def typeset(template: Path, data: Mapping[str, Any], files: Mapping[str, bytes]) -> Sheet:
    """Set one document.

    Args:
        template: the Typst file; it reads ``data.json`` beside it.
        data: what it is to say: strings, numbers, lists and tables of these.
        files: the pictures it shows, by name.

    Returns:
        The same bytes for the same arguments. A letter that no font has is respelled (漢 as “Han”), so that one name
        never stops a whole book.

    Raises:
        CannotPrint: Typst refuses all the same.
    """
    respelled: dict[str, str] = {}
    ready = _ready(dict(data), respelled)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for name, content in files.items():
            (folder / name).write_bytes(content)
        (folder / "data.json").write_text(json.dumps(ready, ensure_ascii=False), encoding="utf-8")
        (folder / "sheet.typ").write_bytes(template.read_bytes())
        try:
            pdf = _compiled(str(folder / "sheet.typ"), root=str(folder))
        except typst.TypstError as error:
            raise CannotPrint(f"Chưa dàn trang được: {error}") from error
    return Sheet(pdf=pdf, respelled=tuple(sorted(respelled.items())))


def _compiled(source: str | bytes, **more: Any) -> bytes:
    made = typst.compile(
        source,
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=list(_STANDARDS),
        **more,
    )
    return bytes(made)


def _ready(value: Any, respelled: dict[str, str]) -> Any:
    match value:
        case str():
            return printable(value, respelled)
        case dict():
            return {key: _ready(one, respelled) for key, one in value.items()}
        case list() | tuple():
            return [_ready(one, respelled) for one in value]
        case _:
            return value


def printable(text: str, respelled: dict[str, str]) -> str:
    """``text`` composed (NFC) and breakable, with letters that no font has in Latin letters, noted in ``respelled``."""
    known = letters()
    composed = _ENDLESS.sub(lambda word: _PIECE.sub("\\g<0>\u200b", word[0]), unicodedata.normalize("NFC", text))
    if known.issuperset(composed):
        return composed
    for letter in set(composed) - known:
        if letter != "\n" and not _has_glyph(letter):
            respelled[letter] = _instead(letter)
    return "".join(respelled.get(letter, letter) for letter in composed)


def _instead(letter: str) -> str:
    if letter.isspace():
        return " "
    plain = unicodedata.normalize("NFKC", letter)
    spelled = plain if plain != letter and letters().issuperset(plain) else unidecode(letter)
    return spelled if letters().issuperset(spelled) else ""


@cache
def _has_glyph(letter: str) -> bool:
    try:
        _compiled(_TRIAL.encode("utf-8"), sys_inputs={"letter": letter})
    except typst.TypstError:
        return False
    return True
