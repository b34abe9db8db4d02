"""Disks that fail, or kill their own process, at one chosen file operation; and one that remembers all of them."""

from __future__ import annotations

import errno
import os
import signal
from pathlib import Path

from generator.edge.publishing.disk import Disk

ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)


class CountingDisk(Disk):
    def __init__(self) -> None:
        self.steps: list[tuple[str, Path]] = []

    def step(self, operation: str, path: Path) -> None:
        self.steps.append((operation, path))


class FailingDisk(Disk):
    """Fails the operation number ``at``; with ``forever`` each one after it that writes, as a full disk does."""

    def __init__(self, at: int, error: int, *, forever: bool = False) -> None:
        self.at, self.error, self.forever, self.count, self.struck = at, error, forever, 0, False

    def step(self, operation: str, path: Path) -> None:
        self.count += 1
        later = self.forever and self.count > self.at and operation in {"open", "write", "mkdir", "symlink", "link"}
        if self.count == self.at or later:
            self.struck = True
            raise OSError(self.error, os.strerror(self.error), str(path))


class DyingDisk(Disk):
    """Kills the process, as ``kill -9`` does, at the operation number ``at``."""

    def __init__(self, at: int) -> None:
        self.at, self.count = at, 0

    def step(self, operation: str, path: Path) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)
