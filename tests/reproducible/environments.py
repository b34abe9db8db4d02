"""Machines that differ in everything that must not matter, and what is made on each of them."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.rendering import MINI, THEME

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """A machine: its variables, the folder the records lie in, the order and the rights its files were made with.

    ``clock`` is what its clock shows, for the program faketime; ``switches`` are Python's.
    """

    name: str
    variables: Mapping[str, str] = field(default_factory=dict)
    folder: str = "kho"
    umask: int = 0o022
    backwards: bool = False
    clock: str = ""
    switches: tuple[str, ...] = ()
    python: str = sys.executable


USUAL = Environment(name="usual", variables={"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"})
OTHERS = (
    Environment(name="time zone", variables={"TZ": "Pacific/Kiritimati"}),
    Environment(
        name="locale", variables={"LC_ALL": "C", "LANG": "de_DE.ISO-8859-1", "LANGUAGE": "tr", "PYTHONUTF8": "0"}
    ),
    Environment(name="path", folder="một thư mục có dấu, sâu/và rất xa/kho hồ sơ của chúng tôi"),
    Environment(name="umask", umask=0o077),
    Environment(name="hash seed", variables={"PYTHONHASHSEED": "4242"}),
    Environment(name="order of files", backwards=True),
    Environment(name="clock", clock="+400d", variables={"TZ": "America/Los_Angeles"}),
    Environment(name="optimised", switches=("-OO",), variables={"PYTHONHASHSEED": "1", "HOME": "/nonexistent"}),
)
"""Each differs in one thing at least; the last has no assertions and no home."""


def sources(folder: Path, *, backwards: bool) -> None:
    """The records of the mini site with the theme beside them, made one file after the other in an order."""
    wanted = [(MINI, folder), (THEME, folder / "theme")]
    pairs = [
        (file, to / file.relative_to(start)) for start, to in wanted for file in start.rglob("*") if file.is_file()
    ]
    for file, target in sorted(pairs, reverse=backwards):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def make_on(environment: Environment, base: Path) -> dict[str, str]:
    """Everything that is made on a machine: paths with digests.

    Raises:
        RuntimeError: it cannot be made.
    """
    before = os.umask(environment.umask)
    try:
        root = base / environment.folder
        sources(root, backwards=environment.backwards)
        out = base / "ra"
        clock = [shutil.which("faketime") or "faketime", "-f", environment.clock] if environment.clock else []
        command = [*clock, environment.python, *environment.switches, "-m", "tests.reproducible.everything"]
        variables = {**os.environ, **USUAL.variables, **environment.variables, "PYTHONPATH": str(ROOT)}
        done = subprocess.run(
            [*command, str(root), str(out)], cwd=ROOT, env=variables, capture_output=True, text=True, check=False
        )
    finally:
        os.umask(before)
    if done.returncode:
        raise RuntimeError(f"{environment.name}: {done.stdout[-1500:]}{done.stderr[-1500:]}")
    return digests(out)


def digests(folder: Path) -> dict[str, str]:
    """Every file below a folder with the SHA-256 of its bytes, and where links lead; but not what a web server is told,
    which names the folder.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.startswith("dang/server/"):
            continue
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Paths that only one has, or that have other bytes."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
