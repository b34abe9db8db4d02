"""Lighthouse on a phone, through Debian's nginx with the shipped configuration: ``python -m tests.quality.lighthouse``.

Prints a table with the median of several runs for the pages readers come to, and what each audit below its best says.
Not part of the tests: the figure for performance depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from fnmatch import fnmatchcase
from pathlib import Path
from statistics import median
from typing import Any

from generator.edge.cli import importing, main
from tests.publishing.web import program, serving
from tests.quality.sampling import address_of, kinds
from tests.sites import ROOT, TODAY, copy_of_the_real_site
from tests.support.chromium import chromium

CLI = Path(__file__).parent / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0, "seo": 1.0}
FLAGS = "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-component-update"
TRIES = 3
"""A busy machine now and then loses the trace of a page."""
PAGES = {
    "home": "index.html",
    "story": "bai-viet/*/index.html",
    "profile": "guong/*/index.html",
    "unit": "don-vi/*/index.html",
    "explore": "tra-cuu/index.html",
}
NOBEL = ROOT / "tests" / "nobel"


def sources(name: str, folder: Path) -> Path:
    """The folder of a site, ready to be published."""
    if name == "real":
        return copy_of_the_real_site(folder)
    folder.mkdir()
    with redirect_stdout(sys.stderr):
        done = importing.run([str(NOBEL / "nobel.csv"), "--map", str(NOBEL / "mapping.yml"), "--root", str(folder)])
    assert done == 0
    config = (NOBEL / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    for part, origin in (("theme", ROOT / "theme"), ("content", NOBEL / "content")):
        if origin.is_dir() and not (folder / part).exists():
            shutil.copytree(origin, folder / part)
    return folder


@contextmanager
def published(name: str) -> Iterator[str]:
    """A site behind nginx, compressed as it is for readers."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        words = ["publish", "--root", str(sources(name, work / "kho")), "--to", str(work / "web"), "--today", TODAY]
        with redirect_stdout(sys.stderr):
            assert main(words) == 0
        with serving(work / "nginx", work / "web") as nginx:
            yield nginx.url.rstrip("/") + "/"


def look(address: str) -> dict[str, Any]:
    """One report of Lighthouse."""
    command = ["node", str(CLI), address, "--output=json", "--quiet", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(CATEGORIES)}"]
    environment = os.environ | {"CHROME_PATH": chromium() or ""}
    for _ in range(TRIES):
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment)
        if not done.returncode:
            report: dict[str, Any] = json.loads(done.stdout)
            return report
        print(f"Lighthouse không đo được lần này, thử lại: {done.stderr.strip()[-200:]}", file=sys.stderr)
    raise SystemExit("Lighthouse không chạy được trên máy này.")


def missed(report: dict[str, Any]) -> set[str]:
    """The audits that take points from a category."""
    found = set()
    for category in report["categories"].values():
        for entry in category["auditRefs"]:
            audit = report["audits"][entry["id"]]
            if entry["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                found.add(f"{audit['id']} {audit['score']:.2f} {audit.get('displayValue', '')}".strip())
    return found


def measure(address: str, name: str, runs: int, chosen: list[str]) -> bool:
    """Print a line for each kind of page; whether all of them reach the bars."""
    good = True
    print(
        f"{'page':9} {'perf':>5} {'a11y':>5} {'best':>5} {'seo':>5}  {'FCP':>6} {'LCP':>6} {'TBT':>5} {'CLS':>5}  path"
    )
    for kind in chosen:
        heaviest_first = (path for pages in kinds(name).values() for path in pages)
        pattern = PAGES[kind]
        paths = [
            path for path in heaviest_first if fnmatchcase(path, pattern) and path.count("/") == pattern.count("/")
        ]
        if not paths:
            print(f"{kind:9} (no such page on this site)")
            continue
        reports = [look(address + address_of(paths[0])) for _ in range(runs)]
        scores = {one: median(report["categories"][one]["score"] for report in reports) for one in CATEGORIES}
        good &= all(scores[one] >= bar for one, bar in CATEGORIES.items())
        times = [
            median(report["audits"][audit]["numericValue"] for report in reports)
            for audit in ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
        ]
        shift = median(report["audits"]["cumulative-layout-shift"]["numericValue"] for report in reports)
        figures = " ".join(f"{scores[one]:5.2f}" for one in CATEGORIES)
        print(
            f"{kind:9} {figures}  {times[0]:6.0f} {times[1]:6.0f} {times[2]:5.0f} {shift:5.3f}  /{address_of(paths[0])}"
        )
        for audit in sorted(set().union(*map(missed, reports))):
            print(f"          {audit}")
        sys.stdout.flush()
    return good


def run() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.lighthouse", description=__doc__)
    parser.add_argument("--site", choices=["real", "nobel"], default="real")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--pages", nargs="+", choices=list(PAGES), default=list(PAGES))
    options = parser.parse_args()
    if not CLI.is_file():
        raise SystemExit("Chưa có Lighthouse: chạy `make lighthouse` (cần npm).")
    if program() is None or chromium() is None:
        raise SystemExit("Cần nginx và chromium: apt-get install nginx-light chromium")
    with published(options.site) as address:
        return 0 if measure(address, options.site, options.runs, options.pages) else 1


if __name__ == "__main__":
    sys.exit(run())
