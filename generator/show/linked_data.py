"""JSON-LD for search engines, in the words of schema.org."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from generator.know.publicity import may_show
from generator.show import addresses
from generator.show.changes import changed_on
from generator.show.outputs import OfView, Page
from generator.show.site import Site
from generator.show.views.lines import Link, Picture
from generator.show.views.pages import (
    HomeView,
    IndexView,
    ListView,
    ProfileView,
    RollView,
    StoryView,
    ThemeView,
)
from generator.words.model import Profile, Story

Node = dict[str, Any]

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_BODIES = frozenset("ban phòng nhóm tổ trường khoa viện trung hội đoàn công câu lớp đội báo tạp bộ đại".split())
"""First words of names that are of a body rather than a person."""


def speaker(site: Site, page: Page, path: str) -> str | Callable[[object], str]:
    """What makes, of the view of a page at ``path``, the text of its element ``<script type="application/ld+json">``.

    Returns:
        A maker of JSON in which nothing can end the element, also where the page's template is not escaped; "" for
        pages with nothing to say, and while the site's own address is not known.
    """
    if not site.url or page.noindex or not path.endswith("index.html"):
        return ""
    address = path.removesuffix("index.html")
    if isinstance(page.view, ThemeView | IndexView | ListView | RollView):
        return OfList(url=site.url, path=address, title=page.title, description=page.description)
    return partial(_script, site, page.title, address)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfList(OfView):
    """What a list says: thousands of lists are planned and few of them drawn. ``url`` is the site's own."""

    url: str
    path: str
    title: str
    description: str

    def __call__(self, view: object, /) -> str:
        """The text."""
        here = _address(self.url, self.path)
        node = _said({"@type": "CollectionPage", "@id": here, "url": here, "name": self.title,
                      "description": self.description, "inLanguage": "vi",
                      "isPartOf": {"@id": _site_id(self.url)}})  # fmt: skip
        return _spoken(node, _crumbs(self.url, self.title, view, self.path))


def _script(site: Site, title: str, path: str, view: object) -> str:
    return _spoken(_about(site, view, path), _crumbs(site.url, title, view, path))


def _spoken(*nodes: Node) -> str:
    said = [node for node in nodes if node]
    return in_script({"@context": "https://schema.org", "@graph": said}) if said else ""


def in_script(data: Node) -> str:
    """JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter, escape in _ESCAPES.items():
        text = text.replace(letter, escape)
    return text


def _about(site: Site, view: object, address: str) -> Node:
    match view:
        case HomeView():
            return _said({"@type": "WebSite", "@id": _site_id(site.url), "url": site.url, "name": site.name,
                          "description": site.lead, "inLanguage": "vi"})  # fmt: skip
        case StoryView(id=name):
            return _article(site, site.public.stories[name], view, site.address(address))
        case ProfileView(id=name):
            return _profile_page(site, site.public.profiles[name], view, site.address(address))
        case _:
            return {}


def _article(site: Site, story: Story, view: StoryView, url: str) -> Node:
    changed = changed_on(story, site.public.catalog.now.date())
    people = [site.public.profiles[name] for name in story.exemplars if name in site.public.profiles]
    return _said(
        {
            "@type": "Article",
            "@id": url,
            "url": url,
            "mainEntityOfPage": url,
            "headline": story.title,
            "description": story.summary,
            "datePublished": view.date,
            "dateModified": str(changed) if changed and story.corrections else view.date,
            "author": _author(story.author) if story.author else _publisher(site),
            "publisher": _publisher(site),
            "image": _images(site, view.photos or tuple(one.portrait for one in view.exemplars if one.portrait)),
            "about": [
                _said({"@type": _type_of(one), "name": one.name, "url": _profile_url(site, one)}) for one in people
            ],
            "keywords": [link.text for fact in view.facts if fact.label == "Lĩnh vực" for link in fact.values],
            "license": site.license.url,
            "inLanguage": "vi",
            "isPartOf": {"@id": _site_id(site.url)},
        }
    )


def _profile_page(site: Site, profile: Profile, view: ProfileView, url: str) -> Node:
    unit = site.lines.unit_then(profile.unit, None)[0]
    body = _said(
        {"@type": "Organization", "name": unit.text, "url": site.address(unit.path) if unit.path else ""}
        if unit.text
        else {}
    )
    gone = bool(profile.died)
    awards = (f"{one.award.text}{_year(one.date)}" for one in view.awards if not one.revoked)
    of_person = {
        "honorificPrefix": ", ".join(profile.honorifics),
        "jobTitle": profile.position,
        "affiliation": body,
        "birthDate": str(profile.born) if profile.born and gone else "",
        "deathDate": str(profile.died) if gone else "",
    }
    entity = _said(
        {
            "@type": _type_of(profile),
            "@id": f"{url}#noi-dung",
            "name": profile.name,
            "description": profile.summary,
            "url": url,
            "image": _images(site, (view.portrait,) if view.portrait and may_show(profile, "photo") else ()),
            "award": list(dict.fromkeys(awards)),
            **(of_person if profile.is_person else {"parentOrganization": body}),
        }
    )
    return _said({"@type": "ProfilePage", "@id": url, "url": url, "name": view.full_name, "inLanguage": "vi",
                  "mainEntity": entity, "isPartOf": {"@id": _site_id(site.url)}})  # fmt: skip


def _crumbs(url: str, title: str, view: object, address: str) -> Node:
    crumbs: tuple[Link, ...] = getattr(view, "crumbs", ())
    if not crumbs:
        return {}
    here = getattr(view, "heading", "") or title
    way = [*((crumb.text, crumb.path) for crumb in crumbs), (here, address)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": _address(url, path)}
        for number, (name, path) in enumerate(way, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _said(node: Node) -> Node:
    """The node without what it does not say."""
    return {name: value for name, value in node.items() if value not in ("", None, [], {}, ())}


def _site_id(url: str) -> str:
    return f"{url}#trang"


def _address(url: str, path: str) -> str:
    return url + quote(path)


def _publisher(site: Site) -> Node:
    return {"@type": "Organization", "name": site.name, "url": site.url}


def _author(name: str) -> Node:
    first = name.split()[0].casefold()
    return {"@type": "Organization" if first in _BODIES else "Person", "name": name}


def _type_of(profile: Profile) -> str:
    return "Person" if profile.is_person else "Organization"


def _profile_url(site: Site, profile: Profile) -> str:
    return site.address(addresses.record_path("profile", profile.id))


def _images(site: Site, pictures: Iterable[Picture | None]) -> list[str]:
    return [site.address(picture.path) for picture in pictures if picture]


def _year(date: str) -> str:
    return f" ({date[:4]})" if date else ""
