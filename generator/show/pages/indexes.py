"""The indexes of records: exemplars, stories, decisions, events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, long_lists, output
from generator.show.site import Shelf, Site
from generator.show.views.lines import Branch, BranchGroup, Figure, Link, Listing
from generator.show.views.listings import figures, listing, newest_first
from generator.show.views.pages import IndexView


def plan(site: Site) -> Iterator[Output]:
    """The four indexes, long ones over several pages."""
    yield from _profiles(site)
    yield from _simple(site, "stories", addresses.STORIES, "Bài viết", "Bài mới nhất ở trên cùng.", "stories")
    yield from _simple(
        site,
        "events",
        addresses.EVENTS,
        "Sự kiện",
        "Giao lưu, hội nghị tuyên dương, lễ trao tặng và kỷ niệm.",
        "events",
    )
    yield _decisions(site)


def _profiles(site: Site) -> Iterator[Output]:
    """Persons and collectives, each with an index of its own so that every figure has its list."""
    groups = (
        ("individual", "Cá nhân", "ca-nhan/", "Xếp theo tên gọi, theo thứ tự chữ cái tiếng Việt."),
        ("collective", "Tập thể", "tap-the/", "Các đơn vị, nhóm và thế hệ được nêu gương."),
    )
    everybody = list(site.public.profiles.values())
    rows, lists = [], []
    for kind, heading, folder, lead in groups:
        people = [profile for profile in everybody if profile.kind == kind]
        path = f"{addresses.PROFILES}{folder}"
        shelf = Shelf(profiles=people)
        rows.append(Branch(link=Link(text=heading, path=path), figures=figures(site, shelf, path, ("profiles",))))
        lists.append((heading, path, lead, shelf))
    view = IndexView(
        crumbs=(HOME_CRUMB,),
        heading="Gương điển hình",
        lead="Những cá nhân và tập thể được nêu gương.",
        figures=figures(site, site.whole, addresses.PROFILES, ("profiles",)),
        groups=(BranchGroup(title="", rows=tuple(rows)),),
        listings=(listing(site, "profiles", everybody, addresses.PROFILES),),
    )
    yield output(addresses.PROFILES, "indexes", "index", view, view.heading, view.lead, "profiles")
    yield from long_lists(
        site, site.whole, addresses.PROFILES, view.heading, (HOME_CRUMB,), "profiles", kinds=("profiles",)
    )
    crumbs = (HOME_CRUMB, Link(text="Gương điển hình", path=addresses.PROFILES))
    for heading, path, lead, shelf in lists:
        part = IndexView(
            crumbs=crumbs,
            heading=heading,
            lead=lead,
            figures=figures(site, shelf, path, ("profiles",)),
            groups=(),
            listings=(listing(site, "profiles", shelf.profiles, path),),
        )
        yield output(path, "indexes", "index", part, heading, lead, "profiles")
        yield from long_lists(site, shelf, path, heading, crumbs, "profiles", kinds=("profiles",))


def _simple(site: Site, kind: str, path: str, heading: str, lead: str, section: str) -> Iterator[Output]:
    things: Sequence[Any] = getattr(site.whole, kind)
    view = IndexView(
        crumbs=(HOME_CRUMB,),
        heading=heading,
        lead=lead,
        figures=figures(site, site.whole, path, (kind,)),
        groups=(),
        listings=(listing(site, kind, things, path),),
    )
    yield output(path, "indexes", "index", view, heading, lead, section)
    yield from long_lists(site, site.whole, path, heading, (HOME_CRUMB,), section, kinds=(kind,))


def _decisions(site: Site) -> Output:
    """All decisions, newest first. Those without a number are counted apart and stay in the list."""
    decisions = sorted(site.public.decisions.values(), key=lambda one: (newest_first(one.date), one.id))
    unnumbered = sum(1 for one in decisions if not one.decision.number)
    items = tuple(map(site.lines.decision, decisions))
    path = addresses.DECISIONS
    note = f"Trong đó {unnumbered} quyết định chưa có số trong kho." if unnumbered else ""
    view = IndexView(
        crumbs=(HOME_CRUMB,),
        heading="Quyết định khen thưởng",
        lead="Các quyết định khen thưởng có trong kho, mới nhất ở trên cùng.",
        figures=(Figure(key="decisions", label="quyết định", value=len(items), path=f"{path}#quyet-dinh"),)
        if items
        else (),
        groups=(),
        listings=(
            Listing(id="quyet-dinh", kind="decisions", title="Quyết định", items=items, total=len(items), note=note),
        ),
    )
    return output(path, "indexes", "index", view, view.heading, view.lead, "levels")
