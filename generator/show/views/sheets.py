"""Plain tables for people, and pages of them: names put forward, the year's duties, the standing office's lists."""

from __future__ import annotations

from dataclasses import dataclass

from generator.show.views.lines import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table; the first cell of a row says what the row is about. ``empty`` is said where there are no rows."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Link, ...], ...]
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetsView:
    """A page of tables. ``notes`` are paragraphs before them, ``follow`` ways to take them along."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    sheets: tuple[Sheet, ...]
    eyebrow: str = ""
    notes: tuple[str, ...] = ()
    follow: tuple[Link, ...] = ()
