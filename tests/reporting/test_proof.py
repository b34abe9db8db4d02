"""Report = site = data files, and the parts make the whole: read back from what was written, never from the planner.

A university that does not exist (40 units, 6 years, 1,500 awards, renames and merges) is built as a site on 29, 30 and
31 August; its pages and data files are read, its reports are opened, and the numbers must be the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from generator.edge.office.report_docx import report_docx
from generator.edge.office.report_xlsx import report_xlsx
from generator.know.catalog import Catalog
from generator.know.publicity import open_to_readers
from generator.know.window import Window, window_of
from generator.show.reporting.plan import plan_report
from tests.products.sites import data, site
from tests.reporting.reading import Read, numbers_of, read_docx, read_xlsx
from tests.reporting.university import DUE, NOW, records, vocabulary
from tests.reporting.written import source_of
from tests.support.libreoffice import as_pdf, pages_of, without_space
from tests.support.reading import Reader
from tests.support.rendering import Built, build_in_memory

DAYS = tuple(NOW.replace(2025, 8, day) for day in (29, 30, 31))
YEARS = tuple(f"{year}-{year + 1}" for year in range(2020, 2026))
EVER = Window(first=date(1900, 1, 1), last=date(2100, 12, 31), due=DUE)
SUMS = ("Khen thưởng", "Điển hình được công nhận", "Nhân rộng")
"""What belongs to exactly one unit each time, so that the units' reports add up to the council's."""
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def reports(catalog: Catalog, window: Window, unit: str = "") -> tuple[bytes, bytes]:
    """Both files of a report."""
    report = plan_report(open_to_readers(catalog), window, unit=unit)
    return report_docx(report), report_xlsx(report)


def opened(catalog: Catalog, window: Window, unit: str = "") -> Read:
    """A report read from its document, once its workbook has been found to say the same."""
    document, workbook = reports(catalog, window, unit)
    paper, book = read_docx(document), read_xlsx(workbook)
    assert paper.tables.keys() == book.tables.keys()
    for caption, rows in paper.tables.items():
        assert rows.keys() == book.tables[caption].keys()
        for label, row in rows.items():
            other = book.tables[caption][label]
            assert (row.published, row.all, row.before) == (other.published, other.all, other.before), (caption, label)
            assert len(numbers_of(other.lines)) == row.all
            if row.lines != "toàn bộ":
                assert row.lines == other.lines
    for title, lines in book.lists.items():
        assert paper.lists[title] == lines
    return paper


class Seen:
    """A built site: its data files and pages."""

    def __init__(self, built: Built) -> None:
        self.built, self.reader = built, Reader(built)
        self.awards = self.items("awards")
        self.units = {one["id"]: one for one in self.items("units")}

    def items(self, name: str) -> list[dict[str, Any]]:
        """A data file's lines."""
        found: list[dict[str, Any]] = data(self.built, f"api/v1/{name}.json")["items"]
        return found

    def page(self, path: str) -> dict[str, int]:
        """The figures of a page; a page that is not there has none."""
        file = f"{path}index.html"
        return {key: one.value for key, one in self.reader.headline(file).items()} if file in self.built.outputs else {}

    def row(self, unit: str | None) -> str:
        """The row of the council's report that a unit is counted in."""
        root = next(one for one in self.units.values() if one["parent"] is None)
        here = self.units.get(unit or "", root)
        if here is root:
            return f"{root['name']} (trực tiếp)"
        while here["parent"] != root["id"]:
            here = self.units[here["parent"]]
        return str(here["name"])


def belongs(item: dict[str, Any], school_year: str) -> bool:
    """Whether an award of the data files is in the report of a school year, told from its texts alone."""
    low, high = (item["date"] + "-01-01")[:10], (item["date"] + "-12-31")[:10]
    if len(item["date"]) == 7:
        low, high = f"{item['date']}-01", f"{item['date']}-31"
    begins, ends = f"{school_year[:4]}-08-30", f"{school_year[5:]}-08-29"
    if begins <= low and high <= ends:
        return True
    return not (high < begins or low > ends) and bool(item["school_year"] == school_year)


def check_school_year(seen: Seen, catalog: Catalog, school_year: str) -> None:
    """The published column is what the data files have of that school year, in every division they know."""
    read = opened(catalog, window_of(school_year, DUE))
    inside = [one for one in seen.awards if belongs(one, school_year)]
    levels = {one["id"]: one["name"] for one in seen.items("levels")}
    kinds = {"individual": "Cá nhân", "collective": "Tập thể"}
    assert read.number("Khen thưởng theo cấp").published == len(inside)
    assert read.published("Khen thưởng theo cấp") == _count(levels[one["level"]] for one in inside)
    assert read.published("Khen thưởng theo danh hiệu, hình thức") == _count(one["award_name"] for one in inside)
    assert read.published("Khen thưởng theo đối tượng") == _count(kinds[one["kind"]] for one in inside)
    assert read.published("Khen thưởng theo đơn vị") == _count(seen.row(one["unit"]) for one in inside)
    listed = [line for line in read.lists.get("KHEN THƯỞNG", ()) if line[-1] == "có"]
    assert _count(line[3] for line in listed) == _count(one["number"] or "chưa rõ số" for one in inside)


