"""What search knows of each public record, unit and award title. Only what passed the gate is read here.

A document says in which words it may be found and how much they weigh, what a line of results shows, and where it
stands under each facet. It depends on its own record and the records it names, on no other document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.intake.schema.records import EVENT_KINDS, EXEMPLAR_KINDS, STORY_KINDS
from generator.know.publicity import AwardEntry, ClaimEntry
from generator.show import addresses
from generator.show.markup import plain_text
from generator.show.pages.decisions import NO_NUMBER, heading_of
from generator.show.site import Site
from generator.show.views.lines_of import by_name, label_of, span_label
from generator.words.dates import PartialDate
from generator.words.model import Profile, Replication
from generator.words.vocabulary import Award, Term, Unit

PERSON, COLLECTIVE, MODEL, DEED = "individual", "collective", "advanced-model", "good-deed"
DECISION, EVENT, UNIT, AWARD = "decision", "event", "unit", "award"
KINDS = (
    (PERSON, f"Gương {EXEMPLAR_KINDS.label(PERSON).lower()}"),
    (COLLECTIVE, f"Gương {EXEMPLAR_KINDS.label(COLLECTIVE).lower()}"),
    (MODEL, f"Bài viết: {STORY_KINDS.label(MODEL).lower()}"),
    (DEED, f"Bài viết: {STORY_KINDS.label(DEED).lower()}"),
    (DECISION, "Quyết định khen thưởng"),
    (EVENT, "Sự kiện"),
    (UNIT, "Đơn vị"),
    (AWARD, "Danh hiệu, hình thức khen thưởng"),
)
"""Kinds of document and what they are called, in the order results are shown in."""
FACETS = ("kind", "unit", "field", "level", "year", "class")
_ORDER = {kind: number for number, (kind, _) in enumerate(KINDS)}

Facets = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that can be found.

    ``title``, ``line``, ``summary`` and ``more`` are shown; they, but not the labels of ``more``, and ``also`` (other
    names it goes by) are searched, the ``body`` last: an author's ``text`` and what else is ``told``. ``names`` are
    found only whole, since a decision that lists hundreds of people would otherwise be found by any three syllables.
    ``numbers`` are numbers of decisions.
    """

    path: str
    kind: str
    title: str
    line: str = ""
    summary: str = ""
    more: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    text: str = ""
    told: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    facets: Facets = field(default_factory=dict)
    order: tuple[object, ...] = ()

    @property
    def body(self) -> str:
        """The words behind what is shown, without markup."""
        return " ".join([plain_text(self.text), *self.told])

    @property
    def said(self) -> tuple[object, ...]:
        """Everything that it may be found by."""
        return (self.title, self.also, self.numbers, self.shown, self.text, self.told, self.names)

    @property
    def shown(self) -> tuple[str, ...]:
        """What results show of it under its title."""
        return (self.line, self.summary, *(text for _, text in self.more))


def documents_of(site: Site) -> list[Document]:
    """All documents in the order they are shown in where nothing else decides: by kind, then newest or by name."""
    maker = _Maker(site)
    found = [*maker.profiles(), *maker.stories(), *maker.decisions(), *maker.events(), *maker.units(), *maker.awards()]
    return sorted(found, key=lambda one: (_ORDER.get(one.kind, len(_ORDER)), one.order, one.path))


