"""How far a long step is: a bar that redraws where a person watches, a few plain lines elsewhere."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from generator.edge.streams import is_watched

_REDRAW = 0.1
_QUARTERS = 4
_BAR = 24
_ERASE = "\r\x1b[2K"


class Progress:
    """Counts the steps of one job on ``stream`` (stderr when None), as a context manager.

    Args:
        label: what is being done, in Vietnamese: ``Dựng trang``.
        total: how many steps there are; 0 shows nothing.
        stream: where to write.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        label: str,
        total: int,
        *,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._label, self._total = label, total
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._watched = is_watched(self._stream)
        self._done = 0
        self._shown = -_REDRAW
        self._quarter = 0
        self._start = 0.0

    def __enter__(self) -> Progress:
        self._start = self._clock()
        self._shown = self._start - _REDRAW
        if self._watched and self._total:
            self._draw()
        return self

    def advance(self, steps: int = 1) -> None:
        """Tell that ``steps`` more are done."""
        self.reach(self._done + steps)

    def reach(self, done: int) -> None:
        """Tell that so many are done in all."""
        self._done = min(done, self._total)
        if not self._total:
            return
        if self._watched:
            self._draw()
        else:
            self._tell_quarter()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._watched and self._total:
            self._stream.write(_ERASE)
        if kind is None and self._total:
            seconds = f"{self._clock() - self._start:.1f}".replace(".", ",")
            self._stream.write(f"{self._label}: {number(self._done)} trong {seconds} giây\n")
        self._stream.flush()

    def _draw(self) -> None:
        now = self._clock()
        if now - self._shown < _REDRAW:
            return
        self._shown = now
        self._stream.write(_ERASE + self._line())
        self._stream.flush()

    def _line(self) -> str:
        share = self._done / self._total
        filled = int(share * _BAR)
        line = (
            f"{self._label} {'█' * filled}{'░' * (_BAR - filled)} "
            f"{share:4.0%} ({number(self._done)}/{number(self._total)})"
        )
        return line[: shutil.get_terminal_size().columns - 1]

    def _tell_quarter(self) -> None:
        """A line for each quarter that is full, but not for the last: the closing line says that."""
        quarter = self._done * _QUARTERS // self._total
        if self._quarter < quarter < _QUARTERS:
            self._stream.write(f"{self._label}: {number(self._done)}/{number(self._total)}\n")
            self._stream.flush()
        self._quarter = quarter


def number(value: int) -> str:
    """A whole number as it is written in Vietnamese: ``12.345``."""
    return f"{value:,}".replace(",", ".")
