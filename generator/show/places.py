"""Where each planner's outputs stand, so that whoever wants one file knows whom to ask.

A planner that is not named here may write anywhere, and is asked for every file. What is said here is held by
``generator.build``: an output elsewhere is a mistake of the program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from generator.show import addresses
from generator.show.form import FOLDER as FORM
from generator.show.pages import (
    decisions,
    events,
    figures,
    home,
    indexes,
    inner,
    profiles,
    proposals,
    replications,
    roll,
    stories,
    themes,
    tombstones,
    units,
    year,
)
from generator.show.pictures import FOLDER as PICTURES
from generator.show.products import (
    blank_forms,
    calendar,
    embeds,
    feeds,
    form,
    media,
    open_data,
    search,
    shortlinks,
    year_calendar,
)

_RECORDS = (addresses.PROFILES, addresses.STORIES, addresses.DECISIONS, addresses.EVENTS)
_THEMES = (
    addresses.FIELDS,
    addresses.LEVELS,
    addresses.AWARDS,
    addresses.YEARS,
    addresses.SCHOOL_YEARS,
    addresses.MOVEMENTS,
)


def _below(*folders: str) -> tuple[str, ...]:
    return tuple(f"{folder}*" for folder in folders)


PLACES: Mapping[Callable[..., Iterable[Any]], tuple[str, ...]] = {
    home.plan: (addresses.file_of(addresses.HOME),),
    profiles.plan: _below(addresses.PROFILES),
    stories.plan: _below(addresses.STORIES),
    decisions.plan: _below(addresses.DECISIONS),
    events.plan: _below(addresses.EVENTS),
    units.plan: _below(addresses.UNITS),
    themes.plan: _below(*_THEMES),
    indexes.plan: _below(*_RECORDS),
    roll.plan: _below(addresses.ROLL),
    replications.plan: _below(addresses.REPLICATIONS),
    proposals.plan: _below(addresses.PROPOSALS),
    year.plan: (addresses.file_of(addresses.YEAR),),
    inner.plan: (inner.MARKER, *_below(addresses.INNER)),
    figures.plan: _below(addresses.FIGURES),
    tombstones.plan: _below(*_RECORDS),
    media.plan: _below(PICTURES, "media/"),
    feeds.plan: (f"*{addresses.ATOM}", f"*{addresses.JSON_FEED}"),
    calendar.plan: (f"*{addresses.CALENDAR}",),
    year_calendar.plan: (addresses.YEAR_CALENDAR,),
    embeds.plan: _below(addresses.EMBEDS),
    open_data.plan: _below(addresses.DATA, addresses.API),
    shortlinks.plan: _below(addresses.SHORT),
    search.plan: _below(addresses.EXPLORE),
    form.plan: _below(FORM),
    blank_forms.plan: _below(f"{blank_forms.FOLDER}/"),
}


def may_stand(maker: Callable[..., Iterable[Any]], path: str) -> bool:
    """Whether an output of ``maker`` may have this path."""
    patterns = PLACES.get(maker)
    return patterns is None or any(fnmatchcase(path, pattern) for pattern in patterns)
