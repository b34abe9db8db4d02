"""Independent pieces of work, done in some order by whoever has time, with the answers in the order of the pieces.

The core says what may be done side by side; the edge decides who does it (``edge.workers``). A piece must change
nothing that others see, since it may run in another process.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Share(Protocol):
    """Does all ``jobs`` and gives their answers, in the order of the jobs."""

    def __call__(self, jobs: Sequence[Callable[[], T]], /) -> list[T]:
        """What the first job raised is raised again."""
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """A job whose answer must be made in this process, since it holds what cannot be sent, or changes what others see.

    It may be begun before all other jobs.
    """

    job: Callable[[], Any]

    def __call__(self) -> Any:
        """Do it."""
        return self.job()


@dataclass(frozen=True, slots=True)
class Ahead:
    """Pieces of a longer piece of work, to be done side by side before it; ``take`` is told their answers in order."""

    jobs: Sequence[Callable[[], Any]]
    take: Callable[[Sequence[Any]], None]


def in_turn(jobs: Sequence[Callable[[], Any]], /) -> list[Any]:
    """One after the other, here."""
    return [job() for job in jobs]


def pieces(things: Sequence[T], least: int, most: int = 16) -> list[Sequence[T]]:
    """``things`` in order, cut into at most ``most`` pieces of about the same length, none much below ``least``."""
    count = max(1, min(most, len(things) // least))
    bounds = [len(things) * number // count for number in range(count + 1)]
    return [things[start:end] for start, end in pairwise(bounds) if start < end]
