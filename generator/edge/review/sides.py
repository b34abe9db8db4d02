"""The two versions that are compared: their records, and their sites built from git's objects, to the byte."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator import build
from generator.edge.config_file import read_config
from generator.edge.content_found import check_pages
from generator.edge.pictures.studio import FOLDER as PICTURES
from generator.edge.planning import from_root, options_of
from generator.edge.records import write_records
from generator.edge.settings import CONFIG_FILE, Settings
from generator.edge.site import BuildFailed, build_site
from generator.intake.git import GitSource, Tree
from generator.know.catalog import Catalog
from generator.show.outputs import Output
from generator.show.pages import figures, home
from generator.show.site import Site
from generator.show.views.lines import Figure
from generator.show.views.pages import FiguresView, HomeView
from generator.words.diagnostics import Diagnostic, has_errors, tidy

_TITLE = re.compile(rb"<title>(.*?)</title>", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that readers see: what it counts and where its list is."""

    label: str
    path: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One version: its files in git, its records, what was found, and what its site holds.

    ``built`` is None where something keeps the site from being built: an error of a record or of a page in
    ``content/``, which is among the findings, or what only a build notices, which it says on the error stream.
    """

    tree: Tree
    catalog: Catalog
    findings: tuple[Diagnostic, ...]
    numbers: tuple[Number, ...]
    built: Path | None

    def files(self) -> dict[str, Path]:
        """Every file of the built site, by address."""
        if self.built is None:
            return {}
        return {one.relative_to(self.built).as_posix(): one for one in sorted(self.built.rglob("*")) if one.is_file()}

    def title(self, path: str) -> str:
        """The title of a page of the built site, as HTML text."""
        found = _TITLE.search((self.built / path).read_bytes()) if self.built else None
        return found[1].decode().strip() if found else ""


@contextmanager
def two_sides(root: Path, settings: Settings, now: datetime, base: Tree, head: Tree) -> Iterator[tuple[Side, Side]]:
    """Both versions, built with the theme, the settings and the program of today, so that only content differs."""
    with tempfile.TemporaryDirectory(prefix="exemplars-diff-") as folder:
        yield (
            side_of(root, settings, now, base, Path(folder) / "base"),
            side_of(root, settings, now, head, Path(folder) / "head"),
        )


def side_of(root: Path, settings: Settings, now: datetime, tree: Tree, folder: Path) -> Side:
    """One version, its site built below ``folder``, which is not there yet."""
    source = GitSource(tree, settings.records)
    options = options_of(settings)
    checked = build.check_for_now(source, now, options)
    records = (from_root(one, settings.records) for one in checked.diagnostics)
    _lay(root, settings, tree, folder)
    config = read_config(folder / CONFIG_FILE, os.environ)
    found = tidy([*records, *check_pages(folder, settings, config, checked.draft, now.date())])
    built = None if has_errors(found) else _built(folder, now)
    catalog = checked.draft.known.catalog
    numbers = _numbers(build.site_of(catalog, options)) if built else ()
    return Side(tree=tree, catalog=catalog, findings=found, numbers=numbers, built=built)


def _lay(root: Path, settings: Settings, tree: Tree, folder: Path) -> None:
    """Write records and pages as the commit has them beside today's theme and settings."""
    kept = (f"{settings.records}/", f"{settings.content}/")
    wanted = {path: blob for path, blob in tree.blobs.items() if path.startswith(kept) and blob.mode.startswith("100")}
    tree.fetch({blob.name for blob in wanted.values()})
    folder.mkdir()
    write_records(folder, {path: tree.read(path) for path in wanted})
    (folder / settings.content).mkdir(exist_ok=True)
    shutil.copyfile(root / CONFIG_FILE, folder / CONFIG_FILE)
    if settings.theme and (root / settings.theme).is_dir():
        shutil.copytree(root / settings.theme, folder / settings.theme)
    if (root / PICTURES).is_dir():
        shutil.copytree(root / PICTURES, folder / PICTURES)  # pictures made before need not be made again


def _built(folder: Path, now: datetime) -> Path | None:
    try:
        return build_site(folder, folder / "site", today=now.isoformat())
    except BuildFailed:
        return None


def _numbers(site: Site) -> tuple[Number, ...]:
    """Every number of the home page and of the page of figures, each once."""
    shown: list[Figure] = []
    for output in (*home.plan(site), *figures.plan(site)):
        shown += _figures(output)
    numbers = (Number(label=one.label, path=one.path, value=one.value) for one in shown)
    return tuple(sorted(set(numbers), key=lambda one: (one.path, one.label)))


def _figures(output: Output) -> Iterator[Figure]:
    view = output.page.made().view if output.page else None
    if isinstance(view, HomeView):
        yield from (*view.figures, *view.levels)
    elif isinstance(view, FiguresView):
        yield from view.figures
        for chart in view.charts:
            for bar in chart.bars:
                name = f"{chart.title}: {bar.label.text}"
                yield Figure(key="", label=name, value=bar.figure.value, path=bar.figure.path)
