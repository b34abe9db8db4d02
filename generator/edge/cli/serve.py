"""``exemplars serve``: a preview that follows every saved change."""

from __future__ import annotations

from collections.abc import Sequence

from generator.edge.cli.build import need_config
from generator.edge.cli.parsing import Parser

EXAMPLE = """\
exemplars serve
exemplars serve --port 8080 --today 2026-12-31"""
PORT = 8000
_LAST_PORT = 65535


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars serve",
        about="Xem thử trang web ngay trên máy này; lưu tệp nào thì trang tự mới theo. Dừng lại: Ctrl-C.",
        example=EXAMPLE,
    )
    options.add_argument("--port", type=int, default=PORT, metavar="SỐ", help=f"cổng (mặc định: {PORT})")
    options.add_argument("--open", action="store_true", help="mở trình duyệt")
    return options


def run(words: Sequence[str]) -> int:
    """Serve until Ctrl-C; 1 when the preview could not start."""
    options = parser()
    arguments = options.parse_args(words)
    if not 0 < arguments.port <= _LAST_PORT:
        options.error(f"argument --port: invalid int value: '{arguments.port}'")
    need_config(arguments.root)

    from generator.edge.adapters.preview import preview

    return preview(arguments.root, port=arguments.port, today=arguments.today, open_browser=arguments.open)
