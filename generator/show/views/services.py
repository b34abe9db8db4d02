"""Views of pages that serve other sites and programs: open data, embeds."""

from __future__ import annotations

from dataclasses import dataclass

from generator.show.views.lines import Figure, Link, Moment, StoryLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One published field: its name in JSON, its heading in tables, what it means and which values it has."""

    name: str
    label: str
    type_label: str
    note: str = ""
    values: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLine:
    """One data set with its files and its fields."""

    id: str
    title: str
    note: str
    count: int
    files: tuple[Link, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDataView:
    """What data there is, what each field means, under which license, and what changed."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    date_label: str
    version: str
    license: Link
    index: Link
    datasets: tuple[DataLine, ...]
    changes: tuple[Moment, ...]
    follow: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedView:
    """A unit's newest stories, small enough to stand in somebody else's page."""

    heading: str
    home: Link
    unit: Link
    figures: tuple[Figure, ...]
    stories: tuple[StoryLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedCode:
    """The text to copy for one unit."""

    id: str
    name: str
    embed: Link
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedGuideView:
    """How to put a unit's stories into another site."""

    crumbs: tuple[Link, ...]
    heading: str
    lead: str
    example: EmbedCode
    units: tuple[EmbedCode, ...]
