"""Everything that is made of the mini site, into one folder: ``python -m tests.reproducible.everything ROOT OUT``.

Run in a process of its own, because what is tried is whether it depends on anything but the records and the day.
"""

from __future__ import annotations

import os
import sys

from generator.edge.cli import main

TODAY = "2026-03-01"
COMMANDS = (
    ("build", "--out", "{out}/site"),
    ("publish", "--static", "{out}/tinh"),
    ("publish", "--to", "{out}/dang", "--site", "{out}/site"),
    ("yearbook", "--year", "2026", "--out", "{out}/ky-yeu.pdf"),
    ("report", "--school-year", "2025-2026", "--out", "{out}/bao-cao"),
    ("share", "nguoi-thay-lap-trinh", "--out", "{out}/chia-se"),
    ("digest", "--from", "2025-12", "--to", "2026-02", "--out", "{out}/ban-tin"),
    ("schema", "--templates", "{out}/mau"),
)


def make(root: str, out: str) -> int:
    """Run every command; 0 when all did what they should."""
    os.makedirs(out, exist_ok=True)  # noqa: PTH103 - nothing of ours may have been imported for this
    for name, *words in COMMANDS:
        status = main([name, "--root", root, "--today", TODAY, *(word.format(out=out) for word in words)])
        if status:
            print(f"{name}: {status}", file=sys.stderr)
            return status
    return 0


if __name__ == "__main__":
    sys.exit(make(*sys.argv[1:3]))
