"""Small git repositories of fabricated records, for tests of what looks at changes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

MINI = Path(__file__).parents[1] / "mini"
QUIET = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "t", "GIT_AUTHOR_EMAIL": "t@e.vn",
    "GIT_COMMITTER_NAME": "t", "GIT_COMMITTER_EMAIL": "t@e.vn",
    "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
}  # fmt: skip


def git(root: Path, *words: str) -> str:
    command = ["git", "-c", "init.defaultBranch=main", *words]
    return subprocess.run(
        command, cwd=root, env={**os.environ, **QUIET}, check=True, capture_output=True, text=True
    ).stdout


def mini_repository(root: Path) -> Path:
    """The small fabricated university in a repository with one commit."""
    shutil.copytree(MINI, root)
    git(root, "init", "--quiet")
    commit(root)
    return root


def commit(root: Path) -> str:
    git(root, "add", "--all", ".")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "m")
    return git(root, "rev-parse", "HEAD").strip()
