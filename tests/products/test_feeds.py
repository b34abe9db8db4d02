"""Atom and JSON Feed, read as strictly as the standards are written."""

from __future__ import annotations

import re
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.show.changes import rfc3339
from generator.show.xmltext import legal
from tests.links.test_links import followed
from tests.products.sites import NAMES, changed_mini, content, data, mini_text, site
from tests.support.rendering import ZONE, Built

A = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
STORY = "stories/2024/bai-toan-ven-song.md"
STORY_URL = "https://guongsang.example.vn/thu-nghiem/bai-viet/bai-toan-ven-song/"

_URL = {"type": "string", "pattern": "^https://[^ ]+$"}
_DATE = {"type": "string", "pattern": f"^{MOMENT.pattern}$"}
_AUTHORS = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "url": _URL}},
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": _URL,
        "feed_url": _URL,
        "language": {"const": "vi"},
        "authors": _AUTHORS,
        "items": {
            "type": "array",
            "maxItems": 30,
            "items": {
                "type": "object",
                "required": ["id", "url", "title", "content_text", "date_published", "date_modified"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "pattern": r"^tag:[a-z0-9.-]+,\d{4}:/"},
                    "url": _URL,
                    "title": {"type": "string", "minLength": 1},
                    "summary": {"type": "string"},
                    "content_text": {"type": "string"},
                    "date_published": _DATE,
                    "date_modified": _DATE,
                    "authors": _AUTHORS,
                    "tags": {"type": "array", "uniqueItems": True, "items": {"type": "string", "minLength": 1}},
                    "image": _URL,
                },
            },
        },
    },
}
"""JSON Feed 1.1, as narrow as ours: no field that we do not mean to publish."""


def feeds(built: Built, name: str) -> list[str]:
    return [path for path in built.outputs if path.rpartition("/")[2] == name]


def words(element: ET.Element, name: str) -> str:
    found = element.findall(A + name)
    assert len(found) == 1, f"{name} stands {len(found)} times"
    assert found[0].text
    return found[0].text


@pytest.mark.parametrize("name", NAMES)
def test_there_is_one_for_the_site_and_each_unit_field_and_level(name: str) -> None:
    built = site(name)
    pages = [
        path.removesuffix("index.html")
        for path, output in built.outputs.items()
        if path.startswith(("don-vi/", "linh-vuc/", "cap-khen-thuong/")) and path.count("/") == 2 and output.page
    ]
    wanted = {"feed.xml", *(f"{page}feed.xml" for page in pages)}
    assert set(feeds(built, "feed.xml")) == wanted
    assert {path.replace(".json", ".xml") for path in feeds(built, "feed.json")} == wanted
    assert len(wanted) > 10


@pytest.mark.parametrize("name", NAMES)
def test_atom_is_what_rfc_4287_asks_for(name: str) -> None:
    built = site(name)
    base = built.renderer.settings.site_url
    ids = set()
    for path in feeds(built, "feed.xml"):
        feed = ET.fromstring(content(built, path))
        assert feed.tag == f"{A}feed"
        ids.add(words(feed, "id"))
        assert words(feed, "title")
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{A}link")}
        assert links == {"self": base + path, "alternate": base + path.removesuffix("feed.xml")}
        entries = feed.findall(f"{A}entry")
        assert len(entries) <= 30
        assert feed.find(f"{A}author/{A}name") is not None
        updated = [words(entry, "updated") for entry in entries]
        assert updated == sorted(updated, key=datetime.fromisoformat, reverse=True)
        assert words(feed, "updated") == updated[0] if updated else MOMENT.fullmatch(words(feed, "updated"))
        for entry in entries:
            assert words(entry, "id").startswith(f"tag:{urlsplit(base).hostname},")
            assert words(entry, "title")
            assert MOMENT.fullmatch(words(entry, "published"))
            assert MOMENT.fullmatch(words(entry, "updated"))
            assert words(entry, "published") <= words(entry, "updated")
            (link,) = entry.findall(f"{A}link")
            href = link.get("href") or ""
            assert href.startswith(base)
            assert href.removeprefix(base) + "index.html" in built.outputs
        assert len({words(entry, "id") for entry in entries}) == len(entries)
    assert len(ids) == len(feeds(built, "feed.xml"))


@pytest.mark.parametrize("name", NAMES)
def test_json_feed_is_valid_and_says_the_same(name: str) -> None:
    built = site(name)
    check = Draft202012Validator(JSON_FEED)
    for path in feeds(built, "feed.json"):
        feed = data(built, path)
        check.validate(feed)
        atom = ET.fromstring(content(built, path.replace(".json", ".xml")))
        assert [item["id"] for item in feed["items"]] == [words(one, "id") for one in atom.findall(f"{A}entry")]
        assert [item["summary"] for item in feed["items"]] == [
            words(one, "summary") for one in atom.findall(f"{A}entry")
        ]
        for item in feed["items"]:
            if "image" in item:
                assert item["image"].removeprefix(built.renderer.settings.site_url) in built.outputs


