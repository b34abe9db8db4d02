"""Units through time: what exists on a day, who carries on for whom, and a tree in which everything is counted once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from generator.words.dates import PartialDate
from generator.words.vocabulary import Unit


@dataclass(frozen=True, slots=True)
class UnitTree:
    """The units as they stand on the day ``as_of``.

    A unit that no longer exists is found under its successor. Where it was split between several, nobody can
    say which part took its awards along, so it stays a place of its own under its parent: counted once, and
    shown on the page of each successor as part of its past.
    """

    units: Mapping[str, Unit]
    as_of: date
    _homes: dict[str, str] = field(default_factory=dict, compare=False)
    _children: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    _above: dict[str, str] = field(default_factory=dict, compare=False)
    _chains: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)

    def absence(self, unit_id: str, when: PartialDate) -> Literal["", "before", "after"]:
        """``before`` or ``after`` when the unit had certainly not begun or had certainly ended; "" otherwise.

        Only written dates make certain: a unit may live on for years beside those that will carry on for it.
        """
        unit = self.units.get(unit_id)
        if unit is None:
            return ""
        if unit.valid_from and when.last < unit.valid_from.first:
            return "before"
        return "after" if unit.valid_to and unit.valid_to.last < when.first else ""

    def exists(self, unit_id: str, day: date | None = None) -> bool:
        """Whether the unit exists on ``day`` (``as_of`` by default); unknown beginnings and ends count as existing.

        From ``as_of`` on, a unit without an end date has ended once all its successors have begun.
        """
        unit = self.units.get(unit_id)
        if unit is None:
            return False
        day = day or self.as_of
        if self.absence(unit_id, PartialDate(day.year, day.month, day.day)):
            return False
        after = self._successors(unit)
        if unit.valid_to or not after or day < self.as_of:
            return True
        starts = [self.units[name].valid_from for name in after]
        return any(start is not None and start.first > day for start in starts)

    def home(self, unit_id: str) -> str:
        """The one unit that a record of ``unit_id`` is counted under; "" for a unit nobody knows.

        Every unit has exactly one home, and a home is its own home, so counts by home add up to the whole
        whatever the day, even where units go round in a circle (a finding elsewhere).
        """
        if unit_id not in self.units:
            return ""
        trail: list[str] = []
        name = unit_id
        while name not in self._homes and name not in trail:
            trail.append(name)
            name = self._nearer(name)
        home = self._homes.get(name) or self._spokesman(trail[trail.index(name) :])
        self._homes.update(dict.fromkeys(trail, home))
        return self._homes[unit_id]

    def _nearer(self, unit_id: str) -> str:
        """The next unit on the way home; the unit itself where it is at home."""
        unit = self.units[unit_id]
        after = self._successors(unit)
        if len(after) == 1 and self._has_ended(unit_id):
            return after[0]
        return unit.parent if not unit.listed and unit.parent in self.units else unit_id

    def _has_ended(self, unit_id: str) -> bool:
        """Whether the unit existed and does so no more; one that is yet to begin has not ended."""
        today = PartialDate(self.as_of.year, self.as_of.month, self.as_of.day)
        return not self.exists(unit_id) and self.absence(unit_id, today) != "before"

    def _successors(self, unit: Unit) -> list[str]:
        return [name for name in dict.fromkeys(unit.successors) if name in self.units and name != unit.id]

    def _spokesman(self, circle: list[str]) -> str:
        """The unit of a circle that all of them are counted under: the first in file order that may be listed."""
        return next((name for name in self.units if name in circle and self.units[name].listed), min(circle))

    def parent(self, unit_id: str) -> str:
        """The home of the unit's parent, or "" at the top."""
        seen = {unit_id}
        unit = self.units.get(unit_id)
        while unit is not None and unit.parent in self.units and unit.parent not in seen:
            above = self.home(unit.parent)
            if above != unit_id:
                return above
            seen.add(unit.parent)
            unit = self.units[unit.parent]
        return ""

    @property
    def places(self) -> tuple[str, ...]:
        """The units that are somebody's home today, in file order: the nodes of the tree."""
        return tuple(unit_id for unit_id in self.units if self.home(unit_id) == unit_id)

    def children(self, unit_id: str) -> tuple[str, ...]:
        """The places directly below a place."""
        if not self._children:
            below: dict[str, list[str]] = {}
            for place in self.places:
                below.setdefault(self._safe_parent(place), []).append(place)
            self._children.update({above: tuple(names) for above, names in below.items()})
            self._children.setdefault("", ())
        return self._children.get(unit_id, ())

    def _safe_parent(self, place: str) -> str:
        """The parent, or "" where following parents would come back to ``place`` (a cycle is a finding elsewhere)."""
        if place not in self._above:
            passed: dict[str, int] = {}
            here = place
            while here and here not in self._above and here not in passed:
                passed[here] = len(passed)
                here = self.parent(here)
            trail = list(passed)
            self._above.update(zip(trail, [*trail[1:], here], strict=True))
            if here in passed:
                self._above.update(dict.fromkeys(trail[passed[here] :], ""))
        return self._above[place]

    @property
    def roots(self) -> tuple[str, ...]:
        """The places at the top."""
        return self.children("")

    def ancestors(self, place: str) -> tuple[str, ...]:
        """The places above, from the top down."""
        trail: list[str] = []
        here = place
        while here and here not in self._chains:
            trail.append(here)
            here = self._safe_parent(here)
        chain = (*self._chains[here], here) if here else ()
        for one in reversed(trail):
            self._chains[one] = chain
            chain = (*chain, one)
        return self._chains.get(place, ())

    def walk(self, top: str = "") -> Iterator[tuple[str, int]]:
        """Every place below ``top`` with its depth, parents before children."""
        stack = [(child, 0) for child in reversed(self.children(top))]
        while stack:
            place, depth = stack.pop()
            yield place, depth
            stack.extend((child, depth + 1) for child in reversed(self.children(place)))

    def subtree(self, place: str) -> frozenset[str]:
        """The place itself and every place below it."""
        return frozenset((place, *(below for below, _ in self.walk(place))))

    def past_of(self, place: str) -> tuple[str, ...]:
        """Former units that live on in this one, nearest first: those counted here and those that were split."""
        found: list[str] = []
        queue = list(self.units[place].predecessors) if place in self.units else []
        while queue:
            name = queue.pop(0)
            if name in self.units and name not in found and name != place:
                found.append(name)
                queue.extend(self.units[name].predecessors)
        return tuple(found)
