"""All that is wrong with the pages of ``content/``, before anything is built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.build import Draft
from generator.edge.content import check_content
from generator.edge.content_links import dead_links, read_links, way_of
from generator.edge.content_private import check_names, check_private
from generator.edge.settings import Settings
from generator.edge.unchanged import only_ours
from generator.show.addresses import FIXED, file_of
from generator.words.diagnostics import Diagnostic
from generator.words.memory import FORGETFUL, Memory


def check_pages(
    root: Path,
    settings: Settings,
    config: Mapping[str, object],
    draft: Draft,
    today: date,
    memory: Memory = FORGETFUL,
) -> Iterator[Diagnostic]:
    """Every finding of the pages.

    Args:
        root: the repository.
        settings: of the site in it.
        config: what ``mkdocs.yml`` says.
        draft: the site of the records, to which pages may link.
        today: the day waivers are judged by.
        memory: knows what was found in files that were looked into before.
    """

    def there(file: str) -> bool | None:
        found = draft.there(file)
        return (
            None if found is False and (not only_ours(config) or _may_be_of_the_theme(root, settings, file)) else found
        )

    def known() -> Iterator[str]:
        yield from map(file_of, FIXED)
        yield from draft.paths()

    yield from check_content(root, settings.content)
    yield from check_private(root, settings, today, memory)
    yield from check_names(root, settings, draft.known.catalog)
    pages = read_links(root / settings.content, way_of(config.get("markdown_extensions")), memory)
    yield from dead_links(root, settings.content, pages, there, known)


def _may_be_of_the_theme(root: Path, settings: Settings, file: str) -> bool:
    """Whether MkDocs or the theme may put a file there: what Material has, ``404.html`` and the like, files of ours."""
    if file.startswith("assets/") or ("/" not in file and "." in file):
        return True
    return bool(settings.theme) and (root / settings.theme / file).is_file()
