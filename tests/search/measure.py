"""What search weighs: ``python -m tests.search.measure`` prints it for 10,000 stories; the test does it too, slowly.

A query's weight is everything that goes over the wire from its first letter on, zipped: the engine's own scripts,
the table of facets, the files of its words, what the results show, and the pages that are looked into for snippets.
"""

from __future__ import annotations

import argparse
import gzip
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.intake.load import load
from generator.intake.read import FolderSource
from generator.know.catalog import join
from generator.know.publicity import open_to_readers
from generator.show.products import search
from generator.show.products.search.documents import documents_of
from generator.show.products.search.facets import facets
from generator.show.products.search.ready import Ready
from generator.show.site import Site
from tests.search.fabricate import fabricate
from tests.search.reader import Reader
from tests.search.serving import serving
from tests.search.sites import NOW
from tests.support.chromium import ARGUMENTS, chromium
from tests.support.remembering import Remembering
from tests.support.rendering import build_in_memory

QUERIES = (
    "nguyen", "Nguyễn", "nguyen van hung", "Nguyễn Văn Hùng", "co khi", "Trường Cơ khí", "sinh vien ngheo vuot kho",
    "hiến máu", "hien mau", "phong thi nghiem", "991 KT/CTN", "231/QĐ-TTg", "huan chuong lao dong", "trach nhiem",
    "chien si thi dua co so", "quach gia uyen", "quacg gia uyen", "đồng nghiệp", "dong nghiep", "cheo do",
    "giang vien khoa co so vat lieu", "cong viec cuoc song gia dinh dong nghiep", "co trong mot nhung cac duoc cho voi",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weight:
    """What one query cost a reader who had only opened the page."""

    query: str
    status: str
    bytes: int
    files: int
    snippets: int
    seconds: float


def site_of(records: Path) -> Site:
    """A site without its checks, which are not what is measured."""
    loaded = load(FolderSource(records))
    return Site(public=open_to_readers(join(loaded.records, loaded.vocabulary, loaded.media, NOW)))


def making(site: Site) -> Iterator[str]:
    """How much of a processor's time the index takes, all of it and after one change, and how much of it there is."""
    started = time.process_time()
    documents = documents_of(site)
    read = time.process_time()
    shown = facets(site, documents)
    memory = Remembering()
    site = replace(site, memory=memory)
    files = dict(search.index(site, Ready(documents), shown))
    made = time.process_time()
    sizes = {name: len(gzip.compress(text.encode("utf-8"), 6)) for name, text in files.items()}
    memory.known.pop(next(iter(memory.known)))
    again = time.process_time()
    assert dict(search.index(site, Ready(documents), shown)) == files
    done = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield f"documents {len(documents)}, read in {read - started:.1f} s, index in {made - read:.1f} s, peak {peak} MiB"
    yield f"one changed segment of {len(memory.known)}: {done - again:.2f} s"
    yield (
        f"{len(files)} files, {sum(len(text.encode()) for text in files.values()) / 1e6:.1f} MB, "
        f"gzip {sum(sizes.values()) / 1e6:.1f} MB; table {sizes['table'] / 1e3:.1f} kB, "
        f"facets {sizes['facets'] / 1e3:.1f} kB, spelling {sizes['spelling'] / 1e3:.1f} kB, largest part "
        f"{max(size for name, size in sizes.items() if name not in {'table', 'facets', 'spelling'}) / 1e3:.1f} kB"
    )


def weigh(browser: Browser, records: Path, queries: tuple[str, ...] = QUERIES, width: int = 1440) -> Iterator[Weight]:
    """Every query by a reader of its own, in a real browser; on a narrow screen the facets are folded away."""
    built = build_in_memory(FolderSource(records), NOW)
    with serving(built) as served:
        for query in queries:
            context = browser.new_context(viewport={"width": width, "height": 900})
            reader = Reader(context.new_page(), served).open()
            served.taken()
            started = time.perf_counter()
            reader.ask(query)
            seconds = time.perf_counter() - started
            reader.page.wait_for_load_state("networkidle")
            log = served.taken()
            pages = sum(path.endswith(".html") for path, _ in log)
            yield Weight(query, reader.status, sum(size for _, size in log), len(log), pages, seconds)
            context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=13_000)
    parser.add_argument("--stories", type=int, default=10_000)
    parser.add_argument("--width", type=int, default=1440)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        records = fabricate(Path(folder), options.records, options.stories)
        for line in making(site_of(records)):
            print(line, flush=True)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
            for one in weigh(browser, records, width=options.width):
                print(
                    f"{one.bytes / 1000:6.1f} kB  {one.files:3} files, {one.snippets} pages for snippets  "
                    f"{one.seconds:.2f} s  {one.query}: {one.status}",
                    flush=True,
                )
            browser.close()


if __name__ == "__main__":
    main()
