"""Pages to bytes: our templates with autoescape, Material's with strings that are already escaped.

Material's templates print titles raw, so whatever reaches them is ``Markup`` that has been escaped; ours escape
by themselves and leave ``Markup`` alone. A rendered page is a pure function of the page, the theme and the settings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.edge.frame import STRUCTURAL, Frames
from generator.edge.quicker import quicken
from generator.edge.settings import Settings
from generator.show.outputs import Page

NOT_FOUND = "404.html"
_SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_URL_LETTERS = "/%#?&=:;,+@!$'()*~"
_NOWHERE = "#"
FRAME = "exemplars/frame.html"
BASE = "\x02/\x03"
"""Stands for the way to the site's root until a page's place is known; its letters occur in no page."""


class UnknownAsset(LookupError):
    """A template asks for a theme file that is not there."""


MANY_LINKS = 1 << 13
"""Links that are remembered: of every page and of some lists; those of all pages take more room than they save."""


@dataclass(slots=True)
class Addresses:
    """Links of the page being rendered. ``base`` is the way from it to the site's root, without a final "/".

    ``assets`` maps files of the theme to the names they are published under, which carry a hash of their content.
    """

    assets: Mapping[str, str] = field(default_factory=dict)
    base: str = "."
    _known: dict[str, tuple[bool, str]] = field(default_factory=dict)

    def url(self, target: object) -> str:
        """A link to ``target``: a path of the site (``guong/x/``, ``/guong/x/``, "" for the home page), an outside
        address or ``#anchor``. An address that could run script leads nowhere.
        """
        text = str(target if target is not None else "")
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= MANY_LINKS:
                self._known.clear()
            found = self._known[text] = self._read(text.strip())
        inside, link = found
        return f"{self.base}/{link}" if inside else link

    def _read(self, text: str) -> tuple[bool, str]:
        """Whether ``text`` means a path of the site, and what to write of it."""
        if text.startswith("#"):
            return False, text
        parts = urlsplit(text.replace("\\", "/"))
        if parts.scheme or parts.netloc:
            return False, text if parts.scheme.lower() in _SAFE_SCHEMES else _NOWHERE
        path = text.removeprefix("/").removeprefix("./")
        return True, quote("" if path == "." else self.assets.get(path, path), safe=_URL_LETTERS)

    def asset(self, name: str) -> str:
        """A link to a file of our theme, by its path in ``theme/``; unlike ``url`` it insists that the file exists.

        Raises:
            UnknownAsset: ``theme/`` has no such file.
        """
        path = name.removeprefix("/")
        if path not in self.assets:
            raise UnknownAsset(name)
        return self.url(path)

    def script_tag(self, script: object) -> str:
        """The element that loads an entry of MkDocs' ``extra_javascript``, a path or a path with attributes."""
        words = [Markup('src="{}"').format(self.url(script))]
        if kind := getattr(script, "type", ""):
            words.append(Markup('type="{}"').format(kind))
        if getattr(script, "defer", False):
            words.append(Markup("defer"))
        if getattr(script, "async_", False):
            words.append(Markup("async"))
        return Markup("<script {}></script>").format(Markup(" ").join(words))


class PageStub:
    """What Material's templates want to know of a page, as MkDocs' ``Page`` would say it, escaped."""

    is_page = True
    is_section = is_link = False
    edit_url = previous_page = next_page = parent = children = None
    content = ""
    toc: tuple[object, ...] = ()
    ancestors: tuple[object, ...] = ()
    active = False
    file = None

    __slots__ = ("abs_url", "canonical_url", "is_homepage", "is_index", "meta", "title", "url")

    def __init__(self, page: Page, path: str, settings: Settings) -> None:
        url = page_url(path)
        full = settings.address(url)
        self.url = url
        self.title = escape(page.title)
        self.abs_url = urlsplit(full).path if full else None
        self.canonical_url = escape(full) if full and page.canonical else None
        self.is_index = path.endswith("index.html")
        self.is_homepage = path == "index.html"
        self.meta = page_meta(
            title=page.title,
            description=page.description,
            section=page.section,
            image=page.image,
            image_alt=page.image_alt,
            robots="noindex" if page.noindex else "",
            feed=page.feed,
            json_ld=Markup(page.json_ld),  # noqa: S704 - escaped for where it stands
        )

    def with_strings(self, strings: Mapping[str, Markup]) -> PageStub:
        """The same page with other strings where ``strings`` has them; ``meta:name`` is one of ``meta``."""
        twin = copy(self)
        twin.meta = {name: strings.get(f"meta:{name}", value) for name, value in self.meta.items()}
        for name in ("title", "url", "canonical_url"):
            if name in strings:
                setattr(twin, name, strings[name])
        return twin


