"""What shapes every page of a site beside what the page itself says: the hash of it all is part of each page's key."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from generator.edge.config_file import read_config
from generator.edge.program import program
from generator.edge.settings import Settings
from generator.edge.unchanged import OWN_PLUGINS

TEMPLATES = frozenset({".html", ".jinja", ".svg", ".xml"})
"""Files that templates are read from; all other files of a theme show by their names, which carry their hash."""


def environment_of(
    config: MkDocsConfig,
    settings: Settings,
    nav: Navigation | None,
    sections: Iterable[tuple[str, str, str]],
    assets: Mapping[str, str],
) -> bytes | None:
    """The hash; None where code of others (hooks, plugins) may shape pages in ways that nobody can name."""
    if config.hooks or not set(config.plugins) <= OWN_PLUGINS:
        return None
    digest = hashlib.blake2b(program(), digest_size=16)
    given = read_config(Path(config.config_file_path), os.environ)
    try:
        told = json.dumps(given, default=str, sort_keys=True)
    except (RecursionError, TypeError, ValueError):
        return None
    parts = (
        told,
        repr(settings),
        str(nav),
        repr(tuple(sections)),
        repr(sorted(assets.items())),
        repr([str(one) for one in (*config.extra_css, *config.extra_javascript)]),
        json.dumps(config.extra, default=str, sort_keys=True),
    )
    for part in parts:
        _add(digest, part.encode("utf-8", "surrogatepass"))
    for folder in config.theme.dirs:
        own = Path(folder)
        if own == Path(config.theme.custom_dir or os.devnull):  # Material's own come with its version
            for file in sorted(own.rglob("*")):
                if file.suffix in TEMPLATES and file.is_file():
                    _add(digest, file.relative_to(own).as_posix().encode("utf-8", "surrogateescape"))
                    _add(digest, file.read_bytes())
    return digest.digest()


def _add(digest: hashlib.blake2b, part: bytes) -> None:
    digest.update(len(part).to_bytes(8, "little") + part)
