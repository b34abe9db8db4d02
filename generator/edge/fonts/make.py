"""Makes the fonts of cards and printed matter: ``python generator/edge/fonts/make.py FOLDER``.

FOLDER is the unpacked npm package @fontsource/be-vietnam-pro, version 5.3.0. It splits each font into Latin, Latin
Extended and Vietnamese files, which suits browsers; printers given all three take one of them and lose letters, so here
they are merged into one whole font for each weight.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

WEIGHTS = {"Regular": "400-normal", "Italic": "400-italic", "SemiBold": "600-normal", "Bold": "700-normal"}
PARTS = ("latin", "latin-ext", "vietnamese")
EPOCH = 3_786_912_000  # 2024-01-01 in seconds since 1904: the same bytes whenever it is made


def whole(package: Path, weight: str, scratch: Path) -> TTFont:
    """One font with the letters of all three parts."""
    files = []
    for part in PARTS:
        font = TTFont(package / "files" / f"be-vietnam-pro-{part}-{weight}.woff2")
        font.flavor = None
        files.append(str(scratch / f"{part}-{weight}.ttf"))
        font.save(files[-1])
    merged = Merger().merge(files)
    merged["head"].created = merged["head"].modified = EPOCH
    merged.recalcTimestamp = False
    return merged


def main(package: Path) -> None:
    """Write the fonts beside this file."""
    with tempfile.TemporaryDirectory() as scratch:
        for name, weight in WEIGHTS.items():
            font = whole(package, weight, Path(scratch))
            target = Path(__file__).parent / f"BeVietnamPro-{name}.ttf"
            font.save(target)
            print(f"{target.name}: {len(font.getBestCmap())} chữ, {target.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