def check_pages(seen: Seen, catalog: Catalog) -> None:
    """The report of all time is what the pages show: in all, by unit, level, title and field."""
    read = opened(catalog, EVER)
    whole = seen.page("thong-ke/")
    for caption, key in (("Khen thưởng theo cấp", "awards"), ("Bài viết theo loại bài", "stories")):
        assert read.number(caption).published == whole.get(key, 0)
    pages = {
        "Khen thưởng theo đơn vị": {one["name"]: one["url"] for one in seen.units.values()},
        "Bài viết theo đơn vị": {one["name"]: one["url"] for one in seen.units.values()},
        "Khen thưởng theo cấp": {one["name"]: one["url"] for one in seen.items("levels")},
        "Khen thưởng theo lĩnh vực": {one["name"]: one["url"] for one in seen.items("fields")},
        "Bài viết theo lĩnh vực": {one["name"]: one["url"] for one in seen.items("fields")},
    }
    base, looked = seen.built.renderer.settings.site_url, 0
    for caption, addresses in pages.items():
        key = "awards" if caption.startswith("Khen") else "stories"
        for label, row in read.tables.get(caption, {}).items():
            if label in addresses:
                assert row.published == seen.page(addresses[label].removeprefix(base)).get(key, 0), (caption, label)
                looked += 1
    assert looked
    for event in seen.items("events"):
        assert event["id"] in seen.built.html(f"su-kien/{event['id']}/index.html")
    assert read.number("Sự kiện theo loại").published == len(seen.items("events"))


def check_year(seen: Seen, catalog: Catalog, year: int) -> None:
    """The report of a calendar year is what its page shows."""
    read = opened(catalog, Window(first=date(year, 1, 1), last=date(year, 12, 31), due=DUE))
    page = seen.page(f"nam/{year}/")
    assert read.number("Khen thưởng theo cấp").published == page.get("awards", 0)
    assert read.number("Bài viết theo loại bài").published == page.get("stories", 0)
    assert read.number("Sự kiện theo loại").published == page.get("events", 0)


def check_sums(catalog: Catalog, window: Window) -> None:
    """The units' reports and what belongs to the top itself add up to the council's, in both columns."""
    council = opened(catalog, window)
    tree = catalog.units
    (top,) = tree.roots
    name = catalog.vocabulary.units[top].name
    parts = {unit: opened(catalog, window, unit) for unit in tree.children(top)}
    for title in SUMS:
        caption = f"{title} theo đơn vị" if title != "Nhân rộng" else "Nhân rộng theo đơn vị làm theo"
        whole, own = council.number(caption), council.number(caption, f"{name} (trực tiếp)")
        for column in ("published", "all", "before"):
            below = {unit: getattr(read.number(caption), column) for unit, read in parts.items()}
            assert getattr(whole, column) == getattr(own, column) + sum(below.values()), (title, column)
            for unit, value in below.items():
                row = council.number(caption, catalog.vocabulary.units[unit].name)
                assert getattr(row, column) == value, (title, unit)


def check_university(seed: int, school_year: str, *, whole: bool) -> None:
    """The records of a seed on each of the three days; without ``whole``, few records, and some things on one day."""
    size = (1500, 80, 40) if whole else (150, 30, 14)
    source, shown = source_of(records(seed, *size), vocabulary(size[2])), []
    for now in DAYS:
        seen = Seen(build_in_memory(source, now))
        catalog = seen.built.plan.catalog
        shown.append(len(seen.awards))
        check_school_year(seen, catalog, school_year)
        if whole or now == DAYS[1]:
            check_pages(seen, catalog)
            check_year(seen, catalog, int(school_year[:4]))
            check_sums(catalog, window_of(school_year, DUE))
    assert shown[0] < shown[1] < shown[2] if whole else shown == sorted(shown)  # what waits for a day opens on it


@settings(max_examples=1, derandomize=True, database=None, deadline=None, phases=[Phase.generate])
@given(some.integers(0, 10_000), some.sampled_from(YEARS))
def test_report_site_and_data_files_agree(seed: int, school_year: str) -> None:
    check_university(seed, school_year, whole=False)


@pytest.mark.long
@settings(max_examples=8, deadline=None, suppress_health_check=SLOW)
@given(some.integers(0, 1_000_000), some.sampled_from(YEARS))
def test_report_site_and_data_files_agree_for_a_whole_university(seed: int, school_year: str) -> None:
    check_university(seed, school_year, whole=True)


@pytest.mark.long
def test_the_printed_report_has_the_same_numbers(tmp_path: Path) -> None:
    """Every row of every table of every year's report, on each of the three days, in what LibreOffice prints of it."""
    source, files = source_of(records(21), vocabulary()), {}
    for now in DAYS:
        catalog = build_in_memory(source, now).plan.catalog
        for school_year in YEARS:
            files[f"{school_year}-{now:%d}.docx"], _ = reports(catalog, window_of(school_year, DUE))
    printed = as_pdf(files, tmp_path)
    assert sum(rows_in_print(files[name], printed[name]) for name in files) > 1000


def rows_in_print(content: bytes, pdf: Path) -> int:
    """Find every row of a document's tables in what was printed, its cells one after the other."""
    read, whole, looked = read_docx(content), "".join(pages_of(pdf)), 0
    for caption, rows in read.tables.items():
        for label, row in rows.items():
            wanted = without_space(f"{label}{row.published}{row.all}{row.before}{row.lines}")
            assert wanted in whole, (pdf.name, caption, label)
            looked += 1
    return looked


@pytest.mark.parametrize("name", ["real", "nobel", "mini"])
def test_reports_of_other_sites_agree(name: str) -> None:
    seen = Seen(site(name))
    catalog = seen.built.plan.catalog
    check_pages(seen, catalog)
    years = sorted({one["year"] for one in seen.awards} | {1996, 2024})
    for year in (years[0], years[len(years) // 2], years[-1]):
        check_year(seen, catalog, year)


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names))
