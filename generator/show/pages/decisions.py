"""A page for each public decision, with everybody it honours."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.publicity import AwardEntry
from generator.show import addresses
from generator.show.markup import Text
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.site import Site
from generator.show.trust import foot
from generator.show.views.lines import Fact, Figure, Link, Listing
from generator.show.views.lines_of import by_rank, label_of, source_lines
from generator.show.views.pages import DecisionView
from generator.words.dates import PartialDate
from generator.words.model import Decision

SECTION = "levels"
NO_NUMBER = "chưa có số quyết định"


def plan(site: Site) -> Iterator[Output]:
    """One page for each public decision."""
    entries: dict[str, list[AwardEntry]] = {}
    for entry in (*site.public.awards, *site.public.revoked):
        entries.setdefault(entry.decision.id, []).append(entry)
    for decision in site.public.decisions.values():
        view = _view(site, decision, entries.get(decision.id, []))
        path = addresses.record_path("decision", decision.id)
        description = f"{view.heading}: danh sách được khen."
        yield output(path, "decisions", "decision", view, view.heading, description, SECTION)


def heading_of(decision: Decision) -> str:
    """How a decision is called: its title, or its number and date."""
    if decision.title:
        return decision.title
    number = f"số {decision.decision.number}" if decision.decision.number else f"({NO_NUMBER})"
    return f"Quyết định {number} {dated(decision.date)}".rstrip()


def dated(day: PartialDate | None) -> str:
    """A date as it stands in a sentence: ``ngày 23/7/1910``, ``tháng 10/2021``, ``năm 1996``; "" for none."""
    if day is None:
        return ""
    return f"{'ngày ' if day.is_day else '' if day.month else 'năm '}{day.vietnamese()}"


def _view(site: Site, decision: Decision, entries: list[AwardEntry]) -> DecisionView:
    path = addresses.record_path("decision", decision.id)
    lines = site.lines
    counted = by_rank(entry for entry in entries if entry.counts)
    revoked = by_rank(entry for entry in entries if not entry.counts)
    listings = []
    if counted:
        items = tuple(map(lines.award, counted))
        listings.append(Listing(id="danh-sach", kind="awards", title="Được khen", items=items, total=len(items)))
    if revoked:
        items = tuple(map(lines.award, revoked))
        listings.append(Listing(id="da-thu-hoi", kind="awards", title="Đã bị thu hồi", items=items, total=len(items)))
    return DecisionView(
        id=decision.id,
        crumbs=(HOME_CRUMB, Link(text="Quyết định", path=addresses.DECISIONS)),
        heading=heading_of(decision),
        number=decision.decision.number,
        facts=_facts(site, decision),
        body=Text(text=decision.body, to_root=addresses.to_root(path), sources=len(decision.sources)),
        listings=tuple(listings),
        figures=(Figure(key="awards", label="lượt khen thưởng", value=len(counted), path=f"{path}#danh-sach"),)
        if counted
        else (),
        sources=source_lines(decision.sources),
        foot=foot(site, decision, "decision", ""),
    )


def _facts(site: Site, decision: Decision) -> tuple[Fact, ...]:
    head, authorities = decision.decision, site.public.catalog.vocabulary.authorities
    number = Link(text=head.number or NO_NUMBER, url=head.url)
    facts = [Fact(label="Số, ký hiệu", values=(number,))]
    if head.date:
        year = str(head.date.year)
        path = f"{addresses.YEARS}{year}/" if year in site.by_year else ""
        facts.append(Fact(label="Ngày ký", values=(Link(text=label_of(head.date), path=path),)))
    if head.issuer in authorities:
        facts.append(Fact(label="Cơ quan ban hành", values=(Link(text=authorities[head.issuer].name),)))
    if decision.publication and decision.publication.url:
        link = Link(text="nơi đã công khai", url=decision.publication.url)
        facts.append(Fact(label="Công khai", values=(link,)))
    return tuple(facts)
