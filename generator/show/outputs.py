"""What a build plans to write: a file's address with its bytes, or with the page that is to be rendered there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to render: a template of the theme and the view it shows. All text is raw; rendering escapes it.

    ``framed``: the template draws the page's body and the site's frame is put around it; else it draws all.
    ``json_ld`` is what the page says to machines, ready to stand in a script element; ``feed`` says whether a feed of
    its own lies beside the page; ``modified`` is the ISO day it changed, "" when nobody can say.
    """

    template: str
    view: object
    title: str
    description: str
    section: str = ""
    canonical: bool = True
    image: str = ""
    noindex: bool = False
    framed: bool = True
    json_ld: str = ""
    feed: bool = False
    modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file of the site. ``path`` is relative to the site's root; either ``content`` or ``page`` is given."""

    path: str
    maker: str
    content: bytes | None = None
    page: Page | None = None
