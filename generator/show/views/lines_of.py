"""Makes the small parts of views out of records that passed the gate."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from generator.intake.schema.records import EVENT_KINDS, EXEMPLAR_KINDS, STORY_KINDS
from generator.know.publicity import AwardEntry, ClaimEntry, Public, may_show
from generator.show import addresses
from generator.show.pictures import PHOTO, PORTRAIT, Looked, Made, address, renditions
from generator.show.views.lines import (
    AwardLine,
    ClaimLine,
    DecisionLine,
    EventLine,
    Line,
    Link,
    Picture,
    ProfileLine,
    SourceLine,
    StoryLine,
)
from generator.words.dates import PartialDate
from generator.words.model import AWARDED, INDIVIDUAL, AwardRecord, Decision, Event, Photo, Profile, Source, Story
from generator.words.vietnamese import person_key
from generator.words.vocabulary import Award, Term

T = TypeVar("T")
L = TypeVar("L", bound=Line)
ANONYMOUS = {"individual": "Một cá nhân", "collective": "Một tập thể"}


def label_of(day: PartialDate | None) -> str:
    """A date as Vietnamese text, "" for none."""
    return day.vietnamese() if day else ""


def iso_of(day: PartialDate | None) -> str:
    """A date as ISO text, "" for none."""
    return str(day) if day else ""


def initials_of(name: str) -> str:
    """One or two letters that stand in for a portrait: of the family name and the given name."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()


def source_lines(sources: Iterable[Source]) -> tuple[SourceLine, ...]:
    """Sources, numbered from 1."""
    return tuple(
        SourceLine(number=number, title=source.title, url=source.url, date=label_of(source.date))
        for number, source in enumerate(sources, start=1)
    )


def by_name(profiles: Iterable[Profile]) -> list[Profile]:
    """Profiles in the order people look them up in: persons by given name, collectives by name."""
    return sorted(
        profiles,
        key=lambda one: (
            person_key(one.name, one.sort_name if one.is_person else one.sort_name or one.name),
            one.id,
        ),
    )


def by_rank(entries: Iterable[AwardEntry]) -> list[AwardEntry]:
    """Awards from the highest, then by date, then by the order in their decision (FACTS 1: highest first)."""
    return sorted(
        entries,
        key=lambda one: (
            one.award.rank,
            one.award.id,
            one.decision.date.sort_key if one.decision.date else (0, 0, 0),
            one.decision.id,
            one.number,
        ),
    )


