"""The types a key may have. Plain declarations: ``parse`` knows how to read each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of text, or with ``long`` several; ``form`` narrows it (``id``, ``url``, ``media``)."""

    long: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """``true`` or ``false``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A whole number between ``least`` and ``most``."""

    least: int = 0
    most: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class DateValue:
    """``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolYear:
    """``2022-2023``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day with a minute, ``2026-11-20 07:00``, in the site's time zone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of fixed words, each with its Vietnamese label."""

    options: tuple[tuple[str, str], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words themselves."""
        return tuple(word for word, _ in self.options)

    def label(self, word: str) -> str:
        """The Vietnamese label of a word, or the word itself where it is unknown."""
        return dict(self.options).get(word, word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """The id of an entry of a vocabulary (``units``) or of a record (``profile``, ``decision``, ``event``)."""

    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A list whose items all have one type."""

    item: Type


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A mapping with keys of its own, built into ``make``; ``placed`` when the result wants to know its place."""

    make: Callable[..., Any]
    keys: tuple[Key, ...]
    placed: bool = False


Type = Text | Flag | Number | DateValue | SchoolYear | Moment | Choice | Ref | ListOf | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key. ``attr`` is the record's attribute where it differs from the YAML name."""

    name: str
    type: Type
    label: str
    help: str = ""
    example: str = ""
    required: bool = False
    since: int = 1
    attr: str = ""

    @property
    def attribute(self) -> str:
        """The name of the record's attribute."""
        return self.attr or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderSchema:
    """A kind of record: where it lives, what it is called, its keys.

    ``yearly`` records stand in a folder of their year. Those ``by_school_year`` stand in one of a school year, which
    is part of their id.
    """

    kind: str
    folder: str
    label: str
    yearly: bool
    make: Callable[..., Any]
    keys: tuple[Key, ...]
    body: str
    year_of: str = ""
    by_school_year: bool = False
