"""The news of a period: what was published, awarded, corrected and held in it, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from generator.know.window import Belongs, Window
from generator.show.pages.decisions import heading_of
from generator.show.pages.replications import adopted_of
from generator.show.site import Site
from generator.show.views.lines import DecisionLine, EventLine, StoryLine
from generator.show.views.lines_of import label_of
from generator.words.dates import PartialDate
from generator.words.model import Decision, Event, Story

UPCOMING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A story that was corrected, and how."""

    story: StoryLine
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A unit that copied the work of a story, when and with what result."""

    story: StoryLine
    unit: str
    when: str
    result: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One issue. ``site`` is the site's name, ``address`` its home; ``path`` where the issue stands as a page."""

    site: str
    address: str
    title: str
    path: str
    first: date
    last: date
    stories: tuple[StoryLine, ...]
    decisions: tuple[DecisionLine, ...]
    events: tuple[EventLine, ...]
    upcoming: tuple[EventLine, ...]
    corrections: tuple[Corrected, ...]
    copied: tuple[Copied, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        return not (self.stories or self.decisions or self.events or self.corrections or self.copied)


def plan_digest(site: Site, window: Window) -> Digest:
    """The issue of a period: only what the gate lets through, newest first; events in the order they happen;
    what comes next is after the period and not over yet.
    """
    public, lines = site.public, site.lines

    def inside(day: PartialDate | None) -> bool:
        return window.place(day) is Belongs.INSIDE

    stories = [one for one in public.stories.values() if inside(one.date)]
    decisions = [one for one in public.decisions.values() if inside(one.decision.date)]
    events = [one for one in public.events.values() if inside(one.date)]
    today = public.catalog.now.date()
    later = [
        one
        for one in public.events.values()
        if one.date and one.date.first > window.last and (one.end or one.date).last >= today
    ]
    return Digest(
        site=site.name,
        address=site.url,
        title=f"Tin {window.label}",
        path=f"ban-tin/{window.first}-{window.last}/",
        first=window.first,
        last=window.last,
        stories=tuple(lines.story(one) for one in sorted(stories, key=_newest)),
        decisions=tuple(replace(lines.decision(one), title=heading_of(one)) for one in sorted(decisions, key=_newest)),
        events=tuple(lines.event(one) for one in sorted(events, key=_first)),
        upcoming=tuple(lines.event(one) for one in sorted(later, key=_first)[:UPCOMING]),
        corrections=tuple(
            Corrected(story=lines.story(story), note=one.note)
            for story in sorted(public.stories.values(), key=_newest)
            for one in story.corrections
            if inside(one.date)
        ),
        copied=tuple(
            Copied(
                story=lines.story(story),
                unit=lines.unit_then(one.unit, one.date)[0].text,
                when=label_of(one.date),
                result=one.note,
            )
            for story in sorted(public.stories.values(), key=_newest)
            for one in adopted_of(story)
            if inside(one.date)
        ),
    )


def _newest(one: Story | Decision) -> tuple[object, ...]:
    year, month, day = one.date.sort_key if one.date else (0, 0, 0)
    return (-year, -month, -day, one.id)


def _first(one: Event) -> tuple[object, ...]:
    return (one.date.sort_key if one.date else (0, 0, 0), one.id)
