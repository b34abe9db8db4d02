"""``python -m tests.faults``: makes each fault of ``hand.yml`` in a copy of the program; some test must notice each.

``python -m tests.faults --tool`` has mutmut make faults instead, in the rooms that read, mark up, let out and publish.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults import tool
from tests.faults.run import copy_to, faults, passes, unnoticed


def by_hand() -> int:
    """0 when all are noticed, and the tests pass without any."""
    listed = faults()
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        copy = copy_to(Path(folder) / "copy")
        if not passes(copy, sorted({test for fault in listed for test in fault.tests}), tell=True):
            print("the tests fail without any fault")
            return 1
        started = time.monotonic()
        left = 0
        for fault in unnoticed(copy, listed):
            left += 1
            print(f"NOT NOTICED: {fault.why} ({fault.file}): {' '.join(fault.tests)}", flush=True)
    print(f"{len(listed)} faults made by hand, {len(listed) - left} noticed, {time.monotonic() - started:.0f} s")
    return int(left > 0)


def main() -> int:
    """See above."""
    options = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    options.add_argument("--tool", action="store_true", help="faults chosen by mutmut (needs `make faults`)")
    options.add_argument("--count", type=int, default=0, help="so many of the tool's, by chance; 0 for all")
    options.add_argument("--seed", type=int, default=7)
    arguments = options.parse_args()
    return tool.run(arguments.count, arguments.seed) if arguments.tool else by_hand()


if __name__ == "__main__":
    sys.exit(main())
