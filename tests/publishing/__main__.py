"""``python -m tests.publishing``: the whole proof of ``publish`` and ``rollback``; `make test` runs a sample of it.

Every file operation of a publication and of a rollback is killed or made to fail, one after the other, then 200
publications are killed at random moments, while eight readers load pages through nginx. Then 200 rounds of publications
and rollbacks at the same time.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

from tests.publishing.prove import Bench, prove


def main() -> int:
    """0 when no page view was broken and every publication after a fault succeeded."""
    options = argparse.ArgumentParser(prog="python -m tests.publishing", description=__doc__)
    options.add_argument("--every", type=int, default=1, help="strike only every n-th operation")
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--rounds", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    arguments = options.parse_args()
    # In memory where that is possible: thousands of releases are brought to the disk.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="publish-proof-", dir=memory) as folder:
        bench = Bench(Path(folder), random.Random(arguments.seed))
        result = prove(bench, every=arguments.every, kills=arguments.kills, rounds=arguments.rounds)
    print(result)
    return 0 if result.clean else 1


if __name__ == "__main__":
    sys.exit(main())
