"""LibreOffice opens what was made and prints all of it; what Word would have to repair is looked for by name."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from generator.edge.office.report_docx import report_docx
from generator.edge.office.report_xlsx import report_xlsx
from generator.know.publicity import open_to_readers
from generator.know.window import Window, window_of
from generator.show.products.blank_forms.files import award_list, story_form
from generator.show.reporting.plan import Letterhead, plan_report
from generator.show.reporting.view import Report
from tests.reporting.hard import hard_catalog
from tests.reporting.university import DUE, catalog
from tests.reporting.word_order import out_of_order
from tests.support.libreoffice import as_pdf, fonts_of, pages_of, without_space

HEAD = Letterhead(above="Bộ Giáo dục và Đào tạo", place="Hà Nội")
YEAR = window_of("2024-2025", DUE)


def both(reports: Mapping[str, Report]) -> dict[str, bytes]:
    """Each report as a document and as a workbook."""
    made = {f"{name}.docx": report_docx(report) for name, report in reports.items()}
    return made | {f"{name}-bang.xlsx": report_xlsx(report) for name, report in reports.items()}


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The council's report, a report of hard cases, and the forms that authors fill in."""
    records = catalog(11)
    reports = {
        "hoi-dong": plan_report(open_to_readers(records), YEAR, letterhead=HEAD),
        "kho": plan_report(open_to_readers(hard_catalog()), YEAR),
    }
    return both(reports) | {"mau-bai.docx": story_form(), "mau-bang.xlsx": award_list(records.vocabulary)}


@pytest.fixture(scope="module")
def printed(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All of them as PDF."""
    return as_pdf(files, tmp_path_factory.mktemp("office"))


def test_all_that_a_document_says_is_printed(files: dict[str, bytes], printed: dict[str, Path]) -> None:
    assert documents_are_whole(files, printed) > 500


def documents_are_whole(files: Mapping[str, bytes], printed: Mapping[str, Path]) -> int:
    """Find every text of every document in what was printed; how many were looked for."""
    looked = 0
    for name in filter(lambda one: one.endswith(".docx"), files):
        paper = Document(io.BytesIO(files[name]))
        whole = "".join(pages_of(printed[name]))
        texts = [paragraph.text for paragraph in paper.paragraphs]
        texts += [paragraph.text for table in paper.tables for paragraph in table._tbl.iter(qn("w:p"))]
        wanted = {without_space(text) for text in texts} - {""}
        assert {text for text in wanted if text not in whole} == set(), name
        looked += len(wanted)
    return looked


def test_every_appendix_has_pages_of_its_own_numbered_from_one(
    files: dict[str, bytes], printed: dict[str, Path]
) -> None:
    paper = Document(io.BytesIO(files["hoi-dong.docx"]))
    pages = pages_of(printed["hoi-dong.docx"])
    heads = [p.text for p in paper.paragraphs if p.style.name == "Heading 1" and p.text.startswith("Phụ lục")]
    first = [number for number, page in enumerate(pages) if page.startswith("Phụlục")]
    assert len(first) == len(heads) == len(paper.sections) - 1 > 5
    for number, head in zip(first, heads, strict=True):
        assert pages[number].startswith(without_space(head))
        if number + 1 < len(pages) and number + 1 not in first:
            assert pages[number + 1].startswith("2")
    assert not pages[0].startswith("1")
    assert pages[1].startswith("2")


def test_all_that_a_workbook_says_is_printed_sheet_by_sheet(files: dict[str, bytes], printed: dict[str, Path]) -> None:
    workbooks_are_whole(files, printed)


def workbooks_are_whole(files: Mapping[str, bytes], printed: Mapping[str, Path]) -> None:
    """Find every sheet and every cell of every workbook in what was printed, the sheets in their order."""
    for name in filter(lambda one: one.endswith(".xlsx"), files):
        book = load_workbook(io.BytesIO(files[name]))
        pages = pages_of(printed[name])
        if name != "mau-bang.xlsx":
            of_sheet = [next(one for one in book.sheetnames if _footed(page, one)) for page in pages]
            assert list(dict.fromkeys(of_sheet)) == book.sheetnames, name
        whole = "".join(pages)
        for sheet in book:
            cells = {without_space(str(cell)) for row in sheet.iter_rows(values_only=True) for cell in row if cell}
            lost = {text for text in cells if text not in whole and len(text) < LONG}
            assert lost == set(), (name, sheet.title)


LONG = 900
"""A cell of so many letters is cut at the height that Excel allows a row; it is read in the workbook."""


def test_no_letter_is_missing_and_no_font(printed: dict[str, Path]) -> None:
    for name, pdf in printed.items():
        text = "".join(pages_of(pdf))
        assert "\ufffd" not in text, name
        fonts = fonts_of(pdf)
        assert fonts, name
        assert [font for font, inside in fonts if not inside] == [], name


def test_word_has_nothing_to_repair(files: dict[str, bytes]) -> None:
    for name in filter(lambda one: one.endswith(".docx"), files):
        paper = Document(io.BytesIO(files[name]))
        assert list(out_of_order(paper.element)) == [], name
        assert list(out_of_order(paper.styles.element)) == [], name
        for section in paper.sections:
            assert list(out_of_order(section.header._element)) == [], name


@pytest.mark.long
def test_the_reports_of_all_units_and_of_a_period_open(tmp_path: Path) -> None:
    records = catalog(12)
    public, tree = open_to_readers(records), records.units
    period = Window(first=window_of("2022-2023", DUE).first, last=YEAR.last, due=DUE)
    reports = {unit: plan_report(public, YEAR, unit=unit, letterhead=HEAD) for unit in tree.children(tree.roots[0])}
    reports["giai-doan"] = plan_report(public, period, letterhead=HEAD)
    files = both(reports)
    printed = as_pdf(files, tmp_path)
    assert documents_are_whole(files, printed) > 2000
    workbooks_are_whole(files, printed)


def _footed(page: str, sheet: str) -> bool:
    """Whether a page's foot carries the sheet's name; LibreOffice draws the foot last or first."""
    return f"{without_space(sheet)}Trang" in page
