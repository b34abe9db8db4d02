"""The front page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.show import addresses
from generator.show.changes import age_in_words
from generator.show.following import follow
from generator.show.outputs import Output
from generator.show.pages.shared import output
from generator.show.site import Shelf, Site
from generator.show.views.lines import Figure, Link, Moment
from generator.show.views.lines_of import by_name
from generator.show.views.listings import figure, figures, newest_first
from generator.show.views.pages import HomeView
from generator.words.dates import PartialDate
from generator.words.model import Event

STORIES, PROFILES, EVENTS, MOMENTS = 6, 8, 4, 6


def plan(site: Site) -> Iterator[Output]:
    """One page."""
    stories = sorted(site.public.stories.values(), key=lambda one: (newest_first(one.date), one.id))
    lines = tuple(map(site.lines.story, stories[: STORIES + 1]))
    people = [profile for story in stories for name in story.exemplars if (profile := site.public.profiles.get(name))]
    people += by_name(site.public.profiles.values())
    newest = list({profile.id: profile for profile in people}.values())[:PROFILES]
    events = _events(site)[:EVENTS]
    view = HomeView(
        lead=site.lead,
        featured=lines[0] if lines else None,
        stories=lines[1:],
        profiles=tuple(map(site.lines.profile, newest)),
        figures=_figures(site),
        levels=_levels(site),
        events=tuple(map(site.lines.event, events)),
        anniversaries=_anniversaries(site),
        month=f"tháng {site.public.catalog.now.month}",
        age=_age(site, stories[0].date if stories else None),
        follow=follow(site, addresses.HOME, site.whole.events, embed="cach-nhung"),
    )
    yield output(addresses.HOME, "home", "home", view, site.name, site.lead, "home")


def _events(site: Site) -> list[Event]:
    """What comes next first, the soonest at the top; then what was, the newest at the top."""
    today = site.public.catalog.now.date()
    events = site.public.events.values()
    coming = [one for one in events if one.date and one.date.last >= today]
    over = [one for one in events if not (one.date and one.date.last >= today)]
    return [
        *sorted(coming, key=lambda one: (one.date.sort_key if one.date else (), one.id)),
        *sorted(over, key=lambda one: (newest_first(one.date), one.id)),
    ]


def _age(site: Site, day: PartialDate | None) -> str:
    """How old a story is, for readers who wonder whether anybody still looks after the site."""
    return age_in_words(day.first, site.public.catalog.now.date()) if day and day.is_day else ""


def _figures(site: Site) -> tuple[Figure, ...]:
    """The site's main figures, each leading to its list."""
    whole = site.whole
    decisions = Figure(
        key="decisions",
        label="quyết định",
        value=len(site.public.decisions),
        path=f"{addresses.DECISIONS}#quyet-dinh",
    )
    shown = (
        *figures(site, whole, addresses.PROFILES, ("profiles",)),
        *figures(site, whole, addresses.STORIES, ("stories",)),
        *figures(site, whole, f"{addresses.ROLL}tat-ca/", ("awards",)),
        decisions,
    )
    return tuple(one for one in shown if one.value)


def _levels(site: Site) -> tuple[Figure, ...]:
    """Awards by level, from the highest; only what a decision on file proves is counted."""
    levels = sorted(site.public.catalog.vocabulary.levels.values(), key=lambda one: one.order)
    found = []
    for level in levels:
        path = f"{addresses.LEVELS}{level.address}/"
        awards = site.by_level.get(level.id, Shelf()).awards
        if level.listed and awards:
            count = figure(site, "awards", awards, path)
            found.append(replace(count, key=f"level-{level.id}", label=level.name))
    return tuple(found)


def _anniversaries(site: Site) -> tuple[Moment, ...]:
    """What happened in this month of earlier years: decisions, events, births and deaths of the deceased."""
    now = site.public.catalog.now
    moments: list[tuple[tuple[int, int, int], Moment]] = []

    def add(date: PartialDate | None, text: str, link: Link) -> None:
        if date and date.is_day and date.month == now.month and date.year < now.year:
            moment = Moment(year_label=date.vietnamese(), text=text, link=link)
            moments.append(((date.month, date.day, date.year), moment))

    for profile in site.public.profiles.values():
        link = site.lines.profile_link(profile)
        if profile.died:
            add(profile.born, "Ngày sinh", link)
            add(profile.died, "Ngày mất", link)
    for decision in site.public.decisions.values():
        line = site.lines.decision(decision)
        text = line.title or f"Quyết định {line.number or '(chưa có số quyết định)'}"
        add(decision.date, "Quyết định khen thưởng", Link(text=text, path=line.path))
    for event in site.public.events.values():
        add(event.date, "Sự kiện", Link(text=event.title, path=addresses.record_path("event", event.id)))
    moments.sort(key=lambda pair: (pair[0], pair[1].text, pair[1].link.path if pair[1].link else ""))
    return tuple(moment for _, moment in moments[:MOMENTS])
