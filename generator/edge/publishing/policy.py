"""The Content-Security-Policy of a site, by the hashes of the theme's own inline scripts.

The hashes are taken from the page for missing addresses, which shows no author's text, and never from pages that do:
a script that slipped through the sanitiser must not find its hash in the policy.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

NOT_FOUND = "404.html"
DEEPEST = 8
"""Pages lie at most this many folders deep; the one inline script that names the way to the root is hashed for each."""
EMBEDS = "nhung/"
"""Pages that any site may frame lie in folders below this one."""

_SCRIPT = re.compile(r"<script((?:\s[^>]*)?)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([\w/+.-]+)""", re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_STYLE = re.compile(r"<style(?:\s[^>]*)?>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r'<[a-z][^<>]*?\sstyle="([^"]*)"', re.IGNORECASE)
_SCOPE = re.compile(r'(__md_scope=new URL\()"[^"]*"')
_ALIGNMENTS = tuple(f"text-align: {side};" for side in ("left", "center", "right"))
"""The only styles that the sanitiser lets an author's table carry."""
_DATA = frozenset({"application/json", "application/ld+json"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What may stand inside pages: CSP hash sources of scripts and styles."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]


def allowed_by_theme(not_found: str) -> Allowed:
    """What the theme writes into its pages, read from the page for missing addresses."""
    scripts: set[str] = set()
    for script in inline_scripts(not_found):
        ways = (".", *("/".join([".."] * depth) for depth in range(1, DEEPEST + 1)))
        scripts |= {script, *(_SCOPE.sub(rf'\1"{way}"', script) for way in ways)}
    styles = {*_ALIGNMENTS, *inline_styles(not_found)}
    return Allowed(scripts=_sources(scripts), styles=_sources(styles))


def strangers(html: str, allowed: Allowed) -> list[str]:
    """Inline scripts and styles of a page that its theme did not write; the beginning of each."""
    found = [text for text in inline_scripts(html) if source_of(text) not in allowed.scripts]
    found += [text for text in inline_styles(html) if source_of(text) not in allowed.styles]
    return [" ".join(text.split())[:60] for text in found]


def policy(allowed: Allowed, *, framed: bool = False) -> str:
    """The header's value; ``framed`` for pages that other sites may show in a frame of theirs."""
    rules = (
        "default-src 'none'",
        " ".join(("script-src 'self'", *allowed.scripts)),
        " ".join(("style-src 'self' 'unsafe-hashes'", *allowed.styles)),
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors *" if framed else "frame-ancestors 'none'",
    )
    return "; ".join(rules)


ONLY_FRAMES = "frame-ancestors 'none'"
"""For the web form, whose page carries the rest of its policy in itself."""


def policy_in_page(allowed: Allowed) -> str:
    """The same for hosts that send no headers; a page cannot say who may frame it."""
    return policy(allowed).rpartition("; ")[0]


def inline_scripts(html: str) -> Iterator[str]:
    """The text of each script that stands in a page and would run."""
    for found in _SCRIPT.finditer(html):
        kind = _TYPE.search(found[1])
        if not _SOURCE.search(found[1]) and not (kind and kind[1].lower() in _DATA):
            yield found[2]


def inline_styles(html: str) -> Iterator[str]:
    """The text of each style element and style attribute of a page."""
    yield from (found[1] for found in _STYLE.finditer(html))
    yield from (unescape(found[1]) for found in _ATTRIBUTE.finditer(html))


def source_of(text: str) -> str:
    """The CSP source that allows exactly this text."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _sources(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({source_of(text) for text in texts}))
