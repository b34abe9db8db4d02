"""Ensure a unit's report is named after a unit."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known, unread_lists
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import Narrative
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R311",
    name="narrative-unit",
    severity=Severity.ERROR,
    title="Báo cáo của một đơn vị không có trong danh mục",
    why="Tên tệp báo cáo là mã đơn vị. Mã sai thì báo cáo của đơn vị không vào báo cáo chung.",
    wrong="reports/2025-2026/khoa-dienn.md",
    right="reports/2025-2026/khoa-dien.md",
    kinds=("narrative",),
)


def check(record: Narrative, known: Known) -> Iterator[Diagnostic]:
    """Ensure the file's name is the id of a unit; suggest the nearest."""
    units = known.vocabulary.units
    if record.unit in units or "units" in unread_lists(known):
        return
    names = {name: name for name in units} | {name: unit.id for unit in units.values() for name in unit.names}
    near = list(dict.fromkeys(names[name] for name in nearest(record.unit, names)))
    yield RULE.at(
        Place(path=record.path, line=1, column=1),
        f"Không có đơn vị nào mã “{record.unit}”.",
        hint=f"Có phải “{near[0]}”? Đổi tên tệp theo mã ấy."
        if near
        else "Đổi tên tệp theo mã trong vocabulary/units.yml.",
        fixes=[f"reports/{record.school_year}/{name}.md" for name in near],
    )
