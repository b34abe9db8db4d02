"""Whether anything at all has changed since a command last ran, without reading a single record.

A trace says what a run looked at and made: every file and folder with its number on disk (inode), size and times.
The time of the last change of the inode cannot be set by hand, so whoever writes a file, even with the same size and
an old date, is noticed; a fresh checkout has new inodes, and the run is simply done. Whatever is in doubt means that
something has changed. What is right only until some moment (an embargo that opens, the end of a day) says so.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from generator.edge import write
from generator.edge.program import PACKAGE, versions
from generator.edge.sealing import opened, sealed
from generator.edge.workers import share
from generator.words.sharing import pieces

CACHE = ".cache/exemplars"
FORMAT = 3
SETTLED = 0.03
"""Seconds after which the clock of every file system has moved on, so that a later change gets a later time."""
PIECE = 10_000
"""Paths that are worth another process that looks at them."""
OWN_PLUGINS = frozenset({"exemplars", "search"})


@dataclass(slots=True)
class Trace:
    """What one kind of run on one site left behind, and what the present one will leave.

    Args:
        file: where it is kept.
        inputs: files and folders that the run reads.
        key: everything else that the result depends on, but for the moment.
    """

    file: Path
    inputs: tuple[Path, ...]
    key: str
    _seen: list[str] = field(default_factory=list)
    _digest: str = ""

    def kept(self, now: datetime) -> Any:
        """What ``keep`` was given, if everything is as it was then; else None."""
        try:
            found = json.loads(opened(self.file.read_bytes()))
            right = found["format"] == FORMAT and found["key"] == self.key
            right = right and datetime.fromisoformat(found["now"]) <= now < datetime.fromisoformat(found["until"])
            inputs, made = found["inputs"], found["outputs"]  # far fewer are read than made
            right = right and _state(inputs) == found["read"] and _state(made) == found["made"]
            if not right:
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return found["result"]

    def begin(self) -> None:
        """Look at the inputs before the run reads them."""
        time.sleep(SETTLED)
        self._seen = list(_walk(self.inputs))
        self._digest = _state(self._seen)

    def keep(self, result: object, now: datetime, until: datetime, outputs: Iterable[Path] = ()) -> None:
        """Remember a run that is over, unless its inputs changed meanwhile. A trace that cannot be written is no loss.

        Args:
            result: what the run came to, as JSON can hold it.
            now: the moment the run was made for.
            until: the first moment at which the same inputs may come to something else.
            outputs: the folders it has made.
        """
        if not self._digest or list(_walk(self.inputs)) != self._seen or _state(self._seen) != self._digest:
            return
        time.sleep(SETTLED)
        made = list(_walk(outputs))
        found = {
            "format": FORMAT,
            "key": self.key,
            "now": now.isoformat(),
            "until": until.isoformat(),
            "result": result,
            "inputs": self._seen,
            "read": self._digest,
            "outputs": made,
            "made": _state(made),
        }
        with suppress(OSError):
            write.replace_file(self.file, sealed(json.dumps(found).encode("ascii")))


def trace_of(root: Path, kind: str, config: Mapping[str, Any], records: str, *words: str) -> Trace | None:
    """The trace of a ``kind`` of run on the site under ``root``; None where code of others may read anything.

    Args:
        root: the site's folder.
        kind: the name of the command.
        config: ``mkdocs.yml`` as data.
        records: the folder of the records.
        words: what else the result depends on.
    """
    if sys.platform == "win32" or not only_ours(config):
        return None  # there the time of an inode's last change is not known, or the code of others runs
    theme = config.get("theme")
    own = theme.get("custom_dir") if isinstance(theme, dict) else None
    folders = (records, str(config.get("docs_dir") or "docs"), *([str(own)] if own else ()))
    root = root.resolve()
    about = [kind, str(root), str(PACKAGE), words, config, _environment(), versions()]
    try:
        said = json.dumps(about, default=str, sort_keys=True)
    except (RecursionError, TypeError, ValueError):
        return None  # a configuration that goes round in a circle or nests too deep; the full run says so
    return Trace(
        file=root / CACHE / f"{kind}.json",
        inputs=(root / "mkdocs.yml", *(root / name for name in folders), PACKAGE),
        key=hashlib.blake2b(said.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest(),
    )


def only_ours(config: Mapping[str, Any]) -> bool:
    """Whether no code of others has a hand in the site."""
    return not config.get("hooks") and _plugins(config.get("plugins")) <= OWN_PLUGINS


def _plugins(given: object) -> set[str]:
    """The names of MkDocs' plugins, in either form that MkDocs takes."""
    entries = given if isinstance(given, list | dict) else []
    return {str(name) for entry in entries for name in (entry if isinstance(entry, dict) else [entry])}


def _environment() -> list[tuple[str, str]]:
    return sorted(item for item in os.environ.items() if item[0].startswith("EXEMPLARS_"))


def _walk(places: Iterable[Path]) -> Iterator[str]:
    """Every file and folder at and below ``places``; what Python compiles by itself is left out."""
    for place in places:
        waiting = [str(place)]
        while waiting:
            here = waiting.pop()
            yield here
            try:
                with os.scandir(here) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError:
                continue  # a file; or nothing is there, which ``_state`` will see
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    yield entry.path


def _state(paths: Sequence[str]) -> str:
    """One hash of how all of ``paths`` lie on the disk. Changes of names show in the folder's own time."""
    found = share([partial(_lying, part) for part in pieces(paths, PIECE)])
    return hashlib.blake2b("\n".join(found).encode("ascii"), digest_size=16).hexdigest()


def _lying(paths: Iterable[str]) -> str:
    lines: list[str] = []
    for path in paths:
        try:
            found = os.lstat(path)
        except OSError:
            lines.append("-")
            continue
        if stat.S_ISLNK(found.st_mode):
            lines.append(f"? {time.time_ns()}")  # what it leads to may change unseen
            continue
        size = 0 if stat.S_ISDIR(found.st_mode) else found.st_size
        lines.append(f"{found.st_mode} {found.st_ino} {size} {found.st_mtime_ns} {found.st_ctime_ns}")
    return hashlib.blake2b("\n".join(lines).encode("ascii"), digest_size=16).hexdigest()
