"""Every hostile string in every place, behind one wall at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.edge.publishing.policy import allowed_by_theme, policy
from tests.hostile.walls import no_sanitising
from tests.hostile.watch import Seen, watch
from tests.hostile.world import build_world

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHUNK = 150


@dataclass
class Result:
    """What each wall let through: ``sanitised`` without a policy, ``policed`` without sanitising, ``bare`` neither."""

    strings: int = 0
    refused: int = 0
    sanitised: Seen = field(default_factory=Seen)
    policed: Seen = field(default_factory=Seen)
    bare: Seen = field(default_factory=Seen)

    @property
    def clean(self) -> bool:
        sane = self.sanitised
        return not (sane.ran or sane.written or sane.fetched or self.policed.ran or self.policed.fetched)

    def __str__(self) -> str:
        rows = [f"strings: {self.strings}; records the reader refuses: {self.refused}"]
        for name, seen in (
            ("sanitised, no policy", self.sanitised),
            ("policy, not sanitised", self.policed),
            ("neither (to show that the strings bite)", self.bare),
        ):
            rows.append(
                f"{name}: {seen.pages} pages ({seen.visited} by address), {len(seen.ran)} executions, "
                f"{len(seen.written)} handlers or script addresses in the page, "
                f"{len(seen.fetched)} requests to other hosts"
            )
        rows += ["", *self.sanitised.ran[:20], *self.sanitised.written[:20], *self.sanitised.fetched[:20]]
        return "\n".join([*rows, *self.policed.ran[:20], *self.policed.fetched[:20]])


def prove(browser: Browser, texts: Sequence[tuple[int, str]], *, bare: int = 60) -> Result:
    """Open all pages of all strings behind either wall, and ``bare`` strings behind none."""
    result = Result(strings=len(texts))
    header = ""
    for start in range(0, len(texts), CHUNK):
        some = texts[start : start + CHUNK]
        built, pages, refused = build_world(some)
        result.refused += refused
        header = header or policy(allowed_by_theme(built.html("404.html")))
        _add(result.sanitised, watch(browser, built, pages))
        with no_sanitising():
            open_built, open_pages, _ = build_world(some)
            _add(result.policed, watch(browser, open_built, open_pages, header))
            if start == 0:
                few, few_pages, _ = build_world(some[:bare])
                _add(result.bare, watch(browser, few, few_pages))
    return result


def _add(total: Seen, more: Seen) -> None:
    total.pages += more.pages
    total.visited += more.visited
    total.ran += more.ran
    total.written += more.written
    total.fetched += more.fetched
