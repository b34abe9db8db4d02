"""One command, measured: wall and processor time, and the most memory its processes had together."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.1
_PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and processor time, and mebibytes.

    ``memory`` is the largest sum of the proportional set sizes (PSS) of all processes seen at one moment, looked at ten
    times a second: what several processes share counts once.
    """

    wall: float
    processor: float
    memory: float


class CommandFailed(Exception):
    """A measured command did not end well."""


def cost_of(words: Sequence[str], folder: Path, environ: dict[str, str] | None = None) -> Cost:
    """Run a command in ``folder``; its output is kept only for the message of a failure."""
    log = folder / ".bench-output"
    with log.open("wb") as file:
        start = time.perf_counter()
        process = subprocess.Popen(
            words,
            cwd=folder,
            stdout=file,
            stderr=subprocess.STDOUT,
            env={**_usual(), **(environ or {})},
        )
        peak = _Peak(process.pid)
        watcher = threading.Thread(target=peak.watch, daemon=True)
        watcher.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        peak.over.set()
        watcher.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise CommandFailed(f"{' '.join(words)}: {process.returncode}\n{log.read_text('utf-8', 'replace')[-2000:]}")
    log.unlink()
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak.most / 1024)


def _usual() -> dict[str, str]:
    """The environment, in which Python keeps what it has compiled, as it does on everybody's machine."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class _Peak:
    def __init__(self, process: int) -> None:
        self.over = threading.Event()
        self.most = 0
        self._process = process

    def watch(self) -> None:
        while not self.over.wait(PAUSE):
            self.most = max(self.most, sum(map(_pss, _family(self._process))))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        for task in (_PROC / str(process) / "task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))
    except OSError:
        return


def _pss(process: int) -> int:
    """The proportional set size in kibibytes; 0 of a process that has just ended."""
    try:
        for line in (_PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
