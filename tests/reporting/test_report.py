"""The report's numbers, read back from the files and recounted from the records by other means."""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from generator.edge.office.report_docx import report_docx, roman
from generator.edge.office.report_xlsx import report_xlsx
from generator.know.catalog import Catalog
from generator.know.publicity import open_to_readers
from generator.know.window import Window, window_of
from generator.show.reporting.plan import plan_report
from generator.show.reporting.view import Report, Table
from tests.reporting.university import DUE, catalog

YEARS = tuple(f"{year}-{year + 1}" for year in range(2019, 2027))


def report_of(records: Catalog, school_year: str, unit: str = "") -> Report:
    return plan_report(open_to_readers(records), window_of(school_year, DUE), unit=unit)


def tables_of(report: Report) -> dict[str, Table]:
    return {table.key: table for chapter in report.chapters for table in chapter.tables}


def recount(records: Catalog, school_year: str) -> Counter[str]:
    """How many awards each decision gave in the window: counted from the records with nothing of the report's."""
    first, last = int(school_year[:4]), int(school_year[5:])
    found: Counter[str] = Counter()
    for decision in records.decisions.values():
        when = decision.decision.date
        for row in decision.recipients:
            if decision.status == "withdrawn" or row.status == "revoked" or when is None:
                continue
            low, high = (when.first.isoformat(), when.last.isoformat())
            begins, ends = f"{first}-08-30", f"{last}-08-29"
            if (low >= begins and high <= ends) or (
                not (high < begins or low > ends) and row.school_year == school_year
            ):
                found[decision.id] += 1
    return found


@pytest.mark.parametrize("seed", [1, 2])
def test_sums_agree_everywhere(seed: int) -> None:
    records = catalog(seed)
    seen: set[str] = set()
    for school_year in YEARS:
        council = report_of(records, school_year)
        expected = recount(records, school_year)
        awards = council.listing("awards").items
        assert Counter(item.key.split(":")[1] for item in awards) == expected
        keys = {item.key for item in awards}
        assert not keys & seen
        seen |= keys
        for table in tables_of(council).values():
            listed = council.listing(table.listing).items
            assert len(table.whole.all) == len(listed)
            assert len(table.whole.published) == sum(item.is_public for item in listed)
            together = [number for count in table.counts for number in count.all]
            if table.parts:
                assert sorted(together) == list(range(1, len(listed) + 1))
            assert all(set(count.published) <= set(count.all) for count in table.counts)


def test_the_units_add_up_to_the_council() -> None:
    records = catalog(3)
    tree = records.units
    (top,) = tree.roots
    for school_year in ("2022-2023", "2024-2025"):
        council = {item.key for item in report_of(records, school_year).listing("awards").items}
        below: list[str] = []
        for unit in tree.children(top):
            below += [item.key for item in report_of(records, school_year, unit).listing("awards").items]
        own = [
            count
            for count in tables_of(report_of(records, school_year))["awards-unit"].counts
            if "trực tiếp" in count.label
        ]
        assert len(below) == len(set(below))
        assert len(below) + sum(len(count.all) for count in own) == len(council)
        assert set(below) <= council


def test_last_year_is_what_was_reported_last_year() -> None:
    records = catalog(4)
    this, last = tables_of(report_of(records, "2023-2024")), tables_of(report_of(records, "2022-2023"))
    for key, table in this.items():
        assert table.whole.before == len(last[key].whole.all)
        then = {count.label: len(count.all) for count in last[key].counts}
        assert {count.label: count.before for count in table.counts if count.before} == {
            label: size for label, size in then.items() if size
        }


