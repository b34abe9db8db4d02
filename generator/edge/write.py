"""A folder is built beside the one it replaces and swapped in whole; whatever fails, the last good one stays."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from glob import escape
from pathlib import Path

from generator.edge.reasons import reason
from generator.words.sharing import Share, in_turn, pieces


class CannotReplace(OSError):
    """The folder to be replaced is not one that a build may replace; the message is Vietnamese."""


PIECE = 2_000
"""Files that are worth another process that removes them."""
SIGNS = ("index.html", "404.html")
"""Files that a built site has; a folder with other files and without them is somebody else's."""


def check_target(target: Path, root: Path, sources: Iterable[str] = ()) -> None:
    """Refuse a site folder whose replacement would destroy something else.

    Args:
        target: the folder to be replaced.
        root: the folder of the repository.
        sources: folders of ``root`` that people write in.

    Raises:
        CannotReplace: it is a file, a repository, holds or is a part of the sources, or has somebody else's files.
    """
    target, root = resolved(target), resolved(root)
    if target == root or target in root.parents:
        raise CannotReplace(f"Không thể dựng trang vào {target}: thư mục này chứa chính các bài gốc.")
    if any(target.is_relative_to(resolved(root / name)) for name in sources if name):
        raise CannotReplace(f"Không thể dựng trang vào {target}: đó là thư mục của bài gốc hoặc giao diện.")
    if target.exists() and not target.is_dir():
        raise CannotReplace(f"Không thể dựng trang vào {target}: đó là một tệp, không phải thư mục.")
    if any((target / name).exists() for name in (".git", "mkdocs.yml")):
        raise CannotReplace(f"Không thể dựng trang vào {target}: đó là một kho mã nguồn, hãy chọn thư mục khác.")
    if target.exists() and any(target.iterdir()) and not any((target / name).is_file() for name in SIGNS):
        raise CannotReplace(
            f"Không thể dựng trang vào {target}: thư mục có sẵn tệp khác. Hãy chọn thư mục mới hoặc trống."
        )


def resolved(path: Path) -> Path:
    """The real place of ``path``, whatever links lead there.

    Raises:
        CannotReplace: they lead round in a circle, or the system refuses.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a circle, before Python 3.13
        why = reason(error) if isinstance(error, OSError) else "liên kết chạy vòng"
        raise CannotReplace(f"Không dùng được thư mục {path}: {why}.") from error


def fresh_folder(target: Path) -> Path:
    """A name beside ``target`` for this process to build in; what killed builds left behind is cleared away first."""
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target.parent):
        _clear(target)
    return _beside(target, "building", os.getpid())


def swap_in(fresh: Path, target: Path, share: Share = in_turn) -> None:
    """Put ``fresh`` in the place of ``target``. Both renames are atomic; a kill between them is mended by the next
    ``fresh_folder``. ``share`` may remove what was there side by side.
    """
    target = target.resolve()
    old = _beside(target, "old", os.getpid())
    with _alone(target.parent):
        if target.exists():
            target.rename(old)
        try:
            fresh.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
    discard(old, share)


def discard(folder: Path, share: Share = in_turn) -> None:
    """Remove a folder and all in it, if it is there; ``share`` may do so side by side."""
    if folder.exists():
        within = [one for below in _entries(folder) if below.is_dir(follow_symlinks=False) for one in _entries(below)]
        places = [(one.path, one.is_dir(follow_symlinks=False)) for one in within]
        share([partial(_remove, part) for part in pieces(places, PIECE)])
        shutil.rmtree(folder)


def _entries(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return list(found)


def _remove(places: Iterable[tuple[str, bool]]) -> None:
    for place, is_folder in places:
        if is_folder:
            shutil.rmtree(place)
        else:
            os.unlink(place)  # noqa: PTH108 - a Path for each of tens of thousands takes longer than removing it


def replace_file(file: Path, content: bytes) -> None:
    """Write a file whole or not at all; its folder is made where there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}-{os.getpid()}")
    try:
        fresh.write_bytes(content)
        fresh.replace(file)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other build swaps in this folder; the system lets go of the lock whatever becomes of us."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _beside(target: Path, purpose: str, process: int) -> Path:
    return target.parent / f".{target.name}-{purpose}-{process}"


def _clear(target: Path) -> None:
    """Remove the folders of builds that no longer run; give ``target`` back if one died while swapping."""
    for purpose in ("old", "building"):
        for folder in sorted(target.parent.glob(f".{escape(target.name)}-{purpose}-*")):
            process = folder.name.rpartition("-")[2]
            if not process.isdigit() or (int(process) != os.getpid() and _runs(int(process))):
                continue
            if purpose == "old" and not target.exists():
                folder.rename(target)
            else:
                discard(folder)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
