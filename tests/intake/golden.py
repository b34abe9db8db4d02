"""What reading says of broken files, whole: every finding with its cures, and what is read all the same.

``tests/golden/bless.py`` writes it anew; read the difference.
"""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from generator.intake import parse, read
from generator.intake.compose import compose
from generator.intake.frontmatter import decode, split
from generator.intake.load import load, locate
from generator.intake.parse import RawRecord, parse_record
from generator.intake.read import FolderSource, MemorySource, UnreadableError
from generator.intake.schema.records import SCHEMAS
from generator.words.diagnostics import Diagnostic, tidy
from tests.intake import broken, test_compose, test_frontmatter, test_parse, test_read
from tests.intake.samples import PROFILE, STORY

EXPECTED = Path(__file__).parent / "expected"
_LONGEST = 400


def visible(text: str) -> str:
    """A text on one line whose every character can be seen; of a long one the two ends."""
    if len(text) > _LONGEST:
        text = f"{text[:60]} … {text[-40:]} ({len(text)} characters)"
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def findings(found: Iterable[Diagnostic]) -> Iterator[str]:
    """A finding on a line, its hint and its cures on their own; of very many the first, the last and how many."""
    told = list(found)
    if len(told) > 15:
        yield f"{len(told)} findings, of which the first and the last:"
        told = [told[0], told[-1]]
    for one in told:
        place = one.place
        field = f" {'.'.join(map(str, place.field))}" if place.field else ""
        key = " (key)" if place.on_key else ""
        yield f"{place.path}:{place.line}:{place.column}{field}{key}: {one.severity} {one.code}: {visible(one.message)}"
        if one.hint:
            yield f"    {visible(one.hint)}"
        for fix in one.fixes:
            sure = ", certain" if fix.certain else ""
            title = f" “{fix.title}”" if fix.title else ""
            yield f"    {fix.how}{sure}{title}: {visible(fix.text)}"


def _bytes() -> Iterator[str]:
    for name, raw in broken.BYTES.items():
        yield f"== {name}"
        decoded = decode(raw, "x.md")
        yield from findings(decoded.diagnostics)
        yield "-> nothing" if decoded.text is None else f"-> {visible(decoded.text)}"


def _fences() -> Iterator[str]:
    named = {visible(row[0]): row[0] for row in test_frontmatter.FENCES} | broken.TEXTS
    for name, text in named.items():
        yield f"== {name}"
        parts = split(text, "x.md")
        yield from findings(parts.diagnostics)
        head = "nothing" if parts.head is None else visible(parts.head)
        yield f"-> {parts.head_line}: {head}"
        yield f"-> {parts.body_line}: {visible(parts.body)}"


def _yaml() -> Iterator[str]:
    named = {visible(row[0]): row[0] for row in test_compose.MISTAKES} | broken.YAML
    for name, text in named.items():
        yield f"== {name}"
        composed = compose(text, "x.md", first_line=2)
        yield from findings(composed.diagnostics)
        yield f"-> {visible(str(composed.data))}"
        marks = (
            f"{'.'.join(map(str, path)) or '/'} {mark.line}:{mark.column}-{mark.end_line}:{mark.end_column}"
            f"{f' key {mark.key_line}:{mark.key_column}' if mark.key_line else ''}{' flow' if mark.flow else ''}"
            for path, mark in composed.marks.items()
        )
        yield f"-> {visible('; '.join(marks))}"


def _values() -> Iterator[str]:
    parse._SHAPES.clear()  # as in a fresh process
    rows = {f"{old} -> {new}": (old, new) for old, new, *_ in test_parse.PROFILE_MISTAKES}
    yield from _changed("profiles/nguyen-thi-mau.md", PROFILE, rows | broken.PROFILES)
    yield from _changed("stories/2026/lop-hoc-buoi-toi.md", STORY, broken.STORIES)
    record = SCHEMAS[0].make(id="an", path="profiles/an.md", awards=("một",))
    raw = RawRecord(schema=SCHEMAS[0], path="profiles/an.md", id="an", data=None)
    assert parse_record(raw, {"awards": ("một",)}).record == record


