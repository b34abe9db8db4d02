"""Ensure the names of a unit follow each other in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from generator.know.checks.dates.guesses import told
from generator.know.checks.known import Known
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.vocabulary import Unit, UnitName

RULE = Rule(
    code="R604",
    name="name-periods",
    severity=Severity.ERROR,
    title="Các tên của đơn vị chồng lên nhau về thời gian",
    why="Trang in tên của đơn vị vào đúng ngày khen thưởng; hai tên cùng hiệu lực một ngày thì không biết in tên nào.",
    wrong="names:\n  - {name: Tổ Toán, from: 1960, to: 1996}\n  - {name: Khoa Toán, from: 1995}",
    right="names:\n  - {name: Tổ Toán, from: 1960, to: 1994}\n  - {name: Khoa Toán, from: 1995}",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure each name begins before it ends and after the one before it ended, as far as dates are known."""
    for unit in known.vocabulary.units.values():
        for number, name in enumerate(unit.former_names):
            if name.start and name.end and name.end.last < name.start.first:
                yield RULE.at(
                    unit.place.at("names", number, "to"),
                    f"Tên “{name.name}” hết hiệu lực ({told(name.end)}) trước khi bắt đầu ({told(name.start)}).",
                    hint="Xem lại from và to của tên này.",
                )
        for number, (before, after) in enumerate(pairwise(unit.former_names), start=1):
            yield from _pair(unit, number, before, after)


def _pair(unit: Unit, number: int, before: UnitName, after: UnitName) -> Iterator[Diagnostic]:
    start = after.start
    if start is None:
        return
    if before.start and start.last < before.start.first:
        yield RULE.at(
            unit.place.at("names", number, "from"),
            f"Tên “{after.name}” bắt đầu ({told(start)}) trước tên đứng trên nó ({told(before.start)}).",
            hint="Xếp các tên từ cũ đến mới.",
        )
    elif before.end and _overlap(before.end, start):
        fix = _day_after(before.end)
        yield RULE.at(
            unit.place.at("names", number, "from"),
            f"Tên “{after.name}” bắt đầu ({told(start)}) khi tên “{before.name}” còn hiệu lực "
            f"(đến {told(before.end)}).",
            hint=f"Có phải từ {fix}?",
            fixes=(fix,),
        )


def _overlap(end: PartialDate, start: PartialDate) -> bool:
    """Whether a name that begins at ``start`` certainly begins before the other has ended."""
    return start.last < end.first or (start.is_day and start == end)


def _day_after(end: PartialDate) -> str:
    """What comes right after ``end``, as exact as ``end`` is."""
    after = end.last + timedelta(1)
    exact = PartialDate(after.year, after.month if end.month else 0, after.day if end.day else 0)
    return str(exact)
