"""Every touch of the disk that publishing makes, one small method each.

Publishing is proved by failing or killing it at each of these steps, so nothing else in this folder may touch a file;
a test holds that. What is written is on the disk, not in a cache, before its name can be seen.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import Path

_FILE_MODE, _FOLDER_MODE = 0o644, 0o755
_CHUNK = 1 << 20


class Disk:
    """The file operations of publishing. A subclass sees each one coming in ``step`` and may make it fail."""

    def step(self, operation: str, path: Path) -> None:
        """Called before each operation."""

    def make_folder(self, path: Path) -> None:
        """A new folder that everybody may read, whatever the umask; one that is there stays."""
        self.step("mkdir", path)
        try:
            path.mkdir(mode=_FOLDER_MODE)
        except FileExistsError:
            return
        path.chmod(_FOLDER_MODE)

    def write(self, path: Path, content: bytes, *, stamp: int | None = None) -> None:
        """A new file with ``content``, on the disk when this returns; ``stamp`` is its time of change."""
        self.step("open", path)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, _FILE_MODE)
        try:
            os.fchmod(handle, _FILE_MODE)
            rest = memoryview(content)
            while rest:
                # The first piece is short, so that a fault can strike a file that is half written.
                self.step("write", path)
                rest = rest[os.write(handle, rest[: _CHUNK if len(rest) < len(content) else (len(rest) + 1) // 2]) :]
            if stamp is not None:
                os.utime(handle, (stamp, stamp))
            self.step("fsync", path)
            os.fsync(handle)
        finally:
            os.close(handle)

    def replace(self, path: Path, content: bytes) -> None:
        """Put ``content`` in the place of a file that others may be reading."""
        fresh = path.with_name(f".{path.name}.new")
        self.remove(fresh)
        self.write(fresh, content)
        self.rename(fresh, path)
        self.sync_folder(path.parent)

    def point(self, link: Path, target: str) -> None:
        """Make ``link`` lead to ``target``, from one moment to the next."""
        fresh = link.with_name(f".{link.name}.new")
        self.remove(fresh)
        self.step("symlink", fresh)
        fresh.symlink_to(target)
        self.rename(fresh, link)
        self.sync_folder(link.parent)

    def link(self, source: Path, path: Path) -> None:
        """Give a file a second name."""
        self.step("link", path)
        os.link(source, path, follow_symlinks=False)

    def rename(self, source: Path, path: Path) -> None:
        """Give a file or folder another name."""
        self.step("rename", path)
        source.rename(path)

    def sync_folder(self, path: Path) -> None:
        """Bring the names in a folder to the disk."""
        self.step("fsync", path)
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Remove a file or a link, if it is there."""
        self.step("unlink", path)
        path.unlink(missing_ok=True)

    def remove_tree(self, path: Path) -> None:
        """Remove a folder and all in it, if it is there; links in it are removed, not followed."""
        if not self.is_folder(path):
            return
        for name, kind in self.entries(path):
            if kind == "folder":
                self.remove_tree(path / name)
            else:
                self.remove(path / name)
        self.step("rmdir", path)
        path.rmdir()

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""
        self.step("read", path)
        return path.read_bytes()

    def target_of(self, link: Path) -> str:
        """Where a link leads; "" when there is none, the path itself when it is no link."""
        self.step("readlink", link)
        try:
            return str(link.readlink())
        except FileNotFoundError:
            return ""
        except OSError as error:
            if error.errno == EINVAL:
                return str(link)
            raise

    def is_folder(self, path: Path) -> bool:
        """Whether ``path`` is a folder itself, not a link to one."""
        return path.is_dir() and not path.is_symlink()

    def is_file(self, path: Path) -> bool:
        """Whether ``path`` is a file itself, not a link to one."""
        return path.is_file() and not path.is_symlink()

    def entries(self, path: Path) -> list[tuple[str, str]]:
        """Names in a folder with what they are, sorted: ``file``, ``folder`` or ``other``."""
        self.step("list", path)
        with os.scandir(path) as listing:
            return sorted((entry.name, _kind(entry)) for entry in listing)

    def files(self, path: Path, inner: str = "") -> Iterator[tuple[str, str]]:
        """Every entry below a folder that is no folder, by its path from there, with what it is."""
        for name, kind in self.entries(path):
            if kind == "folder":
                yield from self.files(path / name, f"{inner}{name}/")
            else:
                yield inner + name, kind

    @contextmanager
    def locked(self, path: Path) -> Iterator[None]:
        """Wait until nobody else holds the lock file; the system lets go of it whatever becomes of us."""
        self.step("lock", path)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, _FILE_MODE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_dir(follow_symlinks=False):
        return "folder"
    return "file" if entry.is_file(follow_symlinks=False) else "other"
