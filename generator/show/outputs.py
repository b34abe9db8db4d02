"""What a build plans to write: a file's address with its bytes, or with the page that is to be rendered there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from generator.show.pictures import Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A view that is made when its page is rendered, and not kept: a site has thousands. ``record`` is whose it is."""

    record: Any
    make: Callable[[], object]


class OfView:
    """A text that is worked out of a page's view and of this alone: a dataclass whose fields are plain data.

    Whoever knows the page and these fields knows the text, so a page's key may hold them in its place.
    """

    __slots__ = ()

    def __call__(self, view: object, /) -> str:
        """The text."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to render: a template of the theme and the view it shows. All text is raw; rendering escapes it.

    ``framed``: the template draws the page's body and the site's frame is put around it; else it draws all.
    ``view`` may be made ``Later``. ``json_ld`` is what the page says to machines, ready to stand in a script element,
    or makes it from the view; ``feed`` says whether a feed of its own lies beside the page; ``modified`` is the ISO day
    it changed, "" when nobody can say.
    """

    template: str
    view: object
    title: str
    description: str
    section: str = ""
    canonical: bool = True
    image: str = ""
    image_alt: str = ""
    noindex: bool = False
    framed: bool = True
    json_ld: str | Callable[[object], str] = ""
    feed: bool = False
    modified: str = ""

    def to_be_keyed(self) -> Page:
        """The page with all that shapes it, whether or not what follows from that has been worked out."""
        if isinstance(self.json_ld, OfView) and not isinstance(self.view, Later):
            return self
        return self.made()

    def made(self) -> Page:
        """The same page with everything that was to be made later."""
        if not isinstance(self.view, Later) and isinstance(self.json_ld, str):
            return self
        view = self.view.make() if isinstance(self.view, Later) else self.view
        return replace(self, view=view, json_ld=self.json_ld if isinstance(self.json_ld, str) else self.json_ld(view))


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One file of the site. ``path`` is relative to the site's root; one of ``content``, ``page`` and ``recipe``
    is given.
    """

    path: str
    maker: str
    content: bytes | None = None
    page: Page | None = None
    recipe: Recipe | None = None
