"""A theme's things by another theme: a unit's by field, level and year, and so on, as plain pages that need no script.

Only themes whose lists do not fit on their own page are crossed; a short one is read in one go.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.show.outputs import Output
from generator.show.pages.shared import long_lists, output
from generator.show.site import Shelf, Site
from generator.show.views.lines import Branch, BranchGroup, Link
from generator.show.views.listings import TITLES, figures, is_long, listings
from generator.show.views.pages import IndexView

CROSSING = "/theo-"
"""What addresses of these pages have in them, and no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to divide a theme: its name in a sentence, the part of the address, the name of each value in order."""

    name: str
    title: str
    slug: str
    labels: Mapping[str, tuple[str, str]]
    """Each value's name and its part of the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossed:
    """The theme that is divided: its page, its heading and where it belongs."""

    path: str
    heading: str
    crumbs: tuple[Link, ...]
    section: str
    shelf: Shelf
    without: str = ""

    @property
    def here(self) -> tuple[Link, ...]:
        """The way to the pages below the theme's own."""
        return (*self.crumbs, Link(text=self.heading, path=self.path))


Divided = tuple[tuple[Facet, Mapping[str, Shelf]], ...]
"""The facets that divide a theme, each with what stands under its values."""


def links(theme: Crossed, parts: Divided) -> tuple[Link, ...]:
    """What a theme's page offers: the other themes its things can be divided by."""
    return tuple(Link(text=f"Theo {facet.name}", path=f"{theme.path}{facet.slug}/") for facet, _ in parts)


def plan(site: Site, theme: Crossed, parts: Divided) -> Iterator[Output]:
    """For each other theme a page of its values, and for each value the lists of what has both."""
    for facet, shelves in parts:
        path = f"{theme.path}{facet.slug}/"
        rows = tuple(
            Branch(link=Link(text=name, path=f"{path}{slug}/"), figures=figures(site, shelves[key], f"{path}{slug}/"))
            for key, (name, slug) in facet.labels.items()
            if key in shelves
        )
        heading = f"{theme.heading} theo {facet.name}"
        lead = "Một mục có thể đứng ở nhiều dòng, chẳng hạn khi thuộc hai lĩnh vực."
        view = IndexView(
            crumbs=theme.here, heading=heading, lead=lead, figures=(), groups=(BranchGroup(title="", rows=rows),)
        )
        yield output(path, "crossings", "index", view, heading, heading, theme.section)
        crumbs = (*theme.here, Link(text=facet.title, path=path))
        for key, (name, slug) in facet.labels.items():
            if key in shelves:
                yield from _value(site, theme, shelves[key], f"{path}{slug}/", f"{theme.heading}: {name}", crumbs)


def _value(
    site: Site, theme: Crossed, shelf: Shelf, path: str, heading: str, crumbs: tuple[Link, ...]
) -> Iterator[Output]:
    view = IndexView(
        crumbs=crumbs,
        heading=heading,
        lead="",
        figures=figures(site, shelf, path),
        groups=(),
        listings=listings(site, shelf, path),
    )
    yield output(path, "crossings", "index", view, heading, heading, theme.section)
    yield from long_lists(site, shelf, path, heading, crumbs, theme.section)


def divided(site: Site, theme: Crossed) -> Divided:
    """The facets that divide a long theme into at least two, each with what stands under its values."""
    if not any(is_long(site, getattr(theme.shelf, kind)) for kind in TITLES):
        return ()
    found = []
    for facet in facets(site):
        shelves = _split(site, theme.shelf, facet.name) if facet.name != theme.without else {}
        if len([key for key in shelves if key in facet.labels]) > 1:
            found.append((facet, shelves))
    return tuple(found)


def _split(site: Site, shelf: Shelf, name: str) -> dict[str, Shelf]:
    keys = site.keys_of(name)
    found: dict[str, Shelf] = {}
    for kind in TITLES:
        for thing in getattr(shelf, kind):
            for key in keys.get(id(thing), ()):
                getattr(found.setdefault(key, Shelf()), kind).append(thing)
    return found


def facets(site: Site) -> tuple[Facet, ...]:
    """Field, level and year, and the units right below the top."""
    catalog = site.public.catalog
    fields = sorted((one for one in catalog.vocabulary.fields.values() if one.listed), key=lambda one: one.order)
    levels = sorted((one for one in catalog.vocabulary.levels.values() if one.listed), key=lambda one: one.order)
    units = catalog.vocabulary.units
    return (
        Facet(
            name="đơn vị",
            title="Theo đơn vị",
            slug="theo-don-vi",
            labels={name: (units[name].name, units[name].address) for name in _tops(site)},
        ),
        _facet("lĩnh vực", "theo-linh-vuc", ((one.id, one.name, one.address) for one in fields)),
        _facet("cấp khen thưởng", "theo-cap", ((one.id, one.name, one.address) for one in levels)),
        _facet("năm", "theo-nam", ((year, f"Năm {year}", year) for year in sorted(site.by_year, reverse=True))),
    )


def _tops(site: Site) -> tuple[str, ...]:
    tree = site.public.catalog.units
    return tuple(place for root in tree.roots for place in tree.children(root))


def _facet(name: str, slug: str, values: Iterable[tuple[str, str, str]]) -> Facet:
    labels = {key: (label, address) for key, label, address in values}
    return Facet(name=name, title=f"Theo {name}", slug=slug, labels=labels)
