"""Paths of the site, each claimed by exactly one maker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ELSEWHERE = re.compile(r"(?:\A|/)\.{0,2}(?:/|\Z)|\\")
"""A part that is empty, "." or "..", as every absolute path has; or the other system's slash."""


class PathClaimedTwiceError(ValueError):
    """Two makers want to write the same file; happens when two planners plan one address."""

    def __init__(self, path: str, first: str, second: str) -> None:
        super().__init__(f"{path}: claimed by {first} and by {second}")
        self.path, self.first, self.second = path, first, second


@dataclass(slots=True)
class Manifest:
    """Which maker owns which path of the site. Paths are compared without regard to letter case."""

    _makers: dict[str, str] = field(default_factory=dict)
    _spelled: dict[str, str] = field(default_factory=dict)
    """Paths that are spelled otherwise than they are compared; most are not."""

    def claim(self, path: str, maker: str) -> None:
        """Reserve ``path`` for ``maker``.

        Raises:
            PathClaimedTwiceError: somebody else has it.
            ValueError: the path is absolute or leaves the site.
        """
        if _ELSEWHERE.search(path):
            raise ValueError(f"not a path inside the site: {path!r}")
        folded = path.casefold()
        if folded in self._makers:
            raise PathClaimedTwiceError(path, self._makers[folded], maker)
        if folded == path:
            self._makers[path] = maker
        else:
            self._makers[folded], self._spelled[folded] = maker, path

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._spelled.get(folded, folded) for folded in self._makers))

    def __len__(self) -> int:
        return len(self._makers)

    def __contains__(self, path: str) -> bool:
        return path.casefold() in self._makers
