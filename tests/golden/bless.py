"""Writes what is today as what it should be: ``python -m tests.golden.bless``. Read the diff first.

The pages of the mini site, and what reading says of broken files (``tests/intake/broken.py``).
"""

from __future__ import annotations

from tests.golden.snapshots import EXPECTED, NAMES, snapshot
from tests.intake import golden as reading


def bless() -> None:
    """Write every snapshot, take away those nobody asks for any more."""
    for name in NAMES:
        file = EXPECTED / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(snapshot(name), encoding="utf-8")
    for file in EXPECTED.rglob("*"):
        if file.is_file() and file.relative_to(EXPECTED).as_posix() not in NAMES:
            file.unlink()
    reading.bless()


if __name__ == "__main__":
    bless()
