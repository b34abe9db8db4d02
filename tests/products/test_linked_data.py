"""JSON-LD: every block is read by a strict reader and kept to the part of schema.org that we mean to speak."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.show.linked_data import in_script
from tests.products.sites import NAMES, changed_mini, mini_text, site

BLOCK = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(.*?)</script>", re.DOTALL)
KINDS = {
    "home.html": "WebSite",
    "story.html": "Article",
    "profile.html": "ProfilePage",
    "theme.html": "CollectionPage",
    "index.html": "CollectionPage",
    "list.html": "CollectionPage",
    "roll.html": "CollectionPage",
}
SILENT = {"tombstone.html", "redirect.html", "embed.html", "404.html"}

_URL = {"type": "string", "pattern": r"^https://[^ <>\"]+$"}
_TEXT = {"type": "string", "minLength": 1}
_DATE = {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}
_REF = {"type": "object", "required": ["@id"], "properties": {"@id": _URL}, "additionalProperties": False}


def _node(kind: dict[str, Any], required: list[str], **properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["@type", *required],
        "properties": {"@type": kind, **properties},
        "additionalProperties": False,
    }


_ORGANIZATION = _node({"const": "Organization"}, ["name"], name=_TEXT, url=_URL)
_WHO = _node({"enum": ["Person", "Organization"]}, ["name"], name=_TEXT, url=_URL)
_COMMON = {"@id": _URL, "url": _URL, "inLanguage": {"const": "vi"}, "isPartOf": _REF}
_IMAGES = {"type": "array", "minItems": 1, "items": _URL}
SPOKEN = {
    "WebSite": _node({"const": "WebSite"}, ["@id", "url", "name"], **_COMMON, name=_TEXT, description=_TEXT),
    "Article": _node(
        {"const": "Article"},
        ["@id", "url", "headline", "datePublished", "dateModified", "author", "publisher", "inLanguage"],
        **_COMMON, mainEntityOfPage=_URL, headline=_TEXT, description=_TEXT, datePublished=_DATE, dateModified=_DATE,
        author=_WHO, publisher=_ORGANIZATION, image=_IMAGES, about={"type": "array", "items": _WHO},
        keywords={"type": "array", "items": _TEXT}, license=_URL,
    ),
    "ProfilePage": _node(
        {"const": "ProfilePage"}, ["@id", "url", "mainEntity"], **_COMMON, name=_TEXT,
        mainEntity=_node(
            {"enum": ["Person", "Organization"]}, ["@id", "name", "url"],
            **{"@id": _URL}, name=_TEXT, url=_URL, description=_TEXT, image=_IMAGES, honorificPrefix=_TEXT,
            jobTitle=_TEXT, affiliation=_ORGANIZATION, parentOrganization=_ORGANIZATION, birthDate=_DATE,
            deathDate=_DATE, award={"type": "array", "minItems": 1, "uniqueItems": True, "items": _TEXT},
        ),
    ),
    "CollectionPage": _node(
        {"const": "CollectionPage"}, ["@id", "url", "name"], **_COMMON, name=_TEXT, description=_TEXT
    ),
    "BreadcrumbList": _node(
        {"const": "BreadcrumbList"}, ["itemListElement"],
        itemListElement={"type": "array", "minItems": 2, "items": _node(
            {"const": "ListItem"}, ["position", "name", "item"], position={"type": "integer"}, name=_TEXT, item=_URL
        )},
    ),
}  # fmt: skip
WORDS = {
    "type": "object",
    "required": ["@context", "@graph"],
    "additionalProperties": False,
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {"type": "array", "minItems": 1, "items": {"oneOf": list(SPOKEN.values())}},
    },
}


@cache
def said(name: str, file: str) -> list[dict[str, Any]]:
    """The nodes that a page's block holds."""
    return nodes(site(name).html(file))


def nodes(html: str) -> list[dict[str, Any]]:
    blocks = BLOCK.findall(html)
    assert len(blocks) <= 1
    graph = json.loads(blocks[0])["@graph"] if blocks else []
    assert isinstance(graph, list)
    return graph


