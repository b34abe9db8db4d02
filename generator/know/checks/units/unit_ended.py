"""Ensure profiles name the unit that exists today."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.dates.guesses import told
from generator.know.checks.known import Known
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Profile

RULE = Rule(
    code="R602",
    name="unit-ended",
    severity=Severity.WARNING,
    title="Đơn vị trong hồ sơ nay đã có đơn vị kế tục",
    why="Hồ sơ ghi đơn vị hiện nay của điển hình; đơn vị lúc được khen đã nằm ở từng dòng khen thưởng.",
    wrong="unit: to-toan (đến 1994)",
    right="unit: khoa-toan",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure the unit has not certainly ended with one successor, unless the person died before that."""
    units = known.catalog.units
    unit = known.vocabulary.units.get(profile.unit)
    if unit is None or profile.status == WITHDRAWN or len(unit.successors) != 1 or unit.valid_to is None:
        return
    today = PartialDate(known.today.year, known.today.month, known.today.day)
    if units.absence(unit.id, today) != "after" or (profile.died and profile.died.first <= unit.valid_to.last):
        return
    home = units.home(unit.id)
    if home not in {"", unit.id}:
        yield RULE.at(
            profile.at("unit"),
            f"{unit.name} chỉ có đến {told(unit.valid_to)}; nay là {known.vocabulary.units[home].name}.",
            hint=f"Có phải {home}?",
            fixes=(home,),
        )
