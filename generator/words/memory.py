"""Answers worked out before, by the kind of work and by the hash of everything that went into them.

The core says what is worth remembering and under which key; the edge decides where it is kept (``edge.memory``).
An answer is a pure function of its key's parts and of the program, so it may always be worked out again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Protocol


class Memory(Protocol):
    """Remembers answers."""

    def recall(self, kind: str, key: bytes, /) -> Any:
        """What was kept under ``key``; None where nothing was."""
        ...

    def keep(self, kind: str, key: bytes, answer: object, /) -> None:
        """Remember an ``answer``, which nobody changes any more."""
        ...


class Forgetful:
    """Remembers nothing."""

    def recall(self, kind: str, key: bytes, /) -> Any:
        """Nothing is known."""
        return None

    def keep(self, kind: str, key: bytes, answer: object, /) -> None:
        """Nothing is kept."""


FORGETFUL = Forgetful()
Note = tuple[str, bytes, Any]
"""The kind and the key of an answer, and the answer if it is new."""


@dataclass(slots=True)
class Notebook:
    """A memory for work that may be done in another process: it recalls, and notes what ``memory`` is to be told."""

    memory: Memory
    _notes: list[Note] = field(default_factory=list)

    def recall(self, kind: str, key: bytes, /) -> Any:
        """What ``memory`` knows; that it was asked for is noted too."""
        answer = self.memory.recall(kind, key)
        if answer is not None:
            self._notes.append((kind, key, None))
        return answer

    def keep(self, kind: str, key: bytes, answer: object, /) -> None:
        """Note an answer."""
        self._notes.append((kind, key, answer))

    def notes(self) -> list[Note]:
        """What was noted since the last time."""
        found, self._notes = self._notes, []
        return found


def tell(memory: Memory, notes: Iterable[Note]) -> None:
    """Let ``memory`` know what somebody noted."""
    for kind, key, answer in notes:
        if answer is None:
            memory.recall(kind, key)
        else:
            memory.keep(kind, key, answer)


def key_of(*parts: bytes | str) -> bytes:
    """A key of 16 bytes; parts are told apart by their lengths, so no two lists of parts have one key."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "little"))
        digest.update(raw)
    return digest.digest()
