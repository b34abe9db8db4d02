"""``exemplars rollback``: readers get the release before again."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from generator.edge.cli.parsing import Parser, UsageError
from generator.edge.cli.publish import LOOK, RELOAD, TO, path

EXAMPLE = """\
exemplars rollback --to /srv/guong-sang
exemplars rollback --to /srv/guong-sang --release 12"""


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars rollback",
        about="Đưa người đọc về bản đã đăng trước đó, sau khi soát từng tệp của bản ấy với bản kê.",
        example=EXAMPLE,
    )
    options.add_argument("--to", type=path, metavar="THƯ_MỤC", help=TO)
    options.add_argument("--release", type=int, default=0, metavar="SỐ", help="bản muốn về (mặc định: bản ngay trước)")
    options.add_argument("--reload", default="", metavar="LỆNH", help=RELOAD)
    options.add_argument("--look", default="", metavar="URL", help=LOOK)
    return options


def run(words: Sequence[str]) -> int:
    """Go back; 1 when readers still get what they got before."""
    arguments = parser().parse_args(words)
    if arguments.to is None:
        raise UsageError("Còn thiếu --to THƯ_MỤC.\nXem cách dùng: exemplars rollback --help")

    from generator.edge.publishing.looking import looker, reloader
    from generator.edge.publishing.publication import Hooks, NotPublished, rollback

    hooks = Hooks(reload=reloader(arguments.reload, arguments.look))
    if arguments.look:
        hooks = Hooks(reload=hooks.reload, look=looker(arguments.look))
    try:
        done = rollback(arguments.to, hooks, to=arguments.release)
    except NotPublished as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Đã trở lại nội dung của bản số {done.restores}; nay là bản số {done.serial}.")
    return 0
