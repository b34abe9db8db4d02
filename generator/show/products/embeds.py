"""Embeds: a small page per unit that other sites may show in a frame, and a page that says how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from html import escape

from generator.show import addresses
from generator.show.outputs import Output, Page
from generator.show.pages.shared import HOME_CRUMB, page_output, shortened
from generator.show.pages.units import unit_path
from generator.show.site import Shelf, Site
from generator.show.views.lines import Link, StoryLine
from generator.show.views.listings import figures, newest_first
from generator.show.views.services import EmbedCode, EmbedGuideView, EmbedView
from generator.words.diagnostics import Diagnostic
from generator.words.model import Story

MAKER = "products.embeds"
STORIES = 5
NAMES = 3
HEIGHT = 560
SECTION = "units"
LEAD = "Đặt những bài mới nhất của một đơn vị vào trang của đơn vị ấy. Có bài mới thì khung tự có bài mới."


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output | Diagnostic]:
    """An embed for each unit with a page, and the guide; none while the site's own address is not known."""
    if not site.url:
        return
    codes = []
    for place in site.public.catalog.units.places:
        unit = site.public.catalog.vocabulary.units[place]
        path = f"{addresses.EMBEDS}{unit.address}/"
        yield _embed(site, place, path)
        link, code = Link(text=unit.name, path=path), _code(site, path, unit.name)
        codes.append(EmbedCode(id=f"don-vi-{unit.address}", name=unit.name, embed=link, code=code))
    if codes:
        view = EmbedGuideView(
            crumbs=(HOME_CRUMB, Link(text="Đơn vị", path=addresses.UNITS)),
            heading="Nhúng vào trang của đơn vị",
            lead=LEAD,
            example=codes[0],
            units=tuple(codes),
        )
        yield page_output(addresses.EMBEDS, MAKER, "embed_guide", view, view.heading, LEAD, SECTION)


def _embed(site: Site, place: str, path: str) -> Output:
    unit, shelf = site.public.catalog.vocabulary.units[place], site.in_unit.get(place, Shelf())
    stories: list[Story] = sorted(shelf.stories, key=lambda one: (newest_first(one.date), one.id))[:STORIES]
    home = unit_path(site, place)
    view = EmbedView(
        heading=unit.name,
        home=Link(text=site.name, path=addresses.HOME),
        unit=Link(text=unit.name, path=home),
        figures=figures(site, shelf, home, ("profiles", "stories", "awards")),
        stories=tuple(_short(site.lines.story(story)) for story in stories),
    )
    page = Page(
        template="exemplars/embed.html",
        view=view,
        title=f"{unit.name} – {site.name}",
        description=shortened(f"Bài mới về {unit.name}."),
        canonical=False,
        noindex=True,
        framed=False,
    )
    return Output(path=addresses.file_of(path), maker=MAKER, page=page)


def _short(line: StoryLine) -> StoryLine:
    """A story's line that stays small whatever its title: an embed is at most 30 kB."""
    return replace(
        line, title=shortened(line.title), summary=shortened(line.summary), names=line.names[:NAMES], picture=None
    )


def _code(site: Site, path: str, name: str) -> str:
    """The element to copy. The frame may open links in new tabs and nothing else."""
    address = escape(site.address(path))
    title = escape(f"{name} – {site.name}")
    return (
        f'<iframe src="{address}" title="{title}" width="100%" height="{HEIGHT}" loading="lazy"\n'
        '  sandbox="allow-popups allow-popups-to-escape-sandbox" style="border:0"></iframe>'
    )
