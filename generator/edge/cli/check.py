"""``exemplars check``: all findings of all records and pages in one run."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser, UsageError

if TYPE_CHECKING:
    from generator.words.diagnostics import Diagnostic

EXAMPLE = """\
exemplars check
exemplars check exemplars/profiles/tran-thi-mau.md
exemplars check --strict --format json"""


def parser() -> Parser:
    """The command's options."""
    from generator.edge.printing import FORMATS

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
        help="cách viết kết quả: text cho người đọc, json cho chương trình khác (mặc định: text)",
    )
    options.add_argument("--strict", action="store_true", help="coi cảnh báo cũng là lỗi")
    return options


def run(words: Sequence[str]) -> int:
    """Print the findings; 1 when one of them is an error."""
    from generator.edge.cli.site_folder import findings, open_site
    from generator.edge.printing import show
    from generator.words.diagnostics import has_errors

    arguments = parser().parse_args(words)
    site = open_site(arguments.root, arguments.today)
    wanted = [_inside(path, site.root) for path in arguments.paths]
    found = findings(site)
    shown = tuple(one for one in found if _concerns(one, wanted))
    show(arguments.format, shown, sys.stdout)
    if arguments.format == "text":
        _mention_others(found, len(shown))
    return int(has_errors(shown, strict=arguments.strict))


def _inside(text: str, root: Path) -> str:
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
