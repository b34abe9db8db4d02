"""A report as a workbook: a sheet of numbers, each leading to the lines that make it, and a sheet for each list.

Cells hold text and numbers only; what looks like a formula in a record stays the text it is (OWASP, CSV injection).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter

from generator.edge.office.widths import letters, lines_of
from generator.show.reporting.ranges import ranges
from generator.show.reporting.view import Count, Listing, Report
from generator.words.archive import settled

NUMBERS, NOTES = "Số liệu", "Ghi chú"
LINE = 16
"""Points of a line of twelve-point letters."""
MOST_LINES = 25
"""A row higher than 409 points is refused by Excel; longer texts are read in the cell."""
LINES_WIDTH = 60
MOST_IN_CELL = 32_000
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def report_xlsx(report: Report) -> bytes:
    """The workbook. In every list a line's number is the one that the sheet of numbers names."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    made = datetime.combine(date.fromisoformat(report.made), datetime.min.time())
    book.set_properties({"title": f"Báo cáo {report.label}", "author": report.unit, "created": made})
    looks = _Looks(book)
    sheet = book.add_worksheet(NUMBERS)
    first = {one.key: one for one in report.listings}
    sheets = {one.key: book.add_worksheet(_sheet_name(one.title)) for one in report.listings if one.items}
    _numbers(sheet, report, first, looks)
    for key, one in sheets.items():
        _list(one, first[key], looks)
    _notes(book.add_worksheet(NOTES), report, looks)
    book.close()
    return settled(out.getvalue())


class _Looks:
    def __init__(self, book: Any) -> None:
        base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        self.text = book.add_format(base | {"text_wrap": True, "border": 1})
        self.plain = book.add_format(base)
        self.head = book.add_format(base | {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E8EEF4"})
        self.title = book.add_format(base | {"bold": True, "font_size": 14})
        self.number = book.add_format(base | {"border": 1, "align": "center"})
        self.whole = book.add_format(base | {"border": 1, "align": "center", "bold": True})
        self.whole_text = book.add_format(base | {"border": 1, "bold": True})
        self.link = book.add_format(base | {"border": 1, "font_color": "#0B5394", "underline": 1, "text_wrap": True})


def _numbers(sheet: Any, report: Report, listings: dict[str, Listing], looks: _Looks) -> None:
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 3, 12)
    sheet.set_column(4, 4, LINES_WIDTH)
    sheet.set_column(5, 5, 6)
    sheet.write_string(0, 0, f"{report.unit}: {report.subject}, {report.label}", looks.title)
    sheet.write_string(1, 0, f"Số liệu {report.days}. Lập ngày {report.made}.", looks.plain)
    row = 3
    for chapter in report.chapters:
        for table in chapter.tables:
            listing = listings[table.listing]
            sheet.write_string(row, 0, table.title, looks.title)
            for column, text in enumerate(
                ("Mục", "Đã công bố", "Tất cả", "Kỳ trước", f"Dòng trong “{listing.title}”", "")
            ):
                sheet.write_string(row + 1, column, text, looks.head)
            row += 2
            for count in (*table.counts, table.whole):
                _count(sheet, row, count, listing, looks, whole=count is table.whole)
                row += 1
            row += 1
    _print(sheet, landscape=False)


def _count(sheet: Any, row: int, count: Count, listing: Listing, looks: _Looks, *, whole: bool) -> None:
    number = looks.whole if whole else looks.number
    sheet.write_string(row, 0, count.label, looks.whole_text if whole else looks.text)
    for column, value in enumerate((len(count.published), len(count.all), count.before), start=1):
        sheet.write_number(row, column, value, number)
    if not count.all:
        for column in (4, 5):
            sheet.write_string(row, column, "", looks.text)
        return
    shown = _short(ranges(count.all))
    sheet.set_row(row, LINE * min(MOST_LINES, max(lines_of(shown, LINES_WIDTH - 2), lines_of(count.label, 44))))
    sheet.write_string(row, 4, shown, looks.text)
    target = f"internal:'{_sheet_name(listing.title)}'!A{count.all[0] + 1}"
    sheet.write_url(row, 5, target, looks.link, string="xem")


def _short(text: str) -> str:
    """Excel's cells hold 32,767 characters."""
    return text if len(text) < MOST_IN_CELL else text[:MOST_IN_CELL].rpartition(",")[0] + ", …"


def _list(sheet: Any, listing: Listing, looks: _Looks) -> None:
    head = ("TT", *listing.columns, "Đã công bố")
    rows = [(str(number), *item.cells, item.withheld or "có") for number, item in enumerate(listing.items, start=1)]
    for column, text in enumerate(head):
        sheet.write_string(0, column, text, looks.head)
    for number, cells in enumerate(rows, start=1):
        sheet.write_number(number, 0, number, looks.number)
        for column, text in enumerate(cells[1:], start=1):
            sheet.write_string(number, column, text[:MOST_IN_CELL], looks.text)
    _fit(sheet, head, rows)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(listing.items), len(listing.columns) + 1)
    _print(sheet, landscape=True)


def _fit(sheet: Any, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Columns as wide as their texts want, and rows high enough for them: LibreOffice does not see to it itself."""
    body = list(rows)
    widths = letters(head, body)
    widths[0] = min(widths[0], 60)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width + 2)
    for row, cells in enumerate((head, *body)):
        high = max((lines_of(text, width) for text, width in zip(cells, widths, strict=True)), default=1)
        sheet.set_row(row, LINE * min(high, MOST_LINES))


def _print(sheet: Any, *, landscape: bool) -> None:
    """A4, as many pages high as need be, with the head and the sheet's name on each."""
    if landscape:
        sheet.set_landscape()
        sheet.repeat_rows(0)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.set_footer("&L&A&RTrang &P/&N")


def _notes(sheet: Any, report: Report, looks: _Looks) -> None:
    titles = {one.key: one.title for one in report.listings}
    rows: list[tuple[str, str, str]] = []
    rows += [("Còn thiếu: " + gap.title, name, "") for gap in report.gaps for name in gap.names]
    rows += [("Chưa công bố: " + titles[key], item.cells[0], item.withheld) for key, item in report.withheld]
    rows += [("Chưa xác định được kỳ: " + titles[key], item.cells[0], item.details) for key, item in report.unsure]
    rows += [("Đã bị thu hồi", item.cells[0], item.details) for item in report.revoked]
    head = ("Việc", "Nội dung", "Chi tiết")
    for column, text in enumerate(head):
        sheet.write_string(0, column, text, looks.head)
    for row, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text[:MOST_IN_CELL], looks.text)
    _fit(sheet, head, rows)
    _print(sheet, landscape=True)


def _sheet_name(title: str) -> str:
    """A sheet's name: at most 31 characters, without those that Excel refuses."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\")[:31]
