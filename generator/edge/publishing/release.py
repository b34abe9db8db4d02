"""One release in its folder: laid down file by file, and held against its manifest."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from generator.edge.publishing.disk import Disk
from generator.edge.publishing.manifest import BadManifest, Manifest, digest_of, read_manifest

SITE, MANIFEST = "site", "manifest.json"
COMPRESSED = frozenset({".html", ".css", ".js", ".json", ".xml", ".svg", ".csv", ".ics", ".txt"})
LEAST_TO_COMPRESS = 1024
HASHED = r"assets/.+\.[0-9a-f]{8,}(?:\.min)?\.(?:css|js|woff2)"
KEPT = re.compile(rf"(?:.*/)?{HASHED}")
"""Files of the theme whose names carry a hash. Pictures are never kept: one may be gone because a person said so."""
_FIRST_STAMP, _STAMPS = 1_000_000_000, 600_000_000
"""A file's time is made of its content, so that the same file has the same ETag in every release."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A site ready to be released: its ``files`` below the host's root, read one at a time from ``folder``."""

    folder: Path
    base: str = "/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The digests of all files of a release, and which of them are the site's own."""

    digests: Mapping[str, str]
    own: frozenset[str]


def lay(disk: Disk, content: Content, folder: Path, older: Mapping[str, Path]) -> Laid:
    """Copy a site into a new release ``folder``, everything on the disk when this returns.

    Args:
        disk: does it.
        content: the built site.
        folder: the new release.
        older: hashed files of earlier releases, by path, with where they are; those that the site has not are kept.

    Returns:
        What was laid down. The manifest is still to be written.

    Raises:
        ValueError: the site holds a link or something else that is no file.
    """
    root = folder / SITE
    folders = _Folders(disk)
    disk.make_folder(folder)
    folders.make(root)
    digests: dict[str, str] = {}
    prefix = content.base.removeprefix("/")

    def put(path: str, data: bytes) -> None:
        digests[path] = digest_of(data)
        folders.make((root / path).parent)
        disk.write(root / path, data, stamp=_FIRST_STAMP + int(digests[path][:12], 16) % _STAMPS)

    for path, kind in disk.files(content.folder):
        if kind != "file":
            raise ValueError(f"{path} không phải một tệp thường")
        data = disk.read(content.folder / path)
        put(prefix + path, data)
        if PurePosixPath(path).suffix in COMPRESSED and len(data) >= LEAST_TO_COMPRESS:
            put(f"{prefix}{path}.gz", gzip.compress(data, compresslevel=6, mtime=0))
    own = frozenset(digests)
    for path, place in older.items():
        if path not in own:
            put(path, disk.read(place))
    folders.sync()
    return Laid(digests=digests, own=own)


def twin(disk: Disk, places: Mapping[str, Path], folder: Path) -> None:
    """Lay files down again in a new release ``folder``, by second names: that needs hardly any room."""
    folders = _Folders(disk)
    disk.make_folder(folder)
    folders.make(folder / SITE)
    for path in sorted(places):
        folders.make((folder / SITE / path).parent)
        disk.link(places[path], folder / SITE / path)
    folders.sync()


def lend(disk: Disk, lender: Path, new: Manifest, folder: Path, old: Manifest) -> Manifest:
    """Give the release ``old`` in ``folder`` the hashed files of the release ``new`` in ``lender``, which was live for
    a moment: a reader may have a page of it.

    Returns:
        The manifest that ``old`` has now.
    """
    missing = [path for path in sorted(new.own - old.files.keys()) if KEPT.fullmatch(path.removesuffix(".gz"))]
    for path in missing:
        place = folder / SITE / path
        for parent in reversed(place.relative_to(folder).parents[:-2]):
            disk.make_folder(folder / parent)
        disk.remove(place)  # what an earlier try, killed half way, has left
        disk.link(lender / SITE / path, place)
        disk.sync_folder(place.parent)
    files = {path: new.files[path] for path in missing}
    lent = replace(old, files={**old.files, **files}, kept={**old.kept, **dict.fromkeys(missing, 1)})
    disk.replace(folder / MANIFEST, lent.to_bytes())
    return lent


def seal(disk: Disk, folder: Path, manifest: Manifest) -> None:
    """Write a release's manifest: the last thing that makes it one."""
    disk.write(folder / MANIFEST, manifest.to_bytes())
    disk.sync_folder(folder)


def manifest_in(disk: Disk, folder: Path) -> Manifest:
    """The manifest of a release.

    Raises:
        BadManifest: there is none, or it is damaged.
    """
    try:
        return read_manifest(disk.read(folder / MANIFEST))
    except FileNotFoundError as error:
        raise BadManifest(f"{folder.name} không có bản kê") from error


def differences(disk: Disk, folder: Path, manifest: Manifest) -> Iterator[str]:
    """What in a release's folder is not as its manifest says."""
    root = folder / SITE
    found = dict(disk.files(root))
    yield from (f"thiếu {path}" for path in sorted(manifest.files.keys() - found.keys()))
    yield from (f"thừa {path}" for path in sorted(found.keys() - manifest.files.keys()))
    for path in sorted(found.keys() & manifest.files.keys()):
        if found[path] != "file" or digest_of(disk.read(root / path)) != manifest.files[path]:
            yield f"khác bản kê: {path}"


class _Folders:
    """Folders made on the way, each once, and brought to the disk together, the inner ones first."""

    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        self._made: dict[Path, None] = {}
        self._top: Path | None = None

    def make(self, path: Path) -> None:
        """Make ``path`` and what is missing above it."""
        self._top = self._top or path.parent
        missing = []
        while path not in self._made and path != self._top:
            missing.append(path)
            path = path.parent
        for one in reversed(missing):
            self._disk.make_folder(one)
            self._made[one] = None

    def sync(self) -> None:
        """Bring all their names to the disk."""
        for path in reversed(self._made):
            self._disk.sync_folder(path)
        if self._top:
            self._disk.sync_folder(self._top)
