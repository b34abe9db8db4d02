"""The whole way from files to planned pages, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from threading import Lock
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
from generator.show.pictures import FOLDER as PICTURES
from generator.show.pictures import Studio
from generator.show.places import may_stand
from generator.show.products import AHEAD, PRODUCTS, cards, media, shortlinks
from generator.show.sections import Section, sections
from generator.show.site import Site
from generator.words.diagnostics import Diagnostic, tidy
from generator.words.manifest import Manifest, PathClaimedTwiceError
from generator.words.memory import FORGETFUL, Memory, Note, Notebook, tell
from generator.words.sharing import Ahead, Here, Share, in_turn


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


Maker = Callable[..., Iterable[Output | Diagnostic]]
Made = tuple[Sequence[Output | Diagnostic], Sequence[Note]]
MAKERS: tuple[Maker, ...] = (*PLANNERS, *PRODUCTS)
SPEAKING: tuple[Maker, ...] = (media.plan, shortlinks.plan)
"""Those that can find something wrong."""


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
    return check_for_now(source, now, options, studio=studio).diagnostics


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """All findings, the first moment at which the same records may have others, and the site they are about."""

    diagnostics: tuple[Diagnostic, ...]
    until: datetime
    draft: Draft


def check_for_now(
    source: Source,
    now: datetime,
    options: Options | None = None,
    share: Share = in_turn,
    studio: Studio | None = None,
    memory: Memory = FORGETFUL,
) -> Checked:
    """All findings of all records, and what else may be asked about them."""
    draft = draft_of(source, options or Options(), now, share, studio, memory)
    work = checks.Work(draft.known, memory)
    found = (*draft.said_by(media.plan), *work.findings(share(work.jobs())))
    draft.tell()
    return Checked(diagnostics=tidy(locate(found, source)), until=draft.until, draft=draft)


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
    draft = draft_of(source, options, now, share, studio, memory)
    work = checks.Work(draft.known, memory)
    checked: list[Any] = share([*work.jobs(), Here(draft.prepare)])
    for one in checked.pop():
        one.take(share(one.jobs))
    draft.tell()
    asked: list[Any] = share([*(partial(draft.ask, product) for product in PRODUCTS), Here(draft.plan_pages)])
    for product, made in zip(PRODUCTS, asked, strict=False):
        draft.take(product, made)
    outputs = draft.outputs()
    draft.site.held.clear()
    manifest = Manifest()
    for output in outputs:
        manifest.claim(output.path, output.maker)
    return SitePlan(
        outputs=outputs,
        sections=sections(draft.site),
        diagnostics=tidy(locate((*draft.said(), *work.findings(checked)), source)),
        catalog=draft.known.catalog,
        until=next_change(draft.known.catalog),
    )


def draft_of(
    source: Source,
    options: Options,
    now: datetime,
    share: Share = in_turn,
    studio: Studio | None = None,
    memory: Memory = FORGETFUL,
) -> Draft:
    """Read and join the records; nothing is planned yet."""
    known, read = _known(source, now, options, share, memory)
    site = media.look(site_of(known.catalog, options), studio, source.read)
    return Draft(source, known, site, read, memory)


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


class Draft:
    """One state of the records, whose outputs are planned when somebody asks for them, each planner once.

    Several threads may ask at the same time.
    """

    def __init__(
        self, source: Source, known: Known, site: Site, read: tuple[Diagnostic, ...], memory: Memory = FORGETFUL
    ) -> None:
        self._book = Notebook(memory)
        self.known, self.site = known, replace(site, memory=self._book)
        self._source, self._read, self._memory = source, read, memory
        self._made: dict[Maker, dict[str, Output]] = {}
        self._found: dict[Maker, list[Diagnostic]] = {}
        self._complete_pages: dict[Maker, tuple[Output, ...]] = {}
        self._locks = {maker: Lock() for maker in MAKERS}
        self._heads, self._sharing = Heads(self.site), cards.Sharing(self.site)
        self._finishing = Lock()

    @property
    def until(self) -> datetime:
        """The first moment at which the same records may make another site."""
        return next_change(self.known.catalog)

    def output(self, path: str) -> Output | None:
        """What stands at ``path``, complete; None where nothing does. Only planners that may write there are asked."""
        for maker in MAKERS:
            if may_stand(maker, path) and (found := self._of(maker).get(path)):
                return self._complete(found)
        if not path.startswith(PICTURES):
            return None
        if card := self._sharing.output(path):  # of a page that was asked for before
            return card
        for maker in MAKERS:
            for found in self._of(maker).values():
                self._complete(found)
            if card := self._sharing.output(path):
                return card
        return None

    def outputs(self) -> tuple[Output, ...]:
        """All there are."""
        complete = [one for maker in MAKERS for one in self._completed(maker)]
        with self._finishing:
            return (*complete, *self._sharing.outputs())

    def prepare(self) -> list[Ahead]:
        """What products would have done before they are asked for."""
        return [ahead(self.site) for ahead in AHEAD]

    def tell(self) -> None:
        """Let the memory know what was noted here, so that copies of this process need not note it again."""
        tell(self._memory, self._book.notes())

    def plan_pages(self) -> None:
        """Plan and complete all pages, but for those of products."""
        for maker in PLANNERS:
            self._complete_pages[maker] = self._completed(maker)

    def _completed(self, maker: Maker) -> tuple[Output, ...]:
        """What one planner makes, complete."""
        known = self._complete_pages.get(maker)
        return tuple(map(self._complete, self._of(maker).values())) if known is None else known

    def paths(self) -> tuple[str, ...]:
        """Where those stand that were planned by now."""
        return tuple(path for made in list(self._made.values()) for path in made)

    def there(self, path: str) -> bool | None:
        """Whether a page stands at ``path``; None where products may stand, which take long to make."""
        makers = [maker for maker in MAKERS if may_stand(maker, path)]
        if any(path in self._of(maker) for maker in makers if maker in PLANNERS):
            return True
        return None if any(maker not in PLANNERS for maker in makers) else False

    def said(self) -> tuple[Diagnostic, ...]:
        """What reading the records found, and the products that look at more than records."""
        return self.said_by(*SPEAKING)

    def said_by(self, *makers: Maker) -> tuple[Diagnostic, ...]:
        """What reading the records found, ``makers``, and those that were asked before."""
        for maker in makers:
            self._of(maker)
        return (*self._read, *(one for maker in MAKERS for one in self._found.get(maker, ())))

    def findings(self) -> tuple[Diagnostic, ...]:
        """All findings of all records, located and sorted."""
        work = checks.Work(self.known, self._memory)
        return tidy(locate((*self.said(), *work.findings(in_turn(work.jobs()))), self._source))

    def ask(self, maker: Maker) -> Made:
        """What one planner makes, for ``take`` of this draft in the process that wants it."""
        made = list(maker(self.site) if maker in PLANNERS else maker(self.site, self._source.read))
        return made, self._book.notes()

    def take(self, maker: Maker, asked: Made) -> None:
        """Keep what a planner has made.

        Raises:
            PathClaimedTwiceError: it made one path twice.
            ValueError: an output stands where nobody would look for it.
        """
        made, notes = asked
        tell(self._memory, notes)
        outputs: dict[str, Output] = {}
        for one in made:
            if isinstance(one, Output):
                if one.path in outputs:
                    raise PathClaimedTwiceError(one.path, outputs[one.path].maker, one.maker)
                if not may_stand(maker, one.path):
                    raise ValueError(f"{one.maker} does not say in show.places that it writes {one.path}")
                outputs[one.path] = one
        self._found[maker] = [one for one in made if isinstance(one, Diagnostic)]
        self._made[maker] = outputs

    def _of(self, maker: Maker) -> dict[str, Output]:
        with self._locks[maker]:
            if maker not in self._made:
                self.take(maker, self.ask(maker))
            return self._made[maker]

    def _complete(self, found: Output) -> Output:
        with self._finishing:
            return self._heads.on(found, self._sharing.on(found))
