"""What every planner is given: the public catalog, the site's own settings, and shelves sorted by theme."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import quote

from generator.know.duties import Duty
from generator.know.publicity import AwardEntry, ClaimEntry, Public
from generator.know.working_days import WorkingDays
from generator.show.cards import Cards
from generator.show.form import Form
from generator.show.license import DEFAULT_LICENSE, LICENSES, License
from generator.show.pictures import Looked
from generator.show.views.lines_of import Lines
from generator.words.dates import school_year_of
from generator.words.memory import FORGETFUL, Memory
from generator.words.model import Event, Profile, Story
from generator.words.vocabulary import Award


@dataclass(slots=True)
class Shelf:
    """What belongs to one theme. Lists are in the catalog's order; pages sort them."""

    profiles: list[Profile] = field(default_factory=list)
    stories: list[Story] = field(default_factory=list)
    awards: list[AwardEntry] = field(default_factory=list)
    claims: list[ClaimEntry] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on it."""
        return not (self.profiles or self.stories or self.awards or self.claims or self.events)


Shelves = Mapping[str, Shelf]


def _places(shelves: Shelves) -> dict[int, tuple[str, ...]]:
    """The keys of the shelves that each thing stands on."""
    found: dict[int, list[str]] = {}
    for key, shelf in shelves.items():
        for name in Shelf.__dataclass_fields__:
            for thing in getattr(shelf, name):
                found.setdefault(id(thing), []).append(key)
    return {thing: tuple(keys) for thing, keys in found.items()}


def merged(shelves: Iterable[Shelf]) -> Shelf:
    """Several shelves as one, each thing once."""
    whole = Shelf()
    for name in Shelf.__dataclass_fields__:
        seen: set[int] = set()
        for shelf in shelves:
            for thing in getattr(shelf, name):
                if id(thing) not in seen:
                    seen.add(id(thing))
                    getattr(whole, name).append(thing)
    return whole


@dataclass(frozen=True)
class Site:
    """One build's input for planners. ``school_year_starts`` is month and day.

    ``url`` is "" or ends in "/"; ``records`` is the folder of the records in the repository; the history of a file
    of the repository is at ``history`` followed by its path, "" where readers may not look. ``form`` is set
    where a web form is wanted; ``looked`` holds the pictures that can be shown; ``memory`` knows what was worked out
    before. An ``inner`` site also has the pages of the standing office.
    """

    public: Public
    name: str = ""
    lead: str = ""
    url: str = ""
    contact: str = ""
    license: License = LICENSES[DEFAULT_LICENSE]
    records: str = "exemplars"
    history: str = ""
    list_size: int = 50
    school_year_starts: tuple[int, int] = (9, 1)
    report_due: tuple[int, int] = (8, 30)
    working: WorkingDays = WorkingDays()  # noqa: RUF009 - frozen
    duties: tuple[Duty, ...] = ()
    inner: bool = False
    form: Form | None = None
    looked: Looked = Looked()  # noqa: RUF009 - frozen
    memory: Memory = FORGETFUL

    def address(self, path: str) -> str:
        """The full address of a path of the site; the path itself while the site's own address is not known."""
        return self.url + quote(path)

    @cached_property
    def lines(self) -> Lines:
        """Makes lines of records."""
        return Lines(self.public, self.looked)

    @cached_property
    def cards(self) -> Cards:
        """Plans cards for sharing."""
        return Cards(public=self.public, lines=self.lines, looked=self.looked, name=self.name, lead=self.lead)

    @cached_property
    def whole(self) -> Shelf:
        """Everything."""
        public = self.public
        return Shelf(
            profiles=list(public.profiles.values()),
            stories=list(public.stories.values()),
            awards=list(public.awards),
            claims=list(public.claims),
            events=list(public.events.values()),
        )

    @cached_property
    def orders(self) -> dict[str, Mapping[int, int]]:
        """Where each thing stands in the list of all of its kind, by the thing's ``id()``; lists fill it in."""
        return {}

    @cached_property
    def held(self) -> dict[str, Any]:
        """What a planner has worked out and will soon ask for again, by the planner's name."""
        return {}

    @cached_property
    def by_unit(self) -> Shelves:
        """By home unit, each thing under the unit itself, not under those above it."""
        units, lines = self.public.catalog.units, self.lines
        return self._shelves(
            profiles=lambda one: (units.home(one.unit),),
            stories=lines.units_of,
            awards=lambda one: (one.unit,),
            claims=lambda one: (one.unit,),
            events=lambda one: {units.home(name) for name in (*one.organisers, *one.units)},
        )

    @cached_property
    def in_unit(self) -> Shelves:
        """By home unit, with everything of the units below it: what a unit's page shows."""
        tree = self.public.catalog.units
        shelves: dict[str, Shelf] = {}
        for place in reversed([place for place, _ in tree.walk()]):
            shelves[place] = merged(
                [self.by_unit.get(place, Shelf()), *(shelves[child] for child in tree.children(place))]
            )
        return shelves

    @cached_property
    def by_field(self) -> Shelves:
        """By field of work; awards and claims by the fields of their public recipient."""
        return self._shelves(
            profiles=lambda one: one.fields,
            stories=self.lines.fields_of,
            awards=lambda one: one.profile.fields if one.profile else (),
            claims=lambda one: one.profile.fields,
            events=lambda one: one.fields,
        )

    @cached_property
    def by_level(self) -> Shelves:
        """By level of award; profiles by the levels of their awards and claims."""
        return self._by_award(lambda award: award.level)

    @cached_property
    def by_award(self) -> Shelves:
        """By award title."""
        return self._by_award(lambda award: award.id)

    @cached_property
    def by_year(self) -> Shelves:
        """By calendar year: awards by decision date, stories and events by date, claims by their year."""
        return self._shelves(
            stories=lambda one: (str(one.date.year),) if one.date else (),
            awards=lambda one: (str(one.year),) if one.year else (),
            claims=lambda one: (str(one.claim.year),) if one.claim.year else (),
            events=lambda one: (str(one.date.year),) if one.date else (),
        )

    @cached_property
    def by_school_year(self) -> Shelves:
        """By school year: awards as their record says; stories and events by a known day."""
        starts = self.school_year_starts

        def of_day(one: Story | Event) -> tuple[str, ...]:
            return (school_year_of(one.date.first, starts=starts),) if one.date and one.date.is_day else ()

        return self._shelves(
            stories=of_day,
            awards=lambda one: (one.row.school_year,) if one.row.school_year else (),
            events=of_day,
        )

    @cached_property
    def by_movement(self) -> Shelves:
        """By emulation movement."""
        return self._shelves(
            stories=lambda one: one.movements,
            awards=lambda one: (one.row.movement,) if one.row.movement else (),
        )

    def keys_of(self, name: str) -> Mapping[int, tuple[str, ...]]:
        """Where each thing stands on the shelves called ``name`` (``đơn vị``, ``năm``…), by the thing's ``id()``."""
        return self._keys[name]

    @cached_property
    def _keys(self) -> Mapping[str, Mapping[int, tuple[str, ...]]]:
        tree = self.public.catalog.units
        tops = {place: self.in_unit[place] for root in tree.roots for place in tree.children(root)}
        families = {"đơn vị": tops, "lĩnh vực": self.by_field, "cấp khen thưởng": self.by_level, "năm": self.by_year}
        return {name: _places(shelves) for name, shelves in families.items()}

    def _by_award(self, key_of: Callable[[Award], str]) -> Shelves:
        profiles: dict[str, set[str]] = defaultdict(set)
        pairs = [(entry.profile, entry.award) for entry in self.public.awards]
        pairs += [(claim.profile, claim.award) for claim in self.public.claims]
        for profile, award in pairs:
            if profile:
                profiles[profile.id].add(key_of(award))
        return self._shelves(
            profiles=lambda one: sorted(profiles.get(one.id, ())),
            awards=lambda one: (key_of(one.award),),
            claims=lambda one: (key_of(one.award),),
        )

    def _shelves(self, **keys_of: Callable[[Any], Iterable[str]]) -> Shelves:
        """A shelf for each key: ``keys_of`` says, list by list, which shelves a thing stands on."""
        shelves: dict[str, Shelf] = defaultdict(Shelf)
        for name, keys in keys_of.items():
            for thing in getattr(self.whole, name):
                for key in dict.fromkeys(keys(thing)):
                    if key:
                        getattr(shelves[key], name).append(thing)
        return dict(shelves)
