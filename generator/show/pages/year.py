"""The year's duties on one page: what is due when, meetings to come, lists that are posted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.intake.schema.records import EVENT_KINDS
from generator.know.duties import ahead
from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages import proposals
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.site import Site
from generator.show.views.lines import Link
from generator.show.views.lines_of import label_of
from generator.show.views.sheets import Sheet, SheetsView
from generator.words.dates import PartialDate
from generator.words.vietnamese import slug

SECTION = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something of the year on one day or several. ``key`` names it for good, in one year."""

    key: str
    first: date
    last: date
    title: str
    note: str = ""
    path: str = ""


def plan(site: Site) -> Iterator[Output]:
    """The page, where the settings name duties."""
    if not site.duties:
        return
    view = SheetsView(
        crumbs=(HOME_CRUMB,),
        heading="Lịch công tác thi đua",
        lead="Những việc phải làm và những buổi gặp sắp tới trong mười hai tháng.",
        follow=(Link(text="Lịch (ICS)", path=addresses.YEAR_CALENDAR),) if site.url else (),
        sheets=(
            Sheet(
                id="sap-toi",
                title="Sắp tới",
                columns=("Việc", "Ngày", "Ghi chú"),
                rows=tuple(
                    (Link(text=one.title, path=one.path), Link(text=_days(one)), Link(text=one.note))
                    for one in entries(site)
                ),
            ),
        ),
    )
    yield output(addresses.YEAR, "year", "sheets", view, view.heading, view.lead, SECTION)


def entries(site: Site) -> tuple[Entry, ...]:
    """Everything from today on, in order."""
    today = site.public.catalog.now.date()
    found = list(_duties(site, today))
    found += _events(site, today)
    found += _postings(site, today)
    return tuple(sorted(found, key=lambda one: (one.last if one.first < today else one.first, one.title, one.key)))


def _duties(site: Site, today: date) -> Iterator[Entry]:
    """A title that comes again within a year is told apart by its day."""
    known: set[str] = set()
    for one in ahead(site.duties, site.report_due, today):
        key = f"{slug(one.title)}-{one.date.year}"
        key = f"{key}-{one.date.month}-{one.date.day}" if key in known else key
        known.add(key)
        yield Entry(key=key, first=one.date, last=one.date, title=one.title, note=one.note)


def _events(site: Site, today: date) -> Iterator[Entry]:
    for event in site.public.events.values():
        if not event.date or not event.date.is_day:
            continue
        last = event.end.last if event.end and event.end.is_day else event.date.last
        if last >= today:
            yield Entry(
                key=f"su-kien-{event.id}",
                first=event.date.first,
                last=max(last, event.date.first),
                title=event.title,
                note=" · ".join(filter(None, (EVENT_KINDS.label(event.kind), event.place_name))),
                path=addresses.record_path("event", event.id),
            )


def _postings(site: Site, today: date) -> Iterator[Entry]:
    for one in site.public.proposals.values():
        if one.posted_from and one.posted_to:
            yield Entry(
                key=f"de-nghi-{one.id}",
                first=one.posted_from.first,
                last=one.posted_to.last,
                title=f"Lấy ý kiến: {one.title}",
                note=f"còn {site.working.between(today, one.posted_to.last)} ngày làm việc",
                path=proposals.path_of(one),
            )


def _days(one: Entry) -> str:
    first, last = (label_of(PartialDate(day.year, day.month, day.day)) for day in (one.first, one.last))
    return first if first == last else f"{first} – {last}"