def _changed(path: str, text: str, changes: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    for name, (old, new) in changes.items():
        assert old in text, name
        source = MemorySource({path: text.replace(old, new, 1).encode()})
        yield f"== {visible(name)}"
        loaded = load(source)
        yield from findings(tidy(locate(loaded.diagnostics, source)))
        for record in loaded.records:
            shown = repr(record)
            yield f"-> {shown if len(shown) < 2500 else visible(shown)}"


def _names() -> Iterator[str]:
    for name in [row[0] for row in test_read.PATHS]:
        yield from _entries(MemorySource({name: b"x"}))
    yield "== together"
    yield from _entries(MemorySource(dict.fromkeys(broken.NAMES, b"x")))
    most = bytes(read.FILE_LIMIT)
    source = MemorySource({"profiles/vua.md": most, "profiles/to.md": most + b"x", "media/a.jpg": most + b"x"})
    yield from _read(source, "profiles/vua.md", "profiles/to.md", "media/a.jpg", "media/b.jpg")


def _entries(source: read.Source) -> Iterator[str]:
    for entry in source.files():
        yield f"== {visible(entry.path)}{ {True: '', False: ' (not read)'}[entry.readable] }"
        yield from findings(entry.problems)


def _read(source: read.Source, *paths: str) -> Iterator[str]:
    for path in paths:
        try:
            said = f"{len(source.read(path))} bytes"
        except UnreadableError as error:
            said = str(error)
        yield f"-> {visible(path)}: {said}"


def _folders() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as name:
        outside, root = Path(name), Path(name) / "exemplars"
        yield from _entries(FolderSource(root))
        deep = "media" + "/s" * (read.MOST_FOLDERS - 1)
        for folder in ("profiles", ".git", "media/.trash", "events/2026", "reports/X", f"{deep}/t/u"):
            (root / folder).mkdir(parents=True)
        (outside / "secret.md").write_bytes(b"x")
        (root / "profiles" / "tep.md").symlink_to("../../secret.md")
        (root / "stories").symlink_to("..")
        (root / "media" / "hong.jpg").symlink_to("khong-co")
        (outside / "loi-vao").symlink_to("exemplars")
        os.mkfifo(root / "profiles" / "ong.md")
        for path in (".git/config", "media/.trash/a.jpg", f"{deep}/a.jpg", f"{deep}/t/a.jpg", f"{deep}/t/u/b.jpg"):
            (root / path).write_bytes(b"x")
        (root / os.fsdecode(b"profiles/\xff\n.md")).write_bytes(b"x")
        (root / "profiles" / "an\u200b.md").write_bytes(b"x")
        for path, size in (
            ("profiles/vua.md", read.FILE_LIMIT),
            ("profiles/to.md", read.FILE_LIMIT + 1),
            ("media/vua.jpg", read.MEDIA_LIMIT),
            ("media/to.jpg", read.MEDIA_LIMIT + 1),
        ):
            with (root / path).open("wb") as stream:
                stream.truncate(size)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(root / "media" / "o-cam.jpg"))
            source = FolderSource(root)
            yield from _entries(source)
        yield from _entries(FolderSource(outside / "loi-vao"))
        ways = (
            *("profiles/vua.md", "profiles/to.md", "media/vua.jpg", "media/to.jpg", "profiles/tep.md"),
            *("profiles/ong.md", "profiles", "khong-co.md", "../secret.md", "stories/secret.md", "media//vua.jpg"),
            *("media/./vua.jpg", "media/../profiles/vua.md", "profiles/tep.md/x", "a\0b", f"{deep}/t/a.jpg", ""),
        )
        for one in (source, FolderSource(root)):
            yield "== read"
            yield from _read(one, *ways)
        with mock.patch.object(os, "scandir", _closed):
            yield "== some of it is closed to us"
            yield from _entries(FolderSource(root / "profiles"))
            yield from _entries(FolderSource(root / "events"))
            yield from _entries(FolderSource(root))


class _NoSize:
    """An entry of a folder whose size the system does not tell."""

    def __init__(self, entry: os.DirEntry[str]) -> None:
        self.name, self.path = entry.name, entry.path
        self.is_symlink, self.is_dir, self.is_file = entry.is_symlink, entry.is_dir, entry.is_file

    def stat(self, *, follow_symlinks: bool) -> os.stat_result:
        raise PermissionError(13, "Permission denied", self.path)


@contextmanager
def _closed(folder: str, scandir: Callable[[str], Any] = os.scandir) -> Iterator[list[Any]]:
    """The system's answer to whom it does not let in everywhere, played: root, as whom machines run tests, may all."""
    if Path(folder).name in {"events", "X"}:
        raise PermissionError(13, "Permission denied", folder)
    with scandir(folder) as listing:
        yield [_NoSize(entry) if entry.name == "vua.md" else entry for entry in listing]


GROUPS: Mapping[str, Callable[[], Iterator[str]]] = {
    "bytes": _bytes,
    "fences": _fences,
    "yaml": _yaml,
    "values": _values,
    "names": _names,
    "folders": _folders,
}


def snapshot(group: str) -> str:
    """The text that ``expected/<group>.txt`` should hold."""
    return "".join(f"{line}\n" for line in GROUPS[group]())


def bless() -> None:
    """Write what reading says today as what it should say."""
    EXPECTED.mkdir(exist_ok=True)
    for group in GROUPS:
        (EXPECTED / f"{group}.txt").write_text(snapshot(group), encoding="utf-8")
