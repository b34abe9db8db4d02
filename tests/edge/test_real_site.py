"""The real site of this repository, through every door."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from generator.edge.site import build_site
from tests.edge.conftest import TODAY, files_of

ROOT = Path(__file__).parents[2]
HERE = "https://guongsang.example.edu.vn/"
_ADDRESS = re.compile(rb'\s(?:href|src)="([^"]*)"')
_ID = re.compile(rb'\sid="([^"]*)"')


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the real site."""
    return files_of(build_site(ROOT, tmp_path_factory.mktemp("real") / "site", today=TODAY))


def test_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    ids = {path: set(_ID.findall(content)) for path, content in site.items() if path.endswith(".html")}
    dead = set()
    for path in ids:
        for found in _ADDRESS.findall(site[path]):
            parts = urlsplit(urljoin(HERE + path, unescape(found.decode())))
            if f"{parts.scheme}://{parts.netloc}/" != HERE:
                continue
            target = unquote(parts.path.removeprefix("/"))
            target += "index.html" if target.endswith("/") or not target else ""
            anchor = parts.fragment.encode()
            if target not in site or (anchor and anchor not in ids.get(target, set())):
                dead.add((path, found.decode()))
    assert not dead


def test_no_page_loads_anything_from_elsewhere(site: dict[str, bytes]) -> None:
    loading = re.compile(
        rb'<(?:script|img|iframe|source|video|audio)\b[^>]*\ssrc="(?:https?:)?//|<link\b[^>]*\srel="'
        rb'(?:stylesheet|preload|preconnect|modulepreload)"[^>]*\shref="(?:https?:)?//'
    )
    assert [path for path, content in site.items() if path.endswith(".html") and loading.search(content)] == []


@pytest.mark.parametrize(
    "command", [["mkdocs", "build", "--strict"], ["properdocs", "build", "--strict"], ["generator", "build"]], ids=str
)
def test_every_command_builds_the_same_bytes(site: dict[str, bytes], tmp_path: Path, command: list[str]) -> None:
    out = "--out" if command[0] == "generator" else "--site-dir"
    environ = {**os.environ, "EXEMPLARS_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "7", "TZ": "UTC"}
    arguments = [sys.executable, "-m", *command, out, str(tmp_path / "site")]
    done = subprocess.run(arguments, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert files_of(tmp_path / "site") == site
