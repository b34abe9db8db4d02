"""The sites that products are tested on: the real one, the mini one, the Nobel one, and changed copies of the mini."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from generator.edge.cli import importing
from generator.intake.read import FolderSource, MemorySource
from tests.support.rendering import MINI, MINI_NOW, ROOT, ZONE, Built, build_in_memory, mini_site

NAMES = ("mini", "real", "nobel")
NOBEL = ROOT / "tests" / "nobel"


@cache
def site(name: str) -> Built:
    """A site by its name, in memory."""
    if name == "mini":
        return mini_site()
    if name == "real":
        now = datetime(2026, 11, 22, tzinfo=ZONE)
        return build_in_memory(FolderSource(ROOT / "exemplars"), now, root=ROOT)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "nobel"
        root.mkdir()
        done = importing.run([str(NOBEL / "nobel.csv"), "--map", str(NOBEL / "mapping.yml"), "--root", str(root)])
        assert done == 0
        return build_in_memory(FolderSource(root / "exemplars"), datetime(2021, 1, 1, tzinfo=ZONE), root=NOBEL)


def changed_mini(changes: Mapping[str, str | None], now: datetime = MINI_NOW, **options: Any) -> Built:
    """The mini site with other texts at some paths; None takes a file away."""
    source = FolderSource(MINI / "exemplars")
    files = {entry.path: source.read(entry.path) for entry in source.files()}
    files |= {path: text.encode("utf-8") for path, text in changes.items() if text is not None}
    return build_in_memory(
        MemorySource({path: raw for path, raw in files.items() if changes.get(path, "") is not None}), now, **options
    )


def mini_text(path: str) -> str:
    """A file of the mini site's records."""
    return (MINI / "exemplars" / path).read_text(encoding="utf-8")


def content(built: Built, path: str) -> bytes:
    """The bytes of a file that is no page."""
    found = built.outputs[path].content
    assert found is not None, f"{path} is a page"
    return found


def data(built: Built, path: str) -> Any:
    """A JSON file, read by a reader that takes nothing twice and no NaN."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs), f"{path}: a key stands twice"
        return dict(pairs)

    def never(text: str) -> None:
        raise AssertionError(f"{path}: {text}")

    return json.loads(content(built, path).decode("utf-8"), object_pairs_hook=once, parse_constant=never)


def all_texts(built: Built) -> dict[str, str]:
    """Every file of the site as text; bytes that are no text are read as Latin-1 so that nothing hides in them."""
    texts = {path: built.html(path) for path in built.pages}
    for path, output in built.outputs.items():
        if output.content is not None:
            try:
                texts[path] = output.content.decode("utf-8")
            except UnicodeDecodeError:
                texts[path] = output.content.decode("latin-1")
    return texts
