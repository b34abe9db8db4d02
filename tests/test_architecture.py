"""The house keeps its shape: layers import downwards only, one reader, MkDocs at the edge, small files."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "generator"
LAYERS = ("words", "intake", "know", "show", "build", "edge")
FILES = sorted(PACKAGE.rglob("*.py"))
MKDOCS_ROOMS = {"generator/edge/adapters", "generator/edge/site.py"}
READERS = {"generator/intake/read.py"}


def layer_of(module: str) -> int | None:
    parts = module.split(".")
    if parts[0] != "generator" or len(parts) < 2 or parts[1] not in LAYERS:
        return None
    return LAYERS.index(parts[1])


def imports_of(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return names


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_a_layer_imports_only_from_layers_before_it(path: Path) -> None:
    own = layer_of(module_of(path))
    if own is None:
        assert path.parent == PACKAGE
        return
    above = [name for name in imports_of(path) if (other := layer_of(name)) is not None and other > own]
    assert above == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_only_the_adapter_knows_mkdocs(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    if not any(name == room or name.startswith(room + "/") for room in MKDOCS_ROOMS):
        assert [
            found for found in imports_of(path) if found.split(".")[0] in {"mkdocs", "properdocs", "material"}
        ] == []


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 50, f"{node.name} is long"


@pytest.mark.parametrize("path", [f for f in FILES if "/edge/" not in f.as_posix()], ids=module_of)
def test_only_the_reader_opens_files_in_the_core(path: Path) -> None:
    if path.relative_to(ROOT).as_posix() in READERS:
        return
    calls = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    }
    touching = {
        call
        for call in calls
        if call == "open" or call.endswith((".read_text", ".read_bytes", ".write_text", ".write_bytes"))
    }
    assert touching == set()


@pytest.mark.parametrize("path", [f for f in FILES if "/edge/" not in f.as_posix()], ids=module_of)
def test_the_core_never_looks_at_the_clock(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in ("datetime.now(", "date.today(", "time.time(", "utcnow("):
        assert word not in text
