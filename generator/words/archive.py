"""Office files are zip archives; the same content must be the same bytes, whenever it is written."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)


def settled(archive: bytes) -> bytes:
    """The archive with every entry dated at the beginning of the zip calendar, in the order it came."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            info = zipfile.ZipInfo(entry.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            new.writestr(info, old.read(entry.filename), compresslevel=6)
    return out.getvalue()
