"""Faults that mutmut makes, in the rooms that read, mark up, let out and publish, judged by their fast tests."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from tests.faults.run import ROOT, copy_to

PACKAGES = ROOT / ".cache" / "faults"
COPY = ROOT / "build" / "faults"
ROOMS = {
    "reading": ("intake/frontmatter", "intake/compose", "intake/parse", "intake/read"),
    "markup": ("show/markup", "edge/sanitize"),
    "gate": ("know/publicity",),
    "publish": tuple(f"edge/publishing/{name}" for name in ("manifest", "publication", "release", "target")),
}
TESTS = (
    *(f"tests/intake/test_{name}.py" for name in ("awardlist", "broken", "compose", "flowtext", "frontmatter")),
    *(f"tests/intake/test_{name}.py" for name in ("load", "parse", "read")),
    "tests/know/test_publicity.py",
    "tests/show/test_markup.py",
    "tests/edge/test_sanitize.py",
    "tests/publishing/test_letters.py",
    "tests/publishing/test_publication.py",
)
SLOW = tuple(
    f"tests/publishing/test_publication.py::{name}" for name in ("test_a_sample_of_the_proof", "test_commands")
)
CAUGHT = frozenset({"killed", "timeout", "suspicious", "segfault", "caught by type check"})
FIRST = "generator.know.publicity*"
"""Always done whole: who may be seen is decided there."""


def _configuration() -> str:
    def written(words: Sequence[str]) -> str:
        return "[" + ", ".join(f'"{word}"' for word in words) + "]"

    deselected = [word for name in SLOW for word in ("--deselect", name)]
    return "\n".join(
        (
            "\n[tool.mutmut]",
            'source_paths = ["generator"]',
            f"only_mutate = {written([f'generator/{name}.py' for room in ROOMS.values() for name in room])}",
            'also_copy = ["theme", "content", "exemplars", "mkdocs.yml", "README.md"]',
            f"pytest_add_cli_args = {written(['-m', 'not long', *deselected])}",
            f"pytest_add_cli_args_test_selection = {written(TESTS)}",
            "use_git_change_detection = false\n",
        )
    )


def _mutmut(*words: str, quiet: bool = True) -> str:
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    environment = {**os.environ, "PYTHONPATH": str(PACKAGES), **({"TMPDIR": memory} if memory else {})}
    command = [sys.executable, "-m", "mutmut", *words]
    done = subprocess.run(command, cwd=COPY, env=environment, capture_output=quiet, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"mutmut {words[0]}: {done.returncode}\n{(done.stdout or '')[-2000:]}{done.stderr or ''}")
    return done.stdout or ""


def _told() -> dict[str, str]:
    """What became of each fault, by its name."""
    lines = (line.strip().partition(": ") for line in _mutmut("results", "--all", "true").splitlines())
    return {name: said for name, colon, said in lines if colon and "__mutmut_" in name}


def room_of(name: str) -> str:
    """The room that a fault with this name is in."""
    path = name.removeprefix("generator.").replace(".", "/")
    return next(room for room, files in ROOMS.items() if path.startswith(tuple(f"{file}/" for file in files)))


def report(told: dict[str, str]) -> tuple[str, float]:
    """A table by room with what was not noticed, and the share that was."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    missed = []
    for name, said in sorted(told.items()):
        if said != "not checked":
            counts[room_of(name)][said in CAUGHT] += 1
            missed += [] if said in CAUGHT else [f"- {name}: {said}"]
    lines = ["| room | faults | noticed | share |", "| --- | --- | --- | --- |"]
    for room in (*ROOMS, "all"):
        found = counts[room] if room in ROOMS else sum(counts.values(), Counter[bool]())
        share = 100 * found[True] / max(1, found.total())
        lines.append(f"| {room} | {found.total()} | {found[True]} | {share:.1f} % |")
    return "\n".join([*lines, "", "Not noticed:", "", *missed]), share


def run(count: int, seed: int) -> int:
    """Make the faults of the gate and ``count`` of all others (0: all), and print what became of them.

    Returns:
        0 when at least nine of ten were noticed.
    """
    if not (PACKAGES / "mutmut").is_dir():
        print("mutmut is not there: make faults", file=sys.stderr)
        return 2
    shutil.rmtree(COPY, ignore_errors=True)
    copy_to(COPY)
    with Path(COPY / "pyproject.toml").open("a", encoding="utf-8") as file:
        file.write(_configuration())
    _mutmut("run", "--max-children", "2", FIRST)
    others = sorted(name for name, said in _told().items() if said == "not checked")
    some = random.Random(seed).sample(others, min(count, len(others))) if count else others
    _mutmut("run", "--max-children", "2", *sorted(some))
    text, share = report(_told())
    print(text)
    return int(share < 90)
