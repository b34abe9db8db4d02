"""A report as a Word document, laid out as Decree 30/2020/NĐ-CP, appendix I, asks of administrative documents:
A4, Times New Roman, margins 20/20/30/15 mm, national title at the right, page numbers centred at the top from page 2.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from generator.edge.office.grid import Look, grid
from generator.edge.office.widths import letters, shared_out
from generator.show.blocks import blocks_of
from generator.show.reporting.ranges import ranges
from generator.show.reporting.view import Chapter, Count, Gap, Item, Listing, Report, Table
from generator.words.archive import settled

FONT = "Times New Roman"
CENTER, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 165, 257
SHORT = 14
"""So many rows stay together on one page."""
SIGNATURE = Mm(25)
"""Room for a signature and a seal."""


def report_docx(report: Report) -> bytes:
    """The document. Every number names the lines of the list in the appendix that make it."""
    paper = _Paper(report)
    return settled(paper.bytes())


class _Paper:
    def __init__(self, report: Report) -> None:
        self.report = report
        self.paper = Document()
        made = datetime.combine(date.fromisoformat(report.made), datetime.min.time())
        about = self.paper.core_properties
        about.title, about.author, about.language = f"Báo cáo {report.label}", report.unit, "vi-VN"
        about.created = about.modified = made
        about.last_modified_by = ""
        self._style()
        self._page()

    def bytes(self) -> bytes:
        report = self.report
        self._head()
        for number, chapter in enumerate(report.chapters, start=1):
            self._chapter(roman(number), chapter)
        if report.gaps:
            self._gaps(roman(len(report.chapters) + 1), report.gaps)
        self._signature()
        self._appendices()
        out = io.BytesIO()
        self.paper.save(out)
        return out.getvalue()

    def _style(self) -> None:
        normal = self.paper.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(14)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        normal.element.rPr.rFonts.set(qn("w:cs"), FONT)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "vi-VN")
        normal.element.rPr.append(language)
        normal.paragraph_format.space_after = Pt(6)
        for level in (1, 2, 3):
            style = self.paper.styles[f"Heading {level}"]
            style.font.name, style.font.size, style.font.bold = FONT, Pt(14), True
            style.font.italic = level == 3
            style.font.color.rgb = None
            fonts = style.element.rPr.rFonts
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            for name in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{name}"), FONT)
            for color in style.element.rPr.findall(qn("w:color")):
                color.set(qn("w:val"), "000000")
                for name in [name for name in color.attrib if name != qn("w:val")]:
                    del color.attrib[name]
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
            style.paragraph_format.keep_with_next = True

    def _page(self) -> None:
        section = self.paper.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.different_first_page_header_footer = True
        paragraph = section.header.paragraphs[0]
        paragraph.alignment = CENTER
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            run = paragraph.add_run()
            node = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                node.set(qn("w:fldCharType"), kind)
            else:
                node.text = text
            run._r.append(node)

    def _line(self, text: str, *, to: Any = None, size: float = 14, bold: bool = False, italic: bool = False,
              align: Any = JUSTIFY, indent: bool = False) -> Any:  # fmt: skip
        paragraph = (to or self.paper).add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(6 if to is None else 0)
        if indent:
            paragraph.paragraph_format.first_line_indent = Mm(12.7)
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic
        return paragraph

    def _head(self) -> None:
        report = self.report
        head = self.paper.add_table(rows=1, cols=2)
        head.alignment = WD_TABLE_ALIGNMENT.CENTER
        head.autofit = False
        left, right = head.rows[0].cells
        _widths(head, (71, 94))
        _flush(head)
        self._cell(left, report.above.upper(), size=12)
        if report.above:
            self._line(report.unit.upper(), to=left, size=12, bold=True, align=CENTER)
        else:
            self._cell(left, report.unit.upper(), size=12, bold=True)
        self._rule(left, Mm(22))
        self._line("Số:        /BC-…", to=left, size=13, align=CENTER)
        self._cell(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
        self._line("Độc lập - Tự do - Hạnh phúc", to=right, size=13, bold=True, align=CENTER)
        self._rule(right, Mm(22))
        place = f"{report.place}, " if report.place else ""
        year = report.made[:4]
        self._line(f"{place}ngày      tháng      năm {year}", to=right, size=13, italic=True, align=CENTER)
        self._line("", size=8)
        self._line("BÁO CÁO", bold=True, align=CENTER).paragraph_format.space_after = Pt(0)
        movement = f" – phong trào “{report.movement}”" if report.movement else ""
        self._line(f"{report.subject}, {report.label}{movement}", bold=True, align=CENTER)
        self._rule(self.paper, Mm(60))
        self._line(
            f"Số liệu {report.days}. Cột “Đã công bố” đúng bằng số trên trang; cột “Tất cả” tính thêm những gì đã có "
            "hồ sơ nhưng chưa công bố. “Dòng” là số thứ tự trong danh sách ở phụ lục.",
            indent=True,
        )

    def _cell(self, cell: Any, text: str, *, size: float, bold: bool = False) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.alignment = CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold

    def _rule(self, to: Any, inset: Any) -> None:
        """The short line that the decree wants under the names."""
        paragraph = to.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = inset
        form.space_after, form.space_before, form.line_spacing = Pt(2), Pt(0), Pt(3)
        border = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            top.set(qn(f"w:{name}"), value)
        border.append(top)
        paragraph._p.get_or_add_pPr().find(qn("w:spacing")).addprevious(border)

    def _chapter(self, number: str, chapter: Chapter) -> None:
        self.paper.add_heading(f"{number}. {chapter.heading}", level=1)
        if not chapter.tellings and not chapter.tables:
            self._line("Chưa có nội dung trong kỳ.", indent=True)
        for telling in chapter.tellings:
            if len({one.unit for one in chapter.tellings}) > 1 or telling.unit != self.report.unit:
                self.paper.add_heading(telling.unit, level=2)
            self._markdown(telling.text)
        for table in chapter.tables:
            self._table(table)

    def _markdown(self, text: str) -> None:
        for block in blocks_of(text):
            paragraph = self._line(f"{block.bullet} " if block.bullet else "", indent=True)
            for run in block.runs:
                made = paragraph.add_run(run.text)
                made.bold, made.italic = run.bold, run.italic

    def _table(self, table: Table) -> None:
        self.paper.add_heading(table.title, level=3)
        listing = self.report.listing(table.listing)
        rows = [self._count(count, listing) for count in table.counts]
        rows.append(self._count(table.whole, listing))
        self._grid(
            ("Mục", "Đã công bố", "Tất cả", "Kỳ trước", f"Dòng ({self._letter(listing)})"),
            rows,
            widths=(49, 20, 16, 17, 63),
            bold_last=True,
            numbers=frozenset({1, 2, 3}),
        )

    def _count(self, count: Count, listing: Listing) -> tuple[str, ...]:
        every = len(count.all) == len(listing.items)
        lines = "toàn bộ" if every and count.all else ranges(count.all)
        return (count.label, str(len(count.published)), str(len(count.all)), str(count.before), lines)

    def _letter(self, listing: Listing) -> str:
        shown = [one.key for one in self.report.listings if one.items]
        return f"Phụ lục {roman(shown.index(listing.key) + 1)}" if listing.key in shown else "–"

    def _grid(self, head: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[float], size: float = 12,
              bold_last: bool = False, numbers: frozenset[int] = frozenset()) -> None:  # fmt: skip
        """A table; ``numbers`` are the columns that hold numbers, ``bold_last`` says that the last row is the sum."""
        body = list(rows)
        short, last = len(body) <= SHORT, len(body)
        looks = [
            Look(size=size, center=numbers, bold=bold_last and number == last, joined=short and number < last)
            for number in range(1, last + 1)
        ]
        top = Look(size=size, bold=True, head=True, joined=True, center=frozenset(range(len(head))))
        place = self._line("", size=6)._p
        place.addprevious(grid(widths, [(head, top), *zip(body, looks, strict=True)]))

    def _gaps(self, number: str, gaps: Iterable[Gap]) -> None:
        self.paper.add_heading(f"{number}. Những việc còn thiếu", level=1)
        for gap in gaps:
            self._line(f"{gap.title} ({len(gap.names)}): {'; '.join(gap.names)}.", indent=True)

    def _signature(self) -> None:
        for paragraph in self.paper.paragraphs[-1:]:
            paragraph.paragraph_format.keep_with_next = True
        table = self.paper.add_table(rows=1, cols=2)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        left, right = table.rows[0].cells
        run = left.paragraphs[0].add_run("Nơi nhận:")
        run.font.size, run.bold, run.italic = Pt(12), True, True
        for text in ("- Hội đồng Thi đua – Khen thưởng;", "- Lưu: VT."):
            self._line(text, to=left, size=11, align=LEFT)
        self._cell(right, "THỦ TRƯỞNG ĐƠN VỊ", size=14, bold=True)
        self._line("(ký, ghi rõ họ tên)", to=right, size=13, italic=True, align=CENTER)
        self._line("", to=right).paragraph_format.space_after = SIGNATURE

    def _appendices(self) -> None:
        report = self.report
        for listing in report.listings:
            if listing.items:
                self._appendix(self._letter(listing), listing.title)
                self._list(listing.columns, listing.items)
        titles = {one.key: one.title for one in report.listings}
        head = ("Danh sách", "Nội dung")
        count = sum(1 for one in report.listings if one.items)
        if report.withheld:
            rows = [(titles[key], item.cells[0], item.withheld) for key, item in report.withheld]
            count += 1
            self._appendix(f"Phụ lục {roman(count)}", "Chênh lệch giữa hai cột: những gì chưa công bố")
            self._grid((*head, "Vì sao"), rows, widths=(60, 137, 60), size=11)
        if report.unsure:
            rows = [(titles[key], item.cells[0], item.details) for key, item in report.unsure]
            count += 1
            self._appendix(f"Phụ lục {roman(count)}", "Chưa xác định được kỳ, không tính vào số liệu")
            self._grid((*head, "Chi tiết"), rows, widths=(60, 97, 100), size=11)
        if report.revoked:
            count += 1
            self._appendix(f"Phụ lục {roman(count)}", "Khen thưởng trong kỳ đã bị thu hồi, không tính vào số liệu")
            self._list(report.listing("awards").columns, report.revoked)

    def _appendix(self, number: str, title: str) -> None:
        """An appendix begins on a page of its own, with pages numbered from 1."""
        section = self.paper.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(20)
        section.different_first_page_header_footer = True
        if section._sectPr.find(qn("w:pgNumType")) is None:
            pages = OxmlElement("w:pgNumType")
            pages.set(qn("w:start"), "1")
            section._sectPr.find(qn("w:cols")).addprevious(pages)
        heading = self.paper.add_heading(number, level=1)
        heading.alignment, heading.paragraph_format.space_before = CENTER, Pt(0)
        self._line(title.upper(), bold=True, align=CENTER).paragraph_format.keep_with_next = True
        of = f"(Kèm theo Báo cáo số        /BC-… ngày      tháng      năm {self.report.made[:4]})"
        note = self._line(of, italic=True, align=CENTER)
        note.paragraph_format.keep_with_next = True

    def _list(self, columns: Sequence[str], items: Sequence[Item]) -> None:
        rows = [(*item.cells, _published(item)) for item in items]
        head = (*columns, "Công bố")
        shares = shared_out(LANDSCAPE_WIDTH - 12, letters(head, rows))
        whole = [(str(number), *cells) for number, cells in enumerate(rows, start=1)]
        self._grid(("TT", *head), whole, widths=(12, *shares), size=10, numbers=frozenset({0}))


def roman(number: int) -> str:
    """A small number in Roman numerals, as the decree numbers chapters and appendices."""
    found = ""
    for sign, value in (("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)):
        found, number = found + sign * (number // value), number % value
    return found


def _flush(table: Any) -> None:
    """Let the words of a table reach its edges: two long names stand side by side above the document."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)


def _widths(table: Any, widths: Sequence[float]) -> None:
    """Set the columns in millimetres; Word reads them from the cells, LibreOffice from the grid."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _published(item: Item) -> str:
    return "có" if item.is_public else item.withheld