@pytest.mark.parametrize("name", NAMES)
def test_every_block_is_valid_and_of_its_page(name: str) -> None:
    built, check = site(name), Draft202012Validator(WORDS)
    base = built.renderer.settings.site_url
    seen = set()
    for file in built.pages:
        page = built.outputs[file].page
        assert page is not None
        template = page.template.rpartition("/")[2]
        blocks = BLOCK.findall(built.html(file))
        if template in SILENT or page.noindex:
            assert blocks == [], file
            continue
        check.validate(json.loads(blocks[0]))
        kinds = [node["@type"] for node in said(name, file)]
        seen.update(kinds)
        assert kinds == [
            *([KINDS[template]] if template in KINDS else []),
            *(["BreadcrumbList"] * (file != "index.html")),
        ]
        here = base + file.removesuffix("index.html")
        for node in said(name, file):
            assert node.get("url", here) == here
            for crumb in node.get("itemListElement", ()):
                assert crumb["item"].removeprefix(base) + "index.html" in built.outputs, file
            if node["@type"] == "BreadcrumbList":
                assert node["itemListElement"][-1]["item"] == here
                assert [one["position"] for one in node["itemListElement"]] == [
                    *range(1, len(node["itemListElement"]) + 1)
                ]
    assert {"WebSite", "ProfilePage", "CollectionPage", "BreadcrumbList"} <= seen


def pictures(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [*node.get("image", ()), *(one for value in node.values() for one in pictures(value))]
    return [one for value in node for one in pictures(value)] if isinstance(node, list) else []


@pytest.mark.parametrize("name", NAMES)
def test_pictures_are_there(name: str) -> None:
    built = site(name)
    base = built.renderer.settings.site_url
    found = [one for file in built.pages for one in pictures(said(name, file))]
    assert [one for one in found if one.removeprefix(base) not in built.outputs] == []
    assert found or name != "mini"


@pytest.mark.parametrize("name", NAMES)
def test_awards_are_those_that_the_page_counts(name: str) -> None:
    built = site(name)
    for file in built.pages:
        if built.outputs[file].maker == "pages.profiles":
            entity = said(name, file)[0]["mainEntity"]
            page = BeautifulSoup(built.html(file), "html.parser")
            lines = page.select("#khen-thuong ol[data-kind=awards] > li:not([data-status=revoked])")
            titles = {re.sub(r" \(\d{4}\)$", "", one) for one in entity.get("award", ())}
            text = " ".join(line.get_text(" ", strip=True) for line in lines)
            assert bool(titles) == bool(lines), file
            assert all(title in text for title in titles), file


def test_the_birth_of_the_living_is_not_said() -> None:
    for name in NAMES:
        for file in site(name).pages:
            for node in said(name, file):
                entity = node.get("mainEntity", {})
                assert ("birthDate" in entity) <= ("deathDate" in entity), file


def test_the_date_of_a_story_is_that_of_its_correction() -> None:
    (article, _) = said("mini", "bai-viet/bai-toan-ven-song/index.html")
    assert (article["datePublished"], article["dateModified"]) == ("2024-05-12", "2024-05-20")
    assert article["author"] == {"@type": "Organization", "name": "Ban biên tập bịa"}
    assert article["about"][0]["name"] == "Nguyễn Thị Minh"


NASTY = "Cô </script><!--<script> & “A” \u2028\u2029 ]]> \\u003c"


def test_a_nasty_title_stays_a_title() -> None:
    path = "stories/2025/cuu-nguoi-giua-dong.md"
    text = re.sub("(?m)^title: .*$", lambda _: f"title: {json.dumps(NASTY)}", mini_text(path))
    built = changed_mini({path: text})
    html = built.html("bai-viet/cuu-nguoi-giua-dong/index.html")
    shown = nodes(html)[0]["headline"]
    assert shown.startswith("Cô </script><!--<script> & “A”")
    page = BeautifulSoup(html, "html.parser")
    assert len(page.find_all("script", type="application/ld+json")) == 1
    assert page.h1.get_text(strip=True).startswith("Cô </script>")


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8))
@example("</script><!-- & \u2028 \u2029")
def test_nothing_ends_the_script_element(value: Any) -> None:
    text = in_script({"a": value})
    assert json.loads(text) == {"a": value}
    assert not re.search("[<>&\u2028\u2029]", text)


def test_without_an_address_of_its_own_a_site_says_nothing() -> None:
    built = changed_mini({}, url="")
    assert [file for file in built.pages if BLOCK.search(built.html(file))] == []
