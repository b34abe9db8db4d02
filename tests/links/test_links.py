"""Every way through the mini site leads somewhere, and every way between records can be walked back."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from bs4 import BeautifulSoup

from tests.support.reading import Reader, Target, resolve
from tests.support.rendering import Built, mini_site

KINDS = {"guong": "profile", "bai-viet": "story", "quyet-dinh": "decision", "su-kien": "event"}
BACK_TO_THE_ROOT = "404.html"
"""The page for missing addresses is shown at any depth, so its links start at the host's root."""


@cache
def document(file: str) -> BeautifulSoup:
    return BeautifulSoup(mini_site().html(file), "html.parser")


@cache
def anchors(file: str) -> frozenset[str]:
    return frozenset(str(element["id"]) for element in document(file).find_all(id=True))


def references(file: str) -> list[tuple[str, str]]:
    """Every reference of a page: links, pictures, styles, scripts and refreshes, with what it is for."""
    page = document(file)
    found = [("link", str(one["href"])) for one in page.find_all("a", href=True)]
    found += [("load", str(one["src"])) for one in page.find_all(["img", "script", "iframe", "source"], src=True)]
    found += [
        ("name" if "canonical" in one["rel"] else "load", str(one["href"])) for one in page.find_all("link", href=True)
    ]
    for refresh in page.find_all("meta", attrs={"http-equiv": "refresh"}):
        found.append(("link", str(refresh["content"]).partition("url=")[2]))
    return found


def followed(built: Built, file: str, reference: str) -> Target | None:
    base = built.renderer.settings.base_path
    if file == BACK_TO_THE_ROOT and reference.startswith(base):
        return resolve("index.html", reference.removeprefix(base) or ".")
    return resolve(file, reference)


def answers(built: Built, target: Target) -> bool:
    """Whether something is there: a planned page with that anchor, a planned file, a file of the theme."""
    if target.file in built.outputs and built.outputs[target.file].page:
        return not target.fragment or target.fragment in anchors(target.file)
    if target.file in built.outputs or target.file in built.others:
        return True
    return target.file.startswith("assets/") and any((folder / target.file).is_file() for folder in built.theme_folders)


def test_every_link_inside_the_site_arrives() -> None:
    built = mini_site()
    lost = [
        (file, reference)
        for file in built.pages
        for purpose, reference in references(file)
        if purpose != "name" and (target := followed(built, file, reference)) and not answers(built, target)
    ]
    assert lost == []


def test_nothing_is_loaded_from_another_host() -> None:
    built = mini_site()
    foreign = [
        (file, reference)
        for file in built.pages
        for purpose, reference in references(file)
        if purpose == "load" and followed(built, file, reference) is None
    ]
    assert foreign == []


def test_anchors_are_unique() -> None:
    repeated = {}
    for file in mini_site().pages:
        counts = Counter(str(element["id"]) for element in document(file).find_all(id=True))
        repeated |= {(file, name): count for name, count in counts.items() if count > 1}
    assert repeated == {}


def record(file: str) -> tuple[str, str] | None:
    """The kind and id of the record whose page a file is, or None."""
    parts = file.split("/")
    built = mini_site()
    if len(parts) == 3 and parts[0] in KINDS and file in built.outputs:
        maker = built.outputs[file].maker
        if maker in {"pages.profiles", "pages.stories", "pages.decisions", "pages.events"}:
            return KINDS[parts[0]], parts[1]
    return None


@cache
def edges() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """Which record's page links to which record's page, in what the records say of each other."""
    built, reader = mini_site(), Reader(mini_site())
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for file in built.pages:
        here = record(file)
        if here is None:
            continue
        for link in reader.content(file).find_all("a", href=True):
            if link.find_parent(id="doc-tiep") is None:
                target = resolve(file, str(link["href"]))
                there = record(target.file) if target else None
                if there and there != here:
                    found[here].add(there)
    return found


def test_every_edge_between_records_has_its_reverse() -> None:
    """A story names decisions through its exemplars' awards; the way back goes over the exemplar."""
    ways = edges()
    one_way = []
    for here, others in ways.items():
        for there in others:
            over = [person for person in ways[there] if person[0] == "profile" and here in ways[person]]
            if here not in ways[there] and not ((here[0], there[0]) == ("story", "decision") and over):
                one_way.append((here, there))
    assert one_way == []


def test_every_kind_of_edge_is_there() -> None:
    """The mini site must not lose the edges that the test above is about."""
    kinds = {(here[0], there[0]) for here, others in edges().items() for there in others}
    assert kinds >= {
        ("profile", "story"), ("profile", "decision"), ("profile", "event"), ("profile", "profile"),
        ("story", "profile"), ("story", "decision"),
        ("decision", "profile"), ("event", "profile"),
    }  # fmt: skip
