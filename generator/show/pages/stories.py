"""A page for each public story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from heapq import nlargest, nsmallest

from generator.intake.schema.records import EVIDENCE_KINDS, STORY_KINDS
from generator.show import addresses
from generator.show.changes import changed_on, newest_known
from generator.show.markup import Text
from generator.show.outputs import Later, Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.site import Site
from generator.show.trust import citation, foot
from generator.show.views.lines import EvidenceLine, Fact, Link, Moment
from generator.show.views.lines_of import by_rank, claims_by_rank, iso_of, label_of, source_lines
from generator.show.views.listings import newest_first
from generator.show.views.pages import StoryView
from generator.words.model import Evidence, Replication, Story

SECTION = "stories"
RELATED = 3
CANDIDATES = 40
"""How many of the newest stories of each shared theme are looked at for relatives: keeps the work linear."""


def plan(site: Site) -> Iterator[Output]:
    """One page for each public story."""
    newest = _newest_by_theme(site)
    awards: dict[str, list[int]] = {}
    for number, entry in enumerate(site.public.awards):
        if entry.profile:
            awards.setdefault(entry.profile.id, []).append(number)
    claims: dict[str, list[int]] = {}
    for number, claim in enumerate(site.public.claims):
        claims.setdefault(claim.profile.id, []).append(number)
    for story in site.public.stories.values():
        view = Later(record=story, make=partial(_view, site, story, awards, claims, newest))
        path = addresses.record_path("story", story.id)
        yield output(path, "stories", "story", view, story.title, story.summary, SECTION)


def _view(
    site: Site,
    story: Story,
    awards: dict[str, list[int]],
    claims: dict[str, list[int]],
    newest: _Newest,
) -> StoryView:
    public, lines = site.public, site.lines
    people = [public.profiles[name] for name in story.exemplars]
    entries = [public.awards[number] for person in people for number in awards.get(person.id, ())]
    known = [public.claims[number] for person in people for number in claims.get(person.id, ())]
    to_root = addresses.to_root(addresses.record_path("story", story.id))
    today = public.catalog.now.date()
    return StoryView(
        id=story.id,
        crumbs=(HOME_CRUMB, Link(text="Bài viết", path=addresses.STORIES)),
        title=story.title,
        kind_label=STORY_KINDS.label(story.kind),
        date=iso_of(story.date),
        date_label=label_of(story.date),
        author=story.author,
        summary=story.summary,
        facts=_facts(site, story),
        exemplars=tuple(map(lines.profile, people)),
        body=Text(text=story.body, to_root=to_root, sources=len(story.sources)),
        photos=lines.photos(story.photos),
        evidence=tuple(_evidence(one) for one in story.evidence if one.public),
        replication=_replication(story.replication),
        adopted=_adopted(site, story.replication),
        adopters=adopters_of(site, story),
        awards=tuple(map(lines.award, by_rank(entries))),
        claims=tuple(map(lines.claim, claims_by_rank(known))),
        publicity=_publicity(site, story),
        corrections=tuple(Moment(year_label=label_of(one.date), text=one.note) for one in story.corrections),
        sources=source_lines(story.sources),
        related=tuple(lines.story(public.stories[name]) for name in _related(site, story, newest)),
        citation=citation(site, story),
        cards=site.cards.links(story),
        foot=foot(site, story, "story", newest_known([changed_on(story, today)], today)),
    )


def _facts(site: Site, story: Story) -> tuple[Fact, ...]:
    vocabulary, lines = site.public.catalog.vocabulary, site.lines
    units = tuple(lines.unit_then(name, None)[0] for name in lines.units_of(story))
    fields = tuple(
        lines.term_link(vocabulary.fields[name], addresses.FIELDS)
        for name in lines.fields_of(story)
        if name in vocabulary.fields
    )
    movements = tuple(
        lines.term_link(vocabulary.movements[name], addresses.MOVEMENTS)
        for name in story.movements
        if name in vocabulary.movements
    )
    facts = (
        Fact(label="Đơn vị", values=units),
        Fact(label="Lĩnh vực", values=fields),
        Fact(label="Phong trào", values=movements),
    )
    return tuple(fact for fact in facts if fact.values)


def _evidence(one: Evidence) -> EvidenceLine:
    link = None
    if one.public:
        link = Link(text=one.title, url=one.url) if one.url else Link(text=one.title, path=one.file)
    return EvidenceLine(kind_label=EVIDENCE_KINDS.label(one.kind), title=one.title, link=link)


def _replication(replication: Replication | None) -> tuple[Fact, ...]:
    if replication is None:
        return ()
    parts = (
        ("Vấn đề", replication.problem),
        ("Cách làm", replication.method),
        ("Kết quả", replication.result),
        ("Làm theo thế nào", replication.how_to_copy),
    )
    return tuple(Fact(label=label, values=(Link(text=text),)) for label, text in parts if text)


def _adopted(site: Site, replication: Replication | None) -> tuple[Moment, ...]:
    if replication is None:
        return ()
    return tuple(
        Moment(year_label=label_of(one.date), text=one.note, link=site.lines.unit_then(one.unit, one.date)[0])
        for one in replication.adopted
    )


def adopters_of(site: Site, story: Story) -> int:
    """How many units copied it, each counted once however often and under whatever name."""
    copied = story.replication.adopted if story.replication else ()
    return len({site.public.catalog.units.home(one.unit) or one.unit for one in copied})


def _publicity(site: Site, story: Story) -> tuple[Link, ...]:
    channels = site.public.catalog.vocabulary.channels
    return tuple(
        Link(
            text=channels[one.channel].name if one.channel in channels else one.channel,
            url=one.url,
            note=label_of(one.date),
        )
        for one in story.publicity
    )


def _themes(site: Site, story: Story) -> list[tuple[str, str]]:
    """The real attributes stories can share."""
    return [
        *(("exemplar", name) for name in story.exemplars),
        *(("movement", name) for name in story.movements),
        *(("unit", name) for name in site.lines.units_of(story)),
        *(("field", name) for name in site.lines.fields_of(story)),
    ]


@dataclass(frozen=True, slots=True)
class _Newest:
    """The newest stories of each theme, and the place of every story when the newest comes first."""

    by_theme: dict[tuple[str, str], list[str]]
    places: dict[str, int]


def _newest_by_theme(site: Site) -> _Newest:
    newest: dict[tuple[str, str], list[str]] = {}
    order = sorted(site.public.stories.values(), key=lambda one: (newest_first(one.date), one.id))
    for story in order:
        for theme in _themes(site, story):
            shelf = newest.setdefault(theme, [])
            if len(shelf) < CANDIDATES:
                shelf.append(story.id)
    return _Newest(newest, {story.id: place for place, story in enumerate(order)})


def _related(site: Site, story: Story, newest: _Newest) -> list[str]:
    """The stories that share most with this one, newest first among equals."""
    weights = {"exemplar": 4, "movement": 3, "unit": 1, "field": 1}
    shared: dict[str, int] = {}
    for theme in _themes(site, story):
        weight = weights[theme[0]]
        for name in newest.by_theme.get(theme, ()):
            shared[name] = shared.get(name, 0) + weight
    shared.pop(story.id, None)
    # Whoever shares less than the last of the first few has no chance, and that is nearly everybody.
    least = min(nlargest(RELATED, shared.values()), default=0)
    places = newest.places
    close = [name for name, weight in shared.items() if weight >= least]
    return nsmallest(RELATED, close, key=lambda name: (-shared[name], places[name]))
