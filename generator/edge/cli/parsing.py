"""Command lines in Vietnamese: the standard parser with our words, and a suggestion for each mistyped one."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

from generator.words.dates import guess_date

USAGE = 2
"""Exit status of a command that was called in a wrong way."""

_MESSAGES = (
    (r"the following arguments are required: (.+)", r"còn thiếu \1"),
    (r"unrecognized arguments: (.+)", r"không có tùy chọn \1"),
    (r"expected one argument", r"cần một giá trị đứng sau"),
    (r"expected at least one argument", r"cần ít nhất một giá trị đứng sau"),
    (r"invalid choice: (.*) \(choose from (.*)\)", r"không có “\1”; chọn một trong: \2"),
    (r"invalid \w+ value: (.*)", r"không hiểu “\1”"),
    (r"not allowed with argument (.+)", r"không dùng cùng với \1"),
    (r"ignored explicit argument (.*)", r"không nhận giá trị “\1”"),
)


class UsageError(Exception):
    """A command was called in a wrong way; the message is Vietnamese and says the right one."""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=min(_columns(), 100))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help and complaints are Vietnamese. ``example`` closes the help."""

    def __init__(self, prog: str, *, about: str, example: str) -> None:
        super().__init__(
            prog=prog,
            description=about,
            epilog=f"Ví dụ:\n{_indented(example)}",
            formatter_class=_Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "tham số"
        self._optionals.title = "tùy chọn"
        self.add_argument("-h", "--help", action="help", help="xem hướng dẫn này")
        self.add_argument(
            "--root",
            type=folder,
            default=Path(),
            metavar="THƯ_MỤC",
            help="kho chứa exemplars/ và mkdocs.yml (mặc định: ở đây)",
        )
        self.add_argument(
            "--today", type=day, default="", metavar="NGÀY", help="coi ngày này là hôm nay, ví dụ 2026-11-20"
        )

    def error(self, message: str) -> NoReturn:
        """Leave with a Vietnamese complaint.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{self._vietnamese(message)}\nXem cách dùng: {self.prog} --help")

    def _vietnamese(self, message: str) -> str:
        name, colon, rest = message.removeprefix("argument ").partition(": ")
        if not message.startswith("argument ") or not colon:
            name, rest = "", message
        rest = rest.replace("'", "")
        for english, vietnamese in _MESSAGES:
            if re.fullmatch(english, rest):
                rest = re.sub(english, vietnamese, rest)
                break
        rest += self._suggestion(message)
        return f"{name}: {rest}" if name else rest[:1].upper() + rest[1:]

    def _suggestion(self, message: str) -> str:
        """What an unknown option or choice was meant to be."""
        unknown = re.match(r"unrecognized arguments: (--[^\s=]+)", message)
        if unknown:
            return did_you_mean(unknown[1], [name for name in self._option_string_actions if name.startswith("--")])
        choice = re.search(r"invalid choice: '(.*?)' \(choose from (.*)\)", message)
        return did_you_mean(choice[1], re.findall(r"[\w-]+", choice[2])) if choice else ""


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`` Có phải ý bạn là “…”?``, or nothing where no candidate is close."""
    from generator.words.vietnamese import nearest

    found = nearest(word, candidates, limit=1)
    return f". Có phải ý bạn là “{found[0]}”?" if found else ""


def folder(text: str) -> Path:
    """A folder that is there; its name in the form the file system wants."""
    path = Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"không có thư mục “{text}”")
    return path


def day(text: str) -> str:
    """A day or a moment as ISO text; days as Vietnamese people write them are understood. Empty text means now."""
    if not text:
        return ""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        meant = guess_date(text)
        if meant is None or not meant.is_day:
            raise argparse.ArgumentTypeError(f"không hiểu ngày “{text}”; hãy viết như 2026-11-20") from None
        return str(meant)
    return text


def _columns() -> int:
    import shutil

    return shutil.get_terminal_size().columns - 2


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
