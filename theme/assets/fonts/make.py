"""Makes the site's font files out of the npm package @fontsource/be-vietnam-pro.

The package holds each weight in three pieces (latin, latin-ext, vietnamese). A Vietnamese page needs two of them in
every line, and pieces lose the kerning and the stacked marks between them, so they are merged into one file for each
face, cut down to the letters that Vietnamese, its neighbors and this theme use, and written without hinting.

    npm pack @fontsource/be-vietnam-pro@5.3.0 && tar xzf fontsource-be-vietnam-pro-5.3.0.tgz
    .venv/bin/python theme/assets/fonts/make.py package

Files carry a hash of what they hold, so a reader's browser may keep them for ever. Their names stand in
assets/stylesheets/fonts.css and in main.html.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FAMILY = "be-vietnam-pro"
FACES = ("400-normal", "700-normal")
PIECES = ("vietnamese", "latin", "latin-ext")
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A: names of friends from Europe
    *map(ord, "ƠơƯư"),
    *(0x300, 0x301, 0x303, 0x309, 0x323),  # the five tone marks, for letters that have no composed form
    *range(0x1EA0, 0x1EFA),
    *map(ord, "–—‘’‚“”„†•…‹›₫€™−\u202f"),
)
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "mkmk"]


def made(package: Path, face: str) -> bytes:
    """One face as woff2: the same bytes from the same package each time."""
    with tempfile.TemporaryDirectory() as folder:
        pieces = []
        for piece in PIECES:
            font = TTFont(package / "files" / f"{FAMILY}-{piece}-{face}.woff2", recalcTimestamp=False)
            font.flavor = None
            day = font["head"].created
            pieces.append(str(Path(folder) / f"{piece}.ttf"))
            font.save(pieces[-1])
        font = Merger().merge(pieces)
        options = Options(layout_features=FEATURES, hinting=False, notdef_outline=True, desubroutinize=True)
        cutter = Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        font["head"].created = font["head"].modified = day
        font.recalcTimestamp = False
        font.flavor = "woff2"
        target = Path(folder) / "made.woff2"
        font.save(target)
        return target.read_bytes()


def main(package: Path) -> None:
    """Write a file for each face beside this script, in place of the ones there."""
    for old in HERE.glob(f"{FAMILY}-*.woff2"):
        old.unlink()
    for face in FACES:
        content = made(package, face)
        name = f"{FAMILY}-{face}.{hashlib.blake2b(content, digest_size=5).hexdigest()}.woff2"
        (HERE / name).write_bytes(content)
        sys.stdout.write(f"{name} {len(content)} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
