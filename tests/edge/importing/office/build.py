"""Makes the forty office files, the same every time. Everybody in them is invented.

``python -m tests.edge.importing.office.build FOLDER`` writes them where they can be opened and looked at.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path

from tests.edge.importing.office import build_sheets, build_ugly, build_word


@lru_cache(maxsize=1)
def all_files() -> dict[str, bytes]:
    """The forty files by name."""
    found = {**build_sheets.files(), **build_word.files(), **build_ugly.files()}
    return {name: found[name] for name in sorted(found)}


if __name__ == "__main__":
    for name, raw in all_files().items():
        Path(sys.argv[1], name).write_bytes(raw)
