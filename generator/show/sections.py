"""The main sections that every page links to, in the order readers meet them."""

from __future__ import annotations

from generator.show import addresses
from generator.show.pages import inner, proposals, replications, year
from generator.show.site import Site

Section = tuple[str, str, str]
"""A section's title, its address, and the name that pages inside it carry."""


def sections(site: Site) -> tuple[Section, ...]:
    """The sections of a site, those that have something to show."""
    whole = site.whole
    every = (
        (True, "Trang chủ", addresses.HOME, "home"),
        (True, "Gương điển hình", addresses.PROFILES, "profiles"),
        (bool(whole.stories), "Bài viết", addresses.STORIES, "stories"),
        (True, "Đơn vị", addresses.UNITS, "units"),
        (bool(site.by_field), "Lĩnh vực", addresses.FIELDS, "fields"),
        (True, "Cấp khen thưởng", addresses.LEVELS, "levels"),
        (bool(site.by_year), "Theo năm", addresses.YEARS, "years"),
        (bool(site.public.catalog.vocabulary.movements), "Phong trào", addresses.MOVEMENTS, "movements"),
        (bool(whole.events), "Sự kiện", addresses.EVENTS, "events"),
        (bool(replications.copyable(site)), "Nhân rộng", addresses.REPLICATIONS, replications.SECTION),
        (bool(site.public.proposals), "Lấy ý kiến", addresses.PROPOSALS, proposals.SECTION),
        (bool(site.duties), "Lịch", addresses.YEAR, year.SECTION),
        (True, "Bảng vàng", addresses.ROLL, "roll"),
        (True, "Thống kê", addresses.FIGURES, "figures"),
        (True, "Tra cứu", addresses.EXPLORE, "explore"),
        (site.inner, "Nội bộ", addresses.INNER, inner.SECTION),
    )
    return tuple((title, path, name) for shown, title, path, name in every if shown)
