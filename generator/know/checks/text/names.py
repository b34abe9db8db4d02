"""The names of people and collectives, wherever records write them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.words.diagnostics import Place
from generator.words.model import COLLECTIVE, Decision, Profile, Proposal, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A name, where it stands, and whether it is surely a collective's."""

    place: Place
    name: str
    collective: bool = False


def names_in(record: Record) -> Iterator[Written]:
    """Every name of a profile, a decision's rows or a proposal's candidates."""
    if isinstance(record, Profile) and record.name:
        yield Written(place=record.at("name"), name=record.name, collective=not record.is_person)
    elif isinstance(record, Decision):
        for row in record.recipients:
            if row.name:
                yield Written(place=row.place.at("name"), name=row.name, collective=row.kind == COLLECTIVE)
    elif isinstance(record, Proposal):
        for number, candidate in enumerate(record.candidates):
            if candidate.name:
                yield Written(place=record.at("candidates", number, "name"), name=candidate.name)
