"""Ensure no unit stands inside itself and no unit carries on for itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, FieldPath, Rule, Severity
from generator.words.vocabulary import Unit

RULE = Rule(
    code="R308",
    name="unit-cycle",
    severity=Severity.ERROR,
    title="Đơn vị đi vòng về chính mình",
    why="Số liệu cộng từ đơn vị con lên đơn vị mẹ, từ đơn vị cũ sang đơn vị kế tục; đi vòng thì không cộng được.",
    wrong="khoa-a có parent: khoa-b, mà khoa-b có parent: khoa-a",
    right="khoa-a có parent: dai-hoc, khoa-b có parent: khoa-a",
)
Links = Mapping[str, Sequence[tuple[FieldPath, str]]]


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure chains of parents, and chains of successors, end. Each ring is told once, at its likeliest false link."""
    units = known.vocabulary.units
    parents: Links = {name: [(("parent",), unit.parent)] for name, unit in units.items() if unit.parent in units}
    successors: Links = {
        name: [(("successors", place), after) for place, after in enumerate(unit.successors) if after in units]
        for name, unit in units.items()
    }
    for links, words in ((parents, "thuộc"), (successors, "được kế tục bởi")):
        for ring in _rings(links):
            owner, field = min(ring, key=lambda link: _weight(units, *link))
            names = " → ".join(f"“{units[name].id}”" for name, _ in (*ring, ring[0]))
            yield RULE.at(
                units[owner].place.at(*field),
                f"Theo dòng này, đơn vị “{owner}” {words} chính nó: {names}.",
                hint="Sửa một mã trong vòng ấy; đơn vị lập lại dưới tên cũ cần một mã riêng.",
            )


def _weight(units: Mapping[str, Unit], owner: str, field: FieldPath) -> int:
    """Links that the other side does not confirm, or that lead back in time, are likelier false."""
    unit = units[owner]
    if field[0] == "parent":
        return 0 if unit.parent == owner else 1
    after = units[unit.successors[int(field[1])]]
    backwards = bool(unit.valid_from and after.valid_from and after.valid_from.last < unit.valid_from.first)
    return -(2 * (owner not in after.predecessors) + backwards)


def _rings(links: Links) -> Iterator[list[tuple[str, FieldPath]]]:
    """Every ring that walking along ``links`` closes, as its links in order; a link belongs to one ring only."""
    done: set[str] = set()
    for start in links:
        trail = [] if start in done else [_Step(start, iter(links[start]))]
        places = {step.name: 0 for step in trail}
        while trail:
            step = trail[-1]
            field, target = next(step.rest, ((), ""))
            step.field = field
            if not target:
                done.add(trail.pop().name)
                del places[step.name]
            elif target in places:
                yield [(one.name, one.field) for one in trail[places[target] :]]
            elif target not in done:
                places[target] = len(trail)
                trail.append(_Step(target, iter(links.get(target, ()))))


@dataclass(slots=True)
class _Step:
    """A unit on the way, the links not yet followed from it, and the one being followed."""

    name: str
    rest: Iterator[tuple[FieldPath, str]]
    field: FieldPath = ()
