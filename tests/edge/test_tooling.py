"""What a fresh clone relies on: declared dependencies, the lock, the commands of make."""

from __future__ import annotations

import ast
import json
import os
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements/dev.lock").read_text(encoding="utf-8")


def names_of(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=\[; ]", one)[0].lower().replace("_", "-") for one in requirements}


def imported_by(folder: str) -> set[str]:
    modules: set[str] = set()
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.split(".")[0])
    return modules - set(sys.stdlib_module_names) - {"generator", "tests"}


@pytest.mark.parametrize(("folder", "extras"), [("generator", False), ("tests", True)])
def test_everything_imported_is_declared(folder: str, extras: bool) -> None:
    declared = names_of(PROJECT["dependencies"])
    if extras:
        declared |= names_of(PROJECT["optional-dependencies"]["dev"])
    known = packages_distributions()
    missing = {
        module: known.get(module)
        for module in imported_by(folder)
        if not {name.lower().replace("_", "-") for name in known.get(module, ())} & declared
    }
    assert not missing


def test_everything_declared_is_locked_with_hashes() -> None:
    locked = set(re.findall(r"^([a-z0-9.-]+)==", LOCK, re.MULTILINE))
    assert names_of(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]) <= locked
    for entry in re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in entry, entry


def test_lock_names_no_place() -> None:
    assert not re.search(r"https?:|file:|^-|index-url|find-links", LOCK, re.MULTILINE)


@pytest.mark.parametrize("folder", ["tests/quality", "tests/quality/lighthouse", "requirements/form"])
def test_checkers_are_pinned_by_hash_and_name_no_place(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    own = {name: one["resolved"] for name, one in packages.items() if one.get("link")}
    assert all(place.endswith("/nothing") for place in own.values())
    packages = {name: one for name, one in packages.items() if name not in own and name not in own.values()}
    assert packages
    assert all(one["integrity"].startswith("sha512-") for one in packages.values())
    assert [name for name, one in packages.items() if "resolved" in one] == []
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(version[0].isdigit() for version in wanted.values())


def test_plugin_and_command_are_declared() -> None:
    assert PROJECT["scripts"] == {"exemplars": "generator.edge.cli:main"}
    assert set(PROJECT["entry-points"]["mkdocs.plugins"]) == {"exemplars"}


def test_make_has_the_promised_commands() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    commands = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    assert {"site", "serve", "test", "prove", "check", "lint", "clean", "help"} <= commands


def test_ci_run_can_be_run() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.parametrize("file", sorted((ROOT / ".github/workflows").glob("*.yml")), ids=lambda file: file.name)
def test_workflow_asks_for_little_and_trusts_nobody(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "pull_request_target" not in text
    for used in re.findall(r"uses: *(\S+)", text):
        assert re.search(r"@[0-9a-f]{40}$", used), used
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "text of strangers must not become a command"
