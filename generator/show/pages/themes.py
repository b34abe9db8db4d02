"""Themed pages other than units: fields, levels, award titles, years, school years, movements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.show import addresses
from generator.show.following import follow
from generator.show.outputs import Output
from generator.show.pages import crossings
from generator.show.pages.shared import HOME_CRUMB, long_lists, output
from generator.show.site import Shelf, Site
from generator.show.views.lines import Branch, BranchGroup, Fact, Link
from generator.show.views.listings import figures, listings
from generator.show.views.pages import IndexView, ThemeView
from generator.words.vocabulary import Award, Movement, Term

WITH_FEEDS = frozenset({addresses.FIELDS, addresses.LEVELS})
"""Families whose themes have a feed each."""
ITSELF = {addresses.FIELDS: "lĩnh vực", addresses.LEVELS: "cấp khen thưởng", addresses.YEARS: "năm"}
"""What the themes of a family are not divided by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One themed page to be."""

    slug: str
    heading: str
    shelf: Shelf
    lead: str = ""
    facts: tuple[Fact, ...] = ()
    group: str = ""
    children: tuple[BranchGroup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A family of themed pages with their index."""

    path: str
    section: str
    heading: str
    kind_label: str
    lead: str
    themes: tuple[Theme, ...]
    also: tuple[Link, ...] = ()


def plan(site: Site) -> Iterator[Output]:
    """Every themed page with its long lists, and the index of each family."""
    for folder in folders(site):
        yield _index(site, folder)
        for theme in folder.themes:
            yield from _theme(site, folder, theme)


def folders(site: Site) -> tuple[Folder, ...]:
    """The families of themes. A new one is one more function in this list."""
    return (_fields(site), _levels(site), _awards(site), _years(site), _school_years(site), _movements(site))


def _index(site: Site, folder: Folder) -> Output:
    groups: dict[str, list[Branch]] = {}
    for theme in folder.themes:
        path = f"{folder.path}{theme.slug}/"
        row = Branch(link=Link(text=theme.heading, path=path), figures=figures(site, theme.shelf, path))
        groups.setdefault(theme.group, []).append(row)
    shown = [BranchGroup(title=title, rows=tuple(rows)) for title, rows in groups.items()]
    if folder.also:
        shown.append(BranchGroup(title="Xem thêm", rows=tuple(Branch(link=link) for link in folder.also)))
    view = IndexView(crumbs=(HOME_CRUMB,), heading=folder.heading, lead=folder.lead, figures=(), groups=tuple(shown))
    return output(folder.path, "themes", "index", view, folder.heading, folder.lead, folder.section)


def _theme(site: Site, folder: Folder, theme: Theme) -> Iterator[Output]:
    path = f"{folder.path}{theme.slug}/"
    crumbs = (HOME_CRUMB, Link(text=folder.heading, path=folder.path))
    crossed = crossings.Crossed(
        path=path,
        heading=theme.heading,
        crumbs=crumbs,
        section=folder.section,
        shelf=theme.shelf,
        without=ITSELF.get(folder.path, ""),
    )
    parts = crossings.divided(site, crossed)
    view = ThemeView(
        crumbs=crumbs,
        heading=theme.heading,
        kind_label=folder.kind_label,
        lead=theme.lead,
        facts=theme.facts,
        figures=figures(site, theme.shelf, path),
        children=theme.children,
        listings=listings(site, theme.shelf, path),
        neighbours=_neighbours(folder, theme),
        follow=follow(site, path) if folder.path in WITH_FEEDS else (),
        crossings=crossings.links(crossed, parts),
    )
    description = theme.lead or f"{theme.heading}: điển hình, bài viết và khen thưởng."
    yield output(path, "themes", "theme", view, f"{folder.kind_label}: {theme.heading}", description, folder.section)
    yield from long_lists(site, theme.shelf, path, theme.heading, crumbs, folder.section)
    yield from crossings.plan(site, crossed, parts)


def _neighbours(folder: Folder, theme: Theme) -> tuple[Link, ...]:
    """The themes before and after, for leafing through."""
    place = folder.themes.index(theme)
    around = (*folder.themes[max(0, place - 1) : place], *folder.themes[place + 1 : place + 2])
    return tuple(Link(text=one.heading, path=f"{folder.path}{one.slug}/") for one in around)


def _listed(terms: Iterable[Term]) -> list[Term]:
    return sorted((term for term in terms if term.listed), key=lambda term: term.order)


def _fields(site: Site) -> Folder:
    terms = _listed(site.public.catalog.vocabulary.fields.values())
    shelves = site.by_field
    return Folder(
        path=addresses.FIELDS,
        section="fields",
        heading="Lĩnh vực",
        kind_label="Lĩnh vực",
        lead="Điển hình và bài viết theo lĩnh vực công tác, học tập.",
        themes=tuple(
            Theme(slug=term.address, heading=term.name, shelf=shelves.get(term.id, Shelf())) for term in terms
        ),
    )


def _levels(site: Site) -> Folder:
    catalog = site.public.catalog
    themes = []
    for level in _listed(catalog.vocabulary.levels.values()):
        rows = tuple(
            Branch(link=Link(text=theme.heading, path=f"{addresses.AWARDS}{theme.slug}/"), figures=shown)
            for theme in _awards(site, level.id).themes
            if (shown := figures(site, theme.shelf, f"{addresses.AWARDS}{theme.slug}/", ("awards", "claims")))
        )
        themes.append(
            Theme(
                slug=level.address,
                heading=level.name,
                lead=level.note,
                shelf=site.by_level.get(level.id, Shelf()),
                children=(BranchGroup(title="Danh hiệu, hình thức ở cấp này", rows=rows),) if rows else (),
            )
        )
    return Folder(
        path=addresses.LEVELS,
        section="levels",
        heading="Cấp khen thưởng",
        kind_label="Cấp khen thưởng",
        lead="Khen thưởng theo cấp quyết định, từ cấp Nhà nước đến cơ sở và đoàn thể.",
        themes=tuple(themes),
        also=(
            Link(text="Danh mục danh hiệu và hình thức khen thưởng", path=addresses.AWARDS),
            Link(text="Quyết định khen thưởng", path=addresses.DECISIONS),
        ),
    )


