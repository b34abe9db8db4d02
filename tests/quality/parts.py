"""``python -m tests.quality.parts FILE``: what the program is made of, as CycloneDX JSON, from the lock (`make sbom`).

The tool reads the lock, keeps every hash, holds its output against the official schema and writes nothing of the day or
the machine, so the same lock gives the same bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements" / "dev.lock"
TOOL = ROOT / ".cache" / "audit" / "bin" / "cyclonedx-py"


def parts(lock: Path = LOCK) -> bytes:
    """The list of parts of a lock.

    Raises:
        subprocess.CalledProcessError: the tool found the lock or its own output wrong.
    """
    words = (
        "--output-reproducible",
        "--validate",
        "--spec-version",
        "1.6",
        "--pyproject",
        str(ROOT / "pyproject.toml"),
    )
    done = subprocess.run(
        [TOOL, "requirements", *words, "--output-format", "JSON", "--output-file", "-", lock],
        capture_output=True,
        check=True,
    )
    listed = json.loads(done.stdout)
    for part in listed["components"]:  # the whole line of the lock once more, hashes and all
        part["description"] = part["description"].partition(":")[0]
    return (json.dumps(listed, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def main() -> int:
    """Write the file."""
    target = Path(sys.argv[1])
    target.parent.mkdir(parents=True, exist_ok=True)
    content = parts()
    target.write_bytes(content)
    print(f"{target}: {len(json.loads(content)['components'])} gói")
    return 0


if __name__ == "__main__":
    sys.exit(main())
