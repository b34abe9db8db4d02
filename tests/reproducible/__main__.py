"""``python -m tests.reproducible``: the same records and the same day give the same bytes on nine machines.

``--python PROGRAM`` adds another Python, with the same requirements installed; ``--only NAME`` leaves out the others.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.reproducible.environments import OTHERS, USUAL, differing, make_on


def main() -> int:
    """0 when all are the same."""
    options = argparse.ArgumentParser(prog="python -m tests.reproducible", description=__doc__)
    options.add_argument("--python", action="append", default=[], help="another Python; may be given more than once")
    options.add_argument("--only", action="append", default=[])
    arguments = options.parse_args()
    machines = [one for one in OTHERS if not arguments.only or one.name in arguments.only]
    machines += [replace(USUAL, name=program, python=program) for program in arguments.python]
    bad = 0
    with tempfile.TemporaryDirectory(prefix="reproducible-") as folder:
        first = make_on(USUAL, Path(folder) / "0")
        kinds = sorted({Path(path).suffix for path in first})
        print(f"{len(first)} files on the usual machine: {' '.join(kinds)}", flush=True)
        for number, machine in enumerate(machines, start=1):
            found = differing(first, make_on(machine, Path(folder) / str(number)))
            bad += bool(found)
            print(f"{machine.name}: {len(found)} differ {found[:10] or ''}", flush=True)
    print(f"{len(machines) - bad} of {len(machines)} machines give the same bytes")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
