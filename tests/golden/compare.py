"""A text held against the file that somebody last looked at and said yes to."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

LONGEST = 120


def hold(file: Path, now: str) -> None:
    """Fail with the difference, unless ``file`` says what ``now`` says."""
    before = file.read_text(encoding="utf-8") if file.is_file() else ""
    if now != before:
        name = f"{file.parent.name}/{file.name}"
        diff = list(difflib.unified_diff(before.splitlines(), now.splitlines(), name, "now", lineterm=""))
        more = [f"… and {len(diff) - LONGEST} more lines"] if len(diff) > LONGEST else []
        cure = "If this is as it should be: python -m tests.golden.bless (or make bless), and read the diff."
        pytest.fail("\n".join([*diff[:LONGEST], *more, cure]), pytrace=False)
