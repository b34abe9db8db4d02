"""Units: the tree, and a page for each unit that counts what is its own and what is below it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.show import addresses
from generator.show.following import follow
from generator.show.outputs import Output
from generator.show.pages import crossings, inner
from generator.show.pages.shared import HOME_CRUMB, long_lists, output
from generator.show.site import Shelf, Shelves, Site
from generator.show.views.lines import Branch, BranchGroup, Fact, Figure, Link
from generator.show.views.lines_of import label_of
from generator.show.views.listings import figures, listings
from generator.show.views.pages import IndexView, ThemeView
from generator.words.vocabulary import Unit

SECTION = "units"
OWN_LABEL = "Không qua đơn vị bên trong"
ADDITIVE = ("profiles", "awards", "claims")
"""What belongs to exactly one unit, so that the parts add up; a story or an event may belong to several."""


def plan(site: Site) -> Iterator[Output]:
    """The tree and every unit that has a place in it."""
    totals = site.in_unit
    yield _tree(site, totals)
    for place in site.public.catalog.units.places:
        yield from _unit(site, place, totals)


def unit_path(site: Site, place: str) -> str:
    """The address of a unit's page."""
    return f"{addresses.UNITS}{site.public.catalog.vocabulary.units[place].address}/"


def _tree(site: Site, totals: Shelves) -> Output:
    units, tree = site.public.catalog.vocabulary.units, site.public.catalog.units
    rows = tuple(
        Branch(
            link=Link(text=units[place].name, path=unit_path(site, place)),
            note=_span(units[place]) if not tree.exists(place) else "",
            figures=figures(site, totals[place], unit_path(site, place), ADDITIVE),
            depth=depth,
        )
        for place, depth in tree.walk()
    )
    view = IndexView(
        crumbs=(HOME_CRUMB,),
        heading="Đơn vị",
        lead="Điển hình và khen thưởng theo đơn vị. Số của một đơn vị gồm cả các đơn vị bên trong; "
        "khen thưởng của đơn vị cũ được tìm thấy ở đơn vị kế tục.",
        figures=(),
        groups=(BranchGroup(title="", rows=rows),),
        tree=True,
    )
    return output(addresses.UNITS, "units", "index", view, view.heading, view.lead, SECTION)


def _span(unit: Unit) -> str:
    since, until = unit.valid_from, unit.valid_to
    if since and until:
        return f"{since.vietnamese()} – {until.vietnamese()}"
    return f"đến {until.vietnamese()}" if until else "đơn vị trước đây"


def _unit(site: Site, place: str, totals: Shelves) -> Iterator[Output]:
    catalog = site.public.catalog
    unit, path, shelf = catalog.vocabulary.units[place], unit_path(site, place), totals.get(place, Shelf())
    above = tuple(
        Link(text=catalog.vocabulary.units[name].name, path=unit_path(site, name))
        for name in catalog.units.ancestors(place)
    )
    crumbs = (HOME_CRUMB, Link(text="Đơn vị", path=addresses.UNITS), *above)
    crossed = crossings.Crossed(
        path=path, heading=unit.name, crumbs=crumbs, section=SECTION, shelf=shelf, without="đơn vị"
    )
    parts = crossings.divided(site, crossed)
    view = ThemeView(
        crumbs=crumbs,
        heading=unit.name,
        kind_label=_kind_label(site, unit),
        lead="",
        facts=_facts(site, unit),
        figures=figures(site, shelf, path),
        children=_children(site, place, totals),
        listings=listings(site, shelf, path),
        follow=follow(site, path, shelf.events, embed=f"don-vi-{unit.address}"),
        crossings=crossings.links(crossed, parts),
        inner=inner.sheets_of(site, place),
    )
    description = f"Điển hình, bài viết và khen thưởng của {unit.name}."
    yield output(path, "units", "theme", view, f"Đơn vị: {unit.name}", description, SECTION)
    yield from long_lists(site, shelf, path, unit.name, crumbs, SECTION)
    yield from crossings.plan(site, crossed, parts)
    if catalog.units.children(place):
        yield from _own_page(site, place, (*crumbs, Link(text=unit.name, path=path)))


