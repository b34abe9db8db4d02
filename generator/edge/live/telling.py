"""Tells the author on the terminal what is wrong with the records, when it is not what was told before."""

from __future__ import annotations

import gc
import io
import threading
from collections.abc import Callable, Sequence

from generator.edge.live.stage import Generation, Stage
from generator.edge.printing import show
from generator.edge.printing.text import counts
from generator.words.diagnostics import Diagnostic, Severity

NONE = "Hồ sơ không có lỗi nào."
PAUSE = 0.5
"""Seconds that browsers have for themselves after a change."""


class Teller:
    """Checks each generation in a thread of its own, after its first pages have been served."""

    def __init__(self, stage: Stage, say: Callable[[str], None]) -> None:
        self._stage, self._say = stage, say
        self._told = NONE
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="findings", daemon=True)

    def start(self) -> None:
        """Begin with the first generation."""
        self._thread.start()

    def stop(self) -> None:
        """Say no more."""
        self._over.set()

    def _run(self) -> None:
        number, first = 0, True
        while not self._over.is_set():
            if not self._stage.wait(number, PAUSE) or self._over.wait(PAUSE):
                continue
            now = self._stage.current
            number = now.number
            self._tell(now)
            if first:
                self._stage.remember()
                gc.collect()
                gc.freeze()  # what is here will hardly go away; later searches for dead cycles need not look at it
                first = False
            else:
                gc.collect()

    def _tell(self, now: Generation) -> None:
        try:
            text = _text(self._stage.findings(now))
        except Exception as error:
            text = f"Chưa kiểm tra được hồ sơ: {error}"
        if text != self._told and not self._over.is_set():
            self._say(text)
            self._told = text


def _text(found: Sequence[Diagnostic]) -> str:
    errors = [one for one in found if one.severity is Severity.ERROR]
    rest = [one for one in found if one.severity is not Severity.ERROR]
    lines = []
    if not errors:
        lines.append(NONE)
    else:
        shown = io.StringIO()
        show("text", errors, shown)
        lines.append(shown.getvalue().rstrip())
    if rest:
        lines.append(f"{counts(rest)}; chạy `exemplars check` để xem.")
    return "\n".join(lines)
