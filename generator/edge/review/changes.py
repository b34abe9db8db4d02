"""The differences of two versions, as facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edge.review.sides import Number, Side
from generator.know.publicity import is_live
from generator.show.addresses import record_path
from generator.words.diagnostics import Diagnostic, Severity
from generator.words.model import AwardRecord, Decision, Event, Photo, Profile, Story

PAGE = "index.html"
CODE = ("generator/", "theme/", "mkdocs.yml", ".github/", "pyproject.toml", "requirements/")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChange:
    """A page by its address and title; ``before`` is its former address where it was renamed."""

    path: str
    title: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that differs. Paths of files are those of the repository."""

    added: tuple[PageChange, ...] = ()
    removed: tuple[PageChange, ...] = ()
    renamed: tuple[PageChange, ...] = ()
    edited: tuple[PageChange, ...] = ()
    other_files: tuple[str, ...] = ()
    numbers: tuple[tuple[Number, int, int], ...] = ()
    awards: tuple[tuple[Decision, AwardRecord], ...] = ()
    photos: tuple[str, ...] = ()
    strangers: tuple[tuple[str, str], ...] = ()
    people: tuple[Profile, ...] = ()
    code: tuple[str, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    errors: tuple[Diagnostic, ...] = ()
    base_built: bool = True
    head_built: bool = True

    @property
    def built(self) -> bool:
        """Whether there are two sites to compare."""
        return self.base_built and self.head_built

    @property
    def seen(self) -> bool:
        """Whether any file of the site changes."""
        return bool(self.added or self.removed or self.edited or self.other_files)

    @property
    def stops(self) -> bool:
        """Whether this must not be merged as it is; a change that mends a site which could not be built may be."""
        return bool(self.strangers) or not self.head_built


def compare(base: Side, head: Side, records: str) -> Changes:
    """What differs between two versions whose records lie in the folder ``records``."""
    touched = frozenset(
        path for path in base.tree.blobs.keys() | head.tree.blobs.keys()
        if base.tree.blobs.get(path) != head.tree.blobs.get(path)
    )  # fmt: skip
    built = base.built is not None and head.built is not None
    old, new = (base.files(), head.files()) if built else ({}, {})
    both = old.keys() & new.keys()
    different = sorted(path for path in both if old[path].read_bytes() != new[path].read_bytes())
    fresh, gone = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    moved = dict(_moved(base, head))
    pages = [path for path in fresh if path.endswith(".html")]
    renamed = tuple(_page(head, path, before=moved[path]) for path in pages if path in moved)
    rest = [path for path in (*fresh, *gone, *different) if not path.endswith(".html")]
    return Changes(
        added=tuple(_page(head, path) for path in pages if path not in moved),
        removed=tuple(_page(base, path) for path in gone if path.endswith(".html")),
        renamed=renamed,
        edited=tuple(_page(head, path) for path in different if path.endswith(".html")),
        other_files=tuple(sorted(rest)),
        numbers=tuple(_numbers(base, head)) if built else (),
        awards=tuple(_awards(base, head)),
        photos=tuple(
            sorted(path for path in touched if path.startswith(f"{records}/media/") and path in head.tree.blobs)
        ),
        strangers=tuple(sorted(_strangers(base, head, touched, records))),
        people=tuple(_people(head, touched, records)),
        code=tuple(sorted(path for path in touched if path.startswith(CODE))),
        findings=tuple(one for one in head.findings if one.place.path in touched or one not in base.findings),
        errors=tuple(one for one in head.findings if one.severity is Severity.ERROR),
        base_built=base.built is not None,
        head_built=head.built is not None,
    )


def _page(side: Side, path: str, before: str = "") -> PageChange:
    return PageChange(path=path.removesuffix(PAGE), title=side.title(path), before=before.removesuffix(PAGE))


def _moved(base: Side, head: Side) -> Iterator[tuple[str, str]]:
    """New and former files of records that name their former id."""
    for kind in ("profile", "story", "decision", "event"):
        before = base.catalog.of_kind(kind)
        for record in head.catalog.of_kind(kind).values():
            for alias in record.aliases:
                if record.id not in before and alias in before:
                    yield record_path(kind, record.id) + PAGE, record_path(kind, alias) + PAGE


def _numbers(base: Side, head: Side) -> Iterator[tuple[Number, int, int]]:
    old = {(one.label, one.path): one for one in base.numbers}
    new = {(one.label, one.path): one for one in head.numbers}
    for key in sorted(old.keys() | new.keys(), key=lambda one: (one[1], one[0])):
        before, after = old.get(key), new.get(key)
        values = (before.value if before else 0, after.value if after else 0)
        shown = after or before
        if values[0] != values[1] and shown:
            yield shown, *values


def _awards(base: Side, head: Side) -> Iterator[tuple[Decision, AwardRecord]]:
    """Award records that readers did not see before."""
    known = {_identity(decision, row) for decision, row in base.catalog.rows() if is_live(decision, base.catalog.now)}
    for decision, row in head.catalog.rows():
        if is_live(decision, head.catalog.now) and _identity(decision, row) not in known:
            yield decision, row


def _identity(decision: Decision, row: AwardRecord) -> tuple[object, ...]:
    return (decision.decision.number, decision.date, row.exemplar or row.key or row.name, row.award, row.grade)


def _photos(side: Side) -> Iterator[tuple[str, Photo, str]]:
    """Each picture with the file of the record that shows it and whom it shows."""
    for record in side.catalog.records():
        if isinstance(record, Profile) and record.portrait:
            yield record.path, record.portrait, record.name
        elif isinstance(record, Story | Event):
            names = side.catalog.profiles
            for photo in record.photos:
                people = ", ".join(names[one].name for one in photo.people if one in names)
                yield record.path, photo, people


def _strangers(base: Side, head: Side, touched: frozenset[str], records: str) -> Iterator[tuple[str, str]]:
    """Pictures of people that change although no record that shows them was edited."""
    shown: dict[str, list[tuple[str, str]]] = {}
    for side in (base, head):
        for owner, photo, people in _photos(side):
            shown.setdefault(f"{records}/{photo.file}", []).append((f"{records}/{owner}", people))
    for path, owners in shown.items():
        shows = sorted({names for _, names in owners if names})
        if path in touched and path in base.tree.blobs and shows and not any(one in touched for one, _ in owners):
            yield path, ", ".join(shows)


def _people(head: Side, touched: frozenset[str], records: str) -> Iterator[Profile]:
    """Persons whose profile is new or edited, or whom a new or edited story is about."""
    wanted = {one.id for one in head.catalog.profiles.values() if f"{records}/{one.path}" in touched}
    for story in head.catalog.stories.values():
        if f"{records}/{story.path}" in touched:
            wanted.update(story.exemplars)
    for profile_id in sorted(wanted):
        profile = head.catalog.profiles.get(profile_id)
        if profile is not None and profile.is_person:
            yield profile


def weak_points(changes: Changes) -> tuple[Diagnostic, ...]:
    """Findings that do not stop a merge but want a look."""
    return tuple(one for one in changes.findings if one.severity is not Severity.ERROR)
