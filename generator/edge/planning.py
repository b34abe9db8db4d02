"""From a site's folder and settings to what its build writes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.render import NOT_FOUND
from generator.edge.settings import Settings
from generator.show.outputs import Output, Page
from generator.words.diagnostics import Diagnostic

if TYPE_CHECKING:
    from generator.build import Options

Section = tuple[str, str, str]
"""A main section of the site: its title, its path, and the name that pages inside it carry."""

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
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is to be written beside the pages of ``content/``, the sections every page links to, and all findings."""

    outputs: tuple[Output, ...]
    sections: tuple[Section, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def options_of(settings: Settings) -> Options:
    """The settings as the core wants them."""
    from generator.build import Options

    return Options(
        name=settings.site_name,
        lead=settings.lead,
        repository=settings.repository,
        list_size=settings.list_size,
        school_year_starts=settings.school_year_starts,
    )


def plan_site(root: Path, settings: Settings, now: datetime) -> Planned:
    """Plan the site whose records lie under ``root``."""
    from generator import build
    from generator.intake.read import FolderSource

    plan = build.plan(FolderSource(root / settings.records), options_of(settings), now)
    return Planned(outputs=plan.outputs, sections=tuple(plan.sections), diagnostics=plan.diagnostics)


def with_not_found(outputs: Iterable[Output]) -> tuple[Output, ...]:
    """The outputs with a page for missing addresses; one of the plan's own goes first."""
    given = tuple(outputs)
    return given if any(output.path == NOT_FOUND for output in given) else (*given, _NOT_FOUND)
