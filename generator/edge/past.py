"""What git remembers of a file: the names it had, the ids and pictures it mentioned."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_ALIASES = re.compile(r"^aliases:[ \t]*(?:\[([^\]]*)\]|((?:\n[ \t]*- .*)+))", re.MULTILINE)
_ID = re.compile(r"[a-z0-9-]{2,80}")
_MEDIA = re.compile(r"media/[^\s\"'\]\[{}(),]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """Ids a record ever had, paths its file ever had, pictures it ever showed, every text it was, the newest first.
    Empty outside a repository.
    """

    ids: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def past_of(root: Path, path: str) -> Past:
    """The past of the file at ``path`` in the repository at ``root``, renames included."""
    commits = _git(root, "log", "--follow", "--format=%x00%H", "--name-only", "--", path).split("\0")[1:]
    ids, paths, media, texts = set[str](), set[str](), set[str](), list[str]()
    for commit in commits:
        name, *files = [line for line in commit.split("\n") if line]
        for file in files[:1]:
            text = _git(root, "show", f"{name}:{file}")
            paths.add(file)
            texts.append(text)
            ids |= {PurePosixPath(file).stem}
            for found in _ALIASES.finditer(text):
                ids |= set(_ID.findall(found[1] if found[1] is not None else found[2].replace("\n", " ")))
            media |= set(_MEDIA.findall(text))
    wanted = sorted(one for one in ids if _ID.fullmatch(one) and one.strip("-"))
    return Past(ids=tuple(wanted), paths=tuple(sorted(paths)), media=tuple(sorted(media)), texts=tuple(texts))


def _git(root: Path, *words: str) -> str:
    """What git says, or nothing where there is no repository or no git."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=120)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
