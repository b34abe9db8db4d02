"""What the head of a page says to machines: who it is about, where it stands, when it changed, where its feed is.

Everything is made from the page's view and the public record behind it, so nothing can be said here that the page
does not show.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from generator.show import linked_data
from generator.show.cards import Placed
from generator.show.changes import changed_on, newest_known
from generator.show.outputs import Later, Output, Page
from generator.show.products.feeds import channels
from generator.show.site import Site
from generator.show.views.pages import DecisionView, EventView
from generator.words.model import Profile, Story


class Heads:
    """Completes the planned pages of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._today = site.public.catalog.now.date()
        self._with_feed = frozenset(f"{channel.path}index.html" for channel in channels(site) if channel.path)

    def on(self, output: Output, card: Placed | None) -> Output:
        """The output with its page's head completed, its ``card`` too; anything that is no page of the site's own face
        as it is.
        """
        page = output.page
        if page is None or not page.framed:
            return output
        shown: dict[str, Any] = {} if card is None else {"image": card.path, "image_alt": card.alt}
        complete = replace(
            page,
            json_ld=linked_data.speaker(self._site, page, output.path),
            feed=output.path in self._with_feed,
            modified=self._modified(page),
            **shown,
        )
        return Output(path=output.path, maker=output.maker, page=complete)

    def _modified(self, page: Page) -> str:
        """The newest known day of what the page is about."""
        public, today = self._site.public, self._today
        match page.view:
            case Later(record=Story() as story):
                return newest_known([changed_on(story, today)], today)
            case DecisionView(id=name):
                return newest_known([public.decisions[name].date], today)
            case EventView(id=name):
                return newest_known([public.events[name].date], today)
            case Later(record=Profile(id=name)):
                stories = public.catalog.stories_of.get(name, ())
                days = [changed_on(story, today) for story in stories if story.id in public.stories]
                rows = public.catalog.rows_of.get(name, ())
                given = [decision.date for decision, _ in rows if decision.id in public.decisions]
                return newest_known([*days, *given], today)
            case _:
                return ""
