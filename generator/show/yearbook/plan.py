"""Who is in a yearbook, in which order, with which words; and who was left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.intake.schema.records import RECOGNITION_LEVELS
from generator.know.publicity import SELECTED, is_live, may_show
from generator.show import addresses
from generator.show.site import Site
from generator.show.views.lines import AwardLine, ClaimLine
from generator.show.views.lines_of import by_rank
from generator.words.model import COLLECTIVE, Event, Photo, Profile, Story
from generator.words.vietnamese import person_key, sort_key

LEVEL_ORDER = tuple(reversed(RECOGNITION_LEVELS.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One spread. Texts are Markdown where they are ``biography`` or ``story``; ``address`` is the page's."""

    id: str
    name: str
    unit: str
    about: str
    summary: str
    biography: str
    awards: tuple[str, ...]
    address: str
    portrait: Photo | None = None
    story_title: str = ""
    story_summary: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Entries under one heading: collectives, or the individuals of one level."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A yearbook. Indexes hold pairs of what is looked up and the ids it leads to."""

    title: str
    subtitle: str
    publisher: str
    date: str
    foreword: str = ""
    programme: str = ""
    divisions: tuple[Division, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    units: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left_out: tuple[tuple[str, str], ...] = field(default=())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everybody in it, in order."""
        return tuple(entry for division in self.divisions for entry in division.entries)


def plan_yearbook(site: Site, *, event: Event | None = None, year: int | None = None, foreword: str = "") -> Book:
    """The yearbook of a conference, or of a calendar year.

    A conference's members are those whose recognition names it; where no recognition does, those whom the event itself
    lists. A year's members were recognised in it, or have a story of it. Only who consented to print is in it.

    Args:
        site: the public site and its catalog.
        event: the conference.
        year: the calendar year, where there is no event.
        foreword: Markdown.
    """
    planner = _Planner(site, event, year)
    return planner.book(foreword)


class _Planner:
    def __init__(self, site: Site, event: Event | None, year: int | None) -> None:
        self.site, self.event, self.year = site, event, year
        self.public, self.catalog = site.public, site.public.catalog

    def book(self, foreword: str) -> Book:
        members = list(self.members())
        shown = [(profile, level) for profile, level in members if not self.why_not(profile)]
        divisions = tuple(self.divisions(shown))
        entries = [entry for division in divisions for entry in division.entries]
        profiles = {profile.id: profile for profile, _ in shown}
        root = next(iter(self.catalog.units.roots), "")
        event = self.event
        return Book(
            title=event.title if event else f"Gương điển hình năm {self.year}",
            subtitle="Kỷ yếu",
            publisher=self.unit_name(root),
            date=event.date.vietnamese() if event and event.date else str(self.year),
            foreword=foreword,
            programme=event.body if event else "",
            divisions=divisions,
            names=tuple(
                (profiles[entry.id].name, entry.id)
                for entry in sorted(entries, key=lambda one: _name_key(profiles[one.id]))
            ),
            units=tuple(self.by_unit(entries)),
            left_out=tuple(
                (profile.name if may_show(profile, "name") else profile.id, why)
                for profile, _ in members
                if (why := self.why_not(profile))
            ),
        )

    def members(self) -> Iterator[tuple[Profile, str]]:
        """Those the book is about with the level they were recognised at, public or not."""
        found = dict(self.recognised())
        if not found and self.event:
            found = dict.fromkeys((name for name in self.event.exemplars if name in self.catalog.profiles), "")
        if self.year is not None:
            for story in self.public.stories.values():
                if story.date and story.date.year == self.year:
                    found |= {name: found.get(name, "") for name in story.exemplars}
        for name in sorted(found, key=lambda one: _name_key(self.catalog.profiles[one])):
            yield self.catalog.profiles[name], found[name]

    def recognised(self) -> Iterator[tuple[str, str]]:
        for profile in self.catalog.profiles.values():
            for step in profile.recognitions:
                decision = self.catalog.decisions.get(step.decision)
                day = step.date or (decision.date if decision else None)
                here = step.event == self.event.id if self.event else bool(day and day.year == self.year)
                if here and step.status == SELECTED:
                    yield profile.id, step.level

    def why_not(self, profile: Profile) -> str:
        """Why somebody is not in the book, "" for those who are."""
        if profile.id not in self.public.profiles:
            if profile.status == "withdrawn":
                return "hồ sơ đã rút"
            return "hồ sơ chưa được công bố" if not is_live(profile, self.catalog.now) else "chưa đồng ý nêu tên"
        return "" if may_show(profile, "print") else "chưa đồng ý in (consent.scope thiếu print)"

    def divisions(self, shown: Iterable[tuple[Profile, str]]) -> Iterator[Division]:
        pairs = list(shown)
        together = tuple(self.entry(one) for one, _ in pairs if one.kind == COLLECTIVE)
        if together:
            yield Division(title="Tập thể", entries=together)
        for level in (*LEVEL_ORDER, ""):
            people = tuple(self.entry(one) for one, found in pairs if one.kind != COLLECTIVE and found == level)
            if people:
                title = f"Cá nhân: cấp {RECOGNITION_LEVELS.label(level).lower()}" if level else "Cá nhân"
                yield Division(title=title, entries=people)

    def entry(self, profile: Profile) -> Entry:
        story = self.story_of(profile)
        lines = self.site.lines
        awards = by_rank(one for one in self.public.awards if one.profile is profile)
        claims = [one for one in self.public.claims if one.profile is profile]
        roles = self.catalog.vocabulary.roles
        role = roles[profile.role].name if profile.role in roles else ""
        return Entry(
            id=profile.id,
            name=profile.full_name,
            unit=self.unit_name(profile.unit),
            about=profile.position or role,
            summary=profile.summary,
            biography=profile.body,
            awards=(*map(_award, map(lines.award, awards)), *map(_claim, map(lines.claim, claims))),
            address=self.site.address(addresses.record_path("profile", profile.id)),
            portrait=profile.portrait if profile.portrait and may_show(profile, "photo") else None,
            story_title=story.title if story else "",
            story_summary=story.summary if story else "",
            story=story.body if story else "",
        )

    def story_of(self, profile: Profile) -> Story | None:
        """The newest public story, if everybody in it consented to print."""
        found = [
            story
            for story in self.public.stories.values()
            if profile.id in story.exemplars
            and all(may_show(self.catalog.profiles[name], "print") for name in story.exemplars)
        ]
        return max(found, key=lambda one: (one.date.sort_key if one.date else (0, 0, 0), one.id), default=None)

    def by_unit(self, entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[str, ...]]]:
        units: dict[str, list[str]] = {}
        for entry in entries:
            units.setdefault(entry.unit, []).append(entry.id)
        for name in sorted(units, key=sort_key):
            yield name, tuple(units[name])

    def unit_name(self, name: str) -> str:
        unit = self.catalog.vocabulary.units.get(name)
        return unit.name if unit else name


def _award(line: AwardLine) -> str:
    decision = ", ".join(filter(None, (f"số {line.number}" if line.number else "", line.date_label)))
    return " ".join(filter(None, (line.award.text, line.ordinal and f"lần thứ {line.ordinal}", f"({decision})")))


def _claim(line: ClaimLine) -> str:
    year = f"năm {line.year_label}, " if line.year_label else ""
    return f"{line.award.text} ({year}chưa đối chiếu quyết định)"


def _name_key(profile: Profile) -> tuple[object, ...]:
    """Persons by given name, collectives by their name (the order of Vietnamese indexes)."""
    own = profile.sort_name if profile.is_person else profile.sort_name or profile.name
    return (person_key(profile.name, own), profile.id)
