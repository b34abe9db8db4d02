"""Ensure awards go to the kind of recipient they are for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import KIND_NAMES, Given, awards_in, listed
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Record
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R401",
    name="recipient-kind",
    severity=Severity.ERROR,
    title="Danh hiệu không dành cho loại người nhận này",
    why="Cờ thi đua và các danh hiệu Tập thể chỉ tặng tập thể; Chiến sĩ thi đua, Lao động tiên tiến chỉ tặng cá nhân.",
    wrong="exemplar: le-van-mau (cá nhân), award: tap-the-lao-dong-tien-tien",
    right="exemplar: le-van-mau, award: lao-dong-tien-tien",
    source="Luật 06/2022/QH15, Điều 19, Điều 20",
    kinds=("decision", "profile", "proposal"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure the recipient's kind is one the award is for; suggest the like award for that kind."""
    for given in awards_in(record, known):
        if given.kind and given.award.recipients and given.kind not in given.award.recipients:
            meant = listed([KIND_NAMES.get(kind, kind) for kind in given.award.recipients])
            yield RULE.at(
                given.place.at("award"),
                f"“{given.award.name}” dành cho {meant}; {given.who} là {KIND_NAMES.get(given.kind, given.kind)}.",
                hint="Chọn danh hiệu khác, hoặc xem lại loại (kind) của người nhận.",
                fixes=_alike(given, known),
            )


def _alike(given: Given, known: Known) -> list[str]:
    """Awards of the same class and level for that kind, by likeness of their names."""
    names = {
        award.name: award.id
        for award in known.vocabulary.awards.values()
        if award.used
        and given.kind in award.recipients
        and (award.award_class, award.level) == (given.award.award_class, given.award.level)
    }
    return [names[name] for name in nearest(given.award.name, names)]
