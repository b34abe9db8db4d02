"""``exemplars fix``: the cures that are certain, written into the files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser

if TYPE_CHECKING:
    from generator.edge.cli.site_folder import SiteFolder
    from generator.edge.fixing.rounds import Cured
    from generator.words.diagnostics import Diagnostic

EXAMPLE = """\
exemplars fix --dry-run
exemplars fix exemplars/profiles/tran-thi-mau.md"""
_MOST_RENAMES = 1000


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars fix",
        about="Sửa những lỗi chỉ có một cách sửa đúng: dấu hai chấm thiếu ngoặc, ngày viết 20/11/2026, phím Tab…\n"
        "Chỉ đổi chỗ sai; lời ghi chú, thứ tự và mọi chữ khác giữ nguyên. Chỗ cần người quyết thì không đụng tới.\n"
        "Kết thúc với mã 0 khi không còn lỗi, 1 khi còn lỗi phải tự sửa.",
        example=EXAMPLE,
    )
    options.add_argument("paths", nargs="*", metavar="TỆP", help="chỉ sửa tệp hay thư mục này")
    options.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ sửa gì, không ghi")
    return options


def run(words: Sequence[str]) -> int:
    """Fix; 1 when errors are left that people must cure."""
    from generator import build
    from generator.edge.cli.check import inside
    from generator.edge.cli.site_folder import open_site
    from generator.edge.fixing.rounds import Patched, fix_all
    from generator.edge.planning import options_of
    from generator.edge.records import write_records
    from generator.intake.read import FolderSource, Source
    from generator.words.diagnostics import has_errors

    arguments = parser().parse_args(words)
    site = open_site(arguments.root, arguments.today)
    only = [inside(path, site.root) for path in arguments.paths]
    wanted = _wanted(site, only)

    def check(source: Source) -> tuple[Diagnostic, ...]:
        return build.check(source, site.now, options_of(site.settings))

    renamed = _rename(site, check(FolderSource(site.records)), wanted, write=not arguments.dry_run)
    source = FolderSource(site.records)
    fixing = fix_all(source, check, wanted)
    if not arguments.dry_run:
        write_records(site.records, fixing.contents)
    _tell(site, fixing.done, renamed, len(fixing.contents), dry=arguments.dry_run)
    left = [one for one in check(Patched(source, fixing.contents)) if wanted(one.place.path)]
    if left:
        print(f"Còn {len(left)} chỗ cần người xem: exemplars check", file=sys.stderr)
    return int(has_errors(left))


def _wanted(site: SiteFolder, only: Sequence[str]) -> Callable[[str], bool]:
    """Whether a record, by its path in the folder of records, is one of those the command was given."""

    def wanted(path: str) -> bool:
        full = f"{site.settings.records}/{path}"
        return not only or any(not one or full == one or full.startswith(f"{one}/") for one in only)

    return wanted


def _rename(
    site: SiteFolder, found: Sequence[Diagnostic], wanted: Callable[[str], bool], *, write: bool
) -> list[tuple[str, str]]:
    """Give files the one name they must have; a name that is taken is left to people."""
    from generator.edge.records import rename_record
    from generator.words.diagnostics import How

    done: list[tuple[str, str]] = []
    for one in found[:_MOST_RENAMES]:
        sure = [fix.text for fix in one.fixes if fix.certain and fix.how is How.RENAME]
        path = one.place.path
        if len(sure) != 1 or not wanted(path) or (site.records / sure[0]).exists() or path in dict(done):
            continue
        if write:
            rename_record(site.records, path, sure[0])
        done.append((path, sure[0]))
    return done


def _tell(
    site: SiteFolder, done: Sequence[Cured], renamed: Sequence[tuple[str, str]], files: int, *, dry: bool
) -> None:
    from generator.edge.printing.text import safe

    records = site.settings.records
    for old, new in renamed:
        print(f"{records}/{safe(old)}: đổi tên thành {records}/{safe(new)}")
    for one in done:
        print(f"{records}/{safe(one.found.place.path)}:{one.found.place.line}: {one.found.code}")
        for sign, text in (("-", one.before), ("+", one.after)):
            for line in text.rstrip("\n").split("\n") if text else ():
                print(f"    {sign} {safe(line)}")
    verb = "Sẽ sửa" if dry else "Đã sửa"
    if done or renamed:
        names = f", đổi tên {len(renamed)} tệp" if renamed else ""
        print(f"{verb} {len(done)} chỗ trong {files} tệp{names}.")
    else:
        print("Không có chỗ nào máy tự sửa chắc chắn được.")
