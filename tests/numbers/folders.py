"""A repository on disk as the plain values its authors wrote, read without anything of ours."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import yaml

from tests.strategies import World

Values = dict[str, Any]
SHELVES = {
    "profiles": "profiles/*.md",
    "stories": "stories/*/*.md",
    "decisions": "awards/*/*.md",
    "events": "events/*/*.md",
}
LISTS = {
    "profiles": ("fields", "awards"),
    "stories": (),
    "decisions": ("recipients",),
    "events": ("organisers", "units", "fields"),
}


def world_of(folder: Path) -> World:
    """The records under ``folder``, every value a text."""
    world = World()
    for file in sorted((folder / "vocabulary").glob("*.yml")):
        entries = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)["entries"]
        world.vocabulary[file.stem] = [_entry(one) for one in entries]
    for kind, pattern in SHELVES.items():
        for file in sorted(folder.glob(pattern)):
            getattr(world, kind)[file.stem] = {**{key: [] for key in LISTS[kind]}, **_front_matter(file)}
    for file in sorted(folder.glob("awards/*/*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = [{key: value for key, value in row.items() if value} for row in csv.DictReader(lines)]
        world.decisions[file.stem]["recipients"] = [*world.decisions[file.stem]["recipients"], *rows]
    return world


def _entry(values: Values) -> Values:
    return {"verified": "full", **values, "public": values.get("public") != "false"}


def _front_matter(file: Path) -> Values:
    text = file.read_text(encoding="utf-8-sig")
    found: Values = yaml.load(text.split("---\n")[1], yaml.BaseLoader)
    return found
