"""A revision that is not there: why, and what helps."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.intake.git import GitError, changed_since, merge_base, open_tree
from tests.edge.repositories import commit, git


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A repository with two commits."""
    root = tmp_path / "kho"
    root.mkdir()
    git(root, "init", "--quiet")
    for text in ("một", "hai"):
        (root / "a.md").write_text(text, encoding="utf-8")
        commit(root)
    return root


@pytest.mark.parametrize(
    ("revision", "help_with"),
    [
        ("khong-co", "git fetch origin khong-co"),
        ("origin/moi", "git fetch origin moi"),
        ("a b", "git fetch origin 'a b'"),
        ("HEAD~9", "git log --oneline"),
        ("main@{9}", "git log --oneline"),
        ("-x", "không phải một bản"),
        ("", "không phải một bản"),
    ],
)
def test_it_says_what_helps(kept: Path, revision: str, help_with: str) -> None:
    with pytest.raises(GitError, match=help_with.replace("{", "\\{")):
        open_tree(kept, revision)


def test_a_folder_without_git(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="không nằm trong kho git nào"):
        merge_base(tmp_path, "main")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(GitError, match="chưa có bản nào"):
        changed_since(tmp_path, "HEAD")


def test_a_repository_that_has_the_end_of_history_only(kept: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", kept.as_uri(), "ngan")
    with pytest.raises(GitError, match="git fetch --unshallow"):
        open_tree(tmp_path / "ngan", "HEAD~1")


def test_a_repository_of_somebody_else(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # git's own switch for its own tests
    with pytest.raises(GitError, match=r"safe\.directory"):
        open_tree(kept, "HEAD")
