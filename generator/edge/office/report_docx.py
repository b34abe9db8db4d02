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

from generator.edge.office.archive import settled
from generator.edge.office.blocks import blocks_of
from generator.show.reporting.ranges import ranges
from generator.show.reporting.view import Chapter, Count, Gap, Item, Listing, Report, Table

FONT = "Times New Roman"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
CENTER, JUSTIFY, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 165, 257


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
        for number, chapter in enumerate(report.chapters):
            self._chapter(ROMAN[number % len(ROMAN)], chapter)
        number = len(report.chapters)
        if report.gaps:
            self._gaps(ROMAN[number % len(ROMAN)], report.gaps)
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
        _widths(head, (65, 100))
        self._cell(left, report.above.upper(), size=13)
        if report.above:
            self._line(report.unit.upper(), to=left, size=13, bold=True, align=CENTER)
        else:
            self._cell(left, report.unit.upper(), size=13, bold=True)
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

    def _rule(self, cell: Any, inset: Any) -> None:
        """The short line that the decree wants under the names."""
        paragraph = cell.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent = form.right_indent = inset
        form.space_after, form.space_before, form.line_spacing = Pt(2), Pt(0), Pt(3)
        border = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            top.set(qn(f"w:{name}"), value)
        border.append(top)
        paragraph._p.get_or_add_pPr().append(border)

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
        note = "" if table.parts else " (một dòng có thể thuộc nhiều mục)"
        self.paper.add_heading(f"{table.caption}{note}", level=3)
        listing = self.report.listing(table.listing)
        rows = [self._count(count, listing) for count in table.counts]
        rows.append(self._count(table.whole, listing))
        self._grid(
            ("Mục", "Đã công bố", "Tất cả", "Kỳ trước", f"Dòng ({self._letter(listing)})"),
            rows,
            widths=(62, 21, 18, 18, 46),
            bold_last=True,
        )

    def _count(self, count: Count, listing: Listing) -> tuple[str, ...]:
        every = len(count.all) == len(listing.items)
        lines = "toàn bộ" if every and count.all else ranges(count.all)
        return (count.label, str(len(count.published)), str(len(count.all)), str(count.before), lines)

    def _letter(self, listing: Listing) -> str:
        shown = [one.key for one in self.report.listings if one.items]
        return f"PL{shown.index(listing.key) + 1}" if listing.key in shown else "–"

    def _grid(self, head: Sequence[str], rows: Iterable[Sequence[str]], *, widths: Sequence[float], size: float = 12,
              bold_last: bool = False) -> None:  # fmt: skip
        rows = list(rows)
        grid = self.paper.add_table(rows=0, cols=len(head))
        grid.style = "Table Grid"
        grid.autofit = False
        grid.alignment = WD_TABLE_ALIGNMENT.CENTER
        last = len(head) - 1
        for number, cells in enumerate([head, *rows]):
            row = grid.add_row()
            strong = number == 0 or (bold_last and number == len(rows))
            for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
                paragraph = cell.paragraphs[0]
                paragraph.paragraph_format.space_after = Pt(1)
                numeric = (text.isdigit() and place < last) or (number == 0 and place > 0)
                paragraph.alignment = CENTER if numeric else LEFT
                run = paragraph.add_run(text)
                run.font.size, run.bold = Pt(size), strong
            self._keep(row, head=number == 0)
        _widths(grid, widths)
        self._line("", size=6)

    def _keep(self, row: Any, *, head: bool) -> None:
        """Rows are not broken over pages, and the head is repeated on each."""
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if head:
            properties.append(OxmlElement("w:tblHeader"))

    def _gaps(self, number: str, gaps: Iterable[Gap]) -> None:
        self.paper.add_heading(f"{number}. Những việc còn thiếu", level=1)
        for gap in gaps:
            self._line(f"{gap.title} ({len(gap.names)}): {'; '.join(gap.names)}.", indent=True)

    def _signature(self) -> None:
        table = self.paper.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        run = left.paragraphs[0].add_run("Nơi nhận:")
        run.font.size, run.bold, run.italic = Pt(12), True, True
        for text in ("- Hội đồng Thi đua – Khen thưởng;", "- Lưu: VT."):
            self._line(text, to=left, size=11, align=LEFT)
        self._cell(right, "THỦ TRƯỞNG ĐƠN VỊ", size=14, bold=True)
        self._line("(ký, ghi rõ họ tên)", to=right, size=13, italic=True, align=CENTER)

    def _appendices(self) -> None:
        report = self.report
        section = self.paper.add_section()
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.left_margin = section.right_margin = Mm(20)
        section.different_first_page_header_footer = False
        for listing in report.listings:
            if listing.items:
                self.paper.add_heading(f"Phụ lục {self._letter(listing)[2:]}. {listing.title}", level=1)
                self._list(listing.columns, enumerate(listing.items, start=1), "Công bố", _published)
        titles = {one.key: one.title for one in report.listings}
        if report.withheld:
            self.paper.add_heading("Chênh lệch giữa hai cột: những gì chưa công bố", level=1)
            rows = [(titles[key], item.cells[0], item.withheld) for key, item in report.withheld]
            self._grid(("Danh sách", "Nội dung", "Vì sao"), rows, widths=(60, 137, 60), size=11)
        if report.unsure:
            self.paper.add_heading("Chưa xác định được kỳ, không tính vào số liệu", level=1)
            rows = [
                (titles[key], item.cells[0], " · ".join(filter(None, item.cells[1:5]))) for key, item in report.unsure
            ]
            self._grid(("Danh sách", "Nội dung", "Chi tiết"), rows, widths=(60, 97, 100), size=11)
        if report.revoked:
            self.paper.add_heading("Khen thưởng trong kỳ đã bị thu hồi, không tính vào số liệu", level=1)
            columns = report.listing("awards").columns
            self._list(columns, enumerate(report.revoked, start=1), "Công bố", _published)

    def _list(self, columns: Sequence[str], items: Iterable[tuple[int, Item]], last: str, say: Any) -> None:
        shares = [len(columns) and (LANDSCAPE_WIDTH - 12 - 22) / len(columns)] * len(columns)
        rows = [(str(number), *item.cells, say(item)) for number, item in items]
        self._grid(("TT", *columns, last), rows, widths=(12, *shares, 22), size=10)


def _widths(table: Any, widths: Sequence[float]) -> None:
    """Set the columns in millimetres; Word reads them from the cells, LibreOffice from the grid."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)


def _published(item: Item) -> str:
    return "có" if item.is_public else item.withheld
