"""Asks child processes to open and draw pictures, several at a time, and outlives whatever becomes of them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, TypeVar

import generator
from generator.edge.pictures.worker import receive, send

PATIENCE = 120.0
"""Seconds on the wall for one job; the child's own limit of processor time is reached first unless it only waits."""
_COMMAND = (sys.executable, "-P", "-m", "generator.edge.pictures.worker")
J = TypeVar("J")


class Refused(ValueError):
    """A job could not be done: the picture is bad, or its process ran out of time or memory."""


@dataclass(slots=True)
class Child:
    """One child process, started when first asked and again after it died."""

    patience: float = PATIENCE
    _process: subprocess.Popen[bytes] | None = None

    def ask(self, head: dict[str, Any], blobs: Iterable[bytes] = ()) -> tuple[dict[str, Any], list[bytes]]:
        """Have one job done.

        Raises:
            Refused: see there.
        """
        process = self._process = self._process or _start()
        assert process.stdin is not None  # noqa: S101 - for the type checker
        assert process.stdout is not None  # noqa: S101
        clock = threading.Timer(self.patience, process.kill)
        clock.start()
        try:
            send(process.stdin, head, tuple(blobs))
            reply = receive(process.stdout)
        except OSError:
            reply = None
        finally:
            clock.cancel()
            clock.join()  # who forks afterwards must find no thread of ours
        if reply is None:
            self.end()
            raise Refused("the process that opened it was ended")
        if "bad" in reply[0]:
            raise Refused(str(reply[0]["bad"]))
        return reply

    def end(self) -> None:
        """Let the process go."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()


def _start() -> subprocess.Popen[bytes]:
    """Start a child with our code and next to nothing of our environment."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT", "LD_LIBRARY_PATH") if name in os.environ}
    here = str(Path(generator.__file__).parent.parent)
    return subprocess.Popen(  # noqa: S603 - our own program
        _COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**kept, "PYTHONPATH": here, "PYTHONUTF8": "1"},
    )


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def children(count: int) -> Iterator[SimpleQueue[Child]]:
    """Some children to borrow and give back."""
    everyone = [Child() for _ in range(max(1, count))]
    free: SimpleQueue[Child] = SimpleQueue()
    for child in everyone:
        free.put(child)
    try:
        yield free
    finally:
        for child in everyone:
            child.end()


def each(jobs: Iterable[J], work: Callable[[Child, J], None], *, at_once: int = 0) -> None:
    """Do all ``jobs``, each with a child of its own, as many at a time as there are processors.

    Args:
        jobs: what is to be done.
        work: does one of them.
        at_once: how many at a time; 0 for as many as there are processors.
    """
    listed = list(jobs)
    count = min(at_once or _processors(), len(listed))
    if not listed:
        return
    with children(count) as free, ThreadPoolExecutor(count) as pool:

        def one(job: J) -> None:
            child = free.get()
            try:
                work(child, job)
            finally:
                free.put(child)

        for done in [pool.submit(one, job) for job in listed]:
            done.result()