def test_pages_lead_to_their_feeds() -> None:
    built = site("mini")
    for file in built.pages:
        links = BeautifulSoup(built.html(file), "html.parser").select('link[rel~="alternate"]')
        found = [target.file for link in links if (target := followed(built, file, str(link["href"])))]
        assert len(found) == len(links)
        own = file.removesuffix("index.html") + "feed.xml"
        wanted = {"feed.xml", *({own} & built.outputs.keys())} if wears_the_frame(built, file) else set()
        assert set(found) == {*wanted, *(path.replace(".xml", ".json") for path in wanted)}, file


def wears_the_frame(built: Built, file: str) -> bool:
    return "site-foot" in built.html(file)


def test_no_script_of_the_theme_takes_a_feed_for_another_language() -> None:
    """Material's would fetch the sitemap of each ``rel="alternate"``, on every page."""
    assert 'rel="alternate"' not in site("mini").html("don-vi/dhsh/index.html")


def item_of(built: Built, path: str = "feed.json") -> dict[str, str]:
    (found,) = [item for item in data(built, path)["items"] if item["url"] == STORY_URL]
    return found


def test_a_correction_brings_a_story_up_again_under_the_same_id() -> None:
    """Also one on the day of the last one, and whatever changes in its text."""
    before = item_of(site("mini"))
    assert before["date_published"] == "2024-05-12T00:00:00+07:00"
    assert before["date_modified"] == "2024-05-20T00:00:01+07:00"
    assert "Đính chính 20/5/2024: Bản đầu ghi nhầm" in before["summary"]
    text = mini_text(STORY).replace("date: 2024-05-12", "date: 2024-05-11").replace("Bài toán ven sông", "Bài toán")
    one = "  - {date: 2024-05-20, note: Sửa lần nữa.}\n"
    again = item_of(changed_mini({STORY: text.replace("corrections:\n", "corrections:\n" + one)}))
    assert again["date_modified"] == "2024-05-20T00:00:02+07:00"
    newest = one.replace("2024-05-20", "2026-02-27")
    last = changed_mini({STORY: text.replace("corrections:\n", "corrections:\n" + newest)})
    assert data(last, "feed.json")["items"][0] == item_of(last)
    assert before["id"] == again["id"] == item_of(last)["id"]
    assert before["id"] == "tag:guongsang.example.vn,2026:/thu-nghiem/bai-viet/bai-toan-ven-song/"


def test_a_feed_holds_the_thirty_newest() -> None:
    text = mini_text("stories/2025/cuu-nguoi-giua-dong.md")
    days = [f"2026-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 21)]
    more = {f"stories/2026/them-{day}.md": re.sub("(?m)^date: .*$", f"date: {day}", text) for day in days}
    items = data(changed_mini(more), "feed.json")["items"]
    assert len(items) == 30
    others = [item["date_modified"][:10] for item in data(site("mini"), "feed.json")["items"]]
    assert [item["date_modified"][:10] for item in items] == sorted([*days, *others], reverse=True)[:30]


def test_without_an_address_of_its_own_a_site_has_no_feeds() -> None:
    built = changed_mini({}, url="")
    assert feeds(built, "feed.xml") == feeds(built, "feed.json") == []
    assert [file for file in built.pages if "feed" in built.html(file)] == []


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_left_of_a_text_is_legal_xml(text: str) -> None:
    element = ET.Element("a")
    element.text = legal(text)
    raw = ET.tostring(element, encoding="utf-8")
    again = ET.fromstring(raw).text or ""
    assert again == legal(text).replace("\r\n", "\n").replace("\r", "\n") or again == legal(text)
    assert legal(legal(text)) == legal(text)
    assert all(letter in text for letter in legal(text))


def test_only_what_xml_cannot_hold_is_left_out() -> None:
    assert legal("a\x00b\x0bc\ufffed\ud800e\tf\n😀ắ") == "abcde\tf\n😀ắ"


def test_a_moment_before_time_zones_were_whole_is_written_so_that_readers_take_it() -> None:
    assert rfc3339(datetime(1905, 3, 1, tzinfo=ZONE)) == "1905-02-28T16:53:30+00:00"
    assert rfc3339(datetime(2026, 3, 1, tzinfo=ZONE)) == "2026-03-01T00:00:00+07:00"
