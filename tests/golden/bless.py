"""Writes what the mini site is today as what it should be: ``python -m tests.golden.bless``. Read the diff first."""

from __future__ import annotations

from tests.golden.snapshots import EXPECTED, NAMES, snapshot


def bless() -> None:
    """Write every snapshot, take away those nobody asks for any more."""
    for name in NAMES:
        file = EXPECTED / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(snapshot(name), encoding="utf-8")
    for file in EXPECTED.rglob("*"):
        if file.is_file() and file.relative_to(EXPECTED).as_posix() not in NAMES:
            file.unlink()


if __name__ == "__main__":
    bless()
