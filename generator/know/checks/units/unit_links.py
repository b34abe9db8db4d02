"""Ensure two units that follow each other both say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Fix, How, Rule, Severity
from generator.words.vocabulary import Unit

RULE = Rule(
    code="R603",
    name="unit-links",
    severity=Severity.ERROR,
    title="Quan hệ trước – sau của hai đơn vị mới ghi một phía",
    why="Số liệu đi từ đơn vị cũ sang đơn vị mới, trang đơn vị mới kể đơn vị cũ; ghi một phía thì hai nơi nói khác.",
    wrong="to-toan có successors: [khoa-toan], còn khoa-toan không có predecessors",
    right="khoa-toan có predecessors: [to-toan]",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure successors and predecessors mirror each other; the finding stands where a word is missing.

    A list with an id nobody has is passed over: that id, once corrected, is likely the missing word.
    """
    units = known.vocabulary.units
    for unit in units.values():
        for name in dict.fromkeys(unit.successors):
            other = units.get(name)
            if other and other is not unit and _lacks(units, other.predecessors, unit):
                yield _finding(other, "predecessors", unit)
        for name in dict.fromkeys(unit.predecessors):
            other = units.get(name)
            if other and other is not unit and _lacks(units, other.successors, unit):
                yield _finding(other, "successors", unit)


def _lacks(units: Mapping[str, Unit], names: tuple[str, ...], unit: Unit) -> bool:
    return unit.id not in names and all(name in units for name in names)


def _finding(silent: Unit, key: str, speaker: Unit) -> Diagnostic:
    """``silent`` lacks ``speaker`` in its list ``key``."""
    written = silent.predecessors if key == "predecessors" else silent.successors
    listed = f"[{', '.join((*written, speaker.id))}]"
    fix = Fix(text=listed) if written else Fix(text=f"{key}: {listed}", how=How.ADD)
    says = "kế tục nó" if key == "successors" else "là đơn vị trước của nó"
    return RULE.at(
        silent.place.at(key) if written else silent.place,
        f"“{silent.id}” chưa ghi rằng “{speaker.id}” {says}, dù “{speaker.id}” có ghi.",
        hint=f"Ghi {key}: {listed}, hoặc bỏ dòng bên “{speaker.id}”.",
        fixes=(fix,),
    )
