"""What pictures the site wants, as recipes: pure planning. The edge looks at sources, follows recipes, keeps results.

A made picture's address is a hash of its source and recipe, so its name says nothing of whom it shows, never stands for
other bytes, and is known before anything is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

FOLDER = "anh/"
RECIPES = "1"
"""To be raised when the way pictures are made changes: their addresses change with it."""
PORTRAIT = (160, 320, 640)
PHOTO = (320, 640, 960, 1440)
"""Widths in pixels; a picture that is narrower keeps its own, since none is ever made larger."""
_NEARLY = 1.15
"""A picture hardly wider than a step of the ladder gets no step of its own."""

KINDS = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "webp": "webp", "avif": "avif"}
"""Endings of pictures that may be opened, and the only format each may hold."""
ENDINGS = {"jpeg": "jpg", "png": "png", "webp": "webp", "avif": "avif"}


def kind_of(path: str) -> str:
    """The format that a path's ending promises, "" for what is no picture of ours."""
    return KINDS.get(path.rpartition(".")[2].lower(), "") if "." in path else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A source that was opened to its end: the hash of its bytes, and its size once upright."""

    digest: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One size of one source in one format (``jpeg``, ``webp``, ``avif``, ``png``), upright and without metadata."""

    source: str
    digest: str
    width: int
    height: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A picture for sharing, of ``width`` × ``height``. All text is raw and may be of any length and script.

    ``portrait`` is a source, "" for none; ``instead`` is what to write when nothing of the title can be drawn.
    """

    width: int
    height: int
    site: str
    eyebrow: str = ""
    title: str = ""
    lines: tuple[str, ...] = ()
    award: str = ""
    instead: str = ""
    portrait: str = ""
    digest: str = ""


Recipe = Rendition | Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What became of sources: those that can be shown. ``tools`` names the version of what makes pictures."""

    tools: str = ""
    seen: Mapping[str, Seen] = field(default_factory=dict)


class Studio(Protocol):
    """Opens pictures where a bad one can do no harm."""

    def look(self, paths: Iterable[str], read: Callable[[str], bytes]) -> Looked:
        """Open every source; those that are damaged, too large or not what their ending says are left out."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """One picture that a page offers: its address and width."""

    path: str
    width: int


def sizes(seen: Seen, ladder: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """The sizes to make of a source, narrowest first: the steps below its width, and its own under the top."""
    steps = sorted(ladder)
    widths = [step for step in steps if step <= seen.width]
    if not widths or (widths[-1] != steps[-1] and seen.width > widths[-1] * _NEARLY):
        widths.append(seen.width)
    return tuple((width, max(1, round(seen.height * width / seen.width))) for width in widths)


def renditions(path: str, seen: Seen, ladder: Iterable[int]) -> tuple[Rendition, ...]:
    """Every rendition that pages offer of a source."""
    return tuple(
        Rendition(source=path, digest=seen.digest, width=width, height=height, kind=kind)
        for kind in ("avif", "webp", "jpeg")
        for width, height in sizes(seen, ladder)
    )


def address(recipe: Recipe, tools: str) -> str:
    """Where the picture made by a recipe stands."""
    if isinstance(recipe, Rendition):
        said: tuple[object, ...] = (recipe.digest, recipe.width, recipe.height, recipe.kind)
        ending = ENDINGS[recipe.kind]
    else:
        said = (recipe.width, recipe.height, recipe.site, recipe.eyebrow, recipe.title, recipe.lines, recipe.award,
                recipe.instead, recipe.digest)  # fmt: skip
        ending = "jpg" if recipe.portrait else "png"
    key = repr((RECIPES, tools, type(recipe).__name__, said))
    return f"{FOLDER}{hashlib.blake2b(key.encode('utf-8', 'surrogatepass'), digest_size=10).hexdigest()}.{ending}"
