"""What readers type and what they get, in a real browser. The answers were written before the first run."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext

from tests.search.reader import Reader
from tests.search.serving import Served
from tests.search.sites import SIXTEEN

QUERIES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "queries.yml").read_text(encoding="utf-8")
)
CASES = [(name, query) for name, queries in QUERIES.items() for query in queries]


@pytest.fixture(scope="module")
def readers(browser: Any, served: Callable[[str], Served]) -> Any:
    """A reader for each site, who stays for all queries."""
    contexts: list[BrowserContext] = []
    known: dict[str, Reader] = {}

    def at(name: str) -> Reader:
        if name not in known:
            contexts.append(browser.new_context(viewport={"width": 1200, "height": 900}))
            known[name] = Reader(contexts[-1].new_page(), served(name)).open()
        return known[name]

    yield at
    assert {name: reader.complaints for name, reader in known.items() if reader.complaints} == {}
    for context in contexts:
        context.close()


def test_enough_was_asked() -> None:
    assert len(SIXTEEN["queries"]) == 16
    assert len(CASES) >= 60
    assert len({(name, query["q"], query.get("nfd")) for name, query in CASES}) == len(CASES)


@pytest.mark.parametrize("query", SIXTEEN["queries"], ids=lambda one: one["q"])
def test_the_sixteen_queries(readers: Callable[[str], Reader], query: dict[str, Any]) -> None:
    found = [
        one["path"].removeprefix("guong/").removesuffix("/") for one in readers("two").ask(query["q"]).everything()
    ]
    if "first" in query:
        assert found[:1] == [query["first"]]
    else:
        assert sorted(found) == sorted(query["finds"])


@pytest.mark.parametrize(
    ("name", "query"), CASES, ids=[f"{name}: {one['q']}{' (NFD)' if one.get('nfd') else ''}" for name, one in CASES]
)
def test_a_query(readers: Callable[[str], Reader], name: str, query: dict[str, Any]) -> None:
    text = unicodedata.normalize("NFD" if query.get("nfd") else "NFC", query["q"])
    reader = readers(name).ask(text)
    found = reader.everything() if {"finds", "among"} & query.keys() else reader.shown()
    paths = [one["path"] for one in found]
    if "first" in query:
        assert paths[:1] == [query["first"]]
    if "first_title" in query:
        assert [one["title"] for one in found[:1]] == [query["first_title"]]
    if "finds" in query:
        assert sorted(paths) == sorted(query["finds"])
    assert set(query.get("among", ())) <= set(paths)
