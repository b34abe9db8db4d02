"""A digest in the forms an office needs: a page for ``content/``, a mail with its plain text, an entry of a feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree as ET

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.show.digest import Digest
from generator.show.xmltext import legal

NOTHING = "Trong kỳ chưa có tin mới."
ATOM = "http://www.w3.org/2005/Atom"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|<>~-])")
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    keep_trailing_newline=True,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of news. ``path`` is within the site, ``url`` the full address."""

    title: str
    path: str
    url: str
    about: str = ""
    text: str = ""


Parts = tuple[tuple[str, tuple[Item, ...]], ...]


def digest_files(digest: Digest) -> dict[str, str | bytes]:
    """All forms by the names of their files. The page, in ``content/ban-tin/``, is where the entry links to."""
    parts = tuple((heading, items) for heading, items in _parts(digest) if items)
    name = f"ban-tin-{digest.first}-{digest.last}"
    return {
        f"{digest.first}-{digest.last}.md": _page(digest, parts),
        f"{name}.html": _ENVIRONMENT.get_template("digest.html").render(
            digest=digest, parts=parts, nothing=NOTHING if digest.is_empty else ""
        ),
        f"{name}.txt": _text(digest, parts),
        f"{name}.xml": _entry(digest, parts),
    }


def _parts(digest: Digest) -> Iterator[tuple[str, tuple[Item, ...]]]:
    def item(title: str, path: str, about: str = "", text: str = "") -> Item:
        return Item(title, path, digest.address + quote(path), about, text)

    yield (
        "Bài mới",
        tuple(
            item(one.title, one.path, " · ".join(filter(None, (_names(one.names), one.date_label))), one.summary)
            for one in digest.stories
        ),
    )
    yield (
        "Quyết định khen thưởng",
        tuple(
            item(
                one.title,
                one.path,
                ", ".join(filter(None, (one.issuer, one.date_label))),
                f"{one.recipients} lượt khen thưởng",
            )
            for one in digest.decisions
        ),
    )
    yield ("Sự kiện", tuple(item(one.title, one.path, _both(one.date_label, one.place)) for one in digest.events))
    yield (
        "Nhân rộng",
        tuple(
            item(
                one.story.title,
                one.story.path,
                " · ".join(filter(None, (f"{one.unit} làm theo", one.when))),
                one.result,
            )
            for one in digest.copied
        ),
    )
    yield ("Đính chính", tuple(item(one.story.title, one.story.path, "", one.note) for one in digest.corrections))
    yield ("Sắp tới", tuple(item(one.title, one.path, _both(one.date_label, one.place)) for one in digest.upcoming))


def _names(names: tuple[object, ...]) -> str:
    return ", ".join(str(getattr(name, "text", name)) for name in names[:3])


def _both(*words: str) -> str:
    return " · ".join(filter(None, words))


def _page(digest: Digest, parts: Parts) -> str:
    """Markdown for ``content/``: author words are escaped, links lead inside the site."""
    lines = ["---", f"title: {_quoted(digest.title)}", "---", "", f"# {_plain(digest.title)}", ""]
    lines += [NOTHING, ""] if digest.is_empty else []
    for heading, items in parts:
        lines += [f"## {heading}", ""]
        for one in items:
            about = f" ({_plain(one.about)})" if one.about else ""
            lines.append(f"- [{_plain(one.title)}](/{quote(one.path)}){about}{'  ' if one.text else ''}")
            lines += [f"  {_plain(one.text)}"] if one.text else []
        lines.append("")
    return "\n".join(lines)


def _text(digest: Digest, parts: Parts) -> str:
    lines = [digest.site, digest.title.upper(), "", *([NOTHING, ""] if digest.is_empty else [])]
    for heading, items in parts:
        lines += [heading.upper(), ""]
        for one in items:
            lines += [f"* {' '.join(one.title.split())}"]
            lines += [f"  {' '.join(part.split())}" for part in (one.about, one.text) if part]
            lines += [f"  {one.url}", ""]
    return "\n".join([*lines, digest.address, ""])


def _entry(digest: Digest, parts: Parts) -> str:
    """One Atom entry (RFC 4287) that tells all of it; the page it links to is the one for ``content/``."""
    entry = ET.Element("entry", {"xmlns": ATOM})
    when = datetime.combine(digest.last, time(), UTC).isoformat().replace("+00:00", "Z")
    host = urlsplit(digest.address).hostname
    ET.SubElement(entry, "id").text = f"tag:{host},{digest.last}:/{digest.path}"
    ET.SubElement(entry, "title").text = legal(digest.title)
    ET.SubElement(entry, "updated").text = when
    author = ET.SubElement(entry, "author")
    ET.SubElement(author, "name").text = legal(digest.site)
    ET.SubElement(entry, "link", {"rel": "alternate", "href": digest.address + digest.path})
    content = ET.SubElement(entry, "content", {"type": "xhtml"})
    division = ET.SubElement(content, "div", {"xmlns": "http://www.w3.org/1999/xhtml"})
    if digest.is_empty:
        ET.SubElement(division, "p").text = NOTHING
    for heading, items in parts:
        ET.SubElement(division, "h2").text = heading
        together = ET.SubElement(division, "ul")
        for one in items:
            line = ET.SubElement(together, "li")
            link = ET.SubElement(line, "a", {"href": one.url})
            link.text = legal(one.title)
            link.tail = legal("".join(f" – {part}" for part in (one.about, one.text) if part))
    return ET.tostring(entry, encoding="unicode", xml_declaration=False) + "\n"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
