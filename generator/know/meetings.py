"""Exchange meetings: each unit has one every school year (the plan, II.3.4), by itself or with others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.catalog import Catalog
from generator.know.window import Belongs, MonthDay, Window, window_of
from generator.words.model import PUBLISHED, Event

EXCHANGE = "exchange"


def meetings_in(catalog: Catalog, window: Window) -> Iterator[Event]:
    """The exchange meetings that are known to have been in a window or to come in it."""
    for event in catalog.events.values():
        if event.kind == EXCHANGE and event.status == PUBLISHED and window.place(event.date) is Belongs.INSIDE:
            yield event


def units_of(event: Event, catalog: Catalog) -> frozenset[str]:
    """The units, as they are today, that held a meeting or took part."""
    return frozenset(catalog.units.home(name) for name in (*event.organisers, *event.units))


def meetings_of(unit: str, catalog: Catalog, window: Window) -> tuple[Event, ...]:
    """The meetings of a unit or of a unit inside it, by date."""
    inside = catalog.units.subtree(unit)
    found = [one for one in meetings_in(catalog, window) if not inside.isdisjoint(units_of(one, catalog))]
    return tuple(sorted(found, key=lambda one: (str(one.date), one.id)))


def windows(catalog: Catalog, due: MonthDay, count: int) -> tuple[Window, ...]:
    """The windows of this school year's report and of those before it, newest first."""
    today = catalog.now.date()
    first = today.year if (today.month, today.day) >= due else today.year - 1
    return tuple(window_of(f"{year}-{year + 1}", due) for year in range(first, first - count, -1))
