"""Calendars (RFC 5545) of the events: one for the site, one for each unit that has events."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, timedelta
from urllib.parse import urlsplit

from generator.show import addresses
from generator.show.following import has_day
from generator.show.outputs import Output
from generator.show.pages.units import unit_path
from generator.show.site import Shelf, Site
from generator.words.diagnostics import Diagnostic
from generator.words.model import Event

MAKER = "products.calendar"
LONGEST = 75
"""Octets of a line, without its end."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output | Diagnostic]:
    """A calendar for each page that shows events with days; none while the site's own address is not known."""
    if not site.url:
        return
    kept: dict[str, list[str]] = {}
    units = site.public.catalog.vocabulary.units
    every = [("", site.name, site.whole.events)]
    for place in site.public.catalog.units.places:
        shelf = site.in_unit.get(place, Shelf())
        every.append((unit_path(site, place), f"{units[place].name} – {site.name}", shelf.events))
    for path, name, events in every:
        days = sorted(filter(has_day, events), key=lambda one: (str(one.date), one.id))
        if days:
            for event in days:
                if event.id not in kept:
                    kept[event.id] = _event(site, event)
            content = calendar(name, [kept[event.id] for event in days])
            yield Output(path=path + addresses.CALENDAR, maker=MAKER, content=content)


def calendar(name: str, components: Iterable[list[str]]) -> bytes:
    """A calendar of components, each given as its lines."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//exemplars//lich su kien//VI",
        "CALSCALE:GREGORIAN",
        f"NAME:{escaped(name)}",
        f"X-WR-CALNAME:{escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
    ]
    for component_lines in components:
        lines += component_lines
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode("utf-8")


def _event(site: Site, event: Event) -> list[str]:
    line = site.lines.event(event)
    first = event.date.first if event.date else site.public.catalog.now.date()
    return component(
        site,
        uid=f"{line.path.rstrip('/')}@{urlsplit(site.url).hostname}",
        first=first,
        last=event.end.first if event.end and event.end.is_day else first,
        title=event.title,
        url=site.address(line.path),
        description=event.summary,
        place=event.place_name,
    )


def component(
    site: Site, *, uid: str, first: date, last: date, title: str, url: str, description: str = "", place: str = ""
) -> list[str]:
    """Something on whole days; its end is the day after the last one, as the standard counts."""
    stamp = site.public.catalog.now.astimezone(UTC)
    after = max(first, last) + timedelta(days=1)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_basic(first)}",
        f"DTEND;VALUE=DATE:{_basic(after)}",
        f"SUMMARY:{escaped(title)}",
        f"URL:{url}",
        "TRANSP:TRANSPARENT",
    ]
    if description:
        lines.append(f"DESCRIPTION:{escaped(description)}")
    if place:
        lines.append(f"LOCATION:{escaped(place)}")
    return [*lines, "END:VEVENT"]


def _basic(day: object) -> str:
    return str(day).replace("-", "")


def escaped(text: str) -> str:
    """A text as a value (section 3.3.11)."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, never cut inside a letter (section 3.1)."""
    pieces, room, start, used = [], LONGEST, 0, 0
    for place, letter in enumerate(line):
        size = len(letter.encode("utf-8"))
        if used + size > room:
            pieces.append(line[start:place])
            start, used, room = place, 0, LONGEST - 1
        used += size
    pieces.append(line[start:])
    return "\r\n ".join(pieces)
