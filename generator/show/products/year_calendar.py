"""The year's duties as a calendar (RFC 5545) that people take into their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.year import SECTION, entries
from generator.show.products.calendar import calendar, component
from generator.show.site import Site
from generator.words.diagnostics import Diagnostic

MAKER = "products.year_calendar"


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output | Diagnostic]:
    """One calendar, where there is a page of the year and the site's own address is known."""
    if not (site.duties and site.url):
        return
    host = urlsplit(site.url).hostname
    found = [
        component(
            site,
            uid=f"{SECTION}/{one.key}@{host}",
            first=one.first,
            last=one.last,
            title=one.title,
            url=site.address(one.path or addresses.YEAR),
            description=one.note,
        )
        for one in entries(site)
    ]
    if found:
        content = calendar(f"Lịch công tác thi đua – {site.name}", found)
        yield Output(path=addresses.YEAR_CALENDAR, maker=MAKER, content=content)
