"""The command ``exemplars``. Each command is one file beside this one and is imported only when it is called."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from generator.edge.cli.parsing import USAGE, UsageError, did_you_mean
from generator.edge.reasons import reason
from generator.edge.streams import speak_utf8

COMMANDS = {
    "check": "tìm mọi lỗi trong hồ sơ, bài viết, quyết định, sự kiện",
    "fix": "sửa những lỗi chỉ có một cách sửa đúng",
    "build": "dựng cả trang web",
    "serve": "xem thử trang web ngay trên máy này",
    "diff": "cho biết người đọc sẽ thấy gì thay đổi giữa hai bản trong git",
    "new": "tạo tệp mới: hồ sơ, bài viết, quyết định hoặc sự kiện",
    "import": "nhập danh sách khen thưởng, bài viết từ tệp Excel, CSV, Word",
    "schema": "làm tệp mẫu Excel, Word để người gửi điền",
    "report": "báo cáo năm học hoặc giai đoạn của đại học và từng đơn vị, .docx và .xlsx",
    "yearbook": "dàn trang kỷ yếu của một hội nghị hoặc một năm, PDF để in",
    "share": "soạn gói lan tỏa của một bài: bài đăng, thư, ảnh chia sẻ, áp phích A3",
    "digest": "gom tin của một kỳ: trang, thư và mục tin Atom",
    "publish": "đưa trang ra trước người đọc trong một bước, hỏng thì bản cũ vẫn nguyên",
    "rollback": "trở lại bản đã đăng trước đó",
    "withdraw": "rút một hồ sơ, một bài viết hay một dòng trong quyết định",
    "audit": "soát từng byte của một trang đã dựng xem có số giấy tờ, điện thoại, thư riêng của ai không",
    "explain": "giải thích một mã lỗi, kèm ví dụ sai và đúng",
}
"""Each command with what it does; ``generator.edge.cli.<command>`` has its ``parser()`` and ``run(words)``."""

_MODULES = {"import": "importing"}
"""Commands whose name Python does not allow for a module."""

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the words after ``exemplars``; those of the process when None.

    Returns:
        0 when no error was found, 1 when one was, 2 when the command was called in a wrong way.
    """
    speak_utf8()
    words = [_as_utf8(word) for word in sys.argv[1:]] if argv is None else list(argv)
    try:
        status = _run(words)
        sys.stdout.flush()
    except UsageError as error:
        print(error, file=sys.stderr)
        return USAGE
    except SystemExit as leaving:  # a command's --help has been printed
        return int(leaving.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away (``exemplars check | head``); Python must not complain at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"Không đọc hoặc ghi được {error.filename or 'tệp'}: {reason(error)}.", file=sys.stderr)
        return USAGE
    if argv is None:
        _leave(status)
    return status


def _leave(status: int) -> None:
    """End this process at once: taking a large site's millions of objects apart, one by one, would take seconds."""
    if threading.active_count() == 1:
        with suppress(OSError):
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)


def _run(words: list[str]) -> int:
    if not words:
        print(_overview(), end="", file=sys.stderr)
        return USAGE
    name, *rest = words
    if name in {"-h", "--help", "help"}:
        print(_overview(), end="")
        return 0
    if name not in COMMANDS:
        raise UsageError(f"Không có lệnh “{name}”{did_you_mean(name, COMMANDS)}\nXem các lệnh: exemplars --help")
    status: int = import_module(f"generator.edge.cli.{_MODULES.get(name, name)}").run(rest)
    return status


def _overview() -> str:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:<{width}}  {about}" for name, about in COMMANDS.items())
    return (
        "Cách dùng: exemplars LỆNH [tùy chọn]\n\n"
        "Kiểm tra, dựng và xem thử trang điển hình từ các tệp trong kho.\n\n"
        f"lệnh:\n{lines}\n\n"
        "Xem từng lệnh: exemplars LỆNH --help\n\n"
        "Ví dụ:\n  exemplars check\n"
    )


def _as_utf8(word: str) -> str:
    """A word of the command line as UTF-8 text, whatever the locale made of it."""
    return os.fsencode(word).decode("utf-8", "replace")