def _own_page(site: Site, place: str, crumbs: tuple[Link, ...]) -> Iterator[Output]:
    """What belongs to a unit itself and to none of the units inside: the list behind the row marked ``own``."""
    shelf, path = site.by_unit.get(place, Shelf()), own_path(site, place)
    if not _own_figures(site, place):
        return
    name = site.public.catalog.vocabulary.units[place].name
    view = ThemeView(
        crumbs=crumbs,
        heading=f"{name}: {OWN_LABEL.lower()}",
        kind_label="Đơn vị",
        lead="Điển hình và khen thưởng ghi cho chính đơn vị này, không thuộc đơn vị nào bên trong.",
        facts=(),
        figures=figures(site, shelf, path, ADDITIVE),
        children=(),
        listings=listings(site, shelf, path, ADDITIVE),
    )
    yield output(path, "units", "theme", view, view.heading, view.lead, SECTION)
    yield from long_lists(site, shelf, path, view.heading, crumbs, SECTION, ADDITIVE)


def own_path(site: Site, place: str) -> str:
    """The address of what belongs to a unit itself."""
    return f"{unit_path(site, place)}rieng/"


def _kind_label(site: Site, unit: Unit) -> str:
    kind = site.public.catalog.vocabulary.unit_kinds.get(unit.kind)
    return kind.name if kind else "Đơn vị"


def _children(site: Site, place: str, totals: Shelves) -> tuple[BranchGroup, ...]:
    """The units inside, and what belongs to this unit itself, so that the parts add up to its figures."""
    catalog = site.public.catalog
    below = catalog.units.children(place)
    if not below:
        return ()
    rows = [
        Branch(
            link=Link(text=catalog.vocabulary.units[child].name, path=unit_path(site, child)),
            note="" if catalog.units.exists(child) else "đơn vị trước đây",
            figures=figures(site, totals[child], unit_path(site, child), ADDITIVE),
        )
        for child in below
    ]
    own = _own_figures(site, place)
    if own:
        rows.append(Branch(link=Link(text=OWN_LABEL, path=own_path(site, place)), figures=own, own=True))
    return (BranchGroup(title="Đơn vị bên trong", rows=tuple(rows)),)


def _own_figures(site: Site, place: str) -> tuple[Figure, ...]:
    return figures(site, site.by_unit.get(place, Shelf()), own_path(site, place), ADDITIVE)


def _facts(site: Site, unit: Unit) -> tuple[Fact, ...]:
    catalog = site.public.catalog
    units = catalog.vocabulary.units
    facts: list[Fact] = []
    if unit.name_en:
        facts.append(Fact(label="Tên tiếng Anh", values=(Link(text=unit.name_en),)))
    if not catalog.units.exists(unit.id):
        facts.append(Fact(label="Thời gian", values=(Link(text=_span(unit)),)))
    elif unit.valid_from:
        facts.append(Fact(label="Thành lập", values=(Link(text=unit.valid_from.vietnamese()),)))
    names = tuple(
        Link(text=old.name, note=_name_span(label_of(old.start), label_of(old.end))) for old in unit.former_names
    )
    if names:
        facts.append(Fact(label="Tên qua các thời kỳ", values=names))
    past = tuple(
        Link(text=units[name].name, path=unit_path(site, name) if catalog.units.home(name) == name else "")
        for name in catalog.units.past_of(unit.id)
        if units[name].listed
    )
    if past:
        facts.append(Fact(label="Kế tục", values=past))
    after = tuple(
        Link(text=units[name].name, path=unit_path(site, catalog.units.home(name)))
        for name in unit.successors
        if name in units and units[name].listed
    )
    if after:
        facts.append(Fact(label="Đơn vị kế tục", values=after))
    return tuple(facts)


def _name_span(since: str, until: str) -> str:
    if since and until:
        return f"{since} – {until}"
    if since:
        return f"từ {since}"
    return f"đến {until}" if until else ""
