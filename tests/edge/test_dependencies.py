"""What the program is made of: pinned, with hashes, listed."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.quality.parts import LOCK, ROOT, TOOL, parts

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[[a-z,-]+\])?==([0-9][^\s;\\]*)")


def pinned(lock: Path) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each package with its version and the hashes of its files."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    found = {}
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            pin = _PIN.match(line)
            assert pin, line[:80]
            found[pin[1]] = (pin[2], tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", line)))
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=[lock.stem for lock in LOCKS])
def test_every_requirement_has_a_hash(lock: Path) -> None:
    found = pinned(lock)
    assert found
    assert [name for name, (_, hashes) in found.items() if not hashes] == []
    assert not re.search(r"https?://|--index-url|--find-links|\bfile:", lock.read_text(encoding="utf-8"))


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[ ]", one)[0].lower() for one in wanted}
    assert names <= pinned(LOCK).keys()
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = re.findall(r"pip install .*", makefile)
    assert installs
    assert [line for line in installs if not re.search(r"--require-hashes|--no-deps --no-build-isolation", line)] == []


@pytest.mark.long
def test_the_list_of_parts_is_whole_and_valid() -> None:
    if not TOOL.exists():
        pytest.skip("không có cyclonedx-py: make sbom")
    content = parts()
    listed = {
        part["name"].lower(): (
            part["version"],
            tuple(sorted(one["content"] for one in part["externalReferences"][0]["hashes"])),
        )
        for part in json.loads(content)["components"]
    }
    assert listed == {name: (version, tuple(sorted(hashes))) for name, (version, hashes) in pinned(LOCK).items()}
    assert parts() == content
    assert str(ROOT).encode() not in content
