"""A page for each public event."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.schema.records import EVENT_FORMS, EVENT_KINDS
from generator.show import addresses
from generator.show.markup import Text
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.site import Site
from generator.show.trust import foot
from generator.show.views.lines import Fact, Link
from generator.show.views.lines_of import by_name, iso_of, source_lines, span_label
from generator.show.views.pages import EventView
from generator.words.model import Event

SECTION = "events"


def plan(site: Site) -> Iterator[Output]:
    """One page for each public event."""
    for event in site.public.events.values():
        view = _view(site, event)
        path = addresses.record_path("event", event.id)
        description = event.summary or f"{view.kind_label}, {view.date_label}."
        yield output(path, "events", "event", view, event.title, description, SECTION)


def _view(site: Site, event: Event) -> EventView:
    path = addresses.record_path("event", event.id)
    people = by_name(site.public.profiles[name] for name in event.exemplars if name in site.public.profiles)
    today = site.public.catalog.now.date()
    return EventView(
        id=event.id,
        crumbs=(HOME_CRUMB, Link(text="Sự kiện", path=addresses.EVENTS)),
        title=event.title,
        kind_label=EVENT_KINDS.label(event.kind),
        date=iso_of(event.date),
        date_label=span_label(event.date, event.end),
        summary=event.summary,
        facts=_facts(site, event),
        body=Text(text=event.body, to_root=addresses.to_root(path), sources=len(event.sources)),
        photos=site.lines.photos(event.photos),
        exemplars=tuple(map(site.lines.profile, people)),
        sources=source_lines(event.sources),
        upcoming=bool(event.date and event.date.last >= today),
        foot=foot(site, event, "event", ""),
    )


def _facts(site: Site, event: Event) -> tuple[Fact, ...]:
    lines, fields = site.lines, site.public.catalog.vocabulary.fields
    facts = (
        Fact(label="Thời gian", values=(Link(text=span_label(event.date, event.end)),) if event.date else ()),
        Fact(label="Địa điểm", values=(Link(text=event.place_name),) if event.place_name else ()),
        Fact(label="Hình thức", values=(Link(text=EVENT_FORMS.label(event.form)),) if event.form else ()),
        Fact(label="Tổ chức", values=tuple(lines.unit_then(name, event.date)[0] for name in event.organisers)),
        Fact(label="Tham gia", values=tuple(lines.unit_then(name, event.date)[0] for name in event.units)),
        Fact(
            label="Lĩnh vực",
            values=tuple(lines.term_link(fields[name], addresses.FIELDS) for name in event.fields if name in fields),
        ),
    )
    return tuple(fact for fact in facts if any(value.text for value in fact.values))