def _awards(site: Site, level: str = "") -> Folder:
    vocabulary = site.public.catalog.vocabulary
    shelves = site.by_award
    named = shelves.keys() | {entry.award.id for entry in site.public.revoked}
    shown = [
        award
        for award in vocabulary.awards.values()
        if award.listed and (award.used or award.id in named) and level in {"", award.level}
    ]
    shown.sort(key=lambda award: (_order_of_level(site, award), award.rank, award.id))
    levels = vocabulary.levels
    return Folder(
        path=addresses.AWARDS,
        section="levels",
        also=(Link(text="Cấp khen thưởng", path=addresses.LEVELS),),
        heading="Danh hiệu và hình thức khen thưởng",
        kind_label="Danh mục khen thưởng",
        lead="Danh mục các danh hiệu thi đua, hình thức khen thưởng và những ai đã được tặng.",
        themes=tuple(
            Theme(
                slug=award.address,
                heading=award.label,
                shelf=shelves.get(award.id, Shelf()),
                facts=_award_facts(site, award),
                group=levels[award.level].name if award.level in levels else "",
            )
            for award in shown
        ),
    )


def _order_of_level(site: Site, award: Award) -> int:
    level = site.public.catalog.vocabulary.levels.get(award.level)
    return level.order if level else 999


def _award_facts(site: Site, award: Award) -> tuple[Fact, ...]:
    vocabulary = site.public.catalog.vocabulary
    recipients = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
    bodies = [body.name for body in vocabulary.authorities.values() if body.authority_class in award.authority]
    award_class = vocabulary.award_classes.get(award.award_class)
    facts = (
        ("Tên theo quy định", [award.name] if award.label != award.name else []),
        ("Cũng viết là", list(award.aliases)),
        ("Loại", [award_class.name] if award_class else []),
        ("Dành cho", [", ".join(recipients.get(kind, kind) for kind in award.recipients)]),
        ("Các hạng", [", ".join(vocabulary.grades[name].name for name in award.grades if name in vocabulary.grades)]),
        ("Cơ quan quyết định", bodies),
        ("Căn cứ", [f"Điều {article}" for article in award.articles if "?" not in article]),
        ("Văn bản", [award.circular]),
        ("Còn áp dụng đến", [award.valid_to.vietnamese()] if award.valid_to else []),
    )
    shown = [
        Fact(label=label, values=tuple(Link(text=value) for value in values if value))
        for label, values in facts
        if any(values)
    ]
    if award.level in vocabulary.levels:
        shown.insert(0, Fact(label="Cấp", values=(site.lines.level_link(award),)))
    return tuple(shown)


def _years(site: Site) -> Folder:
    return Folder(
        path=addresses.YEARS,
        section="years",
        heading="Theo năm",
        kind_label="Năm",
        lead="Quyết định khen thưởng, bài viết và sự kiện của từng năm.",
        themes=tuple(
            Theme(slug=year, heading=f"Năm {year}", shelf=shelf)
            for year, shelf in sorted(site.by_year.items(), reverse=True)
        ),
        also=(Link(text="Theo năm học", path=addresses.SCHOOL_YEARS),),
    )


def _school_years(site: Site) -> Folder:
    return Folder(
        path=addresses.SCHOOL_YEARS,
        section="years",
        heading="Theo năm học",
        kind_label="Năm học",
        lead="Khen thưởng ghi theo năm học; bài viết và sự kiện theo ngày diễn ra.",
        themes=tuple(
            Theme(slug=year, heading=f"Năm học {year}", shelf=shelf, lead=_as_reported(site))
            for year, shelf in sorted(site.by_school_year.items(), reverse=True)
        ),
        also=(Link(text="Theo năm", path=addresses.YEARS),),
    )


def _as_reported(site: Site) -> str:
    """Why a school year's numbers here are not those of its report: each goes by another date, and says so."""
    month, day = site.report_due
    return (
        "Khen thưởng theo năm học ghi trong quyết định. Báo cáo năm học của Hội đồng tính theo ngày ký quyết định, "
        f"từ ngày {day}/{month} đến trước ngày {day}/{month} năm sau."
    )


def _movements(site: Site) -> Folder:
    terms = [term for term in site.public.catalog.vocabulary.movements.values() if term.listed]
    terms.sort(key=lambda term: (-(term.valid_from.year if term.valid_from else 0), term.order, term.id))
    return Folder(
        path=addresses.MOVEMENTS,
        section="movements",
        heading="Phong trào thi đua",
        kind_label="Phong trào",
        lead="Các phong trào thi đua và điển hình xuất hiện từ đó.",
        themes=tuple(
            Theme(
                slug=term.address,
                heading=term.name,
                shelf=site.by_movement.get(term.id, Shelf()),
                facts=_movement_facts(term),
            )
            for term in terms
        ),
    )


def _movement_facts(movement: Movement) -> tuple[Fact, ...]:
    since, until = movement.valid_from, movement.valid_to
    span = " – ".join(date.vietnamese() for date in (since, until) if date)
    if since and not until:
        span = f"từ {since.vietnamese()}"
    facts = (("Nơi phát động", movement.launched_by), ("Văn bản", movement.decision), ("Thời gian", span))
    return tuple(Fact(label=label, values=(Link(text=value),)) for label, value in facts if value)
