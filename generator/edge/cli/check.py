"""``exemplars check``: all findings of all records and pages in one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser, UsageError, day

if TYPE_CHECKING:
    from generator.edge.cli.site_folder import SiteFolder
    from generator.words.diagnostics import Diagnostic

EXAMPLE = """\
exemplars check
exemplars check exemplars/profiles/tran-thi-mau.md
exemplars check --strict --format json
exemplars check --changed-since origin/main --format github"""


def parser() -> Parser:
    """The command's options."""
    from generator.edge.printing import FORMATS, LANGUAGES

    options = Parser(
        "exemplars check",
        about="Tìm mọi lỗi trong các tệp của exemplars/ và content/. Không sửa gì.\n"
        "Kết thúc với mã 0 khi không có lỗi, 1 khi có lỗi, 2 khi gọi sai.",
        example=EXAMPLE,
    )
    options.add_argument("paths", nargs="*", metavar="TỆP", help="chỉ xem lỗi của tệp hay thư mục này")
    options.add_argument(
        "--format",
        choices=sorted(FORMATS),
        default="text",
        help="cách viết kết quả: text cho người đọc, còn lại cho chương trình khác (mặc định: text)",
    )
    options.add_argument("--strict", action="store_true", help="coi cảnh báo cũng là lỗi")
    options.add_argument("--lang", choices=LANGUAGES, default="vi", help="tiếng của kết quả (mặc định: vi)")
    options.add_argument(
        "--changed-since",
        default="",
        metavar="BẢN",
        help="chỉ xem lỗi ở tệp đã đổi so với một bản của git, và lỗi mới do đó mà có ở tệp khác",
    )
    options.add_argument(
        "--write-baseline",
        type=day,
        default="",
        metavar="NGÀY",
        help="ghi các cảnh báo đang có vào .exemplars-baseline.json: đến hết ngày này check không nhắc lại chúng",
    )
    return options


def run(words: Sequence[str]) -> int:
    """Print the findings; 1 when one of them is an error."""
    from generator.edge.cli.site_folder import findings, open_site
    from generator.edge.printing import show
    from generator.words.diagnostics import has_errors

    arguments = parser().parse_args(words)
    site = open_site(arguments.root, arguments.today)
    wanted = [inside(path, site.root) for path in arguments.paths]
    found = findings(site)
    if arguments.write_baseline:
        _write_baseline(site, found, arguments.write_baseline)
    shown = tuple(one for one in _new(site, found) if _concerns(one, wanted))
    if arguments.changed_since:
        shown = _changed(site, shown, arguments.changed_since)
    show(arguments.format, shown, sys.stdout, arguments.lang)
    if arguments.format == "text" and arguments.lang == "vi":
        _mention_others(found, len(shown))
    return int(has_errors(shown, strict=arguments.strict))


def _new(site: SiteFolder, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The findings that the baseline does not tolerate."""
    from generator.edge.baseline import FILE, BadBaselineError, read_baseline

    if not (site.root / FILE).exists():
        return found
    try:
        return read_baseline(site.root / FILE).without(found, site.now.date())
    except BadBaselineError as error:
        raise UsageError(str(error)) from error


def _write_baseline(site: SiteFolder, found: Iterable[Diagnostic], until: str) -> None:
    from datetime import datetime

    from generator.edge.baseline import FILE, as_text
    from generator.edge.records import write_records

    write_records(site.root, {FILE: as_text(found, datetime.fromisoformat(until).date())})
    print(f"Đã ghi {FILE}. Lỗi không bao giờ được bỏ qua; cảnh báo hiện lại sau ngày {until}.", file=sys.stderr)


def _changed(site: SiteFolder, found: tuple[Diagnostic, ...], base: str) -> tuple[Diagnostic, ...]:
    """The findings in files that changed since ``base``, and those elsewhere that ``base`` did not have."""
    from collections import Counter

    from generator.edge.cli.site_folder import findings_at
    from generator.intake.git import GitError, changed_since, merge_base, open_tree

    try:
        start = merge_base(site.root, base)
        changed = changed_since(site.root, start)
        old = Counter((one.place.path, one.code, one.message) for one in findings_at(site, open_tree(site.root, start)))
    except GitError as error:
        raise UsageError(str(error)) from error
    kept = []
    for one in found:
        name = (one.place.path, one.code, one.message)
        old[name] -= 1
        record = one.place.path.startswith(f"{site.settings.records}/")
        if one.place.path in changed or (record and old[name] < 0):
            kept.append(one)
    return tuple(kept)


def inside(text: str, root: Path) -> str:
    """A path of the command line as findings write it: from the site's root.

    Raises:
        UsageError: nothing is there, or it lies outside the site.
    """
    path = Path(os.fsdecode(text.encode("utf-8", "surrogateescape"))).absolute()
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"Không có tệp hay thư mục “{text}”.")
    inside = Path(os.path.relpath(path, root.absolute())).as_posix()
    if inside == ".." or inside.startswith("../"):
        raise UsageError(f"“{text}” nằm ngoài kho {root}.")
    return "" if inside == "." else inside


def _concerns(found: Diagnostic, wanted: Sequence[str]) -> bool:
    path = found.place.path
    return not wanted or any(not one or path == one or path.startswith(f"{one}/") for one in wanted)


def _mention_others(found: Iterable[Diagnostic], shown: int) -> None:
    rest = len(tuple(found)) - shown
    if rest:
        print(f"Ở các tệp khác còn {rest} điều cần xem: chạy exemplars check", file=sys.stderr)
