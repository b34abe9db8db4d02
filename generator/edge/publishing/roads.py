"""Addresses that answer otherwise than with a page: withdrawn ones and former ones, as the records say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.edge.planning import plan_site
from generator.edge.publishing.manifest import Named, digest_of_name
from generator.edge.settings import Settings
from generator.show.views.lines import AwardLine
from generator.show.views.pages import DecisionView, RedirectView, TombstoneView


@dataclass(frozen=True, slots=True, kw_only=True)
class Roads:
    """Withdrawn addresses, and former ones with the new: full paths from the host's root; and whom decisions name."""

    gone: tuple[str, ...]
    moved: Mapping[str, str]
    named: Mapping[str, Named]


def roads_of(root: Path, settings: Settings, now: datetime) -> Roads:
    """The same plan as the site's, so a server says what the pages say."""
    base = settings.base_path
    gone, moved, named = [], {}, {}
    for output in plan_site(root, settings, now).outputs:
        path = base + output.path.removesuffix("index.html")
        match output.page.view if output.page else None:
            case TombstoneView():
                gone.append(path)
            case RedirectView(target=target):
                moved[path] = base + target.path.removeprefix("/")
            case DecisionView(id=decision, listings=listings):
                lines = [line for one in listings for line in one.items if isinstance(line, AwardLine)]
                named[decision] = (len(lines), tuple(digest_of_name(line.name) for line in lines if line.name))
            case _:
                pass
    return Roads(gone=tuple(sorted(gone)), moved=moved, named=named)
