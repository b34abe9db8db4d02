"""The site that the last build left, file by file: the store that the next build takes unchanged pages from.

The files are those of the site itself, so nothing is kept twice, the store is never larger than the site, and a record
that is taken back leaves it with the next build. What is kept beside them is an index: for each file the key it was
made under, the fingerprint of its bytes, and how it lay on the disk when the build was over. A file that still lies so
is taken as it is (``unchanged`` says why that can be trusted); any other, as after a checkout or a copy, is read and
compared first. A damaged file, or one without its line in the index, is made anew.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.edge import write
from generator.edge.pictures.cache import Kept
from generator.edge.program import program
from generator.edge.sealing import Damaged, opened, sealed
from generator.edge.verify import Fingerprint, Linked, fingerprint

FOLDER = ".cache/exemplars/sites"
_Lying = tuple[int, int, int, int]
_Line = tuple[bytes, Fingerprint, _Lying]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a file of a site was made under, and what its bytes are."""

    key: bytes
    mark: Fingerprint


@dataclass(slots=True)
class Before:
    """What lies in ``folder`` since the last build, by path; ``file`` is where the index is kept."""

    folder: Path
    file: Path
    lines: Mapping[str, _Line] = field(default_factory=dict)

    def picture(self, path: str, key: str) -> Kept | None:
        """The picture at ``path``, if it was made by the recipe with this ``key`` and lies there as it was left."""
        line = self.lines.get(path)
        if line is None or line[0] != bytes.fromhex(key) or _lying(f"{self.folder}/{path}") != line[2]:
            return None
        return Kept(key=key, path=f"{self.folder}/{path}", mark=line[1])

    def take(self, path: str, key: bytes, place: str) -> Linked | None:
        """Let the file at ``path`` stand at ``place`` too, if it was made under ``key`` and is whole.

        Returns:
            What stands there now; None when it has to be made.
        """
        line = self.lines.get(path)
        if line is None or not key or line[0] != key:
            return None
        old = f"{self.folder}/{path}"
        try:
            lying = _lying(old)
            if lying is None or (lying != line[2] and fingerprint(Path(old).read_bytes()) != line[1]):
                return None
            os.link(old, place, follow_symlinks=False)
            return Linked(mark=line[1], lying=lying[:3])  # of the same inode; the last look will see it
        except OSError:
            return None

    def leave(self, made: Mapping[str, Made]) -> None:
        """Write the index of the site that lies in ``folder`` now; what cannot be written is no loss."""
        lines = {}
        for path, one in made.items():
            if one.key and (lying := _lying(f"{self.folder}/{path}")):
                lines[path] = (one.key, one.mark, lying)
        with suppress(OSError):
            write.replace_file(self.file, sealed(marshal.dumps((program(), lines))))


def before(root: Path, target: Path) -> Before:
    """What the last build of the site under ``root`` left in ``target``; nothing where that is not known."""
    name = hashlib.blake2b(os.fsencode(target), digest_size=16).hexdigest()
    found = Before(folder=target, file=root / FOLDER / name)
    with suppress(OSError, Damaged, ValueError, EOFError, TypeError):
        version, lines = marshal.loads(opened(found.file.read_bytes()))  # noqa: S302 - sealed, and made of plain values
        if version == program():
            found.lines = lines
    return found


def _lying(file: str) -> _Lying | None:
    """How a file lies on the disk; None where no plain file is."""
    try:
        seen = os.lstat(file)
    except OSError:
        return None
    if not stat.S_ISREG(seen.st_mode):
        return None
    return (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
