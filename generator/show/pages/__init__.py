"""One planner per kind of page. A new kind of page is one new file and one line in ``PLANNERS``."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.show.outputs import Output
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
from generator.show.site import Site

PLANNERS: tuple[Callable[[Site], Iterable[Output]], ...] = (
    home.plan,
    profiles.plan,
    stories.plan,
    decisions.plan,
    events.plan,
    units.plan,
    themes.plan,
    indexes.plan,
    roll.plan,
    replications.plan,
    proposals.plan,
    year.plan,
    inner.plan,
    figures.plan,
    tombstones.plan,
)
