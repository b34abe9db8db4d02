"""The figures page: every number of the site in charts, each bar a link to the list that makes it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.pages.themes import folders
from generator.show.pages.units import OWN_LABEL, unit_path
from generator.show.site import Shelf, Site, merged
from generator.show.views.lines import Bar, Chart, Figure, Link
from generator.show.views.listings import figure, figures
from generator.show.views.pages import FiguresView

SECTION = "figures"


def plan(site: Site) -> Iterator[Output]:
    """One page."""
    charts = [chart for chart in (_by_level(site), _by_year(site), *_by_theme(site)) if chart.bars]
    view = FiguresView(
        crumbs=(HOME_CRUMB,),
        heading="Thống kê",
        lead="Số liệu tính từ chính các hồ sơ trên trang. Bấm vào một con số để xem danh sách làm nên con số ấy.",
        figures=_totals(site),
        charts=tuple(charts),
        notes=_notes(site),
    )
    yield output(addresses.FIGURES, "figures", "figures", view, view.heading, view.lead, SECTION)


def _totals(site: Site) -> tuple[Figure, ...]:
    whole = site.whole
    return (
        *figures(site, whole, addresses.PROFILES, ("profiles",)),
        *figures(site, whole, addresses.STORIES, ("stories",)),
        *figures(site, whole, f"{addresses.ROLL}tat-ca/", ("awards", "claims")),
        *figures(site, whole, addresses.EVENTS, ("events",)),
    )


def _chart(chart_id: str, title: str, unit: str, rows: list[tuple[Link, Figure]], note: str = "") -> Chart:
    longest = max((count.value for _, count in rows), default=1)
    bars = tuple(Bar(label=label, figure=count, share=count.value / longest) for label, count in rows if count.value)
    return Chart(id=chart_id, title=title, unit=unit, bars=bars, note=note)


def _theme_rows(site: Site, path: str, kind: str) -> list[tuple[Link, Figure]]:
    rows = []
    for folder in folders(site):
        if folder.path == path:
            for theme in folder.themes:
                target = f"{path}{theme.slug}/"
                count = figure(site, kind, getattr(theme.shelf, kind), target)
                rows.append((Link(text=theme.heading, path=target), count))
    return rows


def _by_level(site: Site) -> Chart:
    rows = _theme_rows(site, addresses.LEVELS, "awards")
    return _chart("theo-cap", "Khen thưởng theo cấp", "lượt khen thưởng", rows)


def _by_year(site: Site) -> Chart:
    rows = _theme_rows(site, addresses.YEARS, "awards")
    return _chart("theo-nam", "Khen thưởng theo năm quyết định", "lượt khen thưởng", rows)


def _by_theme(site: Site) -> Iterator[Chart]:
    """Exemplars by field and by unit at the top level, claims by level."""
    yield _chart(
        "linh-vuc",
        "Điển hình theo lĩnh vực",
        "điển hình",
        _theme_rows(site, addresses.FIELDS, "profiles"),
        note="Một điển hình có thể thuộc nhiều lĩnh vực, nên tổng các dòng lớn hơn số điển hình.",
    )
    yield _chart("don-vi", "Điển hình theo đơn vị", "điển hình", _unit_rows(site))
    yield _chart(
        "chua-doi-chieu",
        "Khen thưởng đã biết, chưa đối chiếu quyết định",
        "lượt, đếm riêng",
        _theme_rows(site, addresses.LEVELS, "claims"),
    )


def _unit_rows(site: Site) -> list[tuple[Link, Figure]]:
    """The units right below the top; what belongs to the top itself is a row of its own."""
    tree, units = site.public.catalog.units, site.public.catalog.vocabulary.units
    rows = []
    for root in tree.roots:
        for child in tree.children(root):
            shelf = merged([site.by_unit.get(place, Shelf()) for place in sorted(tree.subtree(child))])
            path = unit_path(site, child)
            rows.append((Link(text=units[child].name, path=path), figure(site, "profiles", shelf.profiles, path)))
        own = site.by_unit.get(root, Shelf()).profiles
        label = f"{units[root].name} ({OWN_LABEL.lower()})" if tree.children(root) else units[root].name
        path = f"{unit_path(site, root)}rieng/" if tree.children(root) else unit_path(site, root)
        rows.append((Link(text=label, path=path), figure(site, "profiles", own, path)))
    return sorted(rows, key=lambda row: (-row[1].value, row[0].path))


def _notes(site: Site) -> tuple[str, ...]:
    without_number = sum(1 for one in site.public.decisions.values() if not one.decision.number)
    notes = [
        "Một lượt khen thưởng được đếm một lần, theo ngày quyết định và đơn vị lúc ấy.",
        "Bản nháp, bài chưa đến giờ đăng, đề nghị và khen thưởng đã bị thu hồi không được đếm.",
        "Người rút tên vẫn được đếm nhưng không được nêu tên.",
    ]
    if without_number:
        notes.append(f"{without_number} quyết định chưa có số quyết định trong kho.")
    if site.public.revoked:
        notes.append(f"{len(site.public.revoked)} lượt khen thưởng đã bị thu hồi.")
    return tuple(notes)
