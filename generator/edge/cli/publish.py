"""``exemplars publish``: build, put the site before readers in one step, look at it, take it back when it is wrong."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.cli.build import need_config
from generator.edge.cli.parsing import Parser, UsageError
from generator.edge.cli.site_folder import SiteFolder, open_site
from generator.edge.progress import number

if TYPE_CHECKING:
    from generator.edge.publishing.publication import Draft

EXAMPLE = """\
exemplars publish --to /srv/guong-sang
exemplars publish --to /srv/guong-sang --reload "systemctl reload nginx" --look http://127.0.0.1/
exemplars publish --static /tmp/artifact"""
TO = "thư mục mà máy chủ web đọc"
RELOAD = "lệnh cho máy chủ web đọc lại cấu hình, chạy khi cấu hình đổi"
LOOK = "địa chỉ máy chủ web để xem lại ngay sau khi đăng; sai thì tự trở lại bản trước"


def path(text: str) -> Path:
    """A path of the command line in the form the file system wants."""
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars publish",
        about="Dựng trang rồi đưa cả bản mới ra trước người đọc trong một bước; hỏng ở đâu thì bản cũ vẫn nguyên.",
        example=EXAMPLE,
    )
    options.add_argument("--to", type=path, metavar="THƯ_MỤC", help=TO)
    options.add_argument(
        "--static", type=path, metavar="THƯ_MỤC", help="thay vì thế, xuất một thư mục cho GitHub/GitLab Pages…"
    )
    options.add_argument("--site", type=path, metavar="THƯ_MỤC", help="trang đã dựng sẵn (mặc định: dựng mới)")
    options.add_argument("--reload", default="", metavar="LỆNH", help=RELOAD)
    options.add_argument("--look", default="", metavar="URL", help=LOOK)
    options.add_argument("--serial", type=int, default=0, metavar="SỐ", help="số thứ tự đã xin trước bằng --reserve")
    options.add_argument("--reserve", action="store_true", help="chỉ xin một số thứ tự, in ra rồi thôi")
    options.add_argument(
        "--forget", action="store_true", help="xóa mọi bản cũ còn giữ, sau khi gỡ tên, ảnh hay dữ liệu của ai đó"
    )
    return options


def run(words: Sequence[str]) -> int:
    """Publish; 1 when readers still get what they got before."""
    arguments = parser().parse_args(words)
    if (arguments.to is None) == (arguments.static is None):
        raise UsageError("Cần đúng một trong --to và --static.\nXem cách dùng: exemplars publish --help")
    if arguments.reserve and arguments.to is None:
        raise UsageError("--reserve đi cùng --to.\nXem cách dùng: exemplars publish --help")
    need_config(arguments.root)

    from generator.edge.publishing.publication import Hooks, NotPublished, Overtaken, publish, reserve
    from generator.edge.site import BuildFailed

    try:
        if arguments.reserve:
            print(reserve(arguments.to))
            return 0
        serial = 0 if arguments.static else arguments.serial or reserve(arguments.to)
        site = open_site(arguments.root, arguments.today)
        with _draft(site, arguments.site) as draft:
            if arguments.static:
                return _export(arguments.static, draft)
            from generator.edge.publishing.looking import looker, reloader

            hooks = Hooks(reload=reloader(arguments.reload, arguments.look))
            if arguments.look:
                hooks = Hooks(reload=hooks.reload, look=looker(arguments.look))
            done = publish(arguments.to, draft, serial, hooks, forget=arguments.forget)
    except Overtaken as stopped:
        print(stopped)
        return 0
    except (NotPublished, BuildFailed) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Đã đăng bản số {done.serial}: {number(done.files)} tệp.", _before(done.before, arguments.to))
    if done.forgotten:
        print(f"Đã xóa {len(done.forgotten)} bản cũ, vì trong đó còn điều đã được rút.")
    for problem in done.problems:
        print(problem, file=sys.stderr)
    return 0


def _before(serial: int, folder: Path) -> str:
    if not serial:
        return "Đây là bản đầu tiên."
    return f"Bản trước là số {serial}; trở lại bằng: exemplars rollback --to {shlex.quote(str(folder))}"


@contextmanager
def _draft(site: SiteFolder, built: Path | None) -> Iterator[Draft]:
    """What to publish, built into a folder of its own unless it was built before."""
    from generator.edge.publishing.publication import Draft
    from generator.edge.publishing.release import Content
    from generator.edge.publishing.roads import roads_of
    from generator.edge.site import build_site
    from generator.show.pages.inner import MARKER

    roads = roads_of(site.root, site.settings, site.now)
    with tempfile.TemporaryDirectory(prefix="exemplars-") as folder:
        if built and next(built.rglob(MARKER), None):
            raise UsageError(f"{built} là bản nội bộ (hoặc chứa nó), có những gì chưa được phép công bố; không đăng.")
        made = built or build_site(site.root, Path(folder) / "site", today=site.now.isoformat())
        yield Draft(
            content=Content(folder=made, base=site.settings.base_path),
            made=site.now.isoformat(),
            gone=roads.gone,
            moved=roads.moved,
            named=roads.named,
        )


def _export(folder: Path, draft: Draft) -> int:
    from generator.edge.publishing.static import export
    from generator.edge.publishing.target import NotATarget

    try:
        count = export(folder, draft)
    except NotATarget as error:
        raise UsageError(str(error)) from error
    print(f"Đã xuất {number(count)} tệp vào {folder}, kèm _headers và _redirects.")
    return 0
