"""Ways to hear of what is new, as links for people."""

from __future__ import annotations

from collections.abc import Iterable

from generator.show import addresses
from generator.show.site import Site
from generator.show.views.lines import Link
from generator.words.model import Event


def follow(site: Site, path: str, events: Iterable[Event] = (), embed: str = "") -> tuple[Link, ...]:
    """The feeds beside the page at ``path``, the calendar where ``events`` have days, and how to embed.

    Nothing while the site's own address is not known: then none of these is made.
    """
    if not site.url:
        return ()
    links = [
        Link(text="Atom", path=path + addresses.ATOM),
        Link(text="JSON Feed", path=path + addresses.JSON_FEED),
    ]
    if any(has_day(event) for event in events):
        links.append(Link(text="Lịch sự kiện (ICS)", path=path + addresses.CALENDAR))
    if embed:
        links.append(Link(text="Nhúng vào trang khác", path=f"{addresses.EMBEDS}#{embed}"))
    return tuple(links)


def has_day(event: Event) -> bool:
    """Whether an event can stand in a calendar: one known only by its month has no place in it."""
    return bool(event.date and event.date.is_day)
