"""A Word file to plain blocks: paragraphs with their pictures, tables, and what stands beside the text."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from generator.edge.importing.legacy import by_font, by_letters, converted
from generator.edge.importing.table import clean
from generator.edge.importing.word.asides import not_text, raised
from generator.words.diagnostics import Diagnostic, Place

_ASIDES = {"headers": "Đầu trang", "footers": "Chân trang", "box": "Khung chữ", "deleted": "Chữ đã xóa",
           "hidden": "Chữ ẩn", "struck": "Chữ gạch ngang", "symbol": "Ký hiệu", "comments": "Nhận xét"}  # fmt: skip
_EMBED, _LINK, _IMAGE = qn("r:embed"), qn("r:id"), "{urn:schemas-microsoft-com:vml}imagedata"
_BLIP = qn("a:blip")
_TEXT_BOX = qn("w:txbxContent")
_HEADING = re.compile(r"(?:heading|tieu de|đề mục)\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. ``level`` is 1 for the title and the highest headings, 0 for text."""

    number: int
    text: str
    level: int = 0
    title: bool = False
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    caption: bool = False
    pictures: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """One table; a cell merged over several columns stands once."""

    number: int
    rows: tuple[tuple[str, ...], ...]
    order: int


@dataclass(slots=True)
class Document:
    """A Word file: its blocks in order, notes at the foot by number, and what stands beside the text, by kind."""

    path: str
    blocks: list[Paragraph | Cells] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    asides: list[tuple[str, str]] = field(default_factory=list)
    encodings: dict[str, str] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    @property
    def tables(self) -> list[Cells]:
        """The tables in order."""
        return [one for one in self.blocks if isinstance(one, Cells)]

    def at(self, number: int) -> Place:
        """The place of a block, which counts as a line."""
        return Place(path=self.path, line=number, column=1)


def read_document(raw: bytes, path: str) -> Document | None:
    """The blocks of a Word file that passed ``guard.refusal``; None where its parts do not fit together."""
    try:
        return _Reader(docx.Document(io.BytesIO(raw)), path).document()
    except Exception:  # a broken file breaks the library anywhere: KeyError, XML errors, ValueError, ...
        return None


