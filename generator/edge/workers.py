"""Several processes for one build: each is a copy of this one, so nothing has to be sent to it.

Copies are made with ``fork``. Where there is none, or other threads run (which a copy would lose in the middle of
something), or one processor is all there is, the work is done here, one job after the other, with the same answers.
"""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from typing import IO, Any

from generator.words.sharing import Here, in_turn

VARIABLE = "EXEMPLARS_WORKERS"
"""How many processes a build may use; all processors when it is not set."""
_WIDTH = 4


def processes() -> int:
    """How many processes may work side by side."""
    given = os.environ.get(VARIABLE, "")
    if given.isdecimal():
        return max(1, int(given))
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def share(jobs: Sequence[Callable[[], Any]], /) -> list[Any]:
    """Do ``jobs`` in as many processes as there are processors and give their answers in order.

    Those that must be done here are begun at once. Answers of other processes come back pickled. What a process that
    was killed left undone is done here.
    """
    wanted = min(processes(), len(jobs))
    if wanted < 2 or not hasattr(os, "fork") or threading.active_count() > 1:
        return in_turn(jobs)
    return _shared(jobs, wanted)


def _shared(jobs: Sequence[Callable[[], Any]], wanted: int) -> list[Any]:
    reading, writing = os.pipe()
    here = [number for number, job in enumerate(jobs) if isinstance(job, Here)]
    there = [number for number, job in enumerate(jobs) if not isinstance(job, Here)]
    os.write(writing, b"".join(number.to_bytes(_WIDTH, "big") for number in there))
    os.close(writing)
    helpers: list[tuple[int, IO[bytes]]] = []
    done: dict[int, Any] = {}
    with ExitStack() as open_files:
        try:
            _flush()
            for _ in range(wanted - 1):
                file: IO[bytes] = open_files.enter_context(tempfile.TemporaryFile())
                process = os.fork()
                if not process:
                    _help(jobs, reading, file)
                helpers.append((process, file))
            for number in chain(here, _numbers(reading)):
                done[number] = jobs[number]()
        finally:
            os.close(reading)
            for process, _ in helpers:
                os.waitpid(process, 0)
        for _, file in helpers:
            done |= _answers(file)
    return [_answer(done[number]) if number in done else jobs[number]() for number in range(len(jobs))]


def _flush() -> None:
    """Leave nothing in a buffer that a copy of this process could write a second time."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


class _Raised:
    """What a job raised in another process."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def _answer(found: Any) -> Any:
    if isinstance(found, _Raised):
        raise found.error
    return found


def _numbers(reading: int) -> Iterator[int]:
    """Numbers of jobs that nobody has begun; each goes to one process."""
    while taken := os.read(reading, _WIDTH):
        yield int.from_bytes(taken, "big")


def _help(jobs: Sequence[Callable[[], Any]], reading: int, file: IO[bytes]) -> None:
    """Be a helper: do jobs, write down their answers, and end without a trace."""
    status = 1
    try:
        for number in _numbers(reading):
            try:
                found = jobs[number]()
            except Exception as error:
                found = _Raised(error)
            file.write(pickle.dumps((number, found), pickle.HIGHEST_PROTOCOL))
        file.flush()
        status = 0
    finally:
        os._exit(status)


def _answers(file: IO[bytes]) -> dict[int, Any]:
    """What a helper wrote down; what a killed one cut short is left out."""
    file.seek(0)
    found: dict[int, Any] = {}
    while True:
        try:
            number, answer = pickle.load(file)  # noqa: S301 - written by a copy of this process a moment ago
        except (EOFError, pickle.UnpicklingError):
            return found
        found[number] = answer
