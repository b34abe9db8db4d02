"""Names of the theme's files on the site: stylesheets and scripts carry a hash of what they hold.

A reader's browser may then keep them for ever, and never shows a new page with an old style.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

HASHED_SUFFIXES = frozenset({".css", ".js"})
"""Files that refer to others by name (fonts, pictures, modules ``.mjs``) find them under their own names."""


def published_name(path: str, content: bytes) -> str:
    """``assets/site.css`` as ``assets/site.1f0c9a3b2d.css``; other files keep their names."""
    name = PurePosixPath(path)
    if name.suffix not in HASHED_SUFFIXES:
        return path
    return str(name.with_suffix(f".{hashlib.blake2b(content, digest_size=5).hexdigest()}{name.suffix}"))
