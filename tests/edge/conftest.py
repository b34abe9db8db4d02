from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.edge import planning
from generator.edge.site import build_site
from tests.edge import fake_site

TODAY = "2026-11-20"


@dataclass(frozen=True)
class Built:
    """A built site."""

    root: Path
    out: Path

    def soup(self, path: str) -> BeautifulSoup:
        return BeautifulSoup((self.out / path).read_text(encoding="utf-8"), "html.parser")

    def bytes_by_path(self) -> dict[str, bytes]:
        return files_of(self.out)


def files_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def fake_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "plan_site", fake_site.plan_site)


@pytest.fixture
def folder(tmp_path: Path, fake_plan: None) -> Path:
    """A site's sources, not built."""
    return fake_site.make_folder(tmp_path / "kho")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The fake site, built once for all tests that only look."""
    root = fake_site.make_folder(tmp_path_factory.mktemp("built") / "kho")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "plan_site", fake_site.plan_site)
        build_site(root, today=TODAY)
    return Built(root=root, out=root / "site")
