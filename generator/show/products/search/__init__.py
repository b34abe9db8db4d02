"""Search with facets at ``/tra-cuu/``: the page, and the index that a reader's browser fetches in parts.

The index (``tra-cuu/chi-muc/``), read by ``theme/assets/javascripts/search-engine.js``:

* ``table.json``: how words and runs of words are spread over files, and the version of all of them;
* ``facets.json``: where each document stands under each facet;
* ``w-….json``: the words with one beginning and the documents they stand in; ``r-….json``: runs of words;
* ``d-….json``: what the results show of a few documents;
* ``spelling.json``: all words, fetched when nothing was found.

All files carry one version, that of the list of documents which their numbers count and of the way words are spread. A
browser that meets another one than the table's begins again with the new table: the site was published anew meanwhile.
Older files are not kept for it, because somebody may have withdrawn what they hold.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.products.search.documents import KINDS, Document
from generator.show.products.search.facets import facets, table
from generator.show.products.search.postings import DIGITS
from generator.show.products.search.ready import NAME, Ready, ahead, let_go, ready
from generator.show.products.search.shards import compact, cut, entries, file_name, shard_text, vocabulary
from generator.show.site import Site
from generator.show.views.explore import ExploreView, Facet
from generator.show.views.lines import Link
from generator.words.vietnamese import fold

__all__ = ["ahead", "index", "plan"]

SECTION = "explore"
FOLDER = f"{addresses.EXPLORE}chi-muc/"
FORMAT = 1
BLOCK = 8
"""Documents in a file of what results show."""
LONG_LIST = 60
"""Names on a page from which on the page is too long to be fetched for a few words around a match."""


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output]:
    """The page and the files of its index."""
    prepared = ready(site)
    shown = facets(site, prepared.documents)
    yield _page(site, prepared.documents, shown)
    for name, text in index(site, prepared, shown):
        yield Output(path=f"{FOLDER}{name}.json", maker=NAME, content=text.encode("utf-8"))
    let_go(site)


def index(site: Site, prepared: Ready, shown: Sequence[Facet]) -> Iterator[tuple[str, str]]:
    """The files of the index, by name; segments that are known are not made again."""
    found = prepared.documents
    every = {part: entries(prepared.postings(site.memory, number)) for number, part in enumerate(("words", "runs"))}
    groups = {part: list(cut(terms)) for part, terms in every.items()}
    version = _version(found, (name for part in groups.values() for name, _ in part))
    spread: dict[str, object] = {}
    for part, group in groups.items():
        files = [(name, shard_text(version, terms)) for name, terms in group]
        yield from ((f"{part[0]}-{file_name(name)}", text) for name, text in files)
        sizes = "".join(DIGITS[min(63, len(text) // 512)] for _, text in files)
        spread[part] = {"files": [name for name, _ in files], "sizes": sizes}
    yield "spelling", compact({"v": version, "t": vocabulary(every["words"])}) + "\n"
    for start in range(0, len(found), BLOCK):
        lines = [_line(one) for one in found[start : start + BLOCK]]
        yield f"d-{start // BLOCK}", compact({"v": version, "d": lines}) + "\n"
    head = {"v": version, "format": FORMAT, "n": len(found), "block": BLOCK, "kinds": dict(KINDS)}
    yield "table", compact({**head, **spread}) + "\n"
    yield "facets", compact({"v": version, **table(site, found, shown)}) + "\n"


def _version(found: Sequence[Document], files: Iterable[str]) -> str:
    """What changes when a document gets another number or a word another file."""
    digest = hashlib.blake2b(str(FORMAT).encode("utf-8"), digest_size=5)
    for text in (*(one.path for one in found), "", *files):
        digest.update(text.encode("utf-8") + b"\n")
    return digest.hexdigest()


def _line(one: Document) -> list[object]:
    """What a result shows; the last value is not 0 where the page is too long to be searched for a match."""
    return [one.path, one.kind, one.title, one.line, one.summary, list(one.more), int(len(one.names) > LONG_LIST)]


def _page(site: Site, found: Sequence[Document], shown: tuple[Facet, ...]) -> Output:
    view = ExploreView(
        crumbs=(HOME_CRUMB,),
        heading="Tra cứu",
        lead="Tìm gương, bài viết, quyết định, sự kiện, đơn vị và danh hiệu. Gõ có dấu hay không dấu đều được.",
        index=FOLDER,
        total=len(found),
        facets=shown,
        examples=tuple(_examples(site)),
        lists=tuple(_lists(site)),
    )
    return output(addresses.EXPLORE, "search", "explore", view, view.heading, view.lead, SECTION)


def _examples(site: Site) -> Iterator[Link]:
    """Searches that find something here: a name without marks, an award, the number of a decision."""
    public = site.public
    stories = sorted(public.stories.values(), key=lambda one: (str(one.date), one.id), reverse=True)
    people = [public.profiles[name] for story in stories for name in story.exemplars]
    texts = [fold(one.name) for one in people if one.is_person][:1]
    awards = [one.award for one in public.awards] + [one.award for one in public.claims]
    if listed := [award for award in awards if award.listed]:
        texts.append(min(listed, key=lambda one: (one.rank, one.id)).label)
    numbered = [one for one in public.decisions.values() if one.decision.number]
    if numbered:
        texts.append(max(numbered, key=lambda one: (str(one.date), one.id)).decision.number)
    return (Link(text=text, path=f"{addresses.EXPLORE}?q={_quoted(text)}") for text in texts)


def _quoted(text: str) -> str:
    """A value of an address; the address as a whole is quoted when it is written."""
    return text.replace("%", "%25").replace("&", "%26").replace("#", "%23").replace("+", "%2B")


def _lists(site: Site) -> Iterator[Link]:
    """The ways to everything that need no script."""
    whole = site.whole
    every = (
        (True, "Gương điển hình", addresses.PROFILES),
        (bool(whole.stories), "Bài viết", addresses.STORIES),
        (True, "Đơn vị", addresses.UNITS),
        (bool(site.by_field), "Lĩnh vực", addresses.FIELDS),
        (True, "Cấp khen thưởng", addresses.LEVELS),
        (True, "Danh hiệu và hình thức khen thưởng", addresses.AWARDS),
        (bool(site.by_year), "Theo năm", addresses.YEARS),
        (bool(whole.events), "Sự kiện", addresses.EVENTS),
        (True, "Quyết định khen thưởng", addresses.DECISIONS),
        (True, "Bảng vàng", addresses.ROLL),
    )
    return (Link(text=text, path=path) for shown, text, path in every if shown)
