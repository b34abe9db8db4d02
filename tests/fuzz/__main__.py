"""``python -m tests.fuzz --count 100000 --seed 7``: random files through ``check``; fails when one breaks it or takes
long, or the memory it needs grows with the number of files.
"""

from __future__ import annotations

import argparse
import resource
import sys

from tests.fuzz.run import fuzz

STEP = 2000
MEMORY = 512
"""Megabytes that the whole run may need: Python, the rules, and 2,000 files at a time."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    done = broken = slow = 0
    seconds = slowest = 0.0
    codes: set[str] = set()
    for seed in range(-(-options.count // STEP)):
        size = min(STEP, options.count - seed * STEP)
        tally = fuzz(options.seed * 1_000_003 + seed, size)
        done += size
        broken, slow = broken + len(tally.broken), slow + len(tally.slow)
        seconds, slowest, codes = seconds + tally.seconds, max(slowest, tally.slowest), codes | tally.codes.keys()
        for number, text in tally.broken[:3]:
            print(f"seed {options.seed * 1_000_003 + seed}, folder {number}:\n{text}", file=sys.stderr)
        for number, taken in tally.slow[:3]:
            print(f"seed {options.seed * 1_000_003 + seed}, folder {number}: {taken:.1f} s", file=sys.stderr)
        if sys.stderr.isatty():
            print(f"\r{done} files", end="", file=sys.stderr)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{done} random files: {broken} folders raised, {slow} took long, {len(codes)} rules spoke; "
        f"{seconds:.0f} s of processor, slowest folder of 25 files {slowest:.2f} s; "
        f"most memory {memory:.0f} MB"
    )
    return int(broken + slow > 0 or memory > MEMORY)


if __name__ == "__main__":
    raise SystemExit(main())
