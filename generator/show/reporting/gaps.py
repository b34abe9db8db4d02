"""What is missing in a window: the units and records somebody should write to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.publicity import Public
from generator.know.window import Belongs, Window
from generator.show.reporting.gather import Gatherer
from generator.show.reporting.view import Gap
from generator.words.model import PUBLISHED

EXCHANGE = "exchange"


def gaps_of(public: Public, window: Window, unit: str, movement: str = "") -> Iterator[Gap]:
    """The gaps of a unit and the units right below it; of all units below the root where ``unit`` is "".

    A unit has something when one of the units below it has. A report that came after the deadline is a gap too
    (the plan's III.1.1: before 30 August, so that 29 August is the last day in time).
    """
    tree, catalog = public.catalog.units, public.catalog
    top = unit or (tree.roots[0] if tree.roots else "")
    asked = tuple(place for place in (tree.children(top) if top else ()) if tree.exists(place)) or (
        (unit,) if unit else ()
    )
    names = {place: Gatherer(public).unit_name(place) for place in asked}
    below = {place: tree.subtree(place) for place in asked}

    def without(title: str, having: set[str]) -> Gap:
        return Gap(title=title, names=tuple(names[place] for place in asked if below[place].isdisjoint(having)))

    found = [
        without("Đơn vị chưa có điển hình nào trên trang", {tree.home(one.unit) for one in public.profiles.values()})
    ]
    held = {
        tree.home(name)
        for event in catalog.events.values()
        if event.kind == EXCHANGE and event.status == PUBLISHED and window.place(event.date) is Belongs.INSIDE
        for name in (*event.organisers, *event.units)
    }
    found.append(without("Đơn vị chưa có buổi giao lưu điển hình trong kỳ", held))
    if window.school_year and not movement:
        sent = {
            tree.home(one.unit): one for one in catalog.narratives.values() if one.school_year == window.school_year
        }
        found.append(without("Đơn vị chưa gửi báo cáo", set(sent)))
        late = [
            f"{Gatherer(public).unit_name(one.unit)} (nhận {one.received.vietnamese()})"
            for place, one in sorted(sent.items())
            if one.received and one.received.first > window.deadline and (not unit or place in tree.subtree(unit))
        ]
        found.append(Gap(title="Đơn vị gửi báo cáo muộn", names=tuple(late)))
    found.append(
        Gap(title="Bài viết trong kỳ chưa có minh chứng", names=tuple(_without_evidence(public, window, unit)))
    )
    yield from (gap for gap in found if gap.names)


def _without_evidence(public: Public, window: Window, unit: str) -> Iterator[str]:
    scope = public.catalog.units.subtree(unit) if unit else None
    for dated in Gatherer(public).stories():
        inside = window.place(dated.date) is Belongs.INSIDE
        here = scope is None or not scope.isdisjoint(dated.item.groups["unit"])
        if inside and here and dated.item.groups["evidence"] == ("no",):
            yield dated.item.cells[0]