def page_meta(**given: object) -> dict[str, object]:
    """The ``page.meta`` that every page has, escaped. ``image`` is a path of the site, ``feed`` whether one lies beside
    the page.
    """
    texts = dict.fromkeys(("title", "description", "section", "image", "image_alt", "robots", "json_ld"), "")
    plain = {**texts, "feed": False, **given}
    return {name: _escaped(value) for name, value in plain.items()}


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return escape(value)
    if isinstance(value, list | tuple):
        return [_escaped(one) for one in value]
    return value


def page_url(path: str) -> str:
    """The address of a file of the site, relative to its root: ``guong/x/index.html`` is ``guong/x/``."""
    folder, slash, name = path.rpartition("/")
    return quote(folder + slash if name == "index.html" else path)


def base_of(path: str, settings: Settings) -> str:
    """The relative way from a page to the site's root. The page for missing addresses is shown at any depth, so its
    links start at the host's root.
    """
    if path == NOT_FOUND:
        return settings.base_path.rstrip("/")
    return "/".join([".."] * path.count("/")) or "."


class Renderer:
    """Renders pages with the theme's environment.

    Args:
        env: the environment MkDocs makes for its theme; it is left as it is.
        settings: the site's settings.
        theme: the folder of our own templates; "" when there is none.
        sections: the main sections every page links to: title, path, and the name pages inside them carry.
        chrome: what every template may ask for besides the page (``config``, ``nav``…).
        assets: the published path of each file of ``theme``.
    """

    def __init__(
        self,
        env: Environment,
        settings: Settings,
        *,
        theme: str = "",
        sections: Iterable[tuple[str, str, str]] = (),
        chrome: Mapping[str, object] | None = None,
        assets: Mapping[str, str] | None = None,
    ) -> None:
        sections = tuple(sections)
        self.settings = settings
        self.addresses = Addresses(assets or {})
        self.env = _environment(env, theme)
        self._frames = Frames()
        self._drawn: dict[tuple[object, ...], tuple[object, object, Markup]] = {}
        self._places = {"", ".", "./", *(place for _, place, _ in sections)}
        self.env.filters |= {
            "url": _at_run_time(self.addresses.url),
            "asset": _at_run_time(self.addresses.asset),
            "script_tag": _at_run_time(self.addresses.script_tag),
        }
        self.env.globals |= {
            "section": "",
            "view": None,
            **(chrome or {}),
            "sections": sections,
            "settings": settings,
            "url": self.addresses.url,
            "asset": self.addresses.asset,
            "once": self._once,
        }

    def render(self, page: Page, path: str) -> bytes:
        """The bytes of ``page`` at the site's ``path``."""
        base = base_of(path, self.settings)
        page = page.made()
        stub = PageStub(page, path, self.settings)
        if not page.framed:
            self.addresses.base = base
            html = self._draw(page.template, page=stub, view=page.view, section=page.section, base_url=base or "/")
            return html.encode("utf-8")
        self.addresses.base = BASE
        body = self._draw(page.template, page=stub, view=page.view, section=page.section, base_url=BASE)
        body = body.replace(BASE, base)
        self.addresses.base = base
        names = {"section": page.section, "base_url": base or "/"}
        return self._framed(stub, Markup(body), names).encode("utf-8")  # noqa: S704 - our own templates drew it

    def forget(self) -> None:
        """Keep no line that was drawn: there are other ones from now on."""
        self._drawn.clear()

    def _draw(self, template: str, **values: object) -> str:
        return self.env.get_template(template).render(values)

    def _once(self, macro: Callable[..., Markup], line: object, *rest: object) -> Markup:
        """What ``macro`` draws of ``line``, drawn the first time only: a line stands in many lists.

        Lines and macros are told apart by identity, and kept alive, for as long as this renderer lives; their
        links start at ``BASE``, so what is drawn fits every page.
        """
        if self.addresses.base != BASE:
            return macro(line, *rest)
        key = (id(macro), id(line), *rest)
        kept = self._drawn.get(key)
        if kept is None:
            kept = self._drawn[key] = (macro, line, macro(line, *rest))
        return kept[2]

    def _framed(self, stub: PageStub, body: Markup, names: Mapping[str, str]) -> str:
        """The page with the site's frame around ``body``; the frame is shared with all pages it fits."""
        strings = {f"meta:{name}": value for name, value in stub.meta.items() if isinstance(value, str) and value}
        strings = {name: value for name, value in strings.items() if name.removeprefix("meta:") not in STRUCTURAL}
        strings |= {"title": stub.title, "body": body}
        own_place = stub.url in self._places
        if not own_place:
            strings["url"] = stub.url
        if stub.canonical_url:
            strings["canonical_url"] = stub.canonical_url
        rest = {name: value for name, value in stub.meta.items() if f"meta:{name}" not in strings}
        key = (repr(sorted(rest.items())), tuple(sorted(strings)), *names.values(), own_place and stub.url)

        def draw(marks: Mapping[str, Markup]) -> str:
            return self._draw(FRAME, page=stub.with_strings(marks), body=marks["body"], view=None, **names)

        return self._frames.fill((key, stub.title == self.settings.site_name), strings, draw)

    def stand_at(self, path: str) -> str:
        """Make links from the page at ``path``; for pages that MkDocs renders with our environment."""
        base = base_of(path, self.settings)
        self.addresses.base = base
        return base or "/"


