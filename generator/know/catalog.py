"""All records joined: each by its id, with the links between them in both directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from generator.know.units import UnitTree
from generator.words.model import (
    AnyRecord,
    AwardRecord,
    Decision,
    Event,
    Kind,
    Narrative,
    Profile,
    Proposal,
    Story,
)
from generator.words.vocabulary import Vocabulary

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Every record on file, public or not. What readers may see is decided by ``know.publicity`` alone."""

    vocabulary: Vocabulary
    units: UnitTree
    now: datetime
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    narratives: Mapping[str, Narrative] = field(default_factory=dict)
    media: frozenset[str] = frozenset()
    rows_of: Mapping[str, tuple[tuple[Decision, AwardRecord], ...]] = field(default_factory=dict)
    stories_of: Mapping[str, tuple[Story, ...]] = field(default_factory=dict)
    events_of: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)

    def records(self) -> Iterator[AnyRecord]:
        """Every record, kind by kind, in order of id."""
        for kind in Kind:
            yield from self.of_kind(kind).values()

    def of_kind(self, kind: Kind | str) -> Mapping[str, AnyRecord]:
        """The records of one kind by id."""
        shelves: dict[str, Mapping[str, AnyRecord]] = {
            Kind.PROFILE: self.profiles,
            Kind.STORY: self.stories,
            Kind.DECISION: self.decisions,
            Kind.EVENT: self.events,
            Kind.PROPOSAL: self.proposals,
            Kind.NARRATIVE: self.narratives,
        }
        return shelves[kind]

    def rows(self) -> Iterator[tuple[Decision, AwardRecord]]:
        """Every award record with its decision."""
        for decision in self.decisions.values():
            for row in decision.recipients:
                yield decision, row

    def known_ids(self, target: str) -> Iterable[str]:
        """The ids a reference to ``target`` may name: a record kind or a list of the vocabulary."""
        if target in Kind.__members__.values():
            return self.of_kind(target)
        return self.vocabulary.list_of(target)


def join(records: Iterable[AnyRecord], vocabulary: Vocabulary, media: Iterable[str], now: datetime) -> Catalog:
    """Put records on their shelves and link them. Where two share an id the first, in path order, is kept."""
    shelves: dict[type, dict[str, AnyRecord]] = defaultdict(dict)
    for record in sorted(records, key=lambda one: (one.id, one.path)):
        shelves[type(record)].setdefault(record.id, record)
    decisions: dict[str, Decision] = shelves[Decision]  # type: ignore[assignment]
    stories: dict[str, Story] = shelves[Story]  # type: ignore[assignment]
    events: dict[str, Event] = shelves[Event]  # type: ignore[assignment]
    return Catalog(
        vocabulary=vocabulary,
        units=UnitTree(vocabulary.units, now.date()),
        now=now,
        profiles=shelves[Profile],  # type: ignore[arg-type]
        stories=stories,
        decisions=decisions,
        events=events,
        proposals=shelves[Proposal],  # type: ignore[arg-type]
        narratives=shelves[Narrative],  # type: ignore[arg-type]
        media=frozenset(media),
        rows_of=_grouped(
            (row.exemplar, (decision, row)) for decision in decisions.values() for row in decision.recipients
        ),
        stories_of=_grouped((name, story) for story in stories.values() for name in story.exemplars),
        events_of=_grouped((name, event) for event in events.values() for name in event.exemplars),
    )


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = defaultdict(list)
    for key, value in pairs:
        if key and value not in groups[key]:
            groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
