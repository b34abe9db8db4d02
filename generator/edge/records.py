"""The only place that writes files of the repository: each whole or not at all, and never through a link."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


class CannotWrite(OSError):
    """A file cannot be written safely; the message is Vietnamese."""


def write_records(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Write ``files`` by path below ``root``: texts in UTF-8 with the line ends they have, bytes as they are.

    Every path is looked at before the first file is written. Each file is written beside its place and moved there,
    so a reader sees the old one or the new one, never a part. Missing folders are made.

    Raises:
        CannotWrite: a path leaves ``root``, leads through a link, or its place is taken by something else than a file.
        OSError: the disk refuses.
    """
    for path in sorted(files):
        _check(root, path)
    for path in sorted(files):
        content = files[path]
        _write(root, path, content if isinstance(content, bytes) else content.encode())


def write_new(root: Path, path: str, content: str) -> None:
    """Write a file that is not there yet.

    Raises:
        FileExistsError: it is there already; it stays as it is.
        CannotWrite: as ``write_records``.
        OSError: the disk refuses.
    """
    _check(root, path)
    name = PurePosixPath(path).name
    with (
        _folder(root, PurePosixPath(path).parts[:-1]) as folder,
        os.fdopen(os.open(name, _NEW, 0o666, dir_fd=folder), "wb") as stream,
    ):
        stream.write(content.encode())


def _check(root: Path, path: str) -> None:
    parts = path.split("/")
    if path.startswith("/") or "\\" in path or "\0" in path or any(part in {"", ".", ".."} for part in parts):
        raise CannotWrite(f"Không ghi “{path}”: đường dẫn này đi ra ngoài kho.")
    here = root
    for number, part in enumerate(parts, start=1):
        here = here / part
        try:
            mode = here.lstat().st_mode
        except FileNotFoundError:
            return
        if stat.S_ISLNK(mode):
            raise CannotWrite(f"Không ghi “{path}”: {here} là một liên kết.")
        if number < len(parts) and not stat.S_ISDIR(mode):
            raise CannotWrite(f"Không ghi “{path}”: {here} không phải một thư mục.")
        if number == len(parts) and not stat.S_ISREG(mode):
            raise CannotWrite(f"Không ghi “{path}”: ở đó đã có thứ khác, không phải một tệp.")


def _write(root: Path, path: str, content: bytes) -> None:
    """Write one file. Folders are opened one inside the other, so that none can be swapped for a link meanwhile."""
    name = PurePosixPath(path).name
    with _folder(root, PurePosixPath(path).parts[:-1]) as folder:
        fresh = f".{name}.{os.getpid()}.tmp"
        with suppress(FileNotFoundError):
            os.unlink(fresh, dir_fd=folder)
        mode = _mode(name, folder)
        try:
            with os.fdopen(os.open(fresh, _NEW, 0o666, dir_fd=folder), "wb") as stream:
                if mode is not None:
                    os.fchmod(stream.fileno(), mode)
                stream.write(content)
            os.rename(fresh, name, src_dir_fd=folder, dst_dir_fd=folder)
        except BaseException:
            with suppress(OSError):
                os.unlink(fresh, dir_fd=folder)
            raise


@contextmanager
def _folder(root: Path, parts: tuple[str, ...]) -> Iterator[int]:
    """The folder below ``root``, opened; made where it is missing."""
    here = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts:
            with suppress(FileExistsError):
                os.mkdir(part, dir_fd=here)
            inner = os.open(part, _FOLDER, dir_fd=here)
            os.close(here)
            here = inner
        yield here
    finally:
        os.close(here)


def _mode(name: str, folder: int) -> int | None:
    """The permissions of the file that is replaced; None where there is none."""
    try:
        return stat.S_IMODE(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return None


def rename_record(root: Path, old: str, new: str) -> None:
    """Give a file below ``root`` another name in the same or another folder; nothing is ever replaced.

    Raises:
        CannotWrite: a path leaves ``root`` or leads through a link, or the new name is taken.
        OSError: the disk refuses.
    """
    _check(root, old)
    _check(root, new)
    source, target = PurePosixPath(old), PurePosixPath(new)
    with _folder(root, source.parts[:-1]) as here, _folder(root, target.parts[:-1]) as there:
        try:
            os.link(source.name, target.name, src_dir_fd=here, dst_dir_fd=there, follow_symlinks=False)
        except FileExistsError as error:
            raise CannotWrite(f"Không đổi tên “{old}”: đã có tệp “{new}”.") from error
        os.unlink(source.name, dir_fd=here)
