"""Awards wherever records speak of them: given by a decision, claimed in a profile, asked for in a proposal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.know.checks.known import Known
from generator.words.dates import PartialDate
from generator.words.diagnostics import Place
from generator.words.model import WITHDRAWN, AwardRecord, Decision, Profile, Proposal, Record
from generator.words.vietnamese import fold
from generator.words.vocabulary import Award

LAW_BEGAN = PartialDate(2004, 7, 1)
"""The day Law 15/2003/QH11 took effect; what was given before follows rules that nobody wrote down here."""
KIND_NAMES = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An award of the catalogue at one place of a record.

    ``kind`` is the recipient's, "" where nobody says; ``who`` its name for messages; ``day`` when it was given
    or, in a proposal, first posted.
    """

    place: Place
    award: Award
    kind: str
    who: str
    grade: str
    day: PartialDate | None
    posthumous: bool = False

    @property
    def under_law(self) -> bool:
        """Whether the rules of the law on grades and force surely apply."""
        return under_law(self.day)


def under_law(day: PartialDate | None) -> bool:
    """Whether ``day`` is surely on or after the first day of the law of 2003."""
    return day is not None and day.first >= LAW_BEGAN.first


def not_in_force(award: Award, day: PartialDate) -> PartialDate | None:
    """The first or last day of the award's time where ``day`` surely lies before or after it."""
    if award.valid_from and day.last < award.valid_from.first:
        return award.valid_from
    return award.valid_to if award.valid_to and day.first > award.valid_to.last else None


def awards_in(record: Record, known: Known) -> Iterator[Given]:
    """Every award of a decision, a profile or a proposal that the catalogue knows."""
    if isinstance(record, Decision):
        yield from _of_decision(record, known)
    elif isinstance(record, Profile):
        yield from _of_profile(record, known)
    elif isinstance(record, Proposal):
        yield from _of_proposal(record, known)


def _of_decision(decision: Decision, known: Known) -> Iterator[Given]:
    for row in decision.recipients:
        award = known.vocabulary.awards.get(row.award)
        if award is not None:
            yield Given(
                place=row.place,
                award=award,
                kind=kind_of(row.exemplar, row.kind, known),
                who=name_of(row.exemplar, row.name, known),
                grade=row.grade,
                day=decision.date,
                posthumous=row.posthumous,
            )


def _of_profile(profile: Profile, known: Known) -> Iterator[Given]:
    for claim in profile.awards:
        award = known.vocabulary.awards.get(claim.award)
        if award is not None:
            yield Given(
                place=claim.place,
                award=award,
                kind=profile.kind,
                who=profile.name,
                grade=claim.grade,
                day=PartialDate(claim.year) if claim.year else None,
                posthumous=claim.posthumous,
            )


def _of_proposal(proposal: Proposal, known: Known) -> Iterator[Given]:
    for number, candidate in enumerate(proposal.candidates):
        award = known.vocabulary.awards.get(candidate.award)
        if award is not None:
            yield Given(
                place=proposal.at("candidates", number),
                award=award,
                kind=kind_of(candidate.exemplar, "", known),
                who=name_of(candidate.exemplar, candidate.name, known),
                grade=candidate.grade,
                day=proposal.posted_from,
            )


def kind_of(exemplar: str, written: str, known: Known) -> str:
    """Individual or collective, by the profile or else as ``written``; "" where neither says."""
    profile = known.catalog.profiles.get(exemplar)
    return profile.kind if profile else written


def name_of(exemplar: str, written: str, known: Known) -> str:
    """The recipient's name, or id, for a message."""
    profile = known.catalog.profiles.get(exemplar)
    return (profile.name if profile else "") or written or exemplar or "người nhận"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a row means. Without a profile two people may share a name and a unit, so that is not ``sure``."""

    key: tuple[str, ...]
    sure: bool


def recipient_of(row: AwardRecord) -> Recipient | None:
    """The recipient of a row, or None where the row names nobody."""
    if row.exemplar:
        return Recipient((row.exemplar,), True)
    return Recipient((fold(row.name), row.unit, fold(row.position)), False) if row.name else None


def rows_on_file(known: Known) -> Iterator[tuple[Decision, AwardRecord]]:
    """Every row of every decision that has not been withdrawn, in order of date."""
    decisions = (one for one in known.catalog.decisions.values() if one.status != WITHDRAWN)
    for decision in sorted(decisions, key=lambda one: (one.date.sort_key if one.date else (0, 0, 0), one.path)):
        for row in decision.recipients:
            yield decision, row


def cited(decision: Decision) -> str:
    """A decision as messages name it: by number, or by file where the number is unknown."""
    return decision.decision.number or decision.path


def listed(names: list[str], last: str = "hoặc") -> str:
    """``a, b hoặc c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else ""
