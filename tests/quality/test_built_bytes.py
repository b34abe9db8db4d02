"""Every file of the built site is read by a strict reader of its kind, as it lies on disk."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest

SITE_URL = "https://truong.example.edu.vn/guong-sang/"
_BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_ATOM, _SITEMAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def site(real_site_under_a_path: Path) -> Path:
    return real_site_under_a_path


def files(site: Path, suffix: str) -> list[Path]:
    found = sorted(site.rglob(f"*{suffix}"))
    assert found, f"the site has no {suffix}"
    return found


def strict_json(text: str) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len(dict(pairs)) == len(pairs)
        return dict(pairs)

    def never(word: str) -> None:
        raise AssertionError(word)

    return json.loads(text, object_pairs_hook=once, parse_constant=never)


def answers(site: Path, address: str) -> bool:
    """Whether a file stands behind a full address of the site."""
    path = address.removeprefix(SITE_URL).partition("#")[0]
    return (
        address.startswith(SITE_URL)
        and (site / (f"{path}index.html" if not path or path[-1] == "/" else path)).is_file()
    )


def test_every_xml(site: Path) -> None:
    roots = {file: ElementTree.fromstring(file.read_bytes()).tag for file in files(site, ".xml")}
    assert set(roots.values()) == {f"{_ATOM}feed", f"{_SITEMAP}urlset"}


def test_every_json(site: Path) -> None:
    found = [strict_json(file.read_bytes().decode("utf-8")) for file in files(site, ".json")]
    assert len(found) > 10


def test_every_calendar(site: Path) -> None:
    for file in files(site, ".ics"):
        raw = file.read_bytes()
        assert b"\n" not in raw.replace(b"\r\n", b"")
        assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
        events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
        assert [event.errors for event in events if event.errors] == []
        assert len({str(event["UID"]) for event in events}) == len(events)


def test_every_table(site: Path) -> None:
    for file in files(site, ".csv"):
        raw = file.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf"), "Excel takes it for another alphabet"
        rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(keepends=True), strict=True))
        assert len({len(row) for row in rows}) == 1, file


def test_every_block_of_linked_data_names_pages_that_are_there(site: Path) -> None:
    blocks = 0
    for file in files(site, ".html"):
        for text in _BLOCK.findall(file.read_text(encoding="utf-8")):
            blocks += 1
            graph = strict_json(text)["@graph"]
            named = [node["url"] for node in graph if "url" in node]
            named += [step["item"] for node in graph for step in node.get("itemListElement", []) if "item" in step]
            assert [one for one in named if isinstance(one, str) and not answers(site, one)] == [], file
    assert blocks > 100


def test_every_address_of_sitemap_and_feeds_answers(site: Path) -> None:
    sitemap = ElementTree.fromstring((site / "sitemap.xml").read_bytes())
    found = [one.text or "" for one in sitemap.iter(f"{_SITEMAP}loc")]
    assert len(found) == len(set(found)) > 100
    for file in files(site, "feed.xml"):
        feed = ElementTree.fromstring(file.read_bytes())
        found += [link.get("href", "") for link in feed.iter(f"{_ATOM}link")]
    assert [one for one in found if not answers(site, one)] == []
