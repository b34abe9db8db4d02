"""The gate: what of the catalog readers may see. Everything shown is built from here, so it fails closed.

Counting (DESIGN, section 3): an award counts once, at its decision date, under that date's unit, whether or not
its recipient may be named. Profiles and stories count only while public. Draft, embargoed, proposed and revoked
awards count nowhere public.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from generator.intake.shelves import ID
from generator.know.catalog import Catalog
from generator.know.postings import is_open, is_over
from generator.know.waivers import is_namesake
from generator.words.model import (
    AWARDED,
    COLLECTIVE,
    INDIVIDUAL,
    PUBLISHED,
    WITHDRAWN,
    AwardRecord,
    Claim,
    Decision,
    Event,
    Narrative,
    Profile,
    Proposal,
    Record,
    Story,
)
from generator.words.vietnamese import fold
from generator.words.vocabulary import Award

SELECTED = "selected"
PRIVATE_EVENTS = frozenset({"inspection", "training"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardEntry:
    """One award record as readers may see it. ``name`` is "" where the recipient may not be named."""

    decision: Decision
    row: AwardRecord
    award: Award
    profile: Profile | None
    name: str
    kind: str
    unit: str
    number: int

    @property
    def year(self) -> int:
        """The year it counts in: the decision's."""
        return self.decision.date.year if self.decision.date else 0

    @property
    def counts(self) -> bool:
        """Whether it is in the figures; a revoked award is shown, marked, and counted nowhere."""
        return self.row.status == AWARDED


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """A claimed award of a public profile; counted apart from awards."""

    profile: Profile
    claim: Claim
    award: Award
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """What readers may see at one moment. Of ``closed`` proposals, that they were posted and how many were in them."""

    catalog: Catalog
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    stories: Mapping[str, Story] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    proposals: Mapping[str, Proposal] = field(default_factory=dict)
    closed: Mapping[str, Proposal] = field(default_factory=dict)
    awards: tuple[AwardEntry, ...] = ()
    revoked: tuple[AwardEntry, ...] = ()
    claims: tuple[ClaimEntry, ...] = ()
    tombstones: tuple[Record, ...] = ()


def is_live(record: Record, now: datetime) -> bool:
    """Published, past its embargo, and with a name that can stand in an address."""
    return (
        record.status == PUBLISHED and (record.publish_at is None or record.publish_at <= now) and _has_address(record)
    )


def _has_address(record: Record) -> bool:
    """Whether the id, which is a file's name, can be a part of an address; a reader has found fault with all others,
    but nothing may depend on that.
    """
    return bool(ID.fullmatch(record.id.rpartition("/")[2]))


def may_show(profile: Profile, purpose: str) -> bool:
    """Whether a profile's consent covers ``purpose`` (``name``, ``photo``, ``story``, ``social``, ``print``).

    A person needs a basis that names the purpose (Law 91/2025/QH15: consent is specific and never silent);
    a collective needs none.
    """
    if not profile.is_person:
        return True
    return bool(profile.consent and profile.consent.basis and purpose in profile.consent.scope)


def is_not_chosen(profile: Profile) -> bool:
    """Whether somebody is on the way to be an exemplar but not chosen yet; that is never public."""
    return bool(profile.recognitions) and all(one.status != SELECTED for one in profile.recognitions)


def withdrawn_names(catalog: Catalog) -> frozenset[str]:
    """The folded names of withdrawn people. Who they were is told nowhere, also not by a list that writes their name
    without their id; somebody else of that name is named once a waiver or a profile of their own says so.
    """
    return frozenset(
        fold(profile.name)
        for profile in catalog.profiles.values()
        if profile.status == WITHDRAWN and profile.is_person and profile.name
    )


def is_gone(catalog: Catalog, gone: frozenset[str], path: str, name: str) -> bool:
    """Whether ``name`` in the file at ``path`` is one of the withdrawn; a namesake is told apart by a waiver."""
    if not gone or fold(name) not in gone:
        return False
    return not is_namesake(tuple(catalog.vocabulary.waivers.values()), catalog.now.date(), path, name)


def _profile_is_public(profile: Profile, now: datetime) -> bool:
    return (
        is_live(profile, now)
        and may_show(profile, "name")
        and profile.kind in {INDIVIDUAL, COLLECTIVE}
        and not is_not_chosen(profile)
    )