def test_numbers_of_the_document_are_the_lines_they_name() -> None:
    report = report_of(catalog(5), "2023-2024")
    paper = Document(io.BytesIO(report_docx(report)))
    headings = [p.text for p in paper.paragraphs if p.style.name == "Heading 1"]
    lists = {
        roman(number): len(report.listing(key).items)
        for number, key in enumerate((one.key for one in report.listings if one.items), start=1)
    }
    counted = 0
    sizes: dict[str, int] = {}
    for table in paper.tables:
        head = [cell.text for cell in table.rows[0].cells]
        if head[:1] == ["TT"]:
            sizes[roman(len(sizes) + 1)] = len(table.rows) - 1
        found = re.fullmatch(r"Dòng \(Phụ lục ([IVX]+)\)", head[-1])
        if found is None:
            continue
        for row in table.rows[1:]:
            label, published, everything, _, lines = (cell.text for cell in row.cells)
            named = lists[found[1]] if lines == "toàn bộ" else len(numbers(lines))
            assert named == int(everything) >= int(published), label
            counted += 1
    assert counted > 30
    assert {number: size for number, size in sizes.items() if number in lists} == lists
    assert {f"Phụ lục {number}" for number in lists} <= set(headings)


def test_numbers_of_the_workbook_are_the_lines_they_name() -> None:
    report = report_of(catalog(6), "2023-2024")
    book = load_workbook(io.BytesIO(report_xlsx(report)))
    sheet = book["Số liệu"]
    listing, counted = "", 0
    for label, published, everything, _, lines in sheet.iter_rows(min_row=4, max_col=5, values_only=True):
        if lines and str(lines).startswith("Dòng trong"):
            listing = str(lines).split("“")[1].rstrip("”")
        elif isinstance(everything, int) and everything:
            rows = list(book[listing].iter_rows(min_row=2, values_only=True))
            wanted = numbers(str(lines))
            assert len(wanted) == everything, label
            named = sum(rows[number - 1][-1] == "có" for number in wanted)
            of_those_with_a_page = listing == "Khen thưởng" and label.startswith("Lĩnh vực")
            assert named >= published if of_those_with_a_page else named == published, label
            counted += 1
    assert counted > 30
    assert all(cell.data_type != "f" for one in book for row in one.iter_rows() for cell in row)
    assert any(str(cell.value).endswith("=1+1") for row in book["Bài viết"].iter_rows() for cell in row)


def test_what_is_not_counted_is_listed() -> None:
    report = report_of(catalog(7), "2023-2024")
    assert report.withheld
    assert report.unsure
    assert report.revoked
    assert "Đơn vị chưa gửi báo cáo" in {gap.title for gap in report.gaps}
    late = next(gap for gap in report_of(catalog(7), "2024-2025").gaps if gap.title == "Đơn vị gửi báo cáo muộn")
    assert all("30/8/2025" in name for name in late.names)


def test_the_same_records_give_the_same_bytes() -> None:
    report = report_of(catalog(8), "2024-2025")
    assert report_docx(report) == report_docx(report)
    assert report_xlsx(report) == report_xlsx(report)


def test_narratives_stand_under_their_tasks() -> None:
    chapters = {one.heading: one for one in report_of(catalog(9), "2024-2025").chapters}
    assert len(chapters["Phát hiện"].tellings) == 12
    assert "kể **việc**" in chapters["Phát hiện"].tellings[0].text
    assert "**Chuyện khác**" in chapters["Các nội dung khác"].tellings[0].text


def test_a_period_tells_of_the_school_years_that_end_in_it() -> None:
    public = open_to_readers(catalog(9))

    def tellings(first: int, last: int) -> list[str]:
        window = Window(first=date(first, 1, 1), last=date(last, 12, 31), due=DUE)
        chapters = plan_report(public, window).chapters
        return [one.unit for chapter in chapters if chapter.heading == "Phát hiện" for one in chapter.tellings]

    assert len(tellings(2023, 2025)) == 12
    assert "Đơn vị 1, năm học 2024-2025" in tellings(2025, 2025)
    assert tellings(2023, 2024) == []


def numbers(text: str) -> list[int]:
    found: list[int] = []
    for part in filter(None, text.split(", ")):
        first, _, last = part.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found
