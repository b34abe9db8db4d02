"""What changed on the disk since the last look, down to the bytes.

A look lists the folders and compares how every file lies there: inode, size, time of change and of the inode's own
change, which nobody can set by hand. Only a file that lies otherwise is read again, and only other bytes count as a
change. One that was written a moment ago is read again next time too, since clocks of file systems tick slowly.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.intake.read import Entry, FolderSource, UnreadableError

Sign = tuple[int, ...]
TEXT = (".md", ".csv", ".yml", ".html", ".css", ".js", ".svg", ".txt")
YOUNG = 100_000_000
"""Nanoseconds after which a file that lies as it lay has the same bytes."""


@dataclass(frozen=True, slots=True)
class _Kept:
    sign: Sign
    content: bytes | None


class Watched:
    """The files below ``root``. Only text is kept in memory, not pictures and documents."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, _Kept] = {}
        self._listed: dict[Path, tuple[int, tuple[Entry, ...]]] = {}
        self._shape = 0
        self.restless = False

    def look(self, names: Sequence[str]) -> frozenset[str]:
        """The paths, from the root, of all that was added, was removed or has other bytes since the last look.

        ``names`` are the folders and files to look at, by their paths from the root.
        """
        source = FolderSource(self._root)
        now, young = time.time_ns(), False
        known: dict[str, _Kept] = {}
        changed: set[str] = set()
        for path, sign, changed_at in self._signs(names):
            before = self._known.get(path)
            if before is not None and before.sign == sign:
                known[path] = before
                continue
            fresh = now - changed_at < YOUNG
            young = young or fresh
            content = self._content(source, path, sign)
            known[path] = _Kept((*sign, now) if fresh else sign, content)
            if before is None or content is None or before.content != content:
                changed.add(path)
        changed |= self._known.keys() - known.keys()
        if not all(_is_text(self._known.get(path)) and _is_text(known.get(path)) for path in changed):
            self._shape += 1
        self._known, self.restless = known, young
        return frozenset(changed)

    def entries(self, root: Path, listing: Callable[[], Iterator[Entry]]) -> Sequence[Entry]:
        """What ``listing`` says of the folder ``root``, asked only when files have come, gone or become no text."""
        shape, found = self._listed.get(root, (-1, ()))
        if shape != self._shape:
            shape, found = self._listed[root] = (self._shape, tuple(listing()))
        return found

    def content(self, path: str) -> bytes | None:
        """The bytes of a file at the last look; None for what is not kept."""
        kept = self._known.get(path)
        return kept.content if kept else None

    def sign(self, path: str) -> Sign | None:
        """How a file lay at the last look."""
        kept = self._known.get(path)
        return kept.sign if kept else None

    def _content(self, source: FolderSource, path: str, sign: Sign) -> bytes | None:
        if not path.endswith(TEXT) or not stat.S_ISREG(sign[0]):
            return None
        try:
            return source.read(path)
        except UnreadableError:
            return None

    def _signs(self, names: Sequence[str]) -> Iterator[tuple[str, Sign, int]]:
        waiting = list(names)
        while waiting:
            path = waiting.pop()
            try:
                there = (self._root / path).lstat()
            except OSError:
                continue
            if stat.S_ISDIR(there.st_mode):
                yield from self._inside(path, waiting)
            else:
                yield path, _sign(there), there.st_ctime_ns

    def _inside(self, path: str, waiting: list[str]) -> Iterator[tuple[str, Sign, int]]:
        try:
            with os.scandir(self._root / path) as listing:
                for entry in listing:
                    inner = f"{path}/{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(inner)
                        continue
                    there = entry.stat(follow_symlinks=False)
                    yield inner, _sign(there), there.st_ctime_ns
        except OSError:
            return


def _is_text(kept: _Kept | None) -> bool:
    return kept is not None and kept.content is not None


def _sign(there: os.stat_result) -> Sign:
    return there.st_mode, there.st_ino, there.st_size, there.st_mtime_ns, there.st_ctime_ns


class WatchedSource(FolderSource):
    """The records as they were at the last look, of which only those that changed were read from the disk."""

    def __init__(self, root: Path, records: str, watched: Watched) -> None:
        super().__init__(root / records)
        self._records, self._watched = records, watched

    def files(self) -> Iterator[Entry]:
        """Every file, sorted by path."""
        yield from self._watched.entries(self.root, super().files)

    def read(self, path: str) -> bytes:
        """The bytes of one listed file; ``UnreadableError`` where it cannot be read."""
        content = self._watched.content(f"{self._records}/{path}")
        return super().read(path) if content is None else content
