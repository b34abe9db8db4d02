"""Who is in a yearbook, in which order, with which words; and who was left out, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.intake.schema.records import RECOGNITION_LEVELS
from generator.know.publicity import SELECTED, AwardEntry, may_show
from generator.know.unpublished import why_hidden
from generator.show import addresses
from generator.show.award_words import award_words, claim_words
from generator.show.site import Site
from generator.show.views.lines_of import by_rank, claims_by_rank, initials_of
from generator.words.collation import heading_of
from generator.words.dates import PartialDate
from generator.words.model import COLLECTIVE, Event, Photo, Profile, Recognition, Story
from generator.words.vietnamese import person_key, sort_key

LEVEL_ORDER = tuple(reversed(RECOGNITION_LEVELS.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One spread. ``biography`` and ``story`` are Markdown; ``address`` is the page's; ``initials``
    stand in for a portrait.
    """

    id: str
    name: str
    unit: str
    about: str
    summary: str
    biography: str
    awards: tuple[str, ...]
    address: str
    initials: str = ""
    achievements: str = ""
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
    """A yearbook. Indexes hold pairs of what is looked up and the ids it leads to; ``names`` also the letter it stands
    under. ``made`` is the day of its data, ``site`` and ``home`` where to read more, ``left_out`` who or what is not in
    it and why.
    """

    title: str
    subtitle: str
    publisher: str
    date: str
    site: str = ""
    home: str = ""
    made: str = ""
    foreword: str = ""
    programme: str = ""
    divisions: tuple[Division, ...] = ()
    names: tuple[tuple[str, str, str], ...] = ()
    units: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left_out: tuple[tuple[str, str], ...] = field(default=())

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everybody in it, in order."""
        return tuple(entry for division in self.divisions for entry in division.entries)


def plan_yearbook(site: Site, *, event: Event | None = None, year: int | None = None, foreword: str = "") -> Book:
    """The yearbook of a conference, or of a calendar year.

    A conference's members are those whose recognition names it; where no recognition does, those whom the event itself
    lists. A year's members were recognised in it, were awarded something by a decision of it, or have a story of it.
    Only who consented to print is in it; units are called as they were on its last day.

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
        self.day = (event.end or event.date) if event else PartialDate(year=year or 0, month=12, day=31)
        self.omitted: list[tuple[str, str]] = []
        self.awards: dict[str, list[AwardEntry]] = {}
        for entry in self.public.awards:
            if entry.profile:
                self.awards.setdefault(entry.profile.id, []).append(entry)

    def book(self, foreword: str) -> Book:
        event, now = self.event, self.catalog.now
        shown = []
        for profile, level in self.members():
            if why := self.why_not(profile):
                self.omitted.append((profile.name if profile.id in self.public.profiles else profile.id, why))
            else:
                shown.append((profile, level))
        divisions = tuple(self.divisions(shown))
        entries = [entry for division in divisions for entry in division.entries]
        root = next(iter(self.catalog.units.roots), "")
        return Book(
            title=event.title if event else f"Gương điển hình năm {self.year}",
            subtitle="Kỷ yếu",
            publisher=self.unit_name(root),
            date=event.date.vietnamese() if event and event.date else str(self.year),
            site=self.site.name,
            home=self.site.url,
            made=f"{now.day}/{now.month}/{now.year}",
            foreword=foreword,
            programme=event.body if event else "",
            divisions=divisions,
            names=tuple(self.by_name([profile for profile, _ in shown])),
            units=tuple(self.by_unit(entries)),
            left_out=tuple(self.omitted),
        )

    def members(self) -> Iterator[tuple[Profile, str]]:
        """Those the book is about with the level they were recognised at, public or not."""
        found = {name: step.level for name, step in self.recognised()}
        if not found and self.event:
            found = dict.fromkeys((name for name in self.event.exemplars if name in self.catalog.profiles), "")
        if self.year is not None:
            for name in self.of_the_year(self.year):
                found.setdefault(name, "")
        for name in sorted(found, key=lambda one: _name_key(self.catalog.profiles[one])):
            yield self.catalog.profiles[name], found[name]

    def recognised(self) -> Iterator[tuple[str, Recognition]]:
        """The steps that make somebody a member; of several the highest comes last."""
        for profile in self.catalog.profiles.values():
            steps = [step for step in profile.recognitions if step.status == SELECTED and self.is_here(step)]
            for step in sorted(steps, key=_height):
                yield profile.id, step

    def is_here(self, step: Recognition) -> bool:
        if self.event:
            return step.event == self.event.id
        decision = self.catalog.decisions.get(step.decision)
        day = step.date or (decision.date if decision else None)
        return bool(day and day.year == self.year)

    def of_the_year(self, year: int) -> Iterator[str]:
        for name, entries in self.awards.items():
            if any(entry.year == year for entry in entries):
                yield name
        for story in self.public.stories.values():
            if story.date and story.date.year == year:
                yield from story.exemplars

    def why_not(self, profile: Profile) -> str:
        """Why somebody is not in the book, "" for those who are."""
        hidden = why_hidden(self.public, profile)
        if hidden:
            return hidden
        return "" if may_show(profile, "print") else "chưa đồng ý in (consent.scope thiếu print)"

    def divisions(self, shown: Iterable[tuple[Profile, str]]) -> Iterator[Division]:
        pairs = list(shown)
        together = tuple(self.entry(one) for one, _ in pairs if one.kind == COLLECTIVE)
        if together:
            yield Division(title="Tập thể", entries=together)
        levels = {level for one, level in pairs if one.kind != COLLECTIVE}
        for level in (*LEVEL_ORDER, ""):
            people = tuple(self.entry(one) for one, found in pairs if one.kind != COLLECTIVE and found == level)
            if people:
                other = "Cá nhân khác" if len(levels) > 1 else "Cá nhân"
                title = f"Cá nhân: cấp {RECOGNITION_LEVELS.label(level).lower()}" if level else other
                yield Division(title=title, entries=people)

    def entry(self, profile: Profile) -> Entry:
        story = self.story_of(profile)
        lines = self.site.lines
        awards = by_rank(self.awards.get(profile.id, ()))
        claims = claims_by_rank(one for one in self.public.claims if one.profile is profile)
        roles = self.catalog.vocabulary.roles
        role = roles[profile.role].name if profile.role in roles else ""
        steps = (step.achievements for step in profile.recognitions if step.status == SELECTED and self.is_here(step))
        return Entry(
            id=profile.id,
            name=profile.full_name,
            initials=initials_of(profile.name),
            unit=self.unit_name(profile.unit),
            about=profile.position or role,
            summary=profile.summary,
            achievements="\n\n".join(dict.fromkeys(filter(None, steps))),
            biography=profile.body,
            awards=(
                *(award_words(lines.award(one), citation=True) for one in awards),
                *(claim_words(lines.claim(one)) for one in claims),
            ),
            address=self.site.address(addresses.record_path("profile", profile.id)),
            portrait=self.portrait(profile),
            story_title=story.title if story else "",
            story_summary=story.summary if story else "",
            story=story.body if story else "",
        )

    def portrait(self, profile: Profile) -> Photo | None:
        if profile.portrait is None:
            return None
        if not may_show(profile, "photo"):
            self.omitted.append((f"Chân dung {profile.name}", "chưa đồng ý dùng ảnh (consent.scope thiếu photo)"))
        elif profile.portrait.file not in self.catalog.media:
            self.omitted.append((f"Chân dung {profile.name}", f"không có tệp {profile.portrait.file}"))
        else:
            return profile.portrait
        return None

    def story_of(self, profile: Profile) -> Story | None:
        """The newest public story, if everybody in it consented to print."""
        found = sorted(
            (story for story in self.public.stories.values() if profile.id in story.exemplars),
            key=lambda one: (one.date.sort_key if one.date else (0, 0, 0), one.id),
        )
        for story in reversed(found):
            if all(may_show(self.catalog.profiles[name], "print") for name in story.exemplars):
                return story
            self.omitted.append((f"Bài “{story.title}”", "có nhân vật chưa đồng ý in"))
        return None

    def by_name(self, profiles: Iterable[Profile]) -> Iterator[tuple[str, str, str]]:
        for profile in sorted(profiles, key=_name_key):
            given = profile.name.split()[-1:] if profile.is_person else [profile.name]
            yield profile.name, profile.id, heading_of(profile.sort_name or "".join(given))

    def by_unit(self, entries: Iterable[Entry]) -> Iterator[tuple[str, tuple[str, ...]]]:
        units: dict[str, list[str]] = {}
        for entry in entries:
            units.setdefault(entry.unit, []).append(entry.id)
        for name in sorted(units, key=sort_key):
            yield name, tuple(units[name])

    def unit_name(self, name: str) -> str:
        unit = self.catalog.vocabulary.units.get(name)
        return unit.name_at(self.day) if unit else name


def _height(step: Recognition) -> int:
    return -LEVEL_ORDER.index(step.level) if step.level in LEVEL_ORDER else -len(LEVEL_ORDER)


def _name_key(profile: Profile) -> tuple[object, ...]:
    """Persons by given name, collectives by their name (the order of Vietnamese indexes)."""
    own = profile.sort_name if profile.is_person else profile.sort_name or profile.name
    return (person_key(profile.name, own), profile.id)
