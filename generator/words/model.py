"""The records, as their authors mean them: frozen, typed, and knowing which file they came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from generator.words.dates import PartialDate
from generator.words.diagnostics import Place


class Kind(StrEnum):
    """The record kinds; the value is the word used in codes, messages and data files."""

    PROFILE = "profile"
    STORY = "story"
    DECISION = "decision"
    EVENT = "event"
    PROPOSAL = "proposal"
    NARRATIVE = "narrative"


INDIVIDUAL = "individual"
COLLECTIVE = "collective"

PUBLISHED = "published"
DRAFT = "draft"
WITHDRAWN = "withdrawn"

AWARDED = "awarded"
REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a fact was read; a record refers to its sources by their number, from 1."""

    title: str = ""
    url: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Why a person may be shown, and for what (Law 91/2025/QH15, articles on consent and publication).

    ``reference`` is the file number of the signed paper, which itself never enters the repository.
    """

    basis: str = ""
    scope: tuple[str, ...] = ()
    given: PartialDate | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture file under ``media/`` with what a reader needs to know of it."""

    file: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    people: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """A step by which somebody became an exemplar."""

    level: str = ""
    status: str = ""
    date: PartialDate | None = None
    by: str = ""
    decision: str = ""
    event: str = ""
    achievements: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An award that is known but whose decision is not on file."""

    place: Place
    award: str = ""
    grade: str = ""
    year: int | None = None
    ordinal: str = ""
    work: str = ""
    posthumous: bool = False
    unit: str = ""
    note: str = ""
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record kind has."""

    id: str
    path: str
    status: str = PUBLISHED
    publish_at: datetime | None = None
    aliases: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    body: str = ""
    body_line: int = 1

    @property
    def place(self) -> Place:
        """The record's file."""
        return Place(path=self.path)

    def at(self, *steps: str | int) -> Place:
        """The place of one of its values."""
        return Place(path=self.path, field=steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Record):
    """One exemplar, a person or a collective."""

    kind: str = ""
    name: str = ""
    honorifics: tuple[str, ...] = ()
    sort_name: str = ""
    unit: str = ""
    role: str = ""
    position: str = ""
    manages: bool = False
    fields: tuple[str, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    awards: tuple[Claim, ...] = ()
    born: PartialDate | None = None
    died: PartialDate | None = None
    summary: str = ""
    portrait: Photo | None = None
    members: tuple[str, ...] = ()
    consent: Consent | None = None

    @property
    def is_person(self) -> bool:
        """Whether the rules for persons (consent, birth dates) apply."""
        return self.kind == INDIVIDUAL

    @property
    def full_name(self) -> str:
        """Name with honorifics before it, as it is printed."""
        return f"{', '.join(self.honorifics)} {self.name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something that proves the deed; a file is copied to the site only when ``public``."""

    kind: str = ""
    title: str = ""
    url: str = ""
    file: str = ""
    public: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """A unit that copied the good work."""

    unit: str = ""
    date: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replication:
    """How others can copy this work, and who did."""

    problem: str = ""
    method: str = ""
    result: str = ""
    how_to_copy: str = ""
    adopted: tuple[Adoption, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Publicity:
    """Where else the story ran."""

    channel: str = ""
    url: str = ""
    date: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A visible correction."""

    date: PartialDate | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story(Record):
    """One article about one or more exemplars."""

    kind: str = ""
    title: str = ""
    date: PartialDate | None = None
    exemplars: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    movements: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    summary: str = ""
    author: str = ""
    photos: tuple[Photo, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    replication: Replication | None = None
    publicity: tuple[Publicity, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionHead:
    """Number, date and issuer of a decision; a number or a day may be unknown."""

    number: str = ""
    date: PartialDate | None = None
    issuer: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Why recipients without a profile may be named."""

    basis: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """The decision that took an award back (Law 06/2022/QH15, chapter VII)."""

    number: str = ""
    date: PartialDate | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRecord:
    """One award to one recipient by one decision."""

    place: Place
    exemplar: str = ""
    key: str = ""
    name: str = ""
    kind: str = ""
    unit: str = ""
    position: str = ""
    award: str = ""
    grade: str = ""
    ordinal: str = ""
    work: str = ""
    occasion: str = ""
    school_year: str = ""
    year: int | None = None
    movement: str = ""
    citation: str = ""
    note: str = ""
    posthumous: bool = False
    status: str = AWARDED
    revocation: Revocation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Record):
    """One award decision with its award records."""

    title: str = ""
    decision: DecisionHead = field(default_factory=DecisionHead)
    publication: Publication | None = None
    recipients: tuple[AwardRecord, ...] = ()

    @property
    def date(self) -> PartialDate | None:
        """The decision's date."""
        return self.decision.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """An exchange meeting, conference, ceremony or other gathering."""

    title: str = ""
    kind: str = ""
    date: PartialDate | None = None
    end: PartialDate | None = None
    form: str = ""
    organisers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    exemplars: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    place_name: str = ""
    summary: str = ""
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody put forward for an award."""

    exemplar: str = ""
    name: str = ""
    unit: str = ""
    award: str = ""
    grade: str = ""
    achievements: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal(Record):
    """Names put forward and posted for a time before the decision."""

    title: str = ""
    to: str = ""
    posted_from: PartialDate | None = None
    posted_to: PartialDate | None = None
    candidates: tuple[Candidate, ...] = ()

    @property
    def date(self) -> PartialDate | None:
        """The first day of posting; the year of the proposal's folder."""
        return self.posted_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative(Record):
    """What a unit reports of a school year in its own words; its id is ``<school year>/<unit>``, as its path is.

    It has no page: it goes into the council's report. ``received`` is the day it reached the standing office.
    """

    author: str = ""
    received: PartialDate | None = None

    @property
    def school_year(self) -> str:
        """The school year it tells of."""
        return self.id.partition("/")[0]

    @property
    def unit(self) -> str:
        """The unit that tells."""
        return self.id.partition("/")[2]

    @property
    def date(self) -> PartialDate | None:
        """The day it was received."""
        return self.received


AnyRecord = Profile | Story | Decision | Event | Proposal | Narrative
