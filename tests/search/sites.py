"""The sites search is tried on."""

from __future__ import annotations

import tempfile
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.intake.read import FolderSource, MemorySource
from tests.products import sites as products
from tests.search.fabricate import fabricate
from tests.support.rendering import MINI, ZONE, Built, build_in_memory

DATA = Path(__file__).parents[1] / "data"
NOW = datetime(2026, 11, 22, 8, 0, tzinfo=ZONE)
SIXTEEN: dict[str, Any] = yaml.safe_load((DATA / "search_queries.yml").read_text(encoding="utf-8"))


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
    for name, text in SIXTEEN["pages"].items():
        head = {"kind": "collective", "name": f"Trang {name}", "unit": "x", "summary": "Bịa.", "status": "published"}
        front = yaml.safe_dump(head, allow_unicode=True)
        files[f"profiles/{name}.md"] = f"---\n{front}---\n{text}\n".encode()
    return build_in_memory(MemorySource(files), NOW)


@cache
def site(name: str) -> Built:
    """A site by its name."""
    if name == "two":
        return two_pages()
    return fabricated_site(1000) if name == "fabricated" else products.site(name)
