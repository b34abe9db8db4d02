"""From public and private records to the report of one window: lists, numbers, what changed, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.intake.schema.records import EVENT_KINDS, EXEMPLAR_KINDS, RECOGNITION_LEVELS, STORY_KINDS
from generator.know.narratives import parts_of
from generator.know.publicity import PRIVATE_EVENTS, Public
from generator.know.window import Belongs, Window, window_of
from generator.show.reporting.gaps import gaps_of
from generator.show.reporting.gather import Dated, Gatherer
from generator.show.reporting.layouts import LAYOUTS
from generator.show.reporting.view import Chapter, Count, Item, Listing, Report, Table, Telling
from generator.words.dates import is_school_year
from generator.words.model import PUBLISHED, Narrative
from generator.words.vocabulary import Term

PUBLIC_EVENTS = tuple(word for word in EVENT_KINDS.words if word not in PRIVATE_EVENTS)
OTHER = "Các nội dung khác"
AS_ON_SITE = "“Đã công bố” chỉ tính người có hồ sơ trên trang, như trang tính"


@dataclass(slots=True)
class _Sorted:
    """One list by where its items belong."""

    inside: list[Item] = field(default_factory=list)
    before: list[Item] = field(default_factory=list)
    unsure: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands above an administrative document: the body above, and the place it is made at."""

    above: str = ""
    place: str = ""


def plan_report(
    public: Public, window: Window, *, unit: str = "", movement: str = "", letterhead: Letterhead | None = None
) -> Report:
    """The report of one unit and those below it, or of everybody.

    Args:
        public: what the gate lets through; all records are in its catalog.
        window: the days it covers.
        unit: a unit's id, "" for the council's report.
        movement: only what belongs to this movement.
        letterhead: what stands above the document.

    Returns:
        The report; each number with the lines that make it. The parts of the units below add up to its whole.
    """
    planner = _Planner(public, window, public.catalog.units.home(unit), movement)
    return planner.report(letterhead or Letterhead())