class _Reader:
    def __init__(self, source: Any, path: str) -> None:
        self.source = source
        self.out = Document(path=path)

    def document(self) -> Document:
        for element in self._body(self.source.element.body):
            if element.tag == qn("w:p"):
                self._paragraph(element)
            else:
                self._table(element)
        self._parts()
        self._by_letters()
        return self.out

    def _body(self, parent: Any) -> Iterator[Any]:
        for child in parent:
            if child.tag in (qn("w:p"), qn("w:tbl")):
                yield child
            elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins")):
                yield from self._body(child)

    def _paragraph(self, element: Any) -> None:
        runs = [run for run in element.iter(qn("w:r")) if self._is_own(run, element)]
        text = self._clean("".join(map(self._run, runs)))
        pictures = tuple(blob for run in runs for blob in self._pictures(run))
        if not text and not pictures:
            return
        style = self._style(element)
        hit = _HEADING.search(style)
        full = [run for run in runs if "".join(one.text or "" for one in run.iter(qn("w:t"))).strip()]
        self.out.blocks.append(
            Paragraph(
                number=len(self.out.blocks) + 1,
                text=text,
                level=int(hit[1]) if hit else int(style.lower() in ("title", "tiêu đề")),
                title=style.lower() in ("title", "tiêu đề"),
                bold=bool(full) and all(self._has(run, "w:b") for run in full),
                italic=bool(full) and all(self._has(run, "w:i") for run in full),
                bullet="list" in style.lower() or element.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None,
                caption=style.lower() in ("caption", "chú thích"),
                pictures=pictures,
            )
        )

    def _is_own(self, run: Any, paragraph: Any) -> bool:
        """Whether a run is text of this paragraph: not deleted, not in a box, not of another paragraph."""
        parent = run.getparent()
        while parent is not None and parent is not paragraph:
            if parent.tag in (_TEXT_BOX, qn("w:del"), qn("w:moveFrom"), qn("w:p")):
                return False
            parent = parent.getparent()
        return True

    def _run(self, run: Any) -> str:
        pieces = []
        for one in run:
            if one.tag == qn("w:t"):
                pieces.append(one.text or "")
            elif one.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
                pieces.append(" ")
            elif one.tag == qn("w:noBreakHyphen"):
                pieces.append("-")
            elif one.tag == qn("w:footnoteReference"):
                pieces.append(f"[^chu-thich-{one.get(qn('w:id'))}]")
            elif one.tag == qn("w:sym"):
                self._aside("symbol", f"{one.get(qn('w:font'))} {one.get(qn('w:char'))}")
        text = self._unicode("".join(pieces), run)
        for kind, names in (("hidden", ("w:vanish",)), ("struck", ("w:strike", "w:dstrike"))):
            if text.strip() and any(self._has(run, name) for name in names):
                self.out.asides.append((_ASIDES[kind], text.strip()))
                return ""
        place = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
        return text if place is None else raised(text, place.get(qn("w:val")))

    def _unicode(self, text: str, run: Any) -> str:
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        names = fonts.attrib.values() if fonts is not None else ()
        encoding = next((found for name in names if (found := by_font(str(name)))), "")
        if not encoding or text.isascii():
            return text
        changed = converted(text, encoding)
        self.out.encodings.setdefault(encoding, changed)
        return changed

    def _pictures(self, run: Any) -> Iterator[bytes]:
        for one in run.iter(_BLIP, _IMAGE):
            part = self.source.part.related_parts.get(one.get(_EMBED) or one.get(_LINK))
            if part is not None:
                yield part.blob

    def _has(self, run: Any, name: str) -> bool:
        mark = run.find(f"{qn('w:rPr')}/{qn(name)}")
        return mark is not None and mark.get(qn("w:val")) not in ("0", "false", "off")

    def _style(self, element: Any) -> str:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is None:
            return ""
        found = next((one for one in self.source.styles if one.style_id == style.get(qn("w:val"))), None)
        return str(found.name if found is not None else style.get(qn("w:val")))

    def _table(self, element: Any) -> None:
        rows = []
        for row in element.iter(qn("w:tr")):
            if next(row.iterancestors(qn("w:tbl"))) is not element:
                continue  # of a table in a cell, whose text stands in that cell
            rows.append(tuple(self._cell(cell) for cell in row if cell.tag in (qn("w:tc"), qn("w:sdt"))))
            for cell in row.iter(qn("w:p")):
                pictures = tuple(blob for run in cell.iter(qn("w:r")) for blob in self._pictures(run))
                if pictures:
                    self.out.blocks.append(Paragraph(number=len(self.out.blocks) + 1, text="", pictures=pictures))
        if any(any(row) for row in rows):
            order = len(self.out.tables) + 1
            self.out.blocks.append(Cells(number=len(self.out.blocks) + 1, rows=tuple(rows), order=order))

    def _cell(self, cell: Any) -> str:
        texts = []
        for paragraph in cell.iter(qn("w:p")):
            runs = [run for run in paragraph.iter(qn("w:r")) if self._is_own(run, paragraph)]
            texts.append(self._clean("".join(map(self._run, runs))))
        return "\n".join(text for text in texts if text)

    def _clean(self, text: str) -> str:
        return clean(" ".join(text.split()), self.out.at(len(self.out.blocks) + 1), self.out.found)

    def _parts(self) -> None:
        """Everything that is not text of the story: it is said, never lost."""
        body = self.source.element.body
        for kind, tag in (("box", _TEXT_BOX), ("deleted", qn("w:del"))):
            for one in body.iter(tag):
                texts = [part.text or "" for part in one.iter(qn("w:t"), qn("w:delText"))]
                self._aside(kind, "".join(texts))
        self.out.asides += [one for one in not_text(body, self.source.part.rels) if one[1].strip()]
        for section in self.source.sections:
            for kind, part in (("headers", section.header), ("footers", section.footer)):
                self._aside(kind, " ".join(one.text for one in part.paragraphs))
        for relation in self.source.part.rels.values():
            kind = str(relation.reltype).rsplit("/", 1)[-1]
            if kind in ("footnotes", "endnotes", "comments") and not relation.is_external:
                self._notes(kind, relation.target_part)

    def _notes(self, kind: str, part: Any) -> None:
        for note in parse_xml(part.blob):
            text = " ".join("".join(one.text or "" for one in note.iter(qn("w:t"))).split())
            if text and kind == "footnotes":
                self.out.notes[f"chu-thich-{note.get(qn('w:id'))}"] = text
            else:
                self._aside("comments" if kind == "comments" else "footers", text)

    def _aside(self, kind: str, text: str) -> None:
        text = " ".join(text.split())
        if text and (_ASIDES[kind], text) not in self.out.asides:
            self.out.asides.append((_ASIDES[kind], text))

    def _by_letters(self) -> None:
        """Old text whose font was changed without converting it."""
        everything = " ".join(one.text if isinstance(one, Paragraph) else str(one.rows) for one in self.out.blocks)
        encoding = by_letters(everything)
        if not encoding:
            return
        from dataclasses import replace

        self.out.encodings.setdefault(encoding, converted(everything, encoding)[:60])
        self.out.blocks = [
            replace(one, text=converted(one.text, encoding))
            if isinstance(one, Paragraph)
            else replace(one, rows=tuple(tuple(converted(cell, encoding) for cell in row) for row in one.rows))
            for one in self.out.blocks
        ]
