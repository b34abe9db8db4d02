"""Ensure an award stands under a unit that existed when it was given."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.dates.guesses import told
from generator.know.checks.known import Known
from generator.know.units import UnitTree
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import Decision, Profile
from generator.words.vocabulary import Unit

RULE = Rule(
    code="R601",
    name="unit-not-then",
    severity=Severity.ERROR,
    title="Đơn vị không có vào ngày quyết định",
    why="Khen thưởng ghi theo đơn vị đúng lúc được khen; trang tự tính sang đơn vị kế tục và vẫn in tên của ngày ấy.",
    wrong="unit: khoa-toan (có từ 1995) trong quyết định năm 1990",
    right="unit: to-toan",
    kinds=("profile", "decision"),
)
STEPS = 4
"""How many mergers back or forth a suggestion is looked for."""


def check(record: Profile | Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure the unit may have existed then; suggest those before or after it that did. Unknown dates never count."""
    units = known.catalog.units
    for place, unit_id, when in _given(record):
        absence = units.absence(unit_id, when)
        if not absence:
            continue
        unit = known.vocabulary.units[unit_id]
        fixes = _others(units, unit, when, absence)
        words = "chưa có" if absence == "before" else "không còn"
        yield RULE.at(
            place.at("unit"),
            f"{unit.name} ({unit_id}) {words} vào {told(when)}{_dates(unit, absence)}.",
            hint=f"Có phải {fixes[0]} ({units.units[fixes[0]].name})?" if fixes else "Ghi đơn vị đúng lúc được khen.",
            fixes=fixes,
        )


def _given(record: Profile | Decision) -> Iterator[tuple[Place, str, PartialDate]]:
    if isinstance(record, Profile):
        for claim in record.awards:
            if claim.unit and claim.year:
                yield claim.place, claim.unit, PartialDate(claim.year)
    elif record.date:
        for row in record.recipients:
            yield row.place, row.unit, record.date


def _dates(unit: Unit, absence: str) -> str:
    if absence == "before" and unit.valid_from:
        return f"; đơn vị này có từ {told(unit.valid_from)}"
    return f"; đơn vị này có đến {told(unit.valid_to)}" if unit.valid_to else ""


def _others(units: UnitTree, unit: Unit, when: PartialDate, absence: str) -> list[str]:
    """Units it came from, or that carry on for it, which may have existed then; nearest first."""
    found: list[str] = []
    seen, layer = {unit.id}, [unit]
    for _ in range(STEPS):
        names = [
            name
            for one in layer
            for name in (one.predecessors if absence == "before" else one.successors)
            if name in units.units
        ]
        layer = [units.units[name] for name in dict.fromkeys(names) if name not in seen]
        seen.update(one.id for one in layer)
        found += [one.id for one in layer if not units.absence(one.id, when)]
        if found:
            break
    return found
