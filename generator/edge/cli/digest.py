"""``exemplars digest``: the news of a period, ready for a page, a mail and a feed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from generator.edge.cli.parsing import Parser, UsageError

EXAMPLE = """\
exemplars digest --from 2026-11 --to 2026-11
exemplars digest --from 2026-11-01 --to 2026-11-15 --out /tmp/ban-tin"""


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars digest",
        about="Gom tin của một kỳ: bài mới, quyết định, sự kiện, đính chính và việc sắp tới. Ghi bốn tệp: .md cho\n"
        "content/ban-tin/, .html và .txt để gửi thư, .xml là một mục Atom. Chỉ có những gì đã công bố.",
        example=EXAMPLE,
    )
    options.add_argument("--from", dest="first", required=True, metavar="NGÀY", help="ngày, tháng hoặc năm đầu kỳ")
    options.add_argument("--to", dest="last", required=True, metavar="NGÀY", help="ngày, tháng hoặc năm cuối kỳ")
    options.add_argument("--out", default="ban-tin", metavar="THƯ_MỤC", help="nơi ghi các tệp (mặc định: ban-tin)")
    return options


def run(words: Sequence[str]) -> int:
    """Write the files; 1 when the records have errors."""
    arguments = parser().parse_args([*words])
    arguments.school_year = ""

    from generator.edge.cli.public_site import public_site
    from generator.edge.cli.report import window_asked
    from generator.edge.cli.site_folder import open_site
    from generator.edge.office.digest import digest_files
    from generator.edge.records import write_records
    from generator.show.digest import plan_digest

    folder = open_site(arguments.root, arguments.today)
    window = window_asked(arguments, folder.settings.report_due)
    if not folder.settings.site_url:
        raise UsageError("Chưa có site_url trong mkdocs.yml nên tin không có địa chỉ để dẫn tới.")
    site = public_site(folder)
    if site is None:
        return 1
    digest = plan_digest(site, window)
    out = Path(os.fsdecode(arguments.out.encode("utf-8", "surrogateescape")))
    out.mkdir(parents=True, exist_ok=True)
    files = digest_files(digest)
    write_records(out, files)
    for name in files:
        print(out / name)
    if digest.is_empty:
        print("Trong kỳ chưa có tin mới.", file=sys.stderr)
    return 0