class _Planner:
    def __init__(self, public: Public, window: Window, unit: str, movement: str) -> None:
        self.public, self.window, self.unit, self.movement = public, window, unit, movement
        self.tree, self.words = public.catalog.units, public.catalog.vocabulary
        self.gatherer = Gatherer(public, movement)
        self.scope = self.tree.subtree(unit) if unit else None

    def report(self, letterhead: Letterhead) -> Report:
        lists = {key: self.sort(dated) for key, dated in self.sources().items()}
        listings = tuple(
            Listing(key=key, title=LAYOUTS[key].title, columns=LAYOUTS[key].columns, items=tuple(one.inside))
            for key, one in lists.items()
        )
        tables = {
            one.key: tuple(self.tables(one, lists[one.key].before))
            for one in listings
            if one.items or lists[one.key].before
        }
        movement = self.words.movements.get(self.movement)
        root = self.root()
        return Report(
            unit=self.gatherer.unit_name(self.unit or root),
            above=self.gatherer.unit_name(root) if self.unit not in {"", root} else letterhead.above,
            place=letterhead.place,
            subject="Kết quả công tác phát hiện, bồi dưỡng, tuyên truyền và nhân rộng điển hình tiên tiến",
            label=self.window.label,
            days=self.window.days,
            made=self.public.catalog.now.date().isoformat(),
            deadline=self.window.deadline.isoformat() if self.window.school_year else "",
            movement=movement.name if movement else "",
            chapters=tuple(self.chapters(tables)),
            gaps=tuple(gaps_of(self.public, self.window, self.unit, self.movement)),
            listings=listings,
            withheld=tuple((key, one) for key, found in lists.items() for one in found.inside if one.withheld),
            unsure=tuple((key, one) for key, found in lists.items() for one in found.unsure),
            revoked=tuple(self.sort(self.gatherer.awards(revoked=True)).inside),
        )

    def root(self) -> str:
        return self.tree.roots[0] if self.tree.roots else ""

    def sources(self) -> dict[str, Iterable[Dated]]:
        gatherer = self.gatherer
        return {
            "exemplars": gatherer.exemplars(),
            "stories": gatherer.stories(),
            "awards": gatherer.awards(),
            "events": gatherer.events(PUBLIC_EVENTS),
            "adoptions": gatherer.adoptions(),
            "publicity": gatherer.publicity(),
            "inspections": gatherer.events(("inspection",)),
            "trainings": gatherer.events(("training",)),
        }

    def sort(self, dated: Iterable[Dated]) -> _Sorted:
        """The items of this unit by window; lists are in the order of their groups, so that counts are short ranges."""
        found, earlier = _Sorted(), self.window.before()
        for one in dated:
            if self.scope is not None and self.scope.isdisjoint(one.item.groups.get("unit", ())):
                continue
            belongs = self.window.place(one.date, one.school_year)
            if belongs is Belongs.INSIDE:
                found.inside.append(one.item)
            elif belongs is Belongs.UNSURE:
                found.unsure.append(one.item)
            if earlier.place(one.date, one.school_year) is Belongs.INSIDE:
                found.before.append(one.item)
        found.inside.sort(key=self.order)
        return found

    def order(self, item: Item) -> tuple[object, ...]:
        groups = item.groups
        award = self.words.awards.get(next(iter(groups.get("award", ())), ""))
        return (
            award.rank if award else 0,
            *(groups.get(name, ()) for name in ("level", "award", "kind", "unit")),
            item.key,
        )

    def tables(self, listing: Listing, before: list[Item]) -> Iterator[Table]:
        layout = LAYOUTS[listing.key]
        whole = self.count("Tổng số", listing.items, before)
        for name, how in layout.groups:
            labels = self.labels(listing.key, name)
            now, then = self.grouped(name, listing.items), self.grouped(name, before)
            keys = [*labels, *sorted({*now, *then} - labels.keys())]
            counts = tuple(
                Count(
                    label=labels.get(key) or key or "Chưa ghi",
                    all=tuple(now.get(key, {})),
                    published=tuple(number for number, one in now.get(key, {}).items() if one.is_public_in(name)),
                    before=len(then.get(key, {})),
                )
                for key in keys
                if key in now or key in then
            )
            if counts:
                yield Table(
                    key=f"{listing.key}-{name}",
                    caption=f"{layout.title} {how}",
                    listing=listing.key,
                    counts=counts,
                    whole=whole,
                    parts=name in layout.parts,
                    note=AS_ON_SITE if any(name in one.unknown for one in listing.items) else "",
                )

    def count(self, label: str, items: Iterable[Item], before: list[Item]) -> Count:
        numbered = list(enumerate(items, start=1))
        return Count(
            label=label,
            all=tuple(number for number, _ in numbered),
            published=tuple(number for number, one in numbered if one.is_public),
            before=len(before),
        )

    def grouped(self, name: str, items: Iterable[Item]) -> dict[str, dict[int, Item]]:
        """The items by group, with their numbers in the list."""
        found: dict[str, dict[int, Item]] = {}
        for number, item in enumerate(items, start=1):
            keys = item.groups.get(name, ())
            if name == "unit":
                keys = tuple(dict.fromkeys(row for row in map(self.row_of, keys) if row is not None))
            for key in keys:
                found.setdefault(key, {})[number] = item
        return found

    def row_of(self, place: str) -> str | None:
        """The row a unit is counted in: the unit reported on itself, or the unit right below it that it is part of."""
        top = self.unit or self.root()
        if place == top or not place:
            return place if not place or self.scope is None or place in self.scope else None
        chain = (*self.tree.ancestors(place), place)
        if top not in chain:
            return chain[0] if self.scope is None else None
        return chain[chain.index(top) + 1]

    def labels(self, listing: str, group: str) -> dict[str, str]:
        """The groups in their order, each with its name."""
        if group == "unit":
            top = self.unit or self.root()
            below = {place: self.gatherer.unit_name(place) for place in self.tree.children(top)} if top else {}
            return {top: f"{self.gatherer.unit_name(top)} (trực tiếp)"} | below
        if group == "kind":
            choice = {"stories": STORY_KINDS, "events": EVENT_KINDS}.get(listing, EXEMPLAR_KINDS)
            return dict(choice.options)
        if group == "manages":
            return {"yes": "Giữ chức vụ quản lý", "no": "Không giữ chức vụ quản lý"}
        if group == "evidence":
            return {"yes": "Có minh chứng", "no": "Chưa có minh chứng"}
        if group == "level" and listing == "exemplars":
            return dict(RECOGNITION_LEVELS.options)
        lists: dict[str, Mapping[str, Term]] = {
            "level": self.words.levels,
            "class": self.words.award_classes,
            "award": {one.id: one for one in sorted(self.words.awards.values(), key=lambda one: (one.rank, one.id))},
            "occasion": self.words.occasions,
            "field": self.words.fields,
            "channel": self.words.channels,
        }
        return {name: getattr(term, "label", "") or term.name for name, term in lists[group].items()}

    def chapters(self, tables: Mapping[str, tuple[Table, ...]]) -> Iterator[Chapter]:
        """One chapter for each task, with what the units tell of it; then what belongs to none."""
        tasks = tuple(sorted(self.words.tasks.values(), key=lambda one: (one.order, one.id)))
        told: dict[str, list[Telling]] = {}
        for narrative in self.narratives():
            name = self.gatherer.unit_name(narrative.unit)
            name = name if self.window.school_year else f"{name}, năm học {narrative.school_year}"
            for part in parts_of(narrative, tasks):
                text = part.text if part.task or not part.heading else f"**{part.heading}**\n\n{part.text}"
                told.setdefault(part.task, []).append(Telling(unit=name, text=text))
        shown: set[str] = set()
        for task in tasks:
            figures = [table for name in task.figures for table in tables.get(name, ())]
            shown.update(task.figures)
            yield Chapter(heading=task.name, tellings=tuple(told.get(task.id, ())), tables=tuple(figures))
        rest = tuple(table for name, found in tables.items() if name not in shown for table in found)
        if rest or told.get(""):
            yield Chapter(heading=OTHER if tasks else "Số liệu", tellings=tuple(told.get("", ())), tables=rest)

    def narratives(self) -> Iterator[Narrative]:
        for narrative in self.public.catalog.narratives.values():
            home = self.tree.home(narrative.unit)
            here = self.scope is None or home in self.scope
            if here and narrative.status == PUBLISHED and self.tells_of_now(narrative):
                yield narrative

    def tells_of_now(self, narrative: Narrative) -> bool:
        """Whether it is of the school year reported on, or of one that ends in the period."""
        if self.window.school_year or not is_school_year(narrative.school_year):
            return narrative.school_year == self.window.school_year
        return self.window.first <= window_of(narrative.school_year, self.window.due).last <= self.window.last
