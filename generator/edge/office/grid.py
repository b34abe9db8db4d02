"""Long tables of Word documents, written as XML: python-docx looks up a whole table for each cell it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre (ECMA-376, ST_TwipsMeasure)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How the cells of a row are written; ``center`` are the columns set in the middle, ``size`` is in points;
    with ``joined`` the next row stays on the same page.
    """

    size: float
    bold: bool = False
    head: bool = False
    joined: bool = False
    center: frozenset[int] = frozenset()


def grid(widths: Sequence[float], rows: Sequence[tuple[Sequence[str], Look]]) -> Any:
    """A table with lines around its cells.

    Args:
        widths: of the columns, in millimetres; Word reads them from the cells, LibreOffice from the grid.
        rows: the texts of each row and how they look. No row is broken over pages, and heads stand on each page.

    Returns:
        The element, to be put into a document's body.
    """
    twips = [str(round(width * TWIPS)) for width in widths]
    table = OxmlElement("w:tbl")
    properties = _put(table, "w:tblPr")
    _put(properties, "w:tblStyle", val="TableGrid")
    _put(properties, "w:tblW", w=str(sum(map(int, twips))), type="dxa")
    _put(properties, "w:jc", val="center")
    _put(properties, "w:tblLayout", type="fixed")
    columns = _put(table, "w:tblGrid")
    for width in twips:
        _put(columns, "w:gridCol", w=width)
    for cells, look in rows:
        _row(table, cells, twips, look)
    return table


def _row(table: Any, cells: Sequence[str], twips: Sequence[str], look: Look) -> None:
    row = _put(table, "w:tr")
    properties = _put(row, "w:trPr")
    _put(properties, "w:cantSplit")
    if look.head:
        _put(properties, "w:tblHeader")
    for number, (text, width) in enumerate(zip(cells, twips, strict=True)):
        cell = _put(row, "w:tc")
        _put(_put(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
        paragraph = _put(cell, "w:p")
        form = _put(paragraph, "w:pPr")
        if look.joined:
            _put(form, "w:keepNext")
        _put(form, "w:spacing", after="20")
        _put(form, "w:jc", val="center" if number in look.center else "left")
        run = paragraph.add_r()
        style = _put(run, "w:rPr")
        if look.bold:
            _put(style, "w:b")
        _put(style, "w:sz", val=str(round(look.size * 2)))
        _put(style, "w:szCs", val=str(round(look.size * 2)))
        run.text = text


def _put(parent: Any, tag: str, **values: str) -> Any:
    made = OxmlElement(tag)
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    parent.append(made)
    return made
