"""The controlled lists as records: units with history, the award catalogue, and simple terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.words.dates import PartialDate
from generator.words.diagnostics import Place

VERIFIED_NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One entry of a controlled list. ``name`` is Vietnamese; ``verified`` is full, partial or no."""

    place: Place
    id: str
    name: str = ""
    short: str = ""
    aliases: tuple[str, ...] = ()
    name_en: str = ""
    slug: str = ""
    order: int = 0
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    verified: str = "full"
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def address(self) -> str:
        """The part of an address that names this entry."""
        return self.slug or self.id

    @property
    def listed(self) -> bool:
        """Whether it may be listed publicly: somebody has confirmed it."""
        return self.verified != VERIFIED_NO

    @property
    def names(self) -> tuple[str, ...]:
        """Every way it is written."""
        return tuple(name for name in (self.name, self.short, *self.aliases) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """What a unit was called, between two dates; no date means unknown or open."""

    name: str = ""
    start: PartialDate | None = None
    end: PartialDate | None = None
    decision: str = ""
    head_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Term):
    """A unit of the organisation, present or past."""

    kind: str = ""
    parent: str = ""
    former_names: tuple[UnitName, ...] = ()
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    head_title: str = ""
    public: bool = True

    @property
    def listed(self) -> bool:
        """Confirmed, and not kept out of public lists."""
        return self.verified != VERIFIED_NO and self.public

    @property
    def names(self) -> tuple[str, ...]:
        """Every way it is or was written."""
        return tuple(
            dict.fromkeys(
                name
                for name in (self.name, self.short, *self.aliases, *(old.name for old in self.former_names))
                if name
            )
        )

    def name_at(self, day: PartialDate | None) -> str:
        """The name in force on ``day``; today's name where history does not say.

        Where two periods could cover the day (one open at its end, one at its beginning), the later one wins.
        """
        if day is None:
            return self.name
        for period in reversed(self.former_names):
            starts = period.start is None or period.start.first <= day.last
            ends = period.end is None or period.end.last >= day.first
            if starts and ends and (period.start or period.end):
                return period.name
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """The award that the law wants first, and how often."""

    award: str = ""
    count: int = 1
    consecutive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Award(Term):
    """An entry of the award catalogue. ``authority`` names classes of bodies that may decide it."""

    award_class: str = ""
    level: str = ""
    authority: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    grades: tuple[str, ...] = ()
    rank: int = 999
    articles: tuple[str, ...] = ()
    requires: Ladder | None = None
    once: bool = False
    posthumous: bool = False
    display: str = ""
    circular: str = ""
    used: bool = True

    @property
    def label(self) -> str:
        """How this university writes it."""
        return self.display or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardClass(Term):
    """A class of the catalogue; ``axis`` is emulation, commendation or other."""

    axis: str = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority(Term):
    """A body that issues decisions, of some class."""

    authority_class: str = ""
    decision_suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion(Term):
    """What an award is given for; ``recipients`` names the kinds it is for, none meaning every kind."""

    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(Term):
    """An emulation movement or project."""

    scope: str = ""
    launched_by: str = ""
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Term):
    """A task that units report on each year: a heading of their reports. ``figures`` are shown under it."""

    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Term):
    """A reviewed permission to leave in one file what looks like personal data: the very words, why, and until when."""

    file: str = ""
    words: str = ""
    reason: str = ""
    approved_by: str = ""
    until: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All controlled lists, each a mapping from id to entry in file order."""

    units: Mapping[str, Unit] = field(default_factory=dict)
    unit_kinds: Mapping[str, Term] = field(default_factory=dict)
    fields: Mapping[str, Term] = field(default_factory=dict)
    awards: Mapping[str, Award] = field(default_factory=dict)
    award_classes: Mapping[str, AwardClass] = field(default_factory=dict)
    levels: Mapping[str, Term] = field(default_factory=dict)
    grades: Mapping[str, Term] = field(default_factory=dict)
    occasions: Mapping[str, Occasion] = field(default_factory=dict)
    authorities: Mapping[str, Authority] = field(default_factory=dict)
    movements: Mapping[str, Movement] = field(default_factory=dict)
    roles: Mapping[str, Term] = field(default_factory=dict)
    channels: Mapping[str, Term] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    waivers: Mapping[str, Waiver] = field(default_factory=dict)

    def list_of(self, name: str) -> Mapping[str, Term]:
        """The list called ``name`` (``units``, ``award_classes``…)."""
        terms: Mapping[str, Term] = getattr(self, name)
        return terms

    def __iter__(self) -> Iterator[Term]:
        for name in self.__dataclass_fields__:
            yield from self.list_of(name).values()
