"""``exemplars report``: the report of a school year or a period, for the council and for each unit."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser, UsageError, did_you_mean

if TYPE_CHECKING:
    import argparse

    from generator.edge.cli.site_folder import SiteFolder
    from generator.intake.read import Source
    from generator.know.catalog import Catalog
    from generator.know.window import MonthDay, Window
    from generator.show.reporting.view import Report

EXAMPLE = """\
exemplars report --school-year 2025-2026
exemplars report --school-year 2025-2026 --unit truong-co-khi
exemplars report --from 2023 --to 2025 --all-units --out /tmp/bao-cao
exemplars report --school-year 2025-2026 --commit v2026-08 --today 2026-08-29"""


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars report",
        about="Lập báo cáo từ hồ sơ trong kho: một tệp .docx theo thể thức văn bản hành chính và một tệp .xlsx có\n"
        "danh sách đứng sau từng con số. Đây là tài liệu nội bộ: có cả những gì chưa công bố.",
        example=EXAMPLE,
    )
    options.add_argument("--school-year", default="", metavar="NĂM_HỌC", help="năm học, ví dụ 2025-2026")
    options.add_argument("--from", dest="first", default="", metavar="NGÀY", help="ngày, tháng hoặc năm đầu giai đoạn")
    options.add_argument("--to", dest="last", default="", metavar="NGÀY", help="ngày, tháng hoặc năm cuối giai đoạn")
    options.add_argument("--unit", default="", metavar="MÃ", help="chỉ một đơn vị và các đơn vị thuộc nó")
    options.add_argument("--movement", default="", metavar="MÃ", help="chỉ một phong trào thi đua")
    options.add_argument("--all-units", action="store_true", help="thêm báo cáo của từng đơn vị trực thuộc")
    options.add_argument(
        "--commit",
        default="",
        metavar="BẢN",
        help="lập lại từ hồ sơ của một bản trong git; cùng --today thì cùng từng byte",
    )
    options.add_argument("--out", default="bao-cao", metavar="THƯ_MỤC", help="nơi ghi các tệp (mặc định: bao-cao)")
    return options


def run(words: Sequence[str]) -> int:
    """Write the files; 1 when the records have errors."""
    arguments = parser().parse_args(words)

    from generator import build
    from generator.edge.cli.site_folder import open_site
    from generator.edge.planning import options_of
    from generator.edge.records import write_records
    from generator.know.publicity import open_to_readers
    from generator.show.reporting.plan import Letterhead, plan_report
    from generator.words.diagnostics import has_errors

    site = open_site(arguments.root, arguments.today)
    window = window_asked(arguments, site.settings.report_due)
    catalog, found = build.examine(source_of(site, arguments.commit), site.now, options_of(site.settings))
    if has_errors(found):
        print("Hồ sơ đang có lỗi nên chưa lập báo cáo được. Xem và sửa: exemplars check")
        return 1
    _known(arguments.unit, catalog.vocabulary.units, "đơn vị")
    _known(arguments.movement, catalog.vocabulary.movements, "phong trào")
    public = open_to_readers(catalog)
    letterhead = Letterhead(above=site.settings.report_above, place=site.settings.report_place)
    out = Path(os.fsdecode(arguments.out.encode("utf-8", "surrogateescape")))
    out.mkdir(parents=True, exist_ok=True)
    for unit in units_asked(arguments, catalog):
        report = plan_report(public, window, unit=unit, movement=arguments.movement, letterhead=letterhead)
        files = files_of(report, name_of(window, unit, arguments.movement))
        write_records(out, files)
        for name in files:
            print(out / name)
    return 0


def source_of(site: SiteFolder, commit: str) -> Source:
    """The records as they lie in the folder, or as a commit has them.

    Raises:
        UsageError: there is no such commit.
    """
    from generator.intake.git import GitError, GitSource, open_tree
    from generator.intake.read import FolderSource

    if not commit:
        return FolderSource(site.records)
    try:
        return GitSource(open_tree(site.root, commit), site.settings.records)
    except GitError as error:
        raise UsageError(str(error)) from error


def files_of(report: Report, name: str) -> dict[str, str | bytes]:
    """Both files of a report by their names."""
    from generator.edge.office.report_docx import report_docx
    from generator.edge.office.report_xlsx import report_xlsx

    return {f"{name}.docx": report_docx(report), f"{name}.xlsx": report_xlsx(report)}


def name_of(window: Window, unit: str, movement: str) -> str:
    """``bao-cao-2025-2026-truong-co-khi``."""
    time = window.school_year or f"{window.first}-{window.last}"
    return "-".join(part for part in ("bao-cao", time, unit, movement) if part)


def units_asked(arguments: argparse.Namespace, catalog: Catalog) -> Iterator[str]:
    """The unit asked for ("" for all), then with ``--all-units`` those right below it."""
    yield arguments.unit
    tree = catalog.units
    top = tree.home(arguments.unit) or next(iter(tree.roots), "")
    if arguments.all_units and top:
        yield from tree.children(top)


def window_asked(arguments: argparse.Namespace, due: MonthDay) -> Window:
    """The window that the words ask for.

    Raises:
        UsageError: neither a school year nor both ends of a period, or dates that are none.
    """
    from generator.know.window import Window, window_of
    from generator.words.dates import guess_school_year

    if arguments.school_year:
        if arguments.first or arguments.last:
            raise UsageError("Chọn --school-year, hoặc --from cùng với --to, không dùng cả hai.")
        school_year = guess_school_year(arguments.school_year)
        if school_year is None:
            raise UsageError(f"“{arguments.school_year}” không phải một năm học; hãy viết như 2025-2026.")
        return window_of(school_year, due)
    if not (arguments.first and arguments.last):
        raise UsageError("Hãy cho biết kỳ báo cáo: --school-year 2025-2026, hoặc --from 2023 --to 2025.")
    first, last = _day(arguments.first)[0], _day(arguments.last)[1]
    if last < first:
        raise UsageError(f"Ngày cuối {arguments.last} đứng trước ngày đầu {arguments.first}.")
    return Window(first=first, last=last, due=due)


def _day(text: str) -> tuple[date, date]:
    from generator.words.dates import guess_date, parse_date

    try:
        found = parse_date(text)
    except ValueError:
        guess = guess_date(text)
        if guess is None:
            raise UsageError(f"“{text}” không phải một ngày; hãy viết như 2026-08-29, 2026-08 hoặc 2026.") from None
        found = guess
    return found.first, found.last


def _known(name: str, known: object, what: str) -> None:
    if name and isinstance(known, dict) and name not in known:
        raise UsageError(f"Không có {what} “{name}”{did_you_mean(name, known)}")