def _at_run_time(function: Callable[[Any], str]) -> Callable[[Context, Any], str]:
    """A filter that Jinja does not evaluate when it compiles a template, as it does with constants otherwise."""

    @pass_context
    def late(context: Context, value: object) -> str:
        return function(value)

    return late


_MENDED = (
    (re.compile(r'(<input\b[^<>]* type="checkbox"[^<>]*?) autocomplete="off"'), r"\1"),
    (
        re.compile(r'({% include "partials/javascripts/(?:base|content)\.html" %})'),
        r'{% if "material/search" in config.plugins %}\1{% endif %}',
    ),
)
"""What is not right as Material writes it: an attribute that HTML does not know on check boxes, and scripts on pages
that have no use for them.
"""


class _ThemeLoader(BaseLoader):
    """Compiles templates that only our theme has with the strict environment, all others with the lenient one.

    Material's templates, and ours that replace one of them, rely on names that may be missing.
    """

    def __init__(self, inner: BaseLoader, strict_names: frozenset[str]) -> None:
        self._inner = inner
        self._strict_names = strict_names
        self.lenient: Environment
        self.strict: Environment

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002
        env = self.strict if name in self._strict_names else self.lenient
        template = super().load(env, name, globals)
        template.globals = dict(template.globals)  # a chain of maps is looked up one by one for each import
        return template

    def get_source(self, environment: Environment, template: str) -> Any:
        source, *rest = self._inner.get_source(environment, template)
        for wrong, right in _MENDED:
            source = wrong.sub(right, source)
        return (source, *rest)

    def list_templates(self) -> list[str]:
        return self._inner.list_templates()


def _environment(env: Environment, theme: str) -> Environment:
    ours = _templates(theme)
    others = [folder for folder in _search_path(env) if not _same(folder, theme)]
    replaced = frozenset(name for name in ours if any((Path(folder) / name).is_file() for folder in others))
    if env.loader is None:
        raise ValueError("the theme's environment has no loader")
    loader = _ThemeLoader(env.loader, ours - replaced)

    def escapes(name: str | None) -> bool:
        return name is None or name in ours

    loader.lenient = env.overlay(loader=loader, autoescape=escapes, cache_size=1000)
    quicken(loader.lenient)
    loader.lenient.filters, loader.lenient.globals = dict(env.filters), dict(env.globals)
    loader.strict = loader.lenient.overlay(undefined=StrictUndefined)
    loader.strict.cache = loader.lenient.cache
    return loader.lenient


def _templates(theme: str) -> frozenset[str]:
    return frozenset(FileSystemLoader(theme).list_templates()) if theme else frozenset()


def _search_path(env: Environment) -> list[str]:
    return list(env.loader.searchpath) if isinstance(env.loader, FileSystemLoader) else []


def _same(folder: str, theme: str) -> bool:
    return bool(theme) and Path(folder).resolve() == Path(theme).resolve()
