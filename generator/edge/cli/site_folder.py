"""The folder a command works on: where it is, its settings, and the moment it is looked at."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import UsageError
from generator.edge.collector import put_off
from generator.edge.config_file import read_config
from generator.edge.printing.plain import from_plain, to_plain
from generator.edge.settings import CONFIG_FILE, Settings, SettingsError, load_settings, moment
from generator.edge.unchanged import trace_of
from generator.words.diagnostics import Diagnostic, tidy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.intake.git import Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFolder:
    """A site's folder, opened."""

    root: Path
    settings: Settings
    now: datetime

    @property
    def records(self) -> Path:
        """Where the records lie."""
        return self.root / self.settings.records


def open_site(root: Path, today: str) -> SiteFolder:
    """Read the settings of the site under ``root``; a folder without ``mkdocs.yml`` has the defaults.

    Raises:
        UsageError: there are no records under ``root``, or its settings cannot be used.
    """
    try:
        settings = load_settings(root) if (root / CONFIG_FILE).exists() else Settings()
        site = SiteFolder(root=root, settings=settings, now=moment(settings, today))
    except SettingsError as error:
        raise UsageError(str(error)) from error
    if not site.records.is_dir():
        here = "thư mục này" if root == Path() else f"thư mục {root}"
        raise UsageError(
            f"Trong {here} không có {settings.records}/. Hãy vào thư mục của kho, hoặc chỉ ra nó: --root THƯ_MỤC"
        )
    return site


def findings(site: SiteFolder) -> tuple[Diagnostic, ...]:
    """All findings of records and pages, with paths from the site's root; as they were when nothing has changed."""
    config = read_config(site.root / CONFIG_FILE, os.environ) if (site.root / CONFIG_FILE).exists() else {}
    trace = trace_of(site.root, "check", config, site.settings.records, str(site.settings.today))
    if trace is not None:
        kept = trace.kept(site.now)
        if kept is not None:
            return tuple(map(from_plain, kept))
        trace.begin()
    found, until = _findings(site, config)
    if trace is not None:
        trace.keep(list(map(to_plain, found)), site.now, until)
    return found


def _findings(site: SiteFolder, config: Mapping[str, object]) -> tuple[tuple[Diagnostic, ...], datetime]:
    """All findings, and the moment at which the same files may have others."""
    from generator import build
    from generator.edge.content_found import check_pages
    from generator.edge.memory import memory_of
    from generator.edge.planning import about, from_root, options_of, studio_of
    from generator.edge.workers import share
    from generator.intake.read import FolderSource

    with put_off(), studio_of(site.root) as studio:
        source, options = FolderSource(site.records), options_of(site.settings)
        memory = memory_of(site.root)
        checked = build.check_for_now(source, site.now, options, share, studio, memory)
        pages = list(check_pages(site.root, site.settings, config, checked.draft, site.now.date(), memory))
        memory.save(share)
    records = (from_root(one, site.settings.records) for one in checked.diagnostics)
    settings = about(site.settings) if (site.root / CONFIG_FILE).exists() else ()
    return tidy([*records, *pages, *settings]), checked.until


def findings_at(site: SiteFolder, tree: Tree) -> tuple[Diagnostic, ...]:
    """All findings of the records of a commit, by the settings of today; pages of ``content/`` are left out."""
    from generator import build
    from generator.edge.planning import from_root, options_of
    from generator.intake.git import GitSource

    with put_off():
        records = build.check(GitSource(tree, site.settings.records), site.now, options_of(site.settings))
    return tidy(from_root(found, site.settings.records) for found in records)
