"""What the streams of a program can show."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TextIO


def speak_utf8() -> None:
    """Make stdout and stderr write UTF-8 whatever the locale says; what has no UTF-8 form is escaped."""
    # A program may be started with closed streams (``>&-``): what it says then goes nowhere, but it runs.
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")


def wants_color(stream: TextIO) -> bool:
    """Whether a person looks at ``stream`` and has not asked for plain text (https://no-color.org)."""
    return is_watched(stream) and not os.environ.get("NO_COLOR")


def is_watched(stream: TextIO) -> bool:
    """Whether ``stream`` is a terminal that can redraw a line."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"
