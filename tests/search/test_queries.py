"""What readers type and what they get, in a real browser. The answers were written before the first run."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext

from tests.search.oracle import stands_in, titled
from tests.search.planted import SIXTEEN
from tests.search.reader import Reader
from tests.search.serving import Served

SITES = ("fabricated", "nobel", "real")
QUERIES: dict[str, list[dict[str, Any]]] = {
    name: yaml.safe_load((Path(__file__).parent / "queries" / f"{name}.yml").read_text(encoding="utf-8"))
    for name in SITES
}
SAMPLE = frozenset(random.Random(16).sample(range(len(QUERIES["real"])), 20))
"""Of the queries of the real site those that are asked in every run; the others are in the long one."""
CASES = [
    pytest.param(
        name,
        query,
        id=f"{name}: {query['q']}{' (NFD)' if query.get('nfd') else ''}",
        marks=[pytest.mark.long] if name == "real" and place not in SAMPLE else [],
    )
    for name, queries in QUERIES.items()
    for place, query in enumerate(queries)
]
FEW = 40
"""Results that are all looked at; of more, those on the first page."""


@pytest.fixture(scope="module")
def readers(browser: Browser, served: Callable[[str], Served]) -> Any:
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
    for name, queries in QUERIES.items():
        assert len(queries) >= 60, name
        assert len({(query["q"], query.get("nfd")) for query in queries}) == len(queries), name


@pytest.mark.parametrize("query", SIXTEEN["queries"], ids=lambda one: one["q"])
def test_the_sixteen_queries(readers: Callable[[str], Reader], query: dict[str, Any]) -> None:
    found = [name_of(one["path"]) for one in readers("two").ask(query["q"]).everything()]
    if "first" in query:
        assert found[:1] == [query["first"]]
    else:
        assert sorted(found) == sorted(query["finds"])


@pytest.mark.parametrize("name", ["fabricated", "nobel"])
@pytest.mark.parametrize("query", SIXTEEN["queries"], ids=lambda one: one["q"])
def test_the_sixteen_queries_among_many(readers: Callable[[str], Reader], name: str, query: dict[str, Any]) -> None:
    """The same two texts among a thousand others: the right one is found, and nothing that has not the words."""
    reader = readers(name).ask(query["q"]).choose("kind", "collective")
    found = reader.everything()
    reader.choose("kind", "collective")
    paths = {one["path"] for one in found}
    planted = set(map(name_of, paths)) & SIXTEEN["pages"].keys()
    assert planted == ({query["first"]} if "first" in query else set(query["finds"]))
    assert [one["path"] for one in found if not stands_in(name, one, query["q"])] == []
    assert titled(name, query["q"], "collective") <= paths


@pytest.mark.parametrize("query", SIXTEEN["queries"], ids=lambda one: one["q"])
def test_the_sixteen_queries_among_real_records(readers: Callable[[str], Reader], query: dict[str, Any]) -> None:
    """Nobody planted anything there: what is found has the words, and whatever has them in its title is found."""
    found = readers("real").ask(query["q"]).everything()
    assert [one["path"] for one in found if not stands_in("real", one, query["q"])] == []
    assert titled("real", query["q"]) <= {one["path"] for one in found}


@pytest.mark.parametrize(("name", "query"), CASES)
def test_a_query(readers: Callable[[str], Reader], name: str, query: dict[str, Any]) -> None:
    text = unicodedata.normalize("NFD" if query.get("nfd") else "NFC", query["q"])
    reader = readers(name).ask(text)
    total = int(reader.status.split()[0].replace(".", "")) if reader.status[:1].isdigit() else 0
    everything = total <= FEW or {"finds", "among"} & query.keys()
    found = reader.everything() if everything else reader.shown()
    paths = [one["path"] for one in found]
    if "first" in query:
        assert paths[:1] == [query["first"]]
    if "first_title" in query:
        assert [one["title"] for one in found[:1]] == [query["first_title"]]
    if "finds" in query:
        assert sorted(paths) == sorted(query["finds"])
    assert set(query.get("among", ())) <= set(paths)
    assert len(paths) == (total if everything else 10)
    if "nên đã tìm" not in reader.status:
        assert [one["path"] for one in found[:FEW] if not stands_in(name, one, text)] == []
        assert not everything or titled(name, text) <= set(paths)


def name_of(path: str) -> str:
    return path.removeprefix("guong/").removesuffix("/")
