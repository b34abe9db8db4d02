"""What the page of search and facets shows before anything was asked."""

from __future__ import annotations

from dataclasses import dataclass

from generator.show.views.lines import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value of a facet, how it is called and how many documents it leads to. ``depth`` is that of a unit."""

    value: str
    label: str
    count: int
    depth: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way of narrowing a search."""

    key: str
    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExploreView:
    """Search with facets.

    ``index`` is the folder of the index, ``total`` the number of documents; ``examples`` are searches to try, ``lists``
    lead on without script.
    """

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    index: str
    total: int
    facets: tuple[Facet, ...]
    examples: tuple[Link, ...]
    lists: tuple[Link, ...]
