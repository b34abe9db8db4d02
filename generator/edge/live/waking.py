"""Sleeps until something below some folders may have changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

CHANGES = frozenset({"created", "modified", "moved", "deleted", "closed"})
SETTLE = 0.02
"""Seconds between the first sign of a change and the look: an editor writes, renames and sets rights in one go."""


class Alarm(FileSystemEventHandler):
    """Wakes one thread when the system tells of a change; without the system's help it only sleeps."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._woken = threading.Event()
        self._observer = Observer()
        self.works = True
        try:
            for folder in folders:
                if folder.is_dir():
                    self._observer.schedule(self, str(folder), recursive=True)
            self._observer.start()
        except (OSError, RuntimeError):  # no more watches are given, or a file system that has none
            self.works = False

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called in the observer's thread."""
        if event.event_type in CHANGES:
            self._woken.set()

    def wake(self) -> None:
        """End the sleep."""
        self._woken.set()

    def sleep(self, seconds: float) -> None:
        """Sleep until woken, for so long at most."""
        if self._woken.wait(seconds):
            time.sleep(SETTLE)
            self._woken.clear()

    def stop(self) -> None:
        """Let the system's watches go."""
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join()
