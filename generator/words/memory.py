"""Answers worked out before, by the kind of work and by the hash of everything that went into them.

The core says what is worth remembering and under which key; the edge decides where it is kept (``edge.memory``).
An answer is a pure function of its key's parts and of the program, so it may always be worked out again.
"""

from __future__ import annotations

import hashlib
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


def key_of(*parts: bytes | str) -> bytes:
    """A key of 16 bytes; parts are told apart by their lengths, so no two lists of parts have one key."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "little"))
        digest.update(raw)
    return digest.digest()
