"""Ensure awards given after a death are marked as posthumous, and only those."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.know.checks.dates.guesses import told
from generator.know.checks.known import Known
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Fix, How, Place, Rule, Severity
from generator.words.model import Decision, Profile

RULE = Rule(
    code="R505",
    name="award-after-death",
    severity=Severity.WARNING,
    title="Truy tặng không khớp với ngày mất",
    why="Khen thưởng sau khi mất là truy tặng và được ghi rõ cạnh tên; ghi thiếu hay ghi thừa đều sai với quyết định.",
    wrong="died: 1986-08-21, còn quyết định năm 1996 không ghi posthumous",
    right="posthumous: true",
    kinds=("profile", "decision"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """An award to a person: where it is written, when it was given, whether it is marked."""

    place: Place
    profile: Profile
    when: PartialDate | None
    posthumous: bool


def check(record: Profile | Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure the mark agrees with the dates, as far as these are known."""
    for given in _given(record, known):
        died, when = given.profile.died, given.when
        if given.profile.path in known.broken or given.place.path in known.broken:
            continue
        if given.posthumous and died is None:
            yield RULE.at(
                given.place.at("posthumous"),
                f"Ghi là truy tặng, nhưng hồ sơ của {given.profile.name} chưa có ngày mất.",
                hint=f"Ghi died vào {given.profile.path}, hoặc xóa posthumous.",
            )
        elif given.posthumous and died and when and when.last < died.first:
            yield RULE.at(
                given.place.at("posthumous"),
                f"Ghi là truy tặng, nhưng {given.profile.name} mất {told(died)}, sau {told(when)}.",
                hint="Ghi false, hoặc xóa dòng posthumous.",
                fixes=("false",),
            )
        elif not given.posthumous and died and when and died.last < when.first:
            yield RULE.at(
                given.place.at("posthumous"),
                f"{given.profile.name} mất {told(died)}, trước {told(when)}, nên đây là truy tặng.",
                hint="Thêm posthumous: true.",
                fixes=(Fix(text="posthumous: true", how=How.ADD),),
            )


def _given(record: Profile | Decision, known: Known) -> Iterator[_Given]:
    if isinstance(record, Profile):
        for claim in record.awards if record.is_person else ():
            when = PartialDate(claim.year) if claim.year else None
            yield _Given(place=claim.place, profile=record, when=when, posthumous=claim.posthumous)
        return
    for row in record.recipients:
        profile = known.catalog.profiles.get(row.exemplar)
        if profile and profile.is_person:
            yield _Given(place=row.place, profile=profile, when=record.date, posthumous=row.posthumous)