def _story_is_public(catalog: Catalog, story: Story, profiles: Mapping[str, Profile]) -> bool:
    return is_live(story, catalog.now) and all(
        name in profiles and may_show(profiles[name], "story") for name in story.exemplars
    )


def open_to_readers(catalog: Catalog) -> Public:
    """Pass the catalog through the gate."""
    now = catalog.now
    profiles = {name: profile for name, profile in catalog.profiles.items() if _profile_is_public(profile, now)}
    decisions = {name: decision for name, decision in catalog.decisions.items() if is_live(decision, now)}
    entries = entries_of(catalog, decisions, profiles)
    return Public(
        catalog=catalog,
        profiles=profiles,
        stories={n: story for n, story in catalog.stories.items() if _story_is_public(catalog, story, profiles)},
        decisions=decisions,
        events={
            name: event
            for name, event in catalog.events.items()
            if is_live(event, now) and event.kind not in PRIVATE_EVENTS
        },
        proposals={
            name: proposal
            for name, proposal in catalog.proposals.items()
            if is_live(proposal, now) and is_open(proposal, catalog)
        },
        closed={
            name: proposal
            for name, proposal in catalog.proposals.items()
            if is_live(proposal, now) and is_over(proposal, catalog)
        },
        awards=tuple(entry for entry in entries if entry.counts),
        revoked=tuple(entry for entry in entries if not entry.counts),
        claims=_claims(catalog, profiles),
        tombstones=tuple(record for record in catalog.records() if _was_public(record, now)),
    )


def was_open(record: Record, now: datetime) -> bool:
    """Whether a record, looked at alone, may have been before readers."""
    return _profile_is_public(record, now) if isinstance(record, Profile) else is_live(record, now)


def next_change(catalog: Catalog) -> datetime:
    """The first moment after ``catalog.now`` at which time alone may change what readers see or checks find: an embargo
    opens, or a day ends.
    """
    midnight = datetime.combine(catalog.now.date() + timedelta(days=1), time(), catalog.now.tzinfo)
    opening = (record.publish_at for record in catalog.records())
    return min([midnight, *(moment for moment in opening if moment and moment > catalog.now)])


def _was_public(record: Record, now: datetime) -> bool:
    """Whether a withdrawn record may have had a page: what never was public gets no tombstone that tells of it."""
    if record.status != WITHDRAWN or not _has_address(record) or (record.publish_at and record.publish_at > now):
        return False
    if isinstance(record, Narrative) or (isinstance(record, Event) and record.kind in PRIVATE_EVENTS):
        return False
    return not (isinstance(record, Profile) and is_not_chosen(record))


def entries_of(
    catalog: Catalog, decisions: Mapping[str, Decision], profiles: Mapping[str, Profile]
) -> tuple[AwardEntry, ...]:
    """Every award record of ``decisions``; recipients are named as far as ``profiles`` and publication allow."""
    entries = []
    gone = withdrawn_names(catalog)
    for decision in decisions.values():
        for number, row in enumerate(decision.recipients, start=1):
            award = catalog.vocabulary.awards.get(row.award)
            if award is None:
                continue
            profile = profiles.get(row.exemplar)
            published = decision.publication is not None and bool(decision.publication.basis)
            may_name_row = published and not row.exemplar and not is_gone(catalog, gone, row.place.path, row.name)
            entries.append(
                AwardEntry(
                    decision=decision,
                    row=row,
                    award=award,
                    profile=profile,
                    name=profile.name if profile else row.name if may_name_row else "",
                    kind=_kind(catalog, row, award),
                    unit=catalog.units.home(row.unit),
                    number=number,
                )
            )
    return tuple(entries)


def _kind(catalog: Catalog, row: AwardRecord, award: Award) -> str:
    """Individual or collective, known even of somebody who may not be named."""
    if row.exemplar in catalog.profiles:
        return catalog.profiles[row.exemplar].kind
    if row.kind:
        return row.kind
    return COLLECTIVE if award.recipients == (COLLECTIVE,) else INDIVIDUAL


def _claims(catalog: Catalog, profiles: Mapping[str, Profile]) -> tuple[ClaimEntry, ...]:
    return tuple(
        ClaimEntry(
            profile=profile,
            claim=claim,
            award=catalog.vocabulary.awards[claim.award],
            unit=catalog.units.home(claim.unit or profile.unit),
        )
        for profile in profiles.values()
        for claim in profile.awards
        if claim.award in catalog.vocabulary.awards
    )
