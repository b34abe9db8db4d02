"""What the site has besides pages: one planner per product. A new product is one new file and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.show.outputs import Output
from generator.show.products import (
    blank_forms,
    calendar,
    embeds,
    feeds,
    form,
    media,
    open_data,
    search,
    shortlinks,
    year_calendar,
)
from generator.show.site import Site
from generator.words.diagnostics import Diagnostic
from generator.words.sharing import Ahead

Read = Callable[[str], bytes]
"""Gives the bytes of a file of the records' folder; raises OSError where there is none."""

PRODUCTS: tuple[Callable[[Site, Read], Iterable[Output | Diagnostic]], ...] = (
    search.plan,
    open_data.plan,
    media.plan,
    feeds.plan,
    calendar.plan,
    year_calendar.plan,
    embeds.plan,
    shortlinks.plan,
    form.plan,
    blank_forms.plan,
)
"""The longest work first: others are done beside it."""

AHEAD: tuple[Callable[[Site], Ahead], ...] = (search.ahead,)
"""Pieces of products that several processes may make before the products are asked for."""

PRODUCT_RULES = (media.RULE, shortlinks.RULE)
"""What products can find wrong."""
