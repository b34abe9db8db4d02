"""``exemplars diff``: what readers will see change, for the person who approves it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from generator.edge.cli.parsing import Parser, UsageError
from generator.intake.read import shown as legible

EXAMPLE = """\
exemplars diff origin/main
exemplars diff v1 v2"""
_NAMED = 3


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars diff",
        about="Cho biết người đọc sẽ thấy gì thay đổi giữa hai bản trong git: trang, con số, khen thưởng,\n"
        "ảnh, sự đồng ý, và những điều người duyệt cần xem. Viết bằng Markdown. Không đụng tới tệp nào trong kho.\n"
        "Kết thúc với mã 0 khi gộp được, 1 khi có điều phải dừng lại, 2 khi gọi sai.",
        example=EXAMPLE,
    )
    options.add_argument("base", metavar="BẢN_TRƯỚC", help="bản đang dùng, ví dụ origin/main")
    options.add_argument("head", nargs="?", default="HEAD", metavar="BẢN_SAU", help="bản mới (mặc định: HEAD)")
    options.add_argument(
        "--files-url",
        default="",
        metavar="ĐỊA_CHỈ",
        help="nơi xem được tệp của bản mới, để ảnh hiện ngay trong lời nhận xét",
    )
    return options


def run(words: Sequence[str]) -> int:
    """Print the comment; 1 when something must not be merged as it is."""
    from generator.edge.cli.build import need_config
    from generator.edge.cli.site_folder import open_site
    from generator.edge.review.changes import compare
    from generator.edge.review.markdown import linker, render
    from generator.edge.review.sides import two_sides
    from generator.intake.git import GitError, changed_since, merge_base, open_tree

    arguments = parser().parse_args(words)
    need_config(arguments.root)
    site = open_site(arguments.root, arguments.today)
    try:
        head = open_tree(site.root, arguments.head)
        base = open_tree(site.root, merge_base(site.root, arguments.base, arguments.head))
        loose = changed_since(site.root, "HEAD") if arguments.head == "HEAD" else frozenset()
    except GitError as error:
        raise UsageError(str(error)) from error
    _mention(path for path in loose if path.startswith((f"{site.settings.records}/", f"{site.settings.content}/")))
    with two_sides(site.root, site.settings, site.now, base, head) as (old, new):
        changes = compare(old, new, site.settings.records)
        sys.stdout.write(render(changes, new.catalog, linker(arguments.files_url)))
    return int(changes.stops)


def _mention(loose: Iterable[str]) -> None:
    """Say that files on the disk which git does not have yet are not compared."""
    names = sorted(loose)
    if names:
        first = ", ".join(map(legible, names[:_NAMED])) + ("…" if len(names) > _NAMED else "")
        print(f"Còn {len(names)} tệp chưa đưa vào git nên chưa được so: {first}. Thử: git commit", file=sys.stderr)
