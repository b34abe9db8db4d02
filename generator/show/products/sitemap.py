"""The sitemap (sitemaps.org 0.9) of every page that search engines may show, and robots.txt that leads to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import quote
from xml.sax.saxutils import escape

from generator.show.outputs import Output

MAKER = "products.sitemap"
MOST = 50_000
"""Addresses that one file may hold."""

_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def plan_sitemap(site_url: str, outputs: Iterable[Output], content: Iterable[str], most: int = MOST) -> list[Output]:
    """The sitemap and robots.txt.

    Args:
        site_url: the site's address; without it there is nothing to write, as addresses must be full.
        outputs: everything that is planned; only pages that want to be found are listed.
        content: the addresses of pages of ``content/``, relative to the site's root.
        most: how many addresses a file may hold before the sitemap is split and becomes an index.
    """
    if not site_url:
        return []
    places = [
        (output.path.removesuffix("index.html"), output.page.modified)
        for output in outputs
        if output.page and output.page.canonical and not output.page.noindex
    ]
    lines = [_entry(site_url, path, day) for path, day in sorted({*places, *((path, "") for path in content)})]
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n".encode()
    files = [Output(path="robots.txt", maker=MAKER, content=robots)]
    if len(lines) <= most:
        return [*files, _file("sitemap.xml", "urlset", lines)]
    parts = list(_parts(lines, most))
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    index = [f"<sitemap><loc>{escape(site_url + name)}</loc></sitemap>" for name in names]
    files += [_file(name, "urlset", part) for name, part in zip(names, parts, strict=True)]
    return [*files, _file("sitemap.xml", "sitemapindex", index)]


def _entry(site_url: str, path: str, day: str) -> str:
    changed = f"<lastmod>{day}</lastmod>" if day else ""
    return f"<url><loc>{escape(site_url + quote(path))}</loc>{changed}</url>"


def _parts(lines: list[str], most: int) -> Iterator[list[str]]:
    rest = iter(lines)
    while part := list(islice(rest, most)):
        yield part


def _file(name: str, root: str, lines: Iterable[str]) -> Output:
    text = f"{_HEAD}<{root} {_NAMESPACE}>\n" + "".join(f"{line}\n" for line in lines) + f"</{root}>\n"
    return Output(path=name, maker=MAKER, content=text.encode("utf-8"))
