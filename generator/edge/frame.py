"""The frame around a page (head, header, footer), rendered once for all pages that differ only in a few strings.

Nine tenths of the work on a page is its frame, and of two pages in one folder it differs in title, description
and address alone. So it is rendered with marks in their places, kept, and filled in for each page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

STRUCTURAL = frozenset({"section", "robots", "og_type"})
"""What of ``page.meta`` templates look at rather than print."""

_MARK = re.compile("\x02([a-z_:]+)\x03")
BODY = "body"


def mark(name: str) -> Markup:
    """The mark that stands for the string ``name``; its letters occur in no page."""
    return Markup("\x02" + name + "\x03")  # noqa: S704 - a constant of ours


@dataclass(slots=True)
class Frames:
    """Frames by all that shapes them. ``draw`` renders a frame with the strings it is given."""

    _kept: dict[object, tuple[str, ...]] = field(default_factory=dict)

    def fill(self, key: object, strings: Mapping[str, str], draw: Callable[[Mapping[str, Markup]], str]) -> str:
        """The page made of the frame ``key`` and ``strings``.

        Args:
            key: everything the frame depends on but the strings; two pages with one key share a frame.
            strings: what is to stand at each mark, already escaped.
            draw: renders the frame, given a mark for each string.
        """
        parts = self._kept.get(key)
        if parts is None:
            parts = self._kept[key] = tuple(_MARK.split(draw({name: mark(name) for name in strings})))
        return "".join(strings[part] if number % 2 else part for number, part in enumerate(parts))
