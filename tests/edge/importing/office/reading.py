"""The forty files imported into the invented university, and what came of it in the form of the expectations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.edge.importing.existing import read_existing
from generator.edge.importing.office import plan_office
from generator.edge.importing.plan import ImportPlan
from generator.intake.read import MemorySource
from tests.edge.importing.office.build import all_files
from tests.edge.importing.support import BUILTIN, mapping_of

HERE = Path(__file__).parent
TODAY = date(2026, 6, 15)


@lru_cache(maxsize=1)
def base() -> dict[str, bytes]:
    """The records on file before each import."""
    root = HERE / "base"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.*"))}


@dataclass(frozen=True)
class Imported:
    """One file after its import."""

    name: str
    plan: ImportPlan
    files: dict[str, bytes]

    @property
    def said(self) -> str:
        """All findings as one text."""
        return "\n".join(f"{one.message} {one.hint}" for one in self.plan.diagnostics)


def run(name: str, raw: bytes, on_file: dict[str, bytes]) -> Imported:
    """Import one file."""
    existing = read_existing(MemorySource(on_file), {}, TODAY)
    plan = plan_office(raw, name, mapping_of(BUILTIN), existing, own=on_file.__contains__, today=TODAY)
    new = {path: one if isinstance(one, bytes) else one.encode() for path, one in plan.to_write.items()}
    return Imported(name, plan, {**on_file, **new})


@lru_cache(maxsize=1)
def imported() -> dict[str, Imported]:
    """All files, each imported into the same records."""
    return {name: run(name, raw, base()) for name, raw in all_files().items()}


def expected(name: str) -> dict[str, Any]:
    """What a clerk wants of a file, as texts."""
    text = (HERE / "expected" / f"{name}.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.BaseLoader) or {}
    return data


def front(raw: bytes) -> tuple[dict[str, Any], str]:
    """Front matter and body, read by another reader than ours."""
    _, head, body = raw.decode().split("---\n", 2)
    return yaml.load(head, yaml.BaseLoader), body


def got(one: Imported) -> dict[str, list[dict[str, Any]]]:
    """What stands in the new and changed records, in the form of the expectations."""
    before = base()
    changed = {path: raw for path, raw in one.files.items() if before.get(path) != raw and path.endswith(".md")}
    found: dict[str, list[dict[str, Any]]] = {"awards": [], "profiles": [], "stories": []}
    for path, raw in sorted(changed.items()):
        head, body = front(raw)
        head.pop("status", None)
        folder = path.split("/")[0]
        if folder == "awards":
            found["awards"] += _rows(head)
        elif folder == "profiles":
            found["profiles"].append(head)
        elif folder == "stories":
            for photo in head.get("photos", []):
                photo.pop("file")
            found["stories"].append({**head, "body": body})
    return found


def _rows(head: dict[str, Any]) -> list[dict[str, Any]]:
    decision = {name: value for name, value in head["decision"].items() if name != "url"}
    evidence = {"evidence": head["sources"][0]["url"]} if "sources" in head else {}
    rows = []
    for row in head.get("recipients", []):
        row.pop("key", None)
        rows.append({**row, **decision, **evidence})
    return rows
