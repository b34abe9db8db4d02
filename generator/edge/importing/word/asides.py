"""What stands in a Word file and is no text: formulas, addresses of links, drawings, files inside it, odd letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

_FORMULA, _FORMULA_TEXT = qn("m:oMath"), qn("m:t")
_GRAPHIC, _OBJECT = qn("a:graphicData"), "{urn:schemas-microsoft-com:office:office}OLEObject"
_NOT_DRAWN = ("/picture", "/wordprocessingShape", "/wordprocessingGroup", "/wordprocessingCanvas")
"""Pictures are taken into the story; shapes say what is written in them."""
_LINK_FIELD = re.compile(r'HYPERLINK\s+(?!\\)"?([^"\s]+)')
_KINDS = {"chart": "biểu đồ", "diagram": "sơ đồ", "chartex": "biểu đồ"}
_SMALL = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"), str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SMALL_SIGNS = re.compile(r"[0-9+\-−=()n]{1,3}")
"""As long as powers and indices are; longer rows of digits stay as they are, so that nothing can hide in them."""


def not_text(body: Any, relations: Any) -> Iterator[tuple[str, str]]:
    """What the story cannot take up, with its kind for the person who imports.

    Args:
        body: the element of the document's body.
        relations: the parts and addresses that the document refers to, by their id.
    """
    for one in body.iter(_FORMULA):
        yield "Công thức", "".join(part.text or "" for part in one.iter(_FORMULA_TEXT))
    for one in body.iter(qn("w:hyperlink")):
        relation = relations.get(one.get(qn("r:id")))
        if relation is not None and relation.is_external:
            yield from _address(relation.target_ref, _words(one))
    for one in body.iter(qn("w:fldSimple")):
        if hit := _LINK_FIELD.search(one.get(qn("w:instr")) or ""):
            yield from _address(hit[1], _words(one))
    for paragraph in body.iter(qn("w:p")):
        code = "".join(one.text or "" for one in paragraph.iter(qn("w:instrText")))
        for hit in _LINK_FIELD.finditer(code):
            yield from _address(hit[1], _words(paragraph))
    for one in body.iter(_GRAPHIC):
        kind = str(one.get("uri") or "")
        if not kind.endswith(_NOT_DRAWN):
            yield "Hình vẽ", _KINDS.get(kind.rsplit("/", 1)[-1], "một hình của Word")
    for one in body.iter(_OBJECT):
        yield "Tệp nhúng trong bài", str(one.get("ProgID") or "không rõ loại")


def _words(element: Any) -> str:
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def _address(address: str, words: str) -> Iterator[tuple[str, str]]:
    """An address that the words do not show themselves."""
    shown = address.removeprefix("mailto:").removeprefix("https://").removeprefix("http://").rstrip("/")
    if shown and shown not in words:
        yield "Địa chỉ của liên kết", address


def raised(text: str, where: str) -> str:
    """Powers and indices, which mean another number when they stand on the line: ``where`` is Word's word for it."""
    if where not in ("superscript", "subscript") or not _SMALL_SIGNS.fullmatch(text):
        return text
    return text.translate(_SMALL[where == "subscript"])
