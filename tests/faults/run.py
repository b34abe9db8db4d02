"""Makes faults in a copy of the program, one at a time, and runs the tests that must notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).parent / "hand.yml"
COPIED = ("generator", "tests", "theme", "content", "exemplars", "mkdocs.yml", "pyproject.toml", "README.md")
LEFT_OUT = shutil.ignore_patterns("node_modules", "__pycache__")
LONGEST = 600
# The program of the copy, tests that need no browser, up to the first that fails.
PYTEST = ("-m", "pytest", "-q", "-x", "-m", "not long", "-W", "ignore")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What stands in a file, what is put instead, and the tests that must notice."""

    why: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]

    def made(self, text: str) -> str:
        """The text of the file with the fault.

        Raises:
            ValueError: what should stand there does not, or more than once.
        """
        if text.count(self.old) != 1:
            raise ValueError(f"{self.file}: {text.count(self.old)} times {self.old!r}")
        return text.replace(self.old, self.new)


def faults() -> list[Fault]:
    """The list, in its order."""
    listed = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    return [Fault(**{**one, "tests": tuple(one["tests"].split())}) for one in listed]


def copy_to(folder: Path) -> Path:
    """A copy of what tests need."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=LEFT_OUT)
        else:
            shutil.copy2(source, folder / name)
    return folder


def passes(copy: Path, tests: Sequence[str], *, tell: bool = False) -> bool:
    """Whether the tests of a copy pass; a test that never ends is one that fails. ``tell`` prints what fails.

    Raises:
        RuntimeError: they could not be run at all.
    """
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *PYTEST, *tests]
    try:
        done = subprocess.run(
            command, cwd=copy, env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    if done.returncode not in {0, 1, 2}:  # 2: the fault keeps tests from being collected
        raise RuntimeError(f"pytest {' '.join(tests)}: {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    if tell and done.returncode:
        print(done.stdout[-3000:])
    return done.returncode == 0


def unnoticed(copy: Path, listed: Sequence[Fault]) -> Iterator[Fault]:
    """The faults that no test of theirs notices."""
    for fault in listed:
        file = copy / fault.file
        whole = file.read_text(encoding="utf-8")
        file.write_text(fault.made(whole), encoding="utf-8")
        try:
            if passes(copy, fault.tests):
                yield fault
        finally:
            file.write_text(whole, encoding="utf-8")
