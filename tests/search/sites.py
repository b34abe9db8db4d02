"""The sites search is tried on."""

from __future__ import annotations

import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml

from generator.edge.cli import importing
from generator.intake.read import FolderSource, MemorySource
from tests.products import sites as products
from tests.search.fabricate import fabricate
from tests.search.planted import sixteen_pages
from tests.support.rendering import MINI, ZONE, Built, build_in_memory

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=ZONE)


def fabricated_site(records: int) -> Built:
    """A site of invented records."""
    with tempfile.TemporaryDirectory() as folder:
        return build_in_memory(FolderSource(fabricate(Path(folder), records)), NOW)


def two_pages() -> Built:
    """A site with the two invented texts of the sixteen queries, and words around them that are in no query."""
    vocabulary = MINI / "exemplars" / "vocabulary"
    files = {f"vocabulary/{file.name}": file.read_bytes() for file in vocabulary.glob("*.yml")}
    unit = {"id": "x", "name": "Phòng X", "kind": "phong", "order": 1, "verified": "full"}
    files["vocabulary/units.yml"] = yaml.safe_dump({"format": "1", "entries": [unit]}, allow_unicode=True).encode()
    files["vocabulary/awards.yml"] = b"format: 1\nentries: []\n"
    return build_in_memory(MemorySource(files | sixteen_pages("x")), NOW)


def nobel_site() -> Built:
    """The site of the Nobel prizes with the two invented texts among its records."""
    with tempfile.TemporaryDirectory() as folder:
        table = [str(products.NOBEL / "nobel.csv"), "--map", str(products.NOBEL / "mapping.yml")]
        assert importing.run([*table, "--root", folder]) == 0
        for path, raw in sixteen_pages("institutions").items():
            (Path(folder) / "exemplars" / path).write_bytes(raw)
        now = datetime(2021, 1, 1, tzinfo=ZONE)
        return build_in_memory(FolderSource(Path(folder) / "exemplars"), now, root=products.NOBEL)


@cache
def site(name: str) -> Built:
    """A site by its name."""
    if name == "two":
        return two_pages()
    if name == "nobel":
        return nobel_site()
    return fabricated_site(1000) if name == "fabricated" else products.site(name)
