"""Files are written whole, only inside the root, and never through a link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.edge.records import CannotWrite, write_records


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    write_records(tmp_path, {"a/b/c.md": "Gương sáng\r\n", "d.md": ""})
    assert (tmp_path / "a/b/c.md").read_bytes() == "Gương sáng\r\n".encode()
    assert (tmp_path / "d.md").read_bytes() == b""
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a", "b", "c.md", "d.md"]


def test_a_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("cũ", encoding="utf-8")
    (tmp_path / "a.md").chmod(0o666)
    write_records(tmp_path, {"a.md": "mới"})
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "mới"
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o666


@pytest.mark.parametrize(
    "path", ["../x.md", "/x.md", "a/../../x.md", "a//b.md", "", ".", "a\\b.md", "a/./b.md", "x\0.md"]
)
def test_paths_that_leave_the_root_are_refused(tmp_path: Path, path: str) -> None:
    root = tmp_path / "root"
    root.mkdir()
    with pytest.raises(CannotWrite):
        write_records(root, {"good.md": "tốt", path: "xấu"})
    assert list(tmp_path.rglob("*.md")) == []


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (outside / "x.md").write_text("ngoài", encoding="utf-8")
    (root / "folder").symlink_to(outside)
    (root / "x.md").symlink_to(outside / "x.md")
    (root / "broken.md").symlink_to(outside / "none.md")
    for path in ("folder/y.md", "x.md", "broken.md"):
        with pytest.raises(CannotWrite, match="liên kết"):
            write_records(root, {"a.md": "trước", path: "sau"})
    assert sorted(one.name for one in outside.iterdir()) == ["x.md"]
    assert (outside / "x.md").read_text(encoding="utf-8") == "ngoài"
    assert not (root / "a.md").exists()


def test_a_folder_or_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "file").write_text("", encoding="utf-8")
    for path in ("folder.md", "pipe.md", "file/x.md"):
        with pytest.raises(CannotWrite):
            write_records(tmp_path, {path: "x"})


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text("cũ", encoding="utf-8")

    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(OSError, match="No space"):
        write_records(tmp_path, {"a.md": "mới"})
    assert [one.name for one in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "cũ"
