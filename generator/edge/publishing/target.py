"""The folder that a web server serves from::

    current -> releases/000013     what readers get
    releases/000013/site/          the files, below the host's root
    releases/000013/manifest.json  their digests
    server/                        what nginx includes
    serial, .lock                  the last number given out; who may change anything

A number above ``current``'s is a release that never went live; a folder whose name begins with a dot never became one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.edge.publishing.disk import Disk
from generator.edge.publishing.manifest import BadManifest, Manifest, Named
from generator.edge.publishing.release import manifest_in

CURRENT, RELEASES, SERVER, SERIAL, LOCK = "current", "releases", "server", "serial", ".lock"
KEEP = 5
_DIGITS = 16
_NUMBER = re.compile(rf"[0-9]{{6,{_DIGITS}}}")
_OWN = frozenset({CURRENT, RELEASES, SERVER, SERIAL, LOCK, f".{CURRENT}.new", f".{SERIAL}.new"})


class NotATarget(OSError):
    """The folder is somebody else's; the message is Vietnamese."""


class Target:
    """A folder with releases. Methods that change it are called between ``locked``."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        self.folder = folder.resolve()
        self.disk = disk
        self.releases = self.folder / RELEASES
        self.server = self.folder / SERVER

    def prepare(self) -> None:
        """Make the folder, or make sure that the one there is ours.

        Raises:
            NotATarget: it holds other files.
        """
        if self.folder.is_dir() and not self.disk.is_folder(self.releases):
            strange = [name for name, _ in self.disk.entries(self.folder) if name not in _OWN]
            if strange:
                raise NotATarget(f"Thư mục {self.folder} có sẵn tệp khác ({strange[0]}…); hãy chọn thư mục mới.")
        for folder in (*reversed(self.folder.parents), self.folder, self.releases, self.server):
            if not folder.is_dir():
                self.disk.make_folder(folder)
        self.disk.sync_folder(self.folder)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else changes this folder meanwhile."""
        with self.disk.locked(self.folder / LOCK):
            yield

    def next_serial(self) -> int:
        """A number that nobody was given before."""
        numbers = [self.current(), *self.numbers()]
        if self.disk.is_file(self.folder / SERIAL):
            given = self.disk.read(self.folder / SERIAL).strip()
            numbers.append(int(given) if given.isdigit() and len(given) < _DIGITS else 0)
        serial = max(numbers) + 1
        self.disk.replace(self.folder / SERIAL, b"%d\n" % serial)
        return serial

    def path(self, serial: int) -> Path:
        """The folder of a release."""
        return self.releases / f"{serial:06}"

    def fresh(self, serial: int) -> Path:
        """The folder a release is made in before it gets its name."""
        return self.releases / f".{serial:06}"

    def numbers(self) -> list[int]:
        """All releases that are there, the newest last."""
        return sorted(int(name) for name, _ in self.disk.entries(self.releases) if _NUMBER.fullmatch(name))

    def current(self) -> int:
        """The release readers get; 0 when there is none.

        Raises:
            NotATarget: somebody has put something else in its place. No release may be taken for superfluous then.
        """
        place, target = self.folder / CURRENT, self.disk.target_of(self.folder / CURRENT)
        if not target:
            return 0
        folder, _, name = target.rpartition("/")
        if folder.rpartition("/")[2] != RELEASES or not _NUMBER.fullmatch(name):
            raise NotATarget(f"{place} phải là một liên kết tới {RELEASES}/<số>; hãy đặt lại: {self._how(place)}")
        return int(name)

    def _how(self, place: Path) -> str:
        steps = [f"mv {place} {place}.cu"] if self.disk.target_of(place) else []
        last = max(self.numbers(), default=0)
        return " && ".join([*steps, *([f"ln -s {RELEASES}/{last:06} {place}"] if last else [])])

    def manifest(self, serial: int) -> Manifest | None:
        """A release's manifest; None where it is missing or damaged, and for the number 0, which no release has."""
        try:
            return manifest_in(self.disk, self.path(serial))
        except BadManifest:
            return None

    def point(self, serial: int) -> None:
        """Give readers another release; 0 takes away the only one there was."""
        if serial:
            self.disk.point(self.folder / CURRENT, f"{RELEASES}/{serial:06}")
        else:
            self.disk.remove(self.folder / CURRENT)
            self.disk.sync_folder(self.folder)

    def clear(self) -> None:
        """Remove what killed or failed publications left behind.

        Raises:
            NotATarget: several releases are there and none is live: somebody took the site down by hand.
        """
        current = self.current()
        if not current and len(self.numbers()) > 1:
            place = self.folder / CURRENT
            raise NotATarget(f"Không có {place}, mà còn nhiều bản đã đăng; hãy đặt lại: {self._how(place)}")
        for name, _ in self.disk.entries(self.releases):
            if not _NUMBER.fullmatch(name) or int(name) > current:
                self.disk.remove_tree(self.releases / name)

    def prune(self, withdrawn: frozenset[str], *, forget: bool, named: Mapping[str, Named] | None = None) -> list[int]:
        """Remove all but the last releases, and every older one that still shows a ``withdrawn`` address or names in a
        row of a decision somebody whom the live release's ``named`` has no more; with ``forget`` every older one.

        Returns:
            The numbers that were removed because of a withdrawal.
        """
        current = self.current()
        older = [number for number in self.numbers() if number < current]
        forgotten = [number for number in older if forget or not self._has_forgotten(number, withdrawn, named or {})]
        for number in older:
            if number in forgotten or number not in older[-(KEEP - 1) :]:
                self.disk.remove_tree(self.path(number))
        return forgotten

    def _has_forgotten(self, number: int, withdrawn: frozenset[str], named: Mapping[str, Named]) -> bool:
        manifest = self.manifest(number)
        return manifest is not None and not shows(manifest, withdrawn) and not names(manifest, named)


def shows(manifest: Manifest, withdrawn: frozenset[str]) -> list[str]:
    """Which of the ``withdrawn`` addresses a release still answers with something else than a tombstone."""
    files = manifest.files
    alive = (path for path in withdrawn - set(manifest.gone) if f"{path}index.html".removeprefix("/") in files)
    return sorted(alive)


def names(manifest: Manifest, named: Mapping[str, Named]) -> list[str]:
    """The decisions in which a release names somebody whose row is still counted now, but by nobody's name.

    A row that goes altogether, a name that is spelled anew or a decision that is gone is no such thing: whoever went
    back for those may do so.
    """
    return sorted(
        decision
        for decision, (rows, then) in manifest.named.items()
        if decision in named
        and named[decision][0] >= rows
        and set(then) - set(named[decision][1])
        and len(named[decision][1]) < len(then)
    )
