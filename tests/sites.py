"""Builds the sites that several tests look at: the real one at ``/`` and under a path."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.edge.site import build_site

ROOT = Path(__file__).parent.parent
PARTS = ("content", "exemplars", "theme")
TODAY = "2026-11-22"


def copy_of_the_real_site(target: Path, site_url: str = "") -> Path:
    """The sources of the real site in a folder of their own, where they may be changed."""
    target.mkdir(parents=True)
    for part in PARTS:
        shutil.copytree(ROOT / part, target / part)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    lines = [
        f"site_url: {site_url}" if site_url and line.startswith("site_url:") else line for line in config.split("\n")
    ]
    (target / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")
    return target


def build_real_site(folder: Path, site_url: str = "") -> Path:
    """Build it; the answer is the site's folder."""
    return build_site(copy_of_the_real_site(folder / "root", site_url), folder / "site", today=TODAY)
