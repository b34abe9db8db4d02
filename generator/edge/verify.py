"""The last look at a built folder before readers get it: everything planned is there, and nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.edge.rules import CHANGED, MISSING, UNEXPECTED
from generator.words.diagnostics import Diagnostic, Place
from generator.words.sharing import Share, in_turn, pieces

PIECE = 500
"""Files that are worth another process."""
Fingerprint = bytes
Lying = tuple[int, int, int]
"""The number, size and time of a file on the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A file with the fingerprint ``mark`` that was whole when it was written or linked, and how it lay there."""

    mark: Fingerprint
    lying: Lying


def lying(found: os.stat_result) -> Lying:
    """How a file lies, by what the system says of it."""
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def _lying(file: str) -> Lying:
    return lying(os.stat(file))  # noqa: PTH116 - thousands of paths are looked at, and making each a Path takes longer


Expected = Fingerprint | Linked | None
"""What is known of a file before it is looked at: its bytes, or nothing where MkDocs makes them."""


def fingerprint(content: bytes) -> Fingerprint:
    """What tells one file's bytes from another's; processors have instructions of their own for SHA-256."""
    return hashlib.sha256(content).digest()[:16]


def verify(folder: Path, planned: Mapping[str, Expected], share: Share = in_turn) -> Iterator[Diagnostic]:
    """Compare a built ``folder`` with the plan: paths with the fingerprint of their bytes, or None where MkDocs makes
    the bytes, which then only must not be empty. A file that lies as it was put is not read again.
    """
    found = set(_files(folder))
    for path in sorted(planned.keys() - found):
        yield MISSING.at(Place(path=path), "Trang này đã định dựng nhưng không có trong kết quả.")
    for path in sorted(found - planned.keys()):
        yield UNEXPECTED.at(Place(path=path), "Tệp này không có trong kế hoạch dựng trang.")

    def compare(paths: Sequence[str]) -> list[Diagnostic]:
        return list(_differences(folder, paths, planned))

    jobs: list[Callable[[], list[Diagnostic]]] = [
        partial(compare, part) for part in pieces(sorted(found & planned.keys()), PIECE)
    ]
    for part in share(jobs):
        yield from part


def _differences(folder: Path, paths: Iterable[str], planned: Mapping[str, Expected]) -> Iterator[Diagnostic]:
    start = os.path.join(folder, "")  # noqa: PTH118 - a Path for each of thirty thousand files costs as much as reading
    for path in paths:
        wanted = planned[path]
        file = start + path
        if wanted is None:
            if not Path(file).stat().st_size:
                yield MISSING.at(Place(path=path), "Trang này dựng ra rỗng.")
        elif isinstance(wanted, Linked) and _lying(file) == wanted.lying:
            continue
        elif fingerprint(_content(file)) != (wanted.mark if isinstance(wanted, Linked) else wanted):
            yield CHANGED.at(Place(path=path), "Nội dung tệp này khác với nội dung đã định.")


def _content(file: str) -> bytes:
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 - as above
        return opened.readall()


def _files(folder: Path | str, prefix: str = "") -> Iterator[str]:
    """The paths of all that is no folder under ``folder``, symbolic links among it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name
