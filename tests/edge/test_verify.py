from __future__ import annotations

from pathlib import Path

import pytest

from generator.edge.verify import fingerprint, verify

PLANNED = {"a/index.html": fingerprint(b"a"), "b.txt": fingerprint(b"b"), "trang.html": None}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_bytes(b"a")
    (tmp_path / "b.txt").write_bytes(b"b")
    (tmp_path / "trang.html").write_bytes(b"x")
    return tmp_path


def found(site: Path) -> list[tuple[str, str]]:
    return [(one.code, one.place.path) for one in verify(site, PLANNED)]


def test_whole_site(site: Path) -> None:
    assert found(site) == []


def test_missing_file(site: Path) -> None:
    (site / "a/index.html").unlink()
    assert found(site) == [("R951", "a/index.html")]


def test_empty_page(site: Path) -> None:
    (site / "trang.html").write_bytes(b"")
    assert found(site) == [("R951", "trang.html")]


def test_changed_file(site: Path) -> None:
    (site / "b.txt").write_bytes(b"c")
    assert found(site) == [("R952", "b.txt")]


def test_unexpected_files(site: Path) -> None:
    (site / "a/.an").write_bytes(b"")
    (site / "lien-ket").symlink_to(site / "b.txt")
    assert found(site) == [("R953", "a/.an"), ("R953", "lien-ket")]


def test_link_to_a_folder(site: Path) -> None:
    (site / "ngoai").symlink_to(site / "a")
    assert found(site) == [("R953", "ngoai")]
