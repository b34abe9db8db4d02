"""Puts kept pictures where a site wants them: as the very file of the cache where that can be, else as a copy.

Three quarters of a large site are pictures; a link costs no room and no reading. A linked file is one with the
cache's, so nobody may write into it: the cache and the builds replace whole files only, and whatever else a person
does to the site's file is noticed in the cache by its hash.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from generator.edge.pictures.cache import Kept
from generator.edge.verify import Fingerprint, Linked, lying


def new_mode() -> int:
    """The permissions that a new file gets. Not to be asked while other threads make files."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def put(kept: Kept, place: str, mode: int | None) -> Fingerprint | Linked:
    """Let a picture stand at ``place``, where nothing is yet.

    Args:
        kept: the picture.
        place: the path of a file.
        mode: the permissions it must have to be linked; None for a copy in any case.

    Returns:
        What has to be there. A file that changed since it was looked at is not linked, and its copy will not be this.
    """
    if mode is not None and kept.lying is not None:
        with suppress(OSError):
            os.link(kept.path, place, follow_symlinks=False)
            seen = os.lstat(place)
            if stat.S_ISREG(seen.st_mode) and stat.S_IMODE(seen.st_mode) == mode and lying(seen) == kept.lying:
                return Linked(mark=kept.mark, lying=kept.lying)
            os.unlink(place)  # noqa: PTH108 - a Path for each picture costs as much as linking it
    with open(kept.path, "rb") as source, open(place, "wb") as file:  # noqa: PTH123 - as above
        file.write(source.read())
    return kept.mark
