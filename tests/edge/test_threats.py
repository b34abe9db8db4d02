"""The threat model names a test for every threat, and each of them is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TEXT = next((ROOT / "generator" / "decisions").glob("*-threat-model.md")).read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (?!threat|---)(.+?) \|.+?\| (.+) \|$", TEXT.split("## Threats")[1], re.MULTILINE)


@cache
def defined_in(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_there_are_threats() -> None:
    assert len(ROWS) >= 20


@pytest.mark.parametrize(("threat", "proof"), ROWS, ids=[threat for threat, _ in ROWS])
def test_the_proof_of_each_is_there(threat: str, proof: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", proof)
    assert named, threat
    for path, name in named:
        assert name in defined_in(path), f"{path}::{name}"


def test_every_part_of_the_repository_has_an_owner_in_it() -> None:
    parts = {path.name for path in ROOT.iterdir() if path.name in {"exemplars", "content", "generator", "theme"}}
    table = TEXT.split("## Threats")[0]
    assert {name for name in parts if f"`{name}/`" not in table} == set()
