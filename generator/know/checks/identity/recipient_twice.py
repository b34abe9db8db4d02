"""Ensure a decision gives one award to one recipient once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, FieldPath, Place, Rule, Severity
from generator.words.model import AwardRecord, Decision
from generator.words.vietnamese import fold

RULE = Rule(
    code="R205",
    name="recipient-twice",
    severity=Severity.ERROR,
    title="Một người có tên hai lần cho một danh hiệu",
    why="Mỗi dòng được đếm là một lần khen thưởng; dòng lặp làm con số trên trang lớn hơn con số trong quyết định.",
    wrong="hai dòng exemplar: le-van-mau cùng ghi award: giay-khen trong một quyết định",
    right="một dòng exemplar: le-van-mau, award: giay-khen",
    kinds=("decision",),
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure no recipient repeats: the same profile, key, or name and unit, with the same award for the same thing."""
    seen: dict[Hashable, AwardRecord] = {}
    keys: dict[str, AwardRecord] = {}
    for row in decision.recipients:
        first = keys.setdefault(row.key, row) if row.key else row
        if fold(first.name) != fold(row.name):
            yield RULE.at(
                row.place.at("key"),
                f"Mã dòng “{row.key}” đã dùng cho “{first.name}” ở {_where(first.place)}.",
                hint="Mỗi người một mã dòng; đặt mã khác cho người này.",
            )
            continue
        for field, who in _identities(row, known):
            earlier = seen.setdefault((who, _what(row)), row)
            if earlier is not row and row.award and not _told_apart(earlier, row):
                certain = field != ("name",)
                yield RULE.at(
                    row.place.at(*field),
                    f"“{_name(row, known)}” đã có tên cho danh hiệu này ở {_where(earlier.place)}.",
                    hint="Nếu là một người: xóa một dòng."
                    + ("" if certain else " Nếu là hai người: ghi position hoặc key khác nhau cho mỗi người."),
                    severity=None if certain else Severity.WARNING,
                )
                break


def _identities(row: AwardRecord, known: Known) -> Iterator[tuple[FieldPath, Hashable]]:
    """What tells who a row is about, surest first, each with the key it is written at."""
    if row.exemplar:
        yield ("exemplar",), ("profile", row.exemplar)
    if row.key:
        yield ("key",), ("key", row.key)
    name = _name(row, known)
    if name and row.unit:
        yield ("exemplar",) if row.exemplar else ("name",), ("name", fold(name), row.unit)


def _what(row: AwardRecord) -> Hashable:
    return (row.award, row.ordinal, fold(row.work), row.school_year, row.year)


def _told_apart(first: AwardRecord, second: AwardRecord) -> bool:
    """Whether two rows of one name say themselves that they are two people."""
    if first.exemplar and second.exemplar:
        return first.exemplar != second.exemplar
    by_key = first.key != second.key and bool(first.key and second.key)
    return by_key or (fold(first.position) != fold(second.position) and bool(first.position and second.position))


def _name(row: AwardRecord, known: Known) -> str:
    profile = known.catalog.profiles.get(row.exemplar)
    return profile.name if profile else row.name or row.exemplar


def _where(place: Place) -> str:
    if place.line:
        return f"dòng {place.line}"
    number = next((step for step in place.field if isinstance(step, int)), 0)
    return f"dòng thứ {number + 1} của danh sách"
