"""Cards for sharing: three for each story and profile, one for each list and for the home page, and who shows which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.show import addresses
from generator.show.cards import Placed
from generator.show.outputs import Output, Page
from generator.show.pages.crossings import CROSSING
from generator.show.site import Site
from generator.show.views.lines import Link
from generator.words.model import Profile, Story

MAKER = "products.cards"
_OWN_CARD = {"index", "theme", "list", "roll", "figures", "explore"}
"""Templates of pages that have a card of their own; other pages without one show the site's."""


class Sharing:
    """Gives pages their cards, and notes which cards are shown."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._records: dict[str, Story | Profile] = {
            **_by_file("story", site.public.stories.values()),
            **_by_file("profile", site.public.profiles.values()),
        }
        self._shown: dict[str, Placed] = {}

    def on(self, output: Output) -> Placed | None:
        """The card that the page shows in its head; None for redirects and the like."""
        page = output.page
        if page is None or page.noindex or not page.framed or not page.canonical or page.image:
            return None
        return self._card(page, output.path)

    def outputs(self) -> Iterator[Output]:
        """Every card that a page shows or offers."""
        for path, placed in sorted(self._shown.items()):
            yield Output(path=path, maker=MAKER, recipe=placed.card)

    def output(self, path: str) -> Output | None:
        """The card at ``path``, if a page that was completed by now shows or offers it."""
        placed = self._shown.get(path)
        return Output(path=path, maker=MAKER, recipe=placed.card) if placed else None

    def _card(self, page: Page, path: str) -> Placed | None:
        cards = self._site.cards
        if record := self._records.get(path):
            for placed in (own := cards.of(record)):
                self._shown[placed.path] = placed
            if own:
                return own[0]
        if not self._site.url:
            return None  # nobody can be told of a card without a full address
        own_card = _is_list(page) and path != "index.html" and CROSSING not in path
        shown = cards.of_list(*_heading(page)) if own_card else cards.of_site()
        if shown:
            self._shown[shown.path] = shown
        return shown


def _by_file(kind: str, records: Iterable[Story | Profile]) -> dict[str, Story | Profile]:
    return {addresses.file_of(addresses.record_path(kind, record.id)): record for record in records}


def _is_list(page: Page) -> bool:
    return page.template.rpartition("/")[2].removesuffix(".html") in _OWN_CARD


def _heading(page: Page) -> tuple[str, str]:
    """What a list is called, the same on each of its pages, and the page above it but the home page."""
    crumbs: list[Link] = list(getattr(page.view, "crumbs", ()))
    return getattr(page.view, "heading", "") or page.title, crumbs[-1].text if len(crumbs) > 1 else ""
