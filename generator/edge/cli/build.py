"""``exemplars build``: the whole site, as ``mkdocs build`` makes it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from generator.edge.cli.parsing import Parser, UsageError
from generator.edge.cli.preview import FILE, build_preview

EXAMPLE = """\
exemplars build
exemplars build --out /tmp/xem-thu --today 2026-11-20
exemplars build --private
exemplars build --preview --out xem-thu.zip"""
PRIVATE = "site-noi-bo"


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars build",
        about="Kiểm tra rồi dựng cả trang web. Có lỗi thì không dựng và trang đang có được giữ nguyên.",
        example=EXAMPLE,
    )
    options.add_argument(
        "--out", default="", metavar="NƠI", help="nơi đặt trang hay tệp zip (mặc định: site_dir trong mkdocs.yml)"
    )
    options.add_argument(
        "--private",
        action="store_true",
        help=f"bản nội bộ của Thường trực Hội đồng, có cả những gì chưa công bố (mặc định vào {PRIVATE}/)",
    )
    options.add_argument(
        "--preview", action="store_true", help=f"trang công khai thành một tệp zip mở được từ đĩa (mặc định: {FILE})"
    )
    options.add_argument("--strict", action="store_true", help="coi cảnh báo cũng là lỗi")
    return options


def run(words: Sequence[str]) -> int:
    """Build; 1 when nothing was built."""
    arguments = parser().parse_args(words)
    need_config(arguments.root)
    if arguments.preview and arguments.private:
        raise UsageError("Bản xem thử chỉ có những gì được công bố: hãy bỏ --preview hoặc --private")
    out = Path(os.fsdecode(arguments.out.encode("utf-8", "surrogateescape"))) if arguments.out else None
    start = time.monotonic()

    from generator.edge.config_file import read_config
    from generator.edge.settings import CONFIG_FILE, SettingsError, load_settings, moment
    from generator.edge.unchanged import trace_of

    try:
        settings = load_settings(arguments.root)
        now = moment(settings, arguments.today)  # MkDocs would trip over what is odd in mkdocs.yml
    except SettingsError as error:
        raise UsageError(str(error)) from error
    config = read_config(arguments.root / CONFIG_FILE, os.environ)
    strict = True if arguments.strict else None
    if arguments.preview:
        url, file = str(config.get("site_url") or ""), out or arguments.root / FILE
        return build_preview(arguments.root, file, site_url=url, today=arguments.today, strict=strict)
    usual = (arguments.root / str(config.get("site_dir") or "site")).absolute()
    if arguments.private:
        out = out or arguments.root / PRIVATE
        refuse_public_place(out, usual)
    target = (out or usual).absolute()
    words = (str(target), str(arguments.strict), arguments.today, str(arguments.private))
    trace = trace_of(arguments.root, "build", config, settings.records, *words)
    if trace is not None:
        if trace.kept(now):
            print(f"Không có gì đổi: trang ở {target} vẫn đúng, không phải dựng lại.")
            return 0
        trace.begin()

    from generator.edge.site import BuildFailed, run_build

    try:
        made = run_build(arguments.root, out, today=arguments.today, strict=strict, inner=arguments.private)
    except BuildFailed as error:
        if str(error):
            print(error, file=sys.stderr)
        return 1
    if trace is not None and made.quiet:
        trace.keep(True, made.now, made.until, [target])
    seconds = f"{time.monotonic() - start:.1f}".replace(".", ",")
    print(f"Đã dựng trang vào {made.folder} trong {seconds} giây.")
    if arguments.private:
        print("Đây là bản nội bộ: đừng đưa lên máy chủ web, đừng gửi ra ngoài.")
    return 0


def refuse_public_place(out: Path, usual: Path) -> None:
    """Make sure that an inner site never stands where the public one does.

    Raises:
        UsageError: a public site is or belongs there, or around it.
    """
    from generator.show.pages.inner import MARKER

    there = out.resolve()
    sites = [one for one in (there, *there.parents) if (one / "index.html").exists()]
    if there.is_relative_to(usual.resolve()) or any(not (one / MARKER).exists() for one in sites):
        raise UsageError(
            f"Bản nội bộ không được nằm ở chỗ của trang công khai: {out}. Hãy chọn thư mục khác bằng --out"
        )


def need_config(root: Path) -> None:
    """Make sure that ``root`` is a site.

    Raises:
        UsageError: it has no ``mkdocs.yml``.
    """
    from generator.edge.settings import CONFIG_FILE

    if not (root / CONFIG_FILE).is_file():
        here = "thư mục này" if root == Path() else f"thư mục {root}"
        raise UsageError(f"Trong {here} không có {CONFIG_FILE}. Hãy vào thư mục của kho, hoặc thêm --root THƯ_MỤC")
