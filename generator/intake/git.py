"""Records and settings as one commit has them, read from git's objects without a checkout."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.intake.read import Entry, UnreadableError, entries, limit_of, shown, too_large
from generator.intake.rules import files
from generator.intake.shelves import is_hidden_folder
from generator.words.diagnostics import Diagnostic, Place

_LINK, _MODULE = "120000", "160000"
_TRUST = re.compile(r"git config --global --add safe\.directory .*")
"""What git itself proposes for a repository that another user owns."""
_RELATIVE = re.compile(r"[~^@:]|^HEAD$")
"""Names that are counted from another revision or found in this machine's journal: no server knows them."""


class GitError(Exception):
    """git is missing, this is no repository, or there is no such revision; the message is Vietnamese."""


class NoGitError(GitError):
    """git is not on this machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blob:
    """One file of a commit."""

    mode: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Tree:
    """All files of one commit below a folder of the repository, by path from that folder."""

    root: Path
    commit: str
    blobs: dict[str, Blob]
    _kept: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    def read(self, path: str) -> bytes:
        """The bytes of one file.

        Raises:
            UnreadableError: the commit has no such file.
        """
        blob = self.blobs.get(path)
        if blob is None or blob.mode in {_LINK, _MODULE}:
            raise UnreadableError("Không có tệp này.")
        if blob.name not in self._kept:
            self._kept[blob.name] = _git(self.root, "cat-file", "blob", blob.name)
        return self._kept[blob.name]

    def fetch(self, names: set[str]) -> None:
        """Read many objects by one call of git, so that reading them one by one later costs nothing."""
        wanted = sorted(names - set(self._kept))
        if not wanted:
            return
        raw = _git(self.root, "cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode())
        at = 0
        for name in wanted:
            end = raw.index(b"\n", at)
            size = int(raw[at:end].split()[2])
            self._kept[name] = raw[end + 1 : end + 1 + size]
            at = end + 1 + size + 1


@dataclass(slots=True)
class GitSource:
    """The records folder of one commit. ``folder`` is its path from the site's root."""

    tree: Tree
    folder: str

    def files(self) -> Iterator[Entry]:
        """Every file, sorted by path, with the findings a folder on disk would give."""
        odd: dict[str, Diagnostic | None] = {}
        prefix = f"{self.folder}/"
        inside = {path.removeprefix(prefix): blob for path, blob in self.tree.blobs.items() if path.startswith(prefix)}
        if not inside:
            message = f"Không thấy thư mục hồ sơ “{self.folder}” trong bản này."
            yield Entry(path=".", problems=(files.UNREADABLE.at(Place(path="."), message),), readable=False)
            return
        for path, blob in inside.items():
            if any(is_hidden_folder(part) for part in path.split("/")[:-1]):
                continue
            odd[path if path == shown(path) else shown(path)] = _problem(path, blob)
        texts = {path: blob for path, blob in inside.items() if path.endswith((".md", ".yml", ".csv"))}
        self.tree.fetch({blob.name for path, blob in texts.items() if blob.size <= limit_of(path)})
        yield from entries(odd)

    def read(self, path: str) -> bytes:
        """The bytes of one listed file.

        Raises:
            UnreadableError: there is no such file, or it is larger than any such file may be.
        """
        full = f"{self.folder}/{path}"
        blob = self.tree.blobs.get(full)
        if blob is not None and blob.size > limit_of(path):
            raise UnreadableError(too_large(path))
        return self.tree.read(full)


def _problem(path: str, blob: Blob) -> Diagnostic | None:
    place = Place(path=shown(path))
    if path != shown(path):
        return files.FILE_NAME.at(place, "Tên tệp có ký tự không đọc được.", hint="Đổi tên tệp.")
    if blob.mode == _LINK:
        message = "Đây là một liên kết, không phải tệp hay thư mục thật."
        return files.SYMLINK.at(place, message, hint="Chép chính tệp ấy vào đây.")
    if blob.mode == _MODULE:
        return files.NOT_A_FILE.at(place, "Đây không phải một tệp thường.")
    return files.TOO_LARGE.at(place, too_large(path)) if blob.size > limit_of(path) else None


def open_tree(root: Path, revision: str) -> Tree:
    """The files of ``revision`` below ``root``, a folder of a git repository.

    Raises:
        GitError: git is missing, ``root`` is in no repository, or the revision is not there.
    """
    commit = _commit(root, revision)
    prefix = _text(root, "rev-parse", "--show-prefix").rstrip("\n")
    listing = _git(root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit).decode("utf-8", "surrogateescape")
    blobs = {}
    for line in filter(None, listing.split("\0")):
        about, _, path = line.partition("\t")
        if path.startswith(prefix):
            mode, _, name, size = about.split()
            blobs[path.removeprefix(prefix)] = Blob(mode=mode, name=name, size=0 if size == "-" else int(size))
    return Tree(root, commit, blobs)


def merge_base(root: Path, base: str, head: str = "HEAD") -> str:
    """The commit where ``head`` left ``base``; ``base`` itself where they have nothing in common.

    Raises:
        GitError: one of them is not there.
    """
    first, second = _commit(root, base), _commit(root, head)
    try:
        return _text(root, "merge-base", first, second).strip()
    except GitError:
        return first


def changed_since(root: Path, base: str) -> frozenset[str]:
    """Paths below ``root`` that differ on disk from ``base``: edited, added, renamed, and not yet in git at all.

    Raises:
        GitError: ``base`` is not there.
    """
    commit = _commit(root, base)
    edited = _text(root, "diff", "--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff", commit, "--")
    fresh = _text(root, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(filter(None, (edited + fresh).split("\0")))


def _commit(root: Path, revision: str) -> str:
    if not revision or revision.startswith("-"):
        raise GitError(f"“{revision}” không phải một bản trong git.")
    try:
        return _text(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    except GitError as error:
        if isinstance(error, NoGitError):
            raise
        raise GitError(_why_missing(root, revision)) from error


def _why_missing(root: Path, revision: str) -> str:
    """Why there is no such revision, and what helps."""
    try:
        shallow = _text(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    except GitError as error:
        trust = _TRUST.search(str(error))
        if trust:
            return f"git không đọc kho này vì thư mục thuộc về người khác; nếu tin được kho, chạy: {trust[0].rstrip()}"
        return "Thư mục này không nằm trong kho git nào."
    if not _text(root, "for-each-ref", "--count=1"):
        return "Kho này chưa có bản nào trong git; thử: git add -A && git commit"
    if shallow:
        return f"Kho này chỉ chép phần cuối của lịch sử, chưa có bản “{revision}”; thử: git fetch --unshallow"
    if _RELATIVE.search(revision):
        return f"Lịch sử của kho này không có bản “{revision}”; xem các bản có: git log --oneline"
    name = revision.removeprefix("origin/")
    return f"Kho này không có bản “{revision}” trong git; thử: git fetch origin {shlex.quote(name)}"


def _text(root: Path, *words: str) -> str:
    return _git(root, *words).decode("utf-8", "surrogateescape")


def _git(root: Path, *words: str, given: bytes | None = None) -> bytes:
    """What git answers. Neither hooks nor programs that the repository names are run by these commands."""
    english = {**os.environ, "LC_ALL": "C"}  # what git says of an unknown fault is passed on, and one is recognised
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=off", "-C", str(root), *words]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=english)  # noqa: S603 - git, by words of ours
    except FileNotFoundError as error:
        raise NoGitError("Chưa có chương trình git trên máy này.") from error
    if done.returncode:
        raise GitError("git không trả lời được: " + done.stderr.decode("utf-8", "replace").strip()[:300])
    return done.stdout
