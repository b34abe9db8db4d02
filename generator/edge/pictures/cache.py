"""Keeps made pictures on disk between builds: whole files, named by what they are made from and what they hold.

A file is written under another name and renamed, so a kill leaves nothing half-written under a good name. Its name
carries the hash of its content, so a damaged one is noticed and made again. What a build did not ask for is removed
after it: the cache is never larger than the site's own pictures, and keeps nothing of those who were withdrawn.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.edge.verify import Fingerprint, Lying, fingerprint, lying

_NAME = re.compile(r"([0-9a-f]{40})-([0-9a-f]{32})")
_SEEN = re.compile(r"([0-9a-f]{40})-(?:(\d{1,5})x(\d{1,5})|bad)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One made picture: the key of its recipe, where its bytes are, what they are, and how the file lay when it was
    found to hold them; None where nobody has looked at all of it in this run.
    """

    key: str
    path: str
    mark: Fingerprint
    lying: Lying | None = None

    def whole(self) -> Lying | None:
        """Read the file, and say how it lies if it holds what it should."""
        try:
            with open(self.path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path for each costs as much as looking
                content = file.readall()
                seen = lying(os.fstat(file.fileno()))
        except OSError:
            return None
        return seen if len(content) == seen[1] and fingerprint(content) == self.mark else None


class Cache:
    """One cache folder during one build. Others may use the folder at the same time.

    Args:
        folder: where to keep things; it need not exist, and when it cannot be written a passing one takes its place.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = self._first = folder
        self._lock = _locked(folder, shared=True)
        self._passing: tempfile.TemporaryDirectory[str] | None = None
        self._made: dict[str, tuple[str, Fingerprint]] = {}
        self._seen: dict[str, tuple[str, tuple[int, int] | None]] = {}
        self._asked: set[str] = set()
        self._listed: set[str] = set()

    def _list(self, key: str) -> None:
        """Know what lies beside the thing with this ``key``; only what is asked for is looked at."""
        beside = key[:2]
        if beside in self._listed:
            return
        self._listed.add(beside)
        shelf = f"{self._first}/{beside}"
        with contextlib.suppress(OSError):
            # A Path for each of tens of thousands of pictures costs as much as looking, and more room than all pages.
            for name in os.listdir(shelf):  # noqa: PTH208
                if found := _NAME.fullmatch(name):
                    self._made.setdefault(found[1], (f"{shelf}/{name}", bytes.fromhex(found[2])))
                elif found := _SEEN.fullmatch(name):
                    size = (int(found[2]), int(found[3])) if found[2] else None
                    self._seen.setdefault(found[1], (f"{shelf}/{name}", size))

    def known(self, key: str) -> Kept | None:
        """What was made by the recipe with this ``key``, if it is here; nobody has looked whether it is unharmed."""
        self._list(key)
        path, mark = self._made.get(key, ("", b""))
        return Kept(key=key, path=path, mark=mark) if path else None

    def want(self, key: str) -> None:
        """Go on keeping what was made by the recipe with this ``key``; it is not needed now."""
        self._list(key)
        if found := self._made.get(key):
            self._asked.add(found[0])

    def keep(self, key: str, content: bytes) -> Kept:
        """Keep what was made."""
        mark = fingerprint(content)
        path = self._write(f"{key}-{mark.hex()}", content)
        self._made[key] = (path, mark)
        kept = Kept(key=key, path=path, mark=mark)
        return replace(kept, lying=kept.whole())

    def let_go(self) -> None:
        """Hold no names any more; whatever is asked for is looked up again. There may be more of them than pages."""
        if self.folder == self._first:
            self._made.clear()
            self._seen.clear()
            self._listed.clear()

    def seen(self, key: str) -> tuple[bool, tuple[int, int] | None]:
        """Whether a source was opened before, and its size, None for a bad one."""
        self._list(key)
        found = self._seen.get(key)
        if found is None:
            return False, None
        self._asked.add(found[0])
        return True, found[1]

    def note(self, key: str, size: tuple[int, int] | None) -> None:
        """Remember what became of a source."""
        path = self._write(f"{key}-{size[0]}x{size[1]}" if size else f"{key}-bad", b"")
        self._seen[key] = (path, size)

    def release(self) -> None:
        """Let others remove what is here."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        if self._passing is not None:
            self._passing.cleanup()
            self._passing = None

    def forget_others(self) -> None:
        """Remove all that was not asked for, unless another build is looking for its own. ``release`` first."""
        with _alone(self.folder) as alone:
            if alone:
                for path in _files(self.folder):
                    if path not in self._asked:
                        with contextlib.suppress(OSError):
                            os.unlink(path)  # noqa: PTH108 - as above

    def _write(self, name: str, content: bytes) -> str:
        path = self.folder / name[:2] / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if self._lock is None:
                self._lock = _locked(self.folder, shared=True)
            scratch = path.with_name(f".{secrets.token_hex(8)}")
            try:
                with scratch.open("xb") as file:  # readable by whom the site will be: it is linked there
                    file.write(content)
                scratch.replace(path)
            except OSError:
                scratch.unlink(missing_ok=True)
                raise
        except OSError:
            if self._passing is not None:
                raise
            self._passing = tempfile.TemporaryDirectory(prefix="exemplars-")
            self.folder = Path(self._passing.name)
            return self._write(name, content)
        self._asked.add(str(path))
        return str(path)


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield f"{parent}/{name}"


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    handle = _locked(folder, shared=False)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            os.close(handle)


def _locked(folder: Path, *, shared: bool) -> int | None:
    """Lock a folder for as long as the answer is open; None when it cannot be had at once."""
    if sys.platform == "win32" or not folder.is_dir():
        return None
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle
