"""From a site's folder and settings to what its build writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from generator import build
from generator.edge.render import NOT_FOUND
from generator.edge.settings import Settings
from generator.intake.read import FolderSource
from generator.show.outputs import Output, Page
from generator.show.sections import Section
from generator.words.diagnostics import Diagnostic

_NOT_FOUND = Output(
    path=NOT_FOUND,
    maker="edge.not_found",
    page=Page(
        template=NOT_FOUND,
        view=None,
        title="Không tìm thấy trang",
        description="Địa chỉ này không có trên trang.",
        canonical=False,
        noindex=True,
        framed=False,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is to be written beside the pages of ``content/``, the sections every page links to, and all findings."""

    outputs: tuple[Output, ...]
    sections: tuple[Section, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def options_of(settings: Settings) -> build.Options:
    """The settings as the core wants them."""
    return build.Options(
        name=settings.site_name,
        lead=settings.lead,
        repository=settings.repository,
        list_size=settings.list_size,
        school_year_starts=settings.school_year_starts,
    )


def plan_site(root: Path, settings: Settings, now: datetime) -> Planned:
    """Plan the site whose records lie under ``root``.

    Raises:
        PathClaimedTwiceError: two planners plan the same address.
    """
    plan = build.plan(FolderSource(root / settings.records), options_of(settings), now)
    found = tuple(from_root(one, settings.records) for one in plan.diagnostics)
    return Planned(outputs=plan.outputs, sections=plan.sections, diagnostics=found)


def from_root(found: Diagnostic, records: str) -> Diagnostic:
    """A finding whose path starts at the folder of the ``records``, with its path from the repository's root."""
    path = f"{records}/{found.place.path}" if found.place.path else records
    return replace(found, place=replace(found.place, path=path))


def with_not_found(outputs: Iterable[Output]) -> tuple[Output, ...]:
    """The outputs with a page for missing addresses; one of the plan's own goes first."""
    given = tuple(outputs)
    return given if any(output.path == NOT_FOUND for output in given) else (*given, _NOT_FOUND)
