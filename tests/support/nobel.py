"""A part of the Nobel site on disk, made by the import itself: some years, and what everybody is said to agree to."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.edge.cli import importing
from tests.support.rendering import ROOT

NOBEL = ROOT / "tests" / "nobel"
_SCOPE = "scope: [name]"


def part_of_nobel(folder: Path, years: Iterable[int], scope: str = "name") -> Path:
    """The folder of a site with the prizes of ``years``.

    Args:
        folder: where to make it; it must not exist.
        years: calendar years.
        scope: the purposes that consent is said to cover. Nobody was asked: the real table allows names only.
    """
    folder.mkdir(parents=True)
    made = folder.parent / f"{folder.name}-source"
    shutil.copytree(NOBEL, made, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    table, mapping = made / "nobel.csv", made / "mapping.yml"
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8"))))
    place, wanted = rows[0].index("year"), {str(year) for year in years}
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows[0], *(row for row in rows[1:] if row[place] in wanted)])
    text = mapping.read_text(encoding="utf-8")
    assert text.count(_SCOPE) == 1
    mapping.write_text(text.replace(_SCOPE, f"scope: [{scope}]"), encoding="utf-8")
    assert importing.run([str(table), "--map", str(mapping), "--root", str(folder)]) == 0
    return folder
