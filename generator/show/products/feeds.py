"""Atom (RFC 4287) and JSON Feed 1.1: the newest stories of the site, of each unit, field and level.

Entries are in the order of their last change, so that a corrected story comes up again in every feed reader.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import partial
from heapq import nsmallest
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from generator.intake.schema.records import STORY_KINDS
from generator.show import addresses
from generator.show.changes import changed_at, published_at, rfc3339
from generator.show.outputs import Output
from generator.show.pages.units import unit_path
from generator.show.site import Shelf, Site
from generator.show.views.lines_of import label_of
from generator.show.xmltext import legal
from generator.words.diagnostics import Diagnostic
from generator.words.model import Story

ENTRIES = 30
ATOM = "http://www.w3.org/2005/Atom"
MINTED = "2026"
"""A year in which the site's host belonged to the site, as tag URIs want (RFC 4151). Never to be changed: feed
readers would take every story for a new one."""

MAKER = "products.feeds"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One feed: the page it belongs to, and a function for the stories it is about: not all who ask want them."""

    path: str
    title: str
    stories: Callable[[], Sequence[Story]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One story in every feed it is in."""

    story: Story
    updated: datetime
    atom: ET.Element
    item: dict[str, Any]


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output | Diagnostic]:
    """Two files for each channel; none while the site's own address is not known, for entries must say where."""
    entries: dict[str, Entry] = {}
    dated = _dated(site)
    places = {story.id: place for place, (_, story) in enumerate(dated)}
    for channel in channels(site):
        newest = []
        for place in nsmallest(ENTRIES, [places[one.id] for one in channel.stories() if one.id in places]):
            updated, story = dated[place]
            if story.id not in entries:
                entries[story.id] = _entry(site, story, updated)
            newest.append(entries[story.id])
        now = site.public.catalog.now
        updated = max((one.updated for one in newest), default=datetime.combine(now.date(), time(), now.tzinfo))
        atom = _atom(site, channel, newest, updated)
        feed = _json(site, channel, newest)
        yield Output(path=channel.path + addresses.ATOM, maker=MAKER, content=atom)
        yield Output(path=channel.path + addresses.JSON_FEED, maker=MAKER, content=feed)


def channels(site: Site) -> Iterator[Channel]:
    """The site's feed, whose path is "", and one for each page of a unit, a field and a level."""
    if not site.url:
        return
    vocabulary = site.public.catalog.vocabulary
    yield Channel(path="", title=site.name, stories=lambda: list(site.public.stories.values()))
    for place in site.public.catalog.units.places:
        stories = partial(_of_unit, site, place)
        yield _channel(site, unit_path(site, place), vocabulary.units[place].name, stories)
    for field in vocabulary.fields.values():
        if field.listed:
            stories = partial(_of_field, site, field.id)
            yield _channel(site, f"{addresses.FIELDS}{field.address}/", field.name, stories)
    for level in vocabulary.levels.values():
        if level.listed:
            yield _channel(site, f"{addresses.LEVELS}{level.address}/", level.name, partial(_of_level, site, level.id))


def _channel(site: Site, path: str, name: str, stories: Callable[[], Sequence[Story]]) -> Channel:
    return Channel(path=path, title=f"{name} – {site.name}", stories=stories)


def _of_unit(site: Site, place: str) -> list[Story]:
    return site.in_unit.get(place, Shelf()).stories


def _of_field(site: Site, field: str) -> list[Story]:
    return site.by_field.get(field, Shelf()).stories


def _of_level(site: Site, level: str) -> list[Story]:
    """The stories about those who were honored at a level."""
    honored = {profile.id for profile in site.by_level.get(level, Shelf()).profiles}
    return [story for story in site.public.stories.values() if not honored.isdisjoint(story.exemplars)]


def tag(site: Site, path: str) -> str:
    """The id of what stands at an address, the same wherever the page moves to within ``http`` and ``https``."""
    parts = urlsplit(site.address(path))
    return f"tag:{parts.hostname},{MINTED}:{parts.path}"


def _dated(site: Site) -> list[tuple[datetime, Story]]:
    """All stories with a date and when each changed, the last change first; sorted once for all channels."""
    found = []
    for story in site.public.stories.values():
        updated = changed_at(story, site.public.catalog.now)
        if updated:
            found.append((updated, story))
    found.sort(key=lambda pair: (-pair[0].timestamp(), pair[1].id))
    return found


def _entry(site: Site, story: Story, updated: datetime) -> Entry:
    line = site.lines.story(story)
    url, name = site.address(line.path), tag(site, line.path)
    summary = legal("\n\n".join((story.summary, *_corrections(story))))
    tags = [legal(word) for word in (STORY_KINDS.label(story.kind), *line.fields) if word]
    published = published_at(story, updated.tzinfo) or updated
    item = {
        "id": name,
        "url": url,
        "title": legal(story.title),
        "summary": summary,
        "content_text": summary,
        "date_published": rfc3339(published),
        "date_modified": rfc3339(updated),
        "authors": [{"name": legal(story.author or site.name)}],
        "tags": tags,
    }
    if line.picture:
        item["image"] = site.address(line.picture.path)
    return Entry(story=story, updated=updated, item=item, atom=_atom_entry(item))


def _corrections(story: Story) -> list[str]:
    """What was corrected, newest first: readers of a feed saw what was wrong."""
    ordered = sorted(story.corrections, key=lambda one: one.date.sort_key if one.date else (0, 0, 0), reverse=True)
    return [f"Đính chính {label_of(one.date)}: {one.note}" for one in ordered]


def _atom_entry(item: dict[str, Any]) -> ET.Element:
    entry = ET.Element("entry")
    _text(entry, "id", item["id"])
    _text(entry, "title", item["title"])
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": item["url"]})
    _text(entry, "published", item["date_published"])
    _text(entry, "updated", item["date_modified"])
    for author in item["authors"]:
        _text(ET.SubElement(entry, "author"), "name", author["name"])
    for word in item["tags"]:
        ET.SubElement(entry, "category", {"term": word})
    _text(entry, "summary", item["summary"])
    return entry


def _atom(site: Site, channel: Channel, entries: Iterable[Entry], updated: datetime) -> bytes:
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "vi"})
    _text(feed, "id", tag(site, channel.path))
    _text(feed, "title", channel.title)
    _text(feed, "updated", rfc3339(updated))
    own = site.address(channel.path + addresses.ATOM)
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": own})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": site.address(channel.path)})
    author = ET.SubElement(feed, "author")
    _text(author, "name", site.name)
    _text(author, "uri", site.url)
    _text(feed, "rights", site.license.name)
    feed.extend(entry.atom for entry in entries)
    ET.indent(feed, space="")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'.encode()


def _json(site: Site, channel: Channel, entries: Iterable[Entry]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": legal(channel.title),
        "home_page_url": site.address(channel.path),
        "feed_url": site.address(channel.path + addresses.JSON_FEED),
        "language": "vi",
        "authors": [{"name": legal(site.name), "url": site.url}],
        "items": [entry.item for entry in entries],
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = legal(text)