def claims_by_rank(claims: Iterable[ClaimEntry]) -> list[ClaimEntry]:
    """Claims from the highest award, then by year (unknown last), then by name's id."""
    return sorted(claims, key=lambda one: (one.award.rank, one.award.id, one.claim.year or 9999, one.profile.id))


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines for lists, made from what is public; the same thing is always the same line."""

    public: Public
    looked: Looked = Looked()  # noqa: RUF009 - frozen
    _kept: dict[int, tuple[object, Line]] = field(default_factory=dict, compare=False)

    def _once(self, thing: T, make: Callable[[T], L]) -> L:
        """The line of ``thing``, made the first time only. Things live as long as ``public`` does."""
        kept = self._kept.get(id(thing))
        if kept is None:
            kept = self._kept[id(thing)] = (thing, make(thing))
        return kept[1]  # type: ignore[return-value]

    def profile(self, profile: Profile) -> ProfileLine:
        """A profile in a list."""
        return self._once(profile, self._profile)

    def story(self, story: Story) -> StoryLine:
        """A story in a list."""
        kept = self._kept.get(id(story))  # asked for more often than all others together
        return self._once(story, self._story) if kept is None else kept[1]  # type: ignore[return-value]

    def award(self, entry: AwardEntry) -> AwardLine:
        """An award record in a list."""
        return self._once(entry, self._award)

    def claim(self, entry: ClaimEntry) -> ClaimLine:
        """A claimed award in a list."""
        return self._once(entry, self._claim)

    def event(self, event: Event) -> EventLine:
        """An event in a list."""
        return self._once(event, self._event)

    def _profile(self, profile: Profile) -> ProfileLine:
        units = self.public.catalog.vocabulary.units
        unit = units.get(self.public.catalog.units.home(profile.unit))
        return ProfileLine(
            path=addresses.record_path("profile", profile.id),
            name=profile.name,
            full_name=profile.full_name,
            initials=initials_of(profile.name),
            kind=profile.kind,
            kind_label=EXEMPLAR_KINDS.label(profile.kind),
            unit=unit.name if unit else "",
            position=profile.position,
            summary=profile.summary,
            awards=sum(
                1
                for decision, row in self.public.catalog.rows_of.get(profile.id, ())
                if decision.id in self.public.decisions and self._counts(row)
            ),
            portrait=self.portrait(profile),
        )

    def _counts(self, row: AwardRecord) -> bool:
        return row.status == AWARDED and row.award in self.public.catalog.vocabulary.awards

    def portrait(self, profile: Profile) -> Picture | None:
        """The portrait, where consent covers photos."""
        if profile.portrait and may_show(profile, "photo"):
            return self._picture(profile.portrait, PORTRAIT)
        return None

    def profile_link(self, profile: Profile) -> Link:
        """A link to a profile by its name."""
        return Link(text=profile.name, path=addresses.record_path("profile", profile.id))

    def _story(self, story: Story) -> StoryLine:
        fields = self.public.catalog.vocabulary.fields
        people = [self.public.profiles[name] for name in story.exemplars if name in self.public.profiles]
        photos = self.photos(story.photos)
        portraits = [found for found in map(self.portrait, people) if found]
        return StoryLine(
            path=addresses.record_path("story", story.id),
            title=story.title,
            date=iso_of(story.date),
            date_label=label_of(story.date),
            kind=story.kind,
            kind_label=STORY_KINDS.label(story.kind),
            summary=story.summary,
            names=tuple(map(self.profile_link, people)),
            fields=tuple(fields[name].name for name in self.fields_of(story) if name in fields),
            picture=next(iter((*photos, *portraits)), None),
        )

    def photos(self, photos: Iterable[Photo]) -> tuple[Picture, ...]:
        """The photos that may be shown, as far as they can be opened."""
        made = (self._picture(photo, PHOTO) for photo in self.allowed(photos))
        return tuple(one for one in made if one)

    def allowed(self, photos: Iterable[Photo]) -> tuple[Photo, ...]:
        """The photos that may be shown: with a basis, and of nobody whose consent leaves photos out."""
        profiles = self.public.profiles
        return tuple(
            photo
            for photo in photos
            if photo.basis and all(name in profiles and may_show(profiles[name], "photo") for name in photo.people)
        )

    def _picture(self, photo: Photo, ladder: tuple[int, ...]) -> Picture | None:
        """A photo as the site shows it; None when it cannot be opened, of which there is a finding."""
        seen = self.looked.seen.get(photo.file)
        if seen is None:
            return None
        made: dict[str, tuple[Made, ...]] = {}
        for recipe in renditions(photo.file, seen, ladder):
            one = Made(path=address(recipe, self.looked.tools), width=recipe.width)
            made[recipe.kind] = (*made.get(recipe.kind, ()), one)
        jpegs = made["jpeg"]
        shown = next((one for one in jpegs if one.width >= ladder[-2]), jpegs[-1])
        return Picture(
            path=shown.path,
            alt=photo.alt,
            caption=photo.caption,
            credit=photo.credit,
            width=seen.width,
            height=seen.height,
            avif=made["avif"],
            webp=made["webp"],
            jpeg=jpegs,
        )

    def fields_of(self, story: Story) -> tuple[str, ...]:
        """A story's fields, or those of its exemplars."""
        if story.fields:
            return story.fields
        return self._inherited(story, "fields")

    def units_of(self, story: Story) -> tuple[str, ...]:
        """The homes of a story's units, or of its exemplars' units."""
        names = story.units or tuple(
            self.public.profiles[name].unit for name in story.exemplars if name in self.public.profiles
        )
        homes = (self.public.catalog.units.home(name) for name in names)
        return tuple(dict.fromkeys(home for home in homes if home))

    def _inherited(self, story: Story, attribute: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for name in story.exemplars:
            if name in self.public.profiles:
                found.update(dict.fromkeys(getattr(self.public.profiles[name], attribute)))
        return tuple(found)

    def _award(self, entry: AwardEntry) -> AwardLine:
        vocabulary, row, decision = self.public.catalog.vocabulary, entry.row, entry.decision
        issuer = vocabulary.authorities.get(decision.decision.issuer)
        movement = vocabulary.movements.get(row.movement)
        occasion = vocabulary.occasions.get(row.occasion)
        unit, note = self.unit_then(row.unit, decision.date)
        return AwardLine(
            award=self.award_link(entry.award, row.grade),
            level=self.level_link(entry.award),
            name=entry.name,
            anonymous=ANONYMOUS.get(entry.kind, ANONYMOUS[INDIVIDUAL]),
            profile=self.profile_link(entry.profile) if entry.profile else None,
            kind=entry.kind,
            unit=unit,
            unit_note=note,
            position=row.position if entry.name else "",
            number=decision.decision.number,
            date=iso_of(decision.date),
            date_label=label_of(decision.date),
            issuer=issuer.name if issuer else "",
            decision=Link(
                text=decision.decision.number or "chưa có số quyết định",
                path=addresses.record_path("decision", decision.id),
            ),
            ordinal=row.ordinal if entry.name else "",
            work=row.work if entry.name else "",
            citation=row.citation if entry.name else "",
            note=row.note if entry.name else "",
            occasion=occasion.name if occasion else "",
            school_year=_school_year_link(entry),
            movement=self.term_link(movement, addresses.MOVEMENTS) if movement else None,
            posthumous=row.posthumous,
            revoked=not entry.counts,
            revocation=self._revocation(entry),
        )

    def _revocation(self, entry: AwardEntry) -> str:
        taken = entry.row.revocation
        if entry.counts or taken is None:
            return ""
        issuer = self.public.catalog.vocabulary.authorities.get(taken.issuer)
        words = (
            f"Quyết định số {taken.number}" if taken.number else "Quyết định thu hồi",
            f"ngày {label_of(taken.date)}" if taken.date else "",
            f"của {issuer.name}" if issuer else "",
        )
        return " ".join(word for word in words if word)

    def _claim(self, entry: ClaimEntry) -> ClaimLine:
        claim = entry.claim
        return ClaimLine(
            award=self.award_link(entry.award, claim.grade),
            level=self.level_link(entry.award),
            profile=self.profile_link(entry.profile),
            year_label=str(claim.year) if claim.year else "",
            unit=self.unit_then(claim.unit, None)[0] if claim.unit else None,
            ordinal=claim.ordinal,
            work=claim.work,
            note=claim.note,
            posthumous=claim.posthumous,
            sources=claim.sources,
        )

    def award_link(self, award: Award, grade_id: str = "") -> Link:
        """An award title with its grade; only confirmed entries have a page."""
        grade = self.public.catalog.vocabulary.grades.get(grade_id)
        text = f"{award.label} {grade.name}" if grade else award.label
        return Link(text=text, path=f"{addresses.AWARDS}{award.address}/" if award.listed else "")

    def level_link(self, award: Award) -> Link:
        """The level of an award."""
        level = self.public.catalog.vocabulary.levels.get(award.level)
        return self.term_link(level, addresses.LEVELS) if level else Link(text="")

    def term_link(self, term: Term, folder: str) -> Link:
        """A theme's name, leading to its page where it is confirmed."""
        return Link(text=term.name, path=f"{folder}{term.address}/" if term.listed else "")

    def unit_then(self, unit_id: str, day: PartialDate | None) -> tuple[Link, str]:
        """A unit under its name of ``day``, leading to the page it is found on today, and a note where that differs."""
        catalog = self.public.catalog
        unit, home = catalog.vocabulary.units.get(unit_id), catalog.units.home(unit_id)
        if unit is None:
            return Link(text=""), ""
        name, now = unit.name_at(day), catalog.vocabulary.units[home].name
        path = f"{addresses.UNITS}{catalog.vocabulary.units[home].address}/"
        return Link(text=name, path=path), f"nay thuộc {now}" if home != unit_id and now != name else ""

    def _event(self, event: Event) -> EventLine:
        today = self.public.catalog.now.date()
        return EventLine(
            path=addresses.record_path("event", event.id),
            title=event.title,
            date=iso_of(event.date),
            date_label=span_label(event.date, event.end),
            kind_label=EVENT_KINDS.label(event.kind),
            place=event.place_name,
            upcoming=bool(event.date and event.date.last >= today),
        )

    def decision(self, decision: Decision) -> DecisionLine:
        """A decision in a list."""
        issuer = self.public.catalog.vocabulary.authorities.get(decision.decision.issuer)
        return DecisionLine(
            path=addresses.record_path("decision", decision.id),
            number=decision.decision.number,
            title=decision.title,
            date=iso_of(decision.date),
            date_label=label_of(decision.date),
            issuer=issuer.name if issuer else "",
            recipients=sum(map(self._counts, decision.recipients)),
        )


def _school_year_link(entry: AwardEntry) -> Link | None:
    """The school year of an award; only counted awards make it a theme, so a revoked one leads nowhere."""
    year = entry.row.school_year
    if not year:
        return None
    return Link(text=year, path=f"{addresses.SCHOOL_YEARS}{year}/" if entry.counts else "")


def span_label(start: PartialDate | None, end: PartialDate | None) -> str:
    """One date, or two with a dash."""
    return f"{label_of(start)} – {label_of(end)}" if start and end and start != end else label_of(start)
