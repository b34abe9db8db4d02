"""What becomes of the files of our theme and of Material's: named by their hash, put together, or left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import Files

from generator.edge import stylesheets
from generator.edge.assets import published_name

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

SEARCH = "material/search"
"""The plugin that Material's own script is loaded for; the script's other parts are not asked for."""


def take_out_unused(files: Files, config: MkDocsConfig) -> None:
    """Theme files that no page asks for: source maps, a search that is not switched on, MkDocs' sitemap template."""
    unused = ["sitemap.xml", "*.map"]
    if SEARCH not in config.plugins:
        unused += ["assets/javascripts/lunr/*", "assets/javascripts/workers/*"]
        if _bundle(config):
            unused += ["assets/javascripts/bundle.*.min.js", "assets/stylesheets/*.min.css"]
    ours = _bundle(config)
    for file in list(files):
        ours_too = file.src_dir == config.theme.custom_dir
        others = not ours_too and file.src_dir != config.docs_dir and not file.generated_by
        unasked = others and any(fnmatchcase(file.src_uri, pattern) for pattern in unused)
        if unasked or (ours_too and file.src_uri in ours):
            files.remove(file)


def name_assets(files: Files, theme: str | None) -> Mapping[str, str]:
    """Give stylesheets and scripts of our theme the names that carry their hash; the answer is old to new names."""
    names = {}
    for file in files:
        if theme is None or file.src_dir != theme:
            continue
        file.dest_uri = names[file.src_uri] = published_name(file.src_uri, file.content_bytes)
        for cached in ("url", "abs_dest_path"):
            file.__dict__.pop(cached, None)
    return names


def site_sheet(config: MkDocsConfig, content: Iterable[str]) -> bytes | None:
    """The stylesheet of all pages; None for a theme that has none.

    With Material's search on, pages load all of Material's rules before it, so it holds ours alone.
    """
    if not _bundle(config):
        return None
    theme = Path(config.theme.custom_dir or "")
    folders = [] if SEARCH in config.plugins else [Path(folder) for folder in config.theme.dirs]
    palette = config.theme.get("palette") or []
    schemes = [palette] if isinstance(palette, Mapping) else palette
    return stylesheets.site_sheet(theme, folders, schemes, content)


def _bundle(config: MkDocsConfig) -> frozenset[str]:
    """The sheets of our theme that go into one file, by their paths."""
    if not config.theme.custom_dir:
        return frozenset()
    sheet = Path(config.theme.custom_dir) / stylesheets.SITE
    if not sheet.is_file():
        return frozenset()
    folder = stylesheets.SITE.rpartition("/")[0]
    return frozenset({stylesheets.SITE, *(f"{folder}/{name}" for name in stylesheets.imported(sheet))})