def listed(label: str, values: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """A label and what stands behind it, ``A; B``, as a tuple of one, or of none where there are no values."""
    shown = [value for value in dict.fromkeys(values) if value]
    return ((label, "; ".join(shown)),) if shown else ()


@dataclass(frozen=True)
class _Maker:
    """Makes documents of one site."""

    site: Site

    @cached_property
    def _awards(self) -> Mapping[str, list[AwardEntry]]:
        found: dict[str, list[AwardEntry]] = defaultdict(list)
        for entry in self.site.public.awards:
            if entry.profile:
                found[entry.profile.id].append(entry)
        return found

    @cached_property
    def _rows(self) -> Mapping[str, list[AwardEntry]]:
        found: dict[str, list[AwardEntry]] = defaultdict(list)
        for entry in self.site.public.awards:
            found[entry.decision.id].append(entry)
        return found

    @cached_property
    def _claims(self) -> Mapping[str, list[ClaimEntry]]:
        found: dict[str, list[ClaimEntry]] = defaultdict(list)
        for claim in self.site.public.claims:
            found[claim.profile.id].append(claim)
        return found

    def profiles(self) -> Iterator[Document]:
        """Public exemplars."""
        public, lines = self.site.public, self.site.lines
        for profile in public.profiles.values():
            unit = lines.unit_then(profile.unit, None)[0].text
            entries, claims = self._awards[profile.id], self._claims[profile.id]
            titles = [
                *(lines.award_link(one.award, one.row.grade).text for one in entries),
                *(lines.award_link(one.award, one.claim.grade).text for one in claims),
            ]
            units_then = [lines.unit_then(one.row.unit, one.decision.date)[0].text for one in entries]
            shown = (
                *listed("Khen thưởng", titles),
                *listed("Công trình", [*(one.row.work for one in entries), *(one.claim.work for one in claims)]),
                *listed("Lĩnh vực", self._names("fields", profile.fields)),
                *listed("Thành viên", self._members(profile)),
                *listed("Đơn vị khi được khen", [one for one in units_then if one != unit]),
            )
            yield Document(
                path=addresses.record_path("profile", profile.id),
                kind=profile.kind,
                title=profile.name,
                line=_dotted(" ".join(profile.honorifics), profile.position, unit),
                summary=profile.summary,
                more=shown,
                text=profile.body,
                names=(profile.name,),
                facets=self._facets(
                    profile.kind, (profile.unit,), profile.fields, self._of_people((profile,)), self._years((profile,))
                ),
                order=(self._place[profile.id],),
            )

    @cached_property
    def _place(self) -> Mapping[str, int]:
        """Where each profile stands in the index of exemplars, which is in Vietnamese order."""
        return {one.id: number for number, one in enumerate(by_name(self.site.public.profiles.values()))}

    def _members(self, profile: Profile) -> list[str]:
        """Members as the profile's page names them: only those who have a public profile of their own."""
        public = self.site.public.profiles
        return [public[name].name for name in profile.members if name in public]

    def stories(self) -> Iterator[Document]:
        """Public stories."""
        for story in self.site.public.stories.values():
            line = self.site.lines.story(story)
            people = [self.site.public.profiles[name] for name in story.exemplars]
            units, fields = self.site.lines.units_of(story), self.site.lines.fields_of(story)
            year = (str(story.date.year),) if story.date else ()
            yield Document(
                path=line.path,
                kind=story.kind,
                title=story.title,
                line=_dotted(", ".join(name.text for name in line.names), line.date_label),
                summary=story.summary,
                more=(
                    *listed("Đơn vị", self._names("units", units)),
                    *listed("Lĩnh vực", self._names("fields", fields)),
                    *listed("Phong trào", self._names("movements", story.movements)),
                    *listed("Người viết", [story.author]),
                ),
                text=story.body,
                told=tuple(_how(story.replication)),
                names=tuple(name.text for name in line.names),
                facets=self._facets(story.kind, units, fields, self._of_people(people), year),
                order=(_newest(story.date),),
            )

    def decisions(self) -> Iterator[Document]:
        """Public decisions with those they honor, as far as they may be named."""
        vocabulary, lines = self.site.public.catalog.vocabulary, self.site.lines
        for decision in self.site.public.decisions.values():
            rows = self._rows[decision.id]
            number = decision.decision.number
            issuer = vocabulary.authorities.get(decision.decision.issuer)
            people = [one.profile for one in rows if one.profile]
            yield Document(
                path=addresses.record_path("decision", decision.id),
                kind=DECISION,
                title=heading_of(decision),
                line=_dotted(
                    f"Số {number}" if number else NO_NUMBER, label_of(decision.date), issuer.name if issuer else ""
                ),
                summary=f"{len(rows)} lượt khen thưởng.",
                more=(
                    *listed("Khen thưởng", [lines.award_link(one.award, one.row.grade).text for one in rows]),
                    *listed("Đơn vị", [lines.unit_then(one.row.unit, decision.date)[0].text for one in rows][:12]),
                    *listed("Phong trào", self._names("movements", [one.row.movement for one in rows])),
                ),
                text=decision.body,
                names=tuple(dict.fromkeys(one.name for one in rows if one.name)),
                numbers=(number,) if number else (),
                facets=self._facets(
                    DECISION,
                    [one.unit for one in rows],
                    [name for one in people for name in one.fields],
                    [one.award for one in rows],
                    (str(decision.date.year),) if decision.date else (),
                ),
                order=(_newest(decision.date),),
            )

    def events(self) -> Iterator[Document]:
        """Public events."""
        for event in self.site.public.events.values():
            units = (*event.organisers, *event.units)
            people = [self.site.public.profiles[name] for name in event.exemplars if name in self.site.public.profiles]
            yield Document(
                path=addresses.record_path("event", event.id),
                kind=EVENT,
                title=event.title,
                line=_dotted(EVENT_KINDS.label(event.kind), span_label(event.date, event.end), event.place_name),
                summary=event.summary,
                more=(
                    *listed("Đơn vị", [self.site.lines.unit_then(name, event.date)[0].text for name in units]),
                    *listed("Điển hình", [one.name for one in people]),
                    *listed("Lĩnh vực", self._names("fields", event.fields)),
                ),
                text=event.body,
                names=tuple(one.name for one in people),
                facets=self._facets(EVENT, units, event.fields, (), (str(event.date.year),) if event.date else ()),
                order=(_newest(event.date),),
            )

    def units(self) -> Iterator[Document]:
        """Units with a page, under every name they or the units they carry on for have had."""
        catalog = self.site.public.catalog
        before: dict[str, list[Unit]] = defaultdict(list)
        for unit in catalog.vocabulary.units.values():
            if unit.listed:
                before[catalog.units.home(unit.id)].append(unit)
        for place, depth in catalog.units.walk():
            unit = catalog.vocabulary.units[place]
            kind = catalog.vocabulary.unit_kinds.get(unit.kind)
            other = dict.fromkeys(name for one in (unit, *before[place]) for name in one.names if name != unit.name)
            above = [catalog.vocabulary.units[name].name for name in catalog.units.ancestors(place)]
            yield Document(
                path=f"{addresses.UNITS}{unit.address}/",
                kind=UNIT,
                title=unit.name,
                line=_dotted(kind.name if kind else "", above[-1] if above else ""),
                more=(*listed("Tên khác, tên trước đây", other), *listed("Tiếng Anh", [unit.name_en])),
                also=tuple(other),
                names=(unit.name, *other),
                facets=self._facets(UNIT, (place,), (), (), ()),
                order=(depth, unit.order),
            )

    def awards(self) -> Iterator[Document]:
        """Award titles with a page: those that are used here, or were given here."""
        vocabulary = self.site.public.catalog.vocabulary
        named = self.site.by_award.keys() | {entry.award.id for entry in self.site.public.revoked}
        for award in vocabulary.awards.values():
            if not award.listed or not (award.used or award.id in named):
                continue
            other = [name for name in award.names if name != award.label]
            award_class = vocabulary.award_classes.get(award.award_class)
            yield Document(
                path=f"{addresses.AWARDS}{award.address}/",
                kind=AWARD,
                title=award.label,
                line=_dotted(self.site.lines.level_link(award).text, award_class.name if award_class else ""),
                more=(*listed("Cũng viết là", other), *listed("Tiếng Anh", [award.name_en])),
                also=tuple(dict.fromkeys(other)),
                names=(award.label, *other),
                facets=self._facets(AWARD, (), (), (award,), ()),
                order=(award.rank, award.order),
            )

    def _names(self, terms: str, ids: Iterable[str]) -> list[str]:
        known: Mapping[str, Term] = self.site.public.catalog.vocabulary.list_of(terms)
        return [known[name].name for name in dict.fromkeys(ids) if name in known]

    def _of_people(self, people: Iterable[Profile]) -> list[Award]:
        """The awards and claimed awards of exemplars."""
        found: list[Award] = []
        for profile in people:
            found += [one.award for one in self._awards[profile.id]]
            found += [one.award for one in self._claims[profile.id]]
        return found

    def _years(self, people: Iterable[Profile]) -> list[str]:
        """The years of the awards of exemplars, as far as they are known."""
        found: list[int] = []
        for profile in people:
            found += [one.year for one in self._awards[profile.id]]
            found += [one.claim.year or 0 for one in self._claims[profile.id]]
        return [str(year) for year in found if year]

    def _facets(
        self, kind: str, units: Iterable[str], fields: Iterable[str], awards: Iterable[Award], years: Iterable[str]
    ) -> Facets:
        catalog, awards = self.site.public.catalog, list(awards)
        vocabulary = catalog.vocabulary
        homes = {catalog.units.home(name) for name in units}
        values: dict[str, set[str]] = {
            "kind": {kind},
            "unit": {vocabulary.units[home].address for home in homes if home},
            "field": _addresses(vocabulary.fields, fields),
            "level": _addresses(vocabulary.levels, (award.level for award in awards)),
            "year": set(years),
            "class": _addresses(vocabulary.award_classes, (award.award_class for award in awards)),
        }
        return {name: tuple(sorted(values[name])) for name in FACETS}


def _addresses(known: Mapping[str, Term], ids: Iterable[str]) -> set[str]:
    return {known[name].address for name in ids if name in known and known[name].listed}


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _newest(date: PartialDate | None) -> tuple[int, int, int]:
    year, month, day = date.sort_key if date else (0, 0, 0)
    return (-year, -month, -day)


def _how(replication: Replication | None) -> list[str]:
    if replication is None:
        return []
    texts = (replication.problem, replication.method, replication.result, replication.how_to_copy)
    return [text for text in texts if text]
