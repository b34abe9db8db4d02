"""One view per kind of page. ``crumbs`` lead from the home page to the page above this one."""

from __future__ import annotations

from dataclasses import dataclass

from generator.show.markup import Text
from generator.show.views.lines import (
    AwardLine,
    BranchGroup,
    Chart,
    Citation,
    ClaimLine,
    EventLine,
    EvidenceLine,
    Fact,
    Figure,
    Foot,
    Link,
    Listing,
    Moment,
    Picture,
    ProfileLine,
    SourceLine,
    StoryLine,
)
from generator.show.views.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """The front page. ``featured`` is the newest story, ``age`` how old it is in words ("" when its day is unknown);
    ``anniversaries`` what happened in this month long ago; ``follow`` are ways to hear of news.
    """

    lead: str
    featured: StoryLine | None
    stories: tuple[StoryLine, ...]
    profiles: tuple[ProfileLine, ...]
    figures: tuple[Figure, ...]
    levels: tuple[Figure, ...]
    events: tuple[EventLine, ...]
    anniversaries: tuple[Moment, ...]
    month: str
    age: str
    follow: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """One exemplar. ``id`` is the record's."""

    id: str
    crumbs: tuple[Link, ...]
    name: str
    full_name: str
    initials: str
    kind: str
    kind_label: str
    life: str
    summary: str
    portrait: Picture | None
    facts: tuple[Fact, ...]
    body: Text
    awards: tuple[AwardLine, ...]
    claims: tuple[ClaimLine, ...]
    recognitions: tuple[Moment, ...]
    timeline: tuple[Moment, ...]
    stories: tuple[StoryLine, ...]
    events: tuple[EventLine, ...]
    members: tuple[Link, ...]
    member_of: tuple[Link, ...]
    sources: tuple[SourceLine, ...]
    figures: tuple[Figure, ...]
    cards: tuple[Link, ...]
    foot: Foot


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """One story. ``id`` is the record's; ``citation`` is None while the site's own address is not known."""

    id: str
    crumbs: tuple[Link, ...]
    title: str
    kind_label: str
    date: str
    date_label: str
    author: str
    summary: str
    facts: tuple[Fact, ...]
    exemplars: tuple[ProfileLine, ...]
    body: Text
    photos: tuple[Picture, ...]
    evidence: tuple[EvidenceLine, ...]
    replication: tuple[Fact, ...]
    adopted: tuple[Moment, ...]
    adopters: int
    awards: tuple[AwardLine, ...]
    claims: tuple[ClaimLine, ...]
    publicity: tuple[Link, ...]
    corrections: tuple[Moment, ...]
    sources: tuple[SourceLine, ...]
    related: tuple[StoryLine, ...]
    citation: Citation | None
    cards: tuple[Link, ...]
    foot: Foot


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """One decision with its recipients. ``id`` is the record's; ``number`` is "" when unknown."""

    id: str
    crumbs: tuple[Link, ...]
    heading: str
    number: str
    facts: tuple[Fact, ...]
    body: Text
    listings: tuple[Listing, ...]
    figures: tuple[Figure, ...]
    sources: tuple[SourceLine, ...]
    foot: Foot


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event. ``id`` is the record's."""

    id: str
    crumbs: tuple[Link, ...]
    title: str
    kind_label: str
    date: str
    date_label: str
    summary: str
    facts: tuple[Fact, ...]
    body: Text
    photos: tuple[Picture, ...]
    exemplars: tuple[ProfileLine, ...]
    sources: tuple[SourceLine, ...]
    upcoming: bool
    foot: Foot


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeView:
    """A themed page: a unit, field, level, award title, year, school year or movement.

    ``children`` are the parts it has, whose additive figures plus those of the row marked ``own`` make up its own.
    ``follow`` are ways to hear of what is new here; ``inner`` is for the standing office, on a site of its own.
    """

    crumbs: tuple[Link, ...]
    heading: str
    kind_label: str
    lead: str
    facts: tuple[Fact, ...]
    figures: tuple[Figure, ...]
    children: tuple[BranchGroup, ...]
    listings: tuple[Listing, ...]
    neighbours: tuple[Link, ...] = ()
    follow: tuple[Link, ...] = ()
    crossings: tuple[Link, ...] = ()
    inner: tuple[Sheet, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list too long for one page: page ``page`` of ``pages`` of ``listing``."""

    crumbs: tuple[Link, ...]
    heading: str
    listing: Listing
    page: int
    pages: tuple[Link, ...]
    previous: Link | None
    following: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView:
    """An index of themes or records, grouped."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    figures: tuple[Figure, ...]
    groups: tuple[BranchGroup, ...]
    listings: tuple[Listing, ...] = ()
    tree: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RollGroup:
    """Recipients of one award of the roll of honour, awards by rank; ``more`` leads on where some are left out."""

    id: str
    award: Link
    level: Link
    awards: tuple[AwardLine, ...]
    claims: tuple[ClaimLine, ...]
    awards_total: int
    claims_total: int
    more: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollView:
    """The roll of honour."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    groups: tuple[RollGroup, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresView:
    """All figures, as charts with their tables."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    figures: tuple[Figure, ...]
    charts: tuple[Chart, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstoneView:
    """What is left of a withdrawn record: nothing personal."""

    heading: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView:
    """An old address that leads to the new one."""

    heading: str
    target: Link


PageView = (
    HomeView
    | ProfileView
    | StoryView
    | DecisionView
    | EventView
    | ThemeView
    | ListView
    | IndexView
    | RollView
    | FiguresView
    | TombstoneView
    | RedirectView
)

__all__ = [
    "DecisionView",
    "EventView",
    "FiguresView",
    "HomeView",
    "IndexView",
    "ListView",
    "PageView",
    "ProfileView",
    "RedirectView",
    "RollGroup",
    "RollView",
    "StoryView",
    "ThemeView",
    "TombstoneView",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A story's good work: how to copy it, and who did."""

    story: StoryLine
    how: str
    adopted: tuple[Moment, ...]
    adopters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplicationView:
    """What was copied from whom. ``units`` pairs each unit with what it copied."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    spreads: tuple[Spread, ...]
    units: tuple[tuple[Link, tuple[Moment, ...]], ...]
