"""The only room that opens files of the repository, and lists them with everything that is odd about them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from generator.intake.rules import files
from generator.intake.shelves import MEDIA, Role, is_hidden_folder, name_clashes, shelf_of
from generator.words.diagnostics import Diagnostic, Place

FILE_LIMIT = 4 * 1024 * 1024
MEDIA_LIMIT = 40 * 1024 * 1024
"""No text file is read beyond this; the finer limits apply to what is inside."""
MOST_FOLDERS = 12
"""Folders inside folders; beyond, a path may be too long for the system to open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One path below the records folder, what is wrong with it, and whether its bytes may be read."""

    path: str
    problems: tuple[Diagnostic, ...] = ()
    readable: bool = True


class UnreadableError(OSError):
    """A file that was listed cannot be read after all; the message says why, in Vietnamese."""


class Source(Protocol):
    """Where records come from: a folder, a commit, an archive, a test."""

    def files(self) -> Iterator[Entry]:
        """Every file, sorted by path."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of one listed file.

        Raises:
            UnreadableError: it cannot be read, or is larger than any text file may be.
        """
        ...


@dataclass(frozen=True, slots=True)
class MemorySource:
    """Records held in memory, by path."""

    contents: Mapping[str, bytes]

    def files(self) -> Iterator[Entry]:
        """Every file, sorted by path."""
        yield from entries(dict.fromkeys(self.contents))

    def read(self, path: str) -> bytes:
        """The bytes of one file; ``UnreadableError`` where there is none or it is too large."""
        if path not in self.contents:
            raise UnreadableError("Không có tệp này.")
        if len(self.contents[path]) > limit_of(path):
            raise UnreadableError(too_large(path))
        return self.contents[path]


@dataclass(slots=True)
class FolderSource:
    """The records folder on disk. Nothing outside it is ever opened: links are findings, not ways."""

    root: Path
    _folders: set[str] = field(default_factory=set, repr=False)

    def files(self) -> Iterator[Entry]:
        """Every file, sorted by path; what cannot be looked at becomes an entry with a finding."""
        odd: dict[str, Diagnostic | None] = {}
        if self.root.is_symlink() or not self.root.is_dir():
            message = f"Không thấy thư mục hồ sơ “{self.root.name}”, hoặc nó là một liên kết."
            yield Entry(path=".", problems=(files.UNREADABLE.at(Place(path="."), message),), readable=False)
            return
        self._list(self.root, "", odd)
        yield from entries(odd)

    def _list(self, folder: Path, prefix: str, odd: dict[str, Diagnostic | None]) -> None:
        try:
            with os.scandir(folder) as listing:
                found = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            path = prefix.rstrip("/") or "."
            message = "Không mở được thư mục này."
            odd[path] = files.UNREADABLE.at(Place(path=path), message, hint="Kiểm tra quyền đọc của thư mục.")
            return
        self._folders.add(prefix)
        for entry in found:
            path = prefix + shown(entry.name)
            if path != prefix + entry.name:
                message = "Tên tệp có ký tự không đọc được."
                odd[path] = files.FILE_NAME.at(Place(path=path), message, hint="Đổi tên tệp.")
            elif entry.is_symlink():
                message = "Đây là một liên kết, không phải tệp hay thư mục thật."
                odd[path] = files.SYMLINK.at(Place(path=path), message, hint="Chép chính tệp ấy vào đây.")
            elif entry.is_dir(follow_symlinks=False):
                if path.count("/") >= MOST_FOLDERS:
                    message = f"Thư mục lồng nhau quá {MOST_FOLDERS} tầng; trong thư mục này không có gì được đọc."
                    odd[path] = files.WRONG_FOLDER.at(Place(path=path), message)
                elif not is_hidden_folder(entry.name):
                    self._list(Path(entry.path), f"{path}/", odd)
            else:
                odd[path] = self._problem(entry, path)

    def _problem(self, entry: os.DirEntry[str], path: str) -> Diagnostic | None:
        place = Place(path=path)
        if not entry.is_file(follow_symlinks=False):
            return files.NOT_A_FILE.at(place, "Đây không phải một tệp thường.")
        try:
            size = entry.stat(follow_symlinks=False).st_size
        except OSError:
            return files.UNREADABLE.at(place, "Không đọc được tệp này.", hint="Kiểm tra quyền đọc của tệp.")
        if size > limit_of(path):
            return files.TOO_LARGE.at(place, too_large(path))
        return None

    def read(self, path: str) -> bytes:
        """The bytes of one listed file; ``UnreadableError`` where it cannot be read or is no plain file inside."""
        folder, _, _ = path.rpartition("/")
        if f"{folder}/" not in self._folders and folder:
            self._walk_to(folder)
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        try:
            handle = os.open(os.path.join(self.root, path), flags)  # noqa: PTH118 - a Path for each costs as much
            try:
                seen = os.fstat(handle)
                if not stat.S_ISREG(seen.st_mode):
                    raise UnreadableError("Đây không phải một tệp thường.")
                raw = _all_of(handle, seen.st_size, limit_of(path) + 1)
            finally:
                os.close(handle)
        except UnreadableError:
            raise
        except (OSError, ValueError) as error:
            raise UnreadableError("Không đọc được tệp này.") from error
        if len(raw) > limit_of(path):
            raise UnreadableError(too_large(path))
        return raw

    def _walk_to(self, folder: str) -> None:
        """Make sure that ``folder`` is reached through real folders below the root only."""
        here = self.root
        for part in folder.split("/"):
            here = here / part
            if part in {"", ".", ".."} or here.is_symlink() or not here.is_dir():
                raise UnreadableError("Đường dẫn này không nằm trong thư mục hồ sơ.")
        self._folders.add(f"{folder}/")


def _all_of(handle: int, size: int, most: int) -> bytes:
    """What an open file holds, at most ``most`` bytes; ``size`` is what it is said to hold."""
    raw = os.read(handle, min(size + 1, most))
    if len(raw) == size:
        return raw
    parts = [raw]
    while parts[-1] and (left := most - sum(map(len, parts))) > 0:
        parts.append(os.read(handle, left))
    return b"".join(parts)


def entries(paths: Mapping[str, Diagnostic | None]) -> Iterator[Entry]:
    """The entries of all paths, sorted, with what their names and their neighbours' names tell."""
    clashes = name_clashes(paths)
    strays: set[str] = set()
    for path in sorted(paths):
        problem = paths[path]
        found = [] if problem is None else [problem]
        shelf = shelf_of(path)
        if problem is None:
            found.extend(one for one in shelf.problems if not _repeated(one, path, strays))
        if path in clashes and shelf.role is not Role.NOTHING:
            found.append(clashes[path])
        if found or shelf.role is not Role.NOTHING:
            yield Entry(path=path, problems=tuple(found), readable=problem is None and shelf.role is not Role.NOTHING)


def _repeated(found: Diagnostic, path: str, strays: set[str]) -> bool:
    """An unknown folder is reported once, not for each of its files."""
    top, slash, _ = path.partition("/")
    if found.code != files.WRONG_FOLDER.code or not slash or "Không có thư mục" not in found.message:
        return False
    if top in strays:
        return True
    strays.add(top)
    return False


def shown(name: str) -> str:
    """A file name as it can be printed: bytes that are no text and control characters become U+FFFD."""
    readable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in readable)


def limit_of(path: str) -> int:
    """How many bytes a file may have."""
    return MEDIA_LIMIT if path.startswith(f"{MEDIA}/") else FILE_LIMIT


def too_large(path: str) -> str:
    """What is said of a file beyond that."""
    return f"Tệp lớn hơn {limit_of(path) // 1024 // 1024} MiB."
