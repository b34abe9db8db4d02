"""The whole way from files to planned pages, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from generator.intake.load import Loaded, load, locate
from generator.intake.read import Source
from generator.know import checks
from generator.know.catalog import Catalog, join
from generator.know.checks.known import Known
from generator.know.duties import Duty
from generator.know.publicity import next_change, open_to_readers
from generator.know.working_days import WorkingDays
from generator.show.form import Form
from generator.show.head import Heads
from generator.show.history import history_of
from generator.show.license import DEFAULT_LICENSE, LICENSES
from generator.show.outputs import Output
from generator.show.pages import PLANNERS
from generator.show.pictures import Studio
from generator.show.products import PRODUCTS, Read, cards, media
from generator.show.sections import Section, sections
from generator.show.site import Site
from generator.words.diagnostics import Diagnostic, tidy
from generator.words.manifest import Manifest
from generator.words.memory import FORGETFUL, Memory, Note, Notebook, tell
from generator.words.sharing import Share, in_turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the records do not say and the site decides. ``school_year_starts`` is month and day.

    ``url`` is the site's full address, "" while nobody knows it; ``records`` the folder of the records in the
    repository, ``repo_url`` where the repository can be looked at, ``contact`` where mistakes are reported.
    ``holidays`` are days off that move from year to year, ``duties`` what is to be done in a year; ``inner`` asks for
    the pages of the standing office too, which nobody else may see.
    """

    name: str = ""
    lead: str = ""
    url: str = ""
    contact: str = ""
    license: str = DEFAULT_LICENSE
    records: str = "exemplars"
    repository: str = "private"
    living_public_record: bool = False
    repo_url: str = ""
    list_size: int = 50
    school_year_starts: tuple[int, int] = (9, 1)
    report_due: tuple[int, int] = (8, 30)
    holidays: frozenset[date] = frozenset()
    duties: tuple[Duty, ...] = ()
    inner: bool = False
    form: Form | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePlan:
    """Everything to be written, and everything that was found; the same records give the same until ``until``."""

    outputs: tuple[Output, ...]
    sections: tuple[Section, ...]
    diagnostics: tuple[Diagnostic, ...]
    catalog: Catalog
    until: datetime


Made = Sequence[Output | Diagnostic]
Job = Callable[[], Any]


def examine(
    source: Source,
    now: datetime,
    options: Options | None = None,
    share: Share = in_turn,
    memory: Memory = FORGETFUL,
) -> tuple[Catalog, tuple[Diagnostic, ...]]:
    """Read and join all records and find all that is wrong with them.

    Returns:
        The catalog of everything that could be read, and all findings, located and sorted.
    """
    known, found = _known(source, now, options or Options(), share, memory)
    work = checks.Work(known, memory)
    return known.catalog, tidy(locate((*found, *work.findings(share(work.jobs()))), source))


def _known(
    source: Source, now: datetime, options: Options, share: Share, memory: Memory
) -> tuple[Known, tuple[Diagnostic, ...]]:
    """What rules may know, and what was found while reading it."""
    loaded: Loaded = load(source, share, memory)
    catalog = join(loaded.records, loaded.vocabulary, loaded.media, now)
    known = Known(
        catalog=catalog,
        repository=options.repository,
        living_public_record=options.living_public_record,
        broken=loaded.broken,
        keys=loaded.keys,
        working=WorkingDays(holidays=options.holidays),
        spotted=loaded.spotted,
    )
    return known, loaded.diagnostics


def check(
    source: Source, now: datetime, options: Options | None = None, studio: Studio | None = None
) -> tuple[Diagnostic, ...]:
    """All findings of all records and, given a ``studio``, of the pictures that would be shown: whatever would stop a
    build.
    """
    return check_for_now(source, now, options, studio=studio)[0]


def check_for_now(
    source: Source,
    now: datetime,
    options: Options | None = None,
    share: Share = in_turn,
    studio: Studio | None = None,
    memory: Memory = FORGETFUL,
) -> tuple[tuple[Diagnostic, ...], datetime]:
    """The same findings, and the first moment at which the same records may have others."""
    catalog, diagnostics = examine(source, now, options, share, memory)
    made = media.plan(media.look(Site(public=open_to_readers(catalog)), studio, source.read), source.read)
    found = [one for one in made if isinstance(one, Diagnostic)]
    return tidy((*diagnostics, *locate(found, source))), next_change(catalog)


def plan(
    source: Source,
    options: Options,
    now: datetime,
    share: Share = in_turn,
    studio: Studio | None = None,
    memory: Memory = FORGETFUL,
) -> SitePlan:
    """All findings, and what to write once none of them is an error; without a ``studio``, without pictures.

    ``share`` may read, check and make products side by side, and ``memory`` spare some of it; the plan is the same
    whoever does it.
    """
    known, read = _known(source, now, options, share, memory)
    book = Notebook(memory)
    site = replace(media.look(site_of(known.catalog, options), studio, source.read), memory=book)
    products: list[Job] = [partial(_product, product, site, source, book) for product in PRODUCTS]
    work = checks.Work(known, memory)
    parts: list[Any] = share([*products, *work.jobs()])
    made: list[Output | Diagnostic] = [found for planner in PLANNERS for found in planner(site)]
    for some, notes in parts[: len(products)]:
        made += some
        tell(memory, notes)
    heads, sharing = Heads(site), cards.Sharing(site)
    pages = [heads.on(found, sharing.on(found)) for found in made if isinstance(found, Output)]
    outputs = (*pages, *sharing.outputs())
    said = (found for found in made if isinstance(found, Diagnostic))
    found = (*read, *said, *work.findings(parts[len(products) :]))
    manifest = Manifest()
    for output in outputs:
        manifest.claim(output.path, output.maker)
    return SitePlan(
        outputs=outputs,
        sections=sections(site),
        diagnostics=tidy(locate(found, source)),
        catalog=known.catalog,
        until=next_change(known.catalog),
    )


def site_of(catalog: Catalog, options: Options) -> Site:
    """What planners are given: the catalog past the gate, with the site's own settings."""
    return Site(
        public=open_to_readers(catalog),
        name=options.name,
        lead=options.lead,
        url=options.url,
        contact=options.contact,
        license=LICENSES[options.license],
        records=options.records,
        history=history_of(options.repo_url) if options.repository == "public" else "",
        list_size=options.list_size,
        school_year_starts=options.school_year_starts,
        report_due=options.report_due,
        working=WorkingDays(holidays=options.holidays),
        duties=options.duties,
        inner=options.inner,
        form=options.form,
    )


def _product(
    product: Callable[[Site, Read], Iterable[Output | Diagnostic]], site: Site, source: Source, book: Notebook
) -> tuple[Made, list[Note]]:
    made = list(product(site, source.read))
    return made, book.notes()
