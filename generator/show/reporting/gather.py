"""Everything that may be counted, as items with their dates: lists of which nobody has yet asked which days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.intake.schema.records import EVENT_KINDS, EXEMPLAR_KINDS, RECOGNITION_LEVELS, STORY_KINDS
from generator.know.publicity import SELECTED, AwardEntry, Public, entries_of, is_not_chosen
from generator.show.reporting.view import Item
from generator.words.dates import PartialDate
from generator.words.model import DRAFT, WITHDRAWN, Profile, Record, Story

UNNAMED = "(không nêu tên)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """An item with what decides which report it belongs to."""

    item: Item
    date: PartialDate | None
    school_year: str = ""


@dataclass(frozen=True, slots=True)
class Gatherer:
    """Makes items of all records that are not withdrawn, public or not. A movement, when given, narrows them."""

    public: Public
    movement: str = ""

    def award_entries(self) -> tuple[AwardEntry, ...]:
        """Every award record on file, named for the office that keeps the file; revoked ones too."""
        catalog = self.public.catalog
        return entries_of(
            catalog,
            {name: one for name, one in catalog.decisions.items() if one.status != WITHDRAWN},
            {name: one for name, one in catalog.profiles.items() if one.status != WITHDRAWN},
        )

    def awards(self, *, revoked: bool = False) -> Iterator[Dated]:
        """Award records, each under exactly one unit."""
        shown = {(entry.decision.id, entry.number): entry for entry in (*self.public.awards, *self.public.revoked)}
        for entry in self.award_entries():
            if entry.counts == revoked or (self.movement and entry.row.movement != self.movement):
                continue
            seen = shown.get((entry.decision.id, entry.number))
            yield Dated(
                item=self._award(entry, "" if seen else self.reason(entry.decision)),
                date=entry.decision.date,
                school_year=entry.row.school_year,
            )

    def _award(self, entry: AwardEntry, withheld: str) -> Item:
        words = self.public.catalog.vocabulary
        row, head = entry.row, entry.decision.decision
        unit = words.units.get(row.unit)
        issuer, occasion = words.authorities.get(head.issuer), words.occasions.get(row.occasion)
        grade = words.grades.get(row.grade)
        title = f"{entry.award.label} {grade.name.lower()}" if grade else entry.award.label
        return Item(
            key=f"award:{entry.decision.id}:{entry.number}",
            cells=(
                entry.name or row.name or UNNAMED,
                unit.name_at(entry.decision.date) if unit else row.unit,
                title,
                head.number or "chưa rõ số",
                _day(entry.decision.date),
                issuer.name if issuer else head.issuer,
                occasion.name if occasion else "",
                row.school_year,
            ),
            groups={
                "unit": (entry.unit,),
                "level": (entry.award.level,),
                "class": (entry.award.award_class,),
                "award": (entry.award.id,),
                "occasion": (row.occasion,),
                "kind": (entry.kind,),
                "field": entry.profile.fields if entry.profile else (),
            },
            withheld=withheld,
            unknown=("field",) if entry.profile and entry.profile.id not in self.public.profiles else (),
        )

    def exemplars(self) -> Iterator[Dated]:
        """Each time somebody was chosen as an exemplar."""
        if self.movement:
            return
        units = self.public.catalog.units
        for profile in self.public.catalog.profiles.values():
            if profile.status == WITHDRAWN:
                continue
            for number, step in enumerate(profile.recognitions, start=1):
                if step.status != SELECTED:
                    continue
                decision = self.public.catalog.decisions.get(step.decision)
                event = self.public.catalog.events.get(step.event)
                day = step.date or (decision.date if decision else event.date if event else None)
                yield Dated(
                    item=Item(
                        key=f"exemplar:{profile.id}:{number}",
                        cells=(
                            profile.full_name,
                            self.unit_name(profile.unit),
                            EXEMPLAR_KINDS.label(profile.kind),
                            RECOGNITION_LEVELS.label(step.level),
                            _day(day),
                            profile.summary,
                        ),
                        groups={
                            "unit": (units.home(profile.unit),),
                            "level": (step.level,),
                            "kind": (profile.kind,),
                            "manages": ("yes" if profile.manages else "no",) if profile.is_person else (),
                            "field": profile.fields,
                        },
                        withheld="" if profile.id in self.public.profiles else self._profile_reason(profile),
                    ),
                    date=day,
                )

    def stories(self) -> Iterator[Dated]:
        """Stories, under every unit they are about."""
        for story in self._stories():
            exemplars = self._people(story)
            yield Dated(
                item=Item(
                    key=f"story:{story.id}",
                    cells=(
                        story.title,
                        ", ".join(one.name for one in exemplars),
                        ", ".join(self.unit_name(name) for name in self._units_of(story, exemplars)),
                        STORY_KINDS.label(story.kind),
                        _day(story.date),
                        "có" if story.evidence else "chưa có",
                    ),
                    groups={
                        "unit": self._homes(self._units_of(story, exemplars)),
                        "kind": (story.kind,),
                        "field": tuple(
                            dict.fromkeys(story.fields or [name for one in exemplars for name in one.fields])
                        ),
                        "evidence": ("yes" if story.evidence else "no",),
                    },
                    withheld=self._story_reason(story),
                ),
                date=story.date,
            )

    def adoptions(self) -> Iterator[Dated]:
        """Each time a unit copied the work of a story, under the unit that copied."""
        for story in self._stories():
            for number, one in enumerate(story.replication.adopted if story.replication else (), start=1):
                yield Dated(
                    item=Item(
                        key=f"adoption:{story.id}:{number}",
                        cells=(self.unit_name(one.unit), story.title, _day(one.date), one.note),
                        groups={"unit": self._homes((one.unit,))},
                        withheld=self._story_reason(story),
                    ),
                    date=one.date,
                )

    def publicity(self) -> Iterator[Dated]:
        """Each place a story ran at elsewhere."""
        channels = self.public.catalog.vocabulary.channels
        for story in self._stories():
            exemplars = self._people(story)
            for number, one in enumerate(story.publicity, start=1):
                channel = channels.get(one.channel)
                yield Dated(
                    item=Item(
                        key=f"publicity:{story.id}:{number}",
                        cells=(channel.name if channel else one.channel, story.title, _day(one.date), one.url),
                        groups={
                            "unit": self._homes(self._units_of(story, exemplars)),
                            "channel": (one.channel,),
                        },
                        withheld=self._story_reason(story),
                    ),
                    date=one.date,
                )

    def events(self, kinds: Iterable[str]) -> Iterator[Dated]:
        """Events of some kinds, under every unit that held them or took part."""
        wanted = frozenset(kinds)
        for event in self.public.catalog.events.values():
            if event.status == WITHDRAWN or event.kind not in wanted or self.movement:
                continue
            yield Dated(
                item=Item(
                    key=f"event:{event.id}",
                    cells=(
                        event.title,
                        EVENT_KINDS.label(event.kind),
                        _day(event.date),
                        ", ".join(self.unit_name(name) for name in event.organisers),
                        event.place_name,
                    ),
                    groups={"unit": self._homes((*event.organisers, *event.units)), "kind": (event.kind,)},
                    withheld="" if event.id in self.public.events else self.reason(event) or "chỉ dùng nội bộ",
                ),
                date=event.date,
            )

    def unit_name(self, name: str) -> str:
        """What a unit is called today; its id where nobody knows it."""
        unit = self.public.catalog.vocabulary.units.get(name)
        return unit.name if unit else name

    def reason(self, record: Record) -> str:
        """Why a record is not on the site, as far as its own file says."""
        if record.status == DRAFT:
            return "bản nháp"
        if record.publish_at and record.publish_at > self.public.catalog.now:
            return "chưa đến giờ đăng"
        return ""

    def _profile_reason(self, profile: Profile) -> str:
        return self.reason(profile) or ("chưa được chọn" if is_not_chosen(profile) else "chưa có sự đồng ý nêu tên")

    def _story_reason(self, story: Story) -> str:
        if story.id in self.public.stories:
            return ""
        return self.reason(story) or "nhân vật chưa đồng ý cho đăng"

    def _stories(self) -> Iterator[Story]:
        for story in self.public.catalog.stories.values():
            if story.status != WITHDRAWN and (not self.movement or self.movement in story.movements):
                yield story

    def _people(self, story: Story) -> tuple[Profile, ...]:
        profiles = self.public.catalog.profiles
        return tuple(profiles[name] for name in story.exemplars if name in profiles)

    def _units_of(self, story: Story, exemplars: Iterable[Profile]) -> tuple[str, ...]:
        return story.units or tuple(dict.fromkeys(one.unit for one in exemplars if one.unit))

    def _homes(self, names: Iterable[str]) -> tuple[str, ...]:
        home: Mapping[str, str] = {name: self.public.catalog.units.home(name) for name in names}
        return tuple(dict.fromkeys(place for place in home.values() if place))


def _day(day: PartialDate | None) -> str:
    return day.vietnamese() if day else ""
