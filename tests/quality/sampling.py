"""Which pages of a site the slow checkers look at: of each kind of page the first and the heaviest, or all."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

from tests.products.sites import site


@cache
def kinds(name: str) -> dict[str, tuple[str, ...]]:
    """The pages of a site by their templates, the heaviest first."""
    found: dict[str, list[str]] = defaultdict(list)
    built = site(name)
    for path in built.pages:
        page = built.outputs[path].page
        assert page is not None
        found[page.template].append(path)
    return {kind: tuple(sorted(paths, key=lambda path: -len(built.html(path)))) for kind, paths in found.items()}


def sample(name: str, each: int = 2) -> tuple[str, ...]:
    """The heaviest page of each kind, the lightest, and so on: ``each`` of a kind; 0 for all."""
    chosen: list[str] = []
    for paths in kinds(name).values():
        ends = [path for pair in zip(paths, reversed(paths), strict=True) for path in pair]
        chosen += list(dict.fromkeys(ends))[: each or None]
    return tuple(chosen)


def address_of(path: str) -> str:
    """The address of a file, relative to the site: ``guong/x/index.html`` is ``guong/x/``."""
    return path.removesuffix("index.html")


def content_pages(folder: Path, name: str) -> tuple[str, ...]:
    """The pages that MkDocs made of ``content/`` in a built folder."""
    planned = set(site(name).pages)
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return tuple(sorted(path for path in found if path not in planned))
