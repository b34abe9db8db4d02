"""A report as plain values: what every printer of reports is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a list. ``groups`` says where it is counted; ``withheld`` why it is not on the site, "" where it is.
    ``unknown`` are the groups that the site cannot tell of it, such as the fields of somebody without a public profile.

    ``key`` is the same in every report of the same records: ``story:den-san``, ``award:qd-1:3``.
    """

    key: str
    cells: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    withheld: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def is_public(self) -> bool:
        """Whether it counts in the published column."""
        return not self.withheld

    def is_public_in(self, group: str) -> bool:
        """Whether it counts in the published column of the tables by ``group``."""
        return self.is_public and group not in self.unknown

    @property
    def details(self) -> str:
        """What is known beside its first column, on one line."""
        return " · ".join(filter(None, self.cells[1:5]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list whose lines are numbered from 1. ``plural`` groups are those an item may have several of."""

    key: str
    title: str
    columns: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number with its list: the numbers of the lines that make it, and what it was the time before."""

    label: str
    all: tuple[int, ...] = ()
    published: tuple[int, ...] = ()
    before: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Counts of one list, ``whole`` being all of it.

    Where they are ``parts``, each line of the list is in exactly one of them and they add up to the whole; otherwise a
    line may be in several (two fields of work) or in none.
    """

    key: str
    caption: str
    listing: str
    counts: tuple[Count, ...]
    whole: Count
    parts: bool = True
    note: str = ""

    @property
    def title(self) -> str:
        """The caption with what a reader must know of the numbers."""
        notes = [*([] if self.parts else ["một dòng có thể thuộc nhiều mục"]), *filter(None, [self.note])]
        return f"{self.caption} ({'; '.join(notes)})" if notes else self.caption


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What a unit tells under a heading, as Markdown."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading with what the units tell and the numbers that go with it."""

    heading: str
    tellings: tuple[Telling, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that is missing, with the units or records it is missing from."""

    title: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole report of a unit, or of the council where ``unit`` is the root's name."""

    unit: str
    above: str
    place: str
    subject: str
    label: str
    days: str
    made: str
    deadline: str = ""
    movement: str = ""
    chapters: tuple[Chapter, ...] = ()
    gaps: tuple[Gap, ...] = ()
    listings: tuple[Listing, ...] = ()
    withheld: tuple[tuple[str, Item], ...] = ()
    unsure: tuple[tuple[str, Item], ...] = ()
    revoked: tuple[Item, ...] = ()

    def listing(self, key: str) -> Listing:
        """The list called ``key``."""
        return next(one for one in self.listings if one.key == key)
