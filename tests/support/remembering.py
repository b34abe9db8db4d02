"""A memory for tests."""

from __future__ import annotations

from typing import Any


class Remembering:
    """Remembers for as long as it lives, and counts what it is told."""

    def __init__(self) -> None:
        self.known: dict[bytes, Any] = {}
        self.kept = 0

    def recall(self, kind: str, key: bytes, /) -> Any:
        return self.known.get(key)

    def keep(self, kind: str, key: bytes, answer: object, /) -> None:
        self.known[key] = answer
        self.kept += 1
