"""What a page of ``content/`` goes through between MkDocs' Markdown and the theme."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import yaml
from markupsafe import Markup, escape

from generator.edge import sanitize
from generator.edge.content import ContentPage
from generator.edge.content_links import dead, foreign
from generator.edge.render import base_of, page_meta
from generator.edge.settings import Settings
from generator.show.addresses import file_of
from generator.words.diagnostics import Diagnostic, Place
from generator.words.manifest import Manifest

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

Report = Callable[[Diagnostic], None]


def source_for_mkdocs(page: ContentPage) -> str:
    """The page as MkDocs' own reader understands it without fail, whatever its author wrote."""
    meta = yaml.safe_dump(page.meta, allow_unicode=True, default_style='"', width=10**9, sort_keys=True)
    return f"---\n{meta}---\n\n{page.body}"


def finish(page: Page, html: str, path: str, manifest: Manifest, settings: Settings, report: Report) -> Markup:
    """Make everything of ``page`` that a template may print safe; ``html`` is its text as Markdown made it.

    Returns:
        The safe text. Findings about its links go to ``report`` under the page's ``path`` in the repository.
    """
    links = _Links(page, path, manifest, settings, report)
    safe = sanitize.clean(html, links.of)
    title = escape(page.meta["title"]) if page.meta.get("title") else sanitize.clean_line(str(page.title or ""))
    page.title = title
    robots = "noindex" if page.meta.get("noindex") else ""
    page.meta = page_meta(**{**page.meta, "title": title, "robots": robots})
    page.canonical_url = escape(page.canonical_url) if page.canonical_url else None
    page.edit_url = escape(page.edit_url) if page.edit_url and settings.repository == "public" else None
    _finish_toc(page.toc)
    return safe


def _finish_toc(items: Iterable[AnchorLink]) -> None:
    for item in items:
        item.title = sanitize.clean_line(item.title)
        item.id = escape(item.id)
        _finish_toc(item.children)


class _Links:
    """Links and pictures of one page: ``/guong/x/`` means a page of this site, wherever the site is served."""

    def __init__(self, page: Page, path: str, manifest: Manifest, settings: Settings, report: Report) -> None:
        self._base = base_of(page.file.dest_uri, settings)
        self._folder = posixpath.dirname(page.file.dest_uri)
        self._place, self._manifest, self._report = Place(path=path), manifest, report

    def of(self, tag: str, value: str) -> str | None:
        """The address to write instead of ``value``, None to leave it out."""
        try:
            parts = urlsplit(value)
        except ValueError:  # http://[…, an address that only looks like one of IPv6
            self._report(dead(self._place, value, ()))
            return None
        if parts.scheme or parts.netloc:
            if tag != "img":
                return value if parts.scheme else None
            self._report(foreign(self._place, value))
            return None
        if not parts.path:
            return value
        target = parts.path.removeprefix("/") if value.startswith("/") else self._resolved(parts.path)
        if file_of(target) not in self._manifest:
            self._report(dead(self._place, parts.path, self._manifest))
            return None
        anchor = f"#{parts.fragment}" if parts.fragment else ""
        return f"{self._base}/{target}{anchor}"

    def _resolved(self, path: str) -> str:
        """The path of the site that a relative link means; one that leaves the site keeps its dots."""
        whole = posixpath.normpath(posixpath.join(self._folder, unquote(path)))
        if whole == ".":
            return ""
        is_folder = path.endswith("/") or path.rpartition("/")[2] in {".", ".."}
        return f"{whole}/" if is_folder else whole
