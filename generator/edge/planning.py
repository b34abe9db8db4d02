"""From a site's folder and settings to what its build writes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from generator import build
from generator.edge.pictures.studio import FOLDER, Studio
from generator.edge.render import NOT_FOUND
from generator.edge.rules import NO_ADDRESS
from generator.edge.settings import CONFIG_FILE, Settings
from generator.edge.webform import program
from generator.edge.workers import share
from generator.intake.read import FolderSource, Source
from generator.show.outputs import Output, Page
from generator.show.products.sitemap import plan_sitemap
from generator.show.sections import Section
from generator.words.diagnostics import Diagnostic, Place
from generator.words.manifest import Manifest
from generator.words.memory import FORGETFUL, Memory

PICTURES = "EXEMPLARS_PICTURES"
"""Names a folder for made pictures that several sites share; nothing is ever removed from it."""
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
    """What is to be written beside the pages of ``content/``, the sections every page links to, all findings, where
    the records and their pictures were read, and who claims which path.
    """

    outputs: tuple[Output, ...]
    sections: tuple[Section, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    until: datetime | None = None
    source: Source | None = None
    manifest: Manifest = field(default_factory=Manifest, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A site that was built: the moment it was built for, the one at which the same sources may make another, and
    whether nothing had to be said on the way.

    ``held`` is all that the build made on the way. A command that ends soon keeps it until then: taking millions of
    objects apart takes half a second, and the system does without.
    """

    folder: Path
    now: datetime
    until: datetime
    quiet: bool
    held: object = field(default=None, repr=False, compare=False)


def studio_of(root: Path) -> Studio:
    """Where the pictures of the site under ``root`` are made and kept."""
    given = os.environ.get(PICTURES, "")
    return Studio(Path(given), shared=True) if given else Studio(root / FOLDER)


def options_of(settings: Settings) -> build.Options:
    """The settings as the core wants them."""
    return build.Options(
        name=settings.site_name,
        lead=settings.lead,
        url=settings.site_url,
        contact=settings.contact,
        license=settings.license,
        records=settings.records,
        repository=settings.repository,
        living_public_record=settings.living_public_record,
        repo_url=settings.repo_url,
        list_size=settings.list_size,
        school_year_starts=settings.school_year_starts,
        report_due=settings.report_due,
        holidays=settings.holidays,
        duties=settings.duties,
        form=settings.form,
        inner=settings.inner,
    )


def plan_site(
    root: Path, settings: Settings, now: datetime, studio: Studio | None = None, memory: Memory = FORGETFUL
) -> Planned:
    """Plan the site whose records lie under ``root``.

    Raises:
        PathClaimedTwiceError: two planners plan the same address.
    """
    source = FolderSource(root / settings.records)
    plan = build.plan(source, options_of(settings), now, share, studio, memory)
    laid, missing = program(root, settings.form)
    found = (*(from_root(one, settings.records) for one in plan.diagnostics), *about(settings), *missing)
    return Planned(
        outputs=(*plan.outputs, *laid), sections=plan.sections, diagnostics=found, until=plan.until, source=source
    )


def about(settings: Settings) -> Iterator[Diagnostic]:
    """What is to be said of the settings themselves."""
    if not settings.site_url:
        message = "Chưa có “site_url” nên trang không có tin Atom, lịch, sitemap, mã nhúng và địa chỉ trích dẫn."
        hint = "Thêm địa chỉ đầy đủ của trang, ví dụ site_url: https://guongsang.example.edu.vn/"
        yield NO_ADDRESS.at(Place(path=CONFIG_FILE, line=1, column=1), message, hint=hint)


def from_root(found: Diagnostic, records: str) -> Diagnostic:
    """A finding whose path starts at the folder of the ``records``, with its path from the repository's root."""
    path = f"{records}/{found.place.path}" if found.place.path else records
    return replace(found, place=replace(found.place, path=path))


def complete(outputs: Iterable[Output], settings: Settings, content: Iterable[str]) -> tuple[Output, ...]:
    """The outputs with what can be made only once all pages are known.

    Args:
        outputs: what the core has planned.
        settings: the site's settings.
        content: the addresses of pages of ``content/`` that search engines may show.
    """
    known = with_not_found(outputs)
    if settings.inner:
        return (*known, Output(path="robots.txt", maker="edge.inner", content=b"User-agent: *\nDisallow: /\n"))
    return (*known, *plan_sitemap(settings.site_url, known, content))


def with_not_found(outputs: Iterable[Output]) -> tuple[Output, ...]:
    """The outputs with a page for missing addresses; one of the plan's own goes first."""
    given = tuple(outputs)
    return given if any(output.path == NOT_FOUND for output in given) else (*given, _NOT_FOUND)
