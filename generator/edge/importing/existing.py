"""What is on file already: the records and lists that an import must know, and the texts it may have to change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.edge.importing.names import name_key
from generator.intake.frontmatter import decode
from generator.intake.load import load
from generator.intake.read import Entry, MemorySource, Source, UnreadableError
from generator.intake.shelves import VOCABULARY, shelf_of
from generator.know.units import UnitTree
from generator.words.model import WITHDRAWN, Decision, Profile, Story
from generator.words.vocabulary import Vocabulary

_FOLDERS = frozenset({"profiles", "awards", "stories", VOCABULARY})


@dataclass(frozen=True, slots=True)
class _Overlay:
    """A source with files that stand for those it lacks; only the folders an import needs."""

    source: Source
    starters: Mapping[str, bytes]

    def files(self) -> Iterator[Entry]:
        """Every file of the source, then the starters it does not have, sorted."""
        own = {entry.path: entry for entry in self.source.files() if entry.path.partition("/")[0] in _FOLDERS}
        extra = {path: raw for path, raw in self.starters.items() if path not in own}
        found = own | {entry.path: entry for entry in MemorySource(extra).files()}
        return iter([found[path] for path in sorted(found)])

    def read(self, path: str) -> bytes:
        """The bytes of one file."""
        try:
            return self.source.read(path)
        except UnreadableError:
            if path not in self.starters:
                raise
            return self.starters[path]


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """Profiles and decisions on file by id, the lists, and which files have errors."""

    vocabulary: Vocabulary
    profiles: Mapping[str, Profile]
    decisions: Mapping[str, Decision]
    stories: Mapping[str, Story]
    taken: Mapping[str, frozenset[str]]
    broken: frozenset[str]
    units: UnitTree
    source: Source
    by_name: Mapping[str, tuple[Profile, ...]] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()

    def text(self, path: str) -> str | None:
        """The text of a file below the records folder; None where there is none that can be read."""
        try:
            return decode(self.source.read(path), path).text
        except UnreadableError:
            return None

    def raw(self, path: str) -> bytes | None:
        """The bytes of a file below the records folder; None where there is none."""
        try:
            return self.source.read(path)
        except UnreadableError:
            return None

    def home(self, unit: str) -> str:
        """The unit that carries on for ``unit`` today."""
        return self.units.home(unit) or unit

    def related(self, one: str, other: str) -> bool:
        """Whether two units are one today, or one is part of the other."""
        first, second = self.home(one), self.home(other)
        return first == second or first in self._above(second) or second in self._above(first)

    def _above(self, unit: str) -> list[str]:
        above: list[str] = []
        while (unit := self.units.parent(unit)) and unit not in above:
            above.append(unit)
        return above


def read_existing(source: Source, starters: Mapping[str, bytes], today: date) -> Existing:
    """Read what an import must know.

    Args:
        source: the records folder.
        starters: files that stand for those the folder lacks, by path.
        today: the day of the import, for units that came and went.
    """
    overlay = _Overlay(source, starters)
    loaded = load(overlay)
    profiles = {one.id: one for one in loaded.records if isinstance(one, Profile)}
    decisions = {one.id: one for one in loaded.records if isinstance(one, Decision)}
    stories = {one.id: one for one in loaded.records if isinstance(one, Story)}
    by_name: dict[str, tuple[Profile, ...]] = {}
    for profile in profiles.values():
        if profile.name:
            by_name[name_key(profile.name)] = (*by_name.get(name_key(profile.name), ()), profile)
    taken: dict[str, frozenset[str]] = {}
    kinds = (("profile", profiles), ("decision", decisions), ("story", stories))
    for kind, records in kinds:
        ids = {shelf.id for entry in overlay.files() if (shelf := shelf_of(entry.path)).schema and _is(shelf, kind)}
        taken[kind] = frozenset({*ids, *(alias for one in records.values() for alias in one.aliases)})
    return Existing(
        vocabulary=loaded.vocabulary,
        profiles=profiles,
        decisions=decisions,
        stories=stories,
        taken=taken,
        broken=loaded.broken,
        units=UnitTree(loaded.vocabulary.units, today),
        source=overlay,
        by_name=by_name,
        withdrawn=frozenset(
            name for one in profiles.values() if one.status == WITHDRAWN for name in (one.id, *one.aliases)
        ),
    )


def _is(shelf: object, kind: str) -> bool:
    schema = getattr(shelf, "schema", None)
    return schema is not None and schema.kind == kind
