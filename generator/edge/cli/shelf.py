"""What a new record meets in its folder: ids that are taken, and what references may name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.edge.cli.questions import Names
from generator.edge.cli.site_folder import SiteFolder
from generator.intake.load import load
from generator.intake.read import Entry, FolderSource, Source
from generator.intake.schema import SCHEMAS, FolderSchema
from generator.intake.shelves import VOCABULARY, shelf_of
from generator.words.model import AnyRecord, Decision, Narrative, Profile
from generator.words.vietnamese import fold
from generator.words.vocabulary import Vocabulary

_PROFILES = "profiles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Ids and aliases of one kind, and its names in folded form, each with the paths that have it."""

    ids: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]

    def same_name(self, name: str) -> tuple[str, ...]:
        """The files whose record has this name already."""
        return self.names.get(fold(name), ()) if name else ()


@dataclass(frozen=True, slots=True)
class _Folders:
    """Some folders of a source, so that a site of ten thousand stories need not be read to write one profile."""

    source: Source
    wanted: frozenset[str]

    def files(self) -> Iterator[Entry]:
        return (entry for entry in self.source.files() if entry.path.partition("/")[0] in self.wanted)

    def read(self, path: str) -> bytes:
        return self.source.read(path)


def look_at(site: SiteFolder, schema: FolderSchema) -> tuple[Names, Taken]:
    """What references may name, and what is taken in the folder of ``schema``. Broken files keep their ids."""
    source = _Folders(FolderSource(site.records), frozenset({VOCABULARY, _PROFILES, schema.folder}))
    loaded = load(source)
    records = [record for record in loaded.records if record.path.startswith(f"{schema.folder}/")]
    ids = {
        shelf_of(entry.path).id: entry.path for entry in source.files() if entry.path.startswith(f"{schema.folder}/")
    }
    ids |= {alias: record.path for record in records for alias in record.aliases}
    names: dict[str, tuple[str, ...]] = {}
    for record in records:
        key = fold(_name(record))
        names[key] = (*names.get(key, ()), record.path)
    return _names(loaded.vocabulary, loaded.records), Taken(ids=ids, names=names)


def _name(record: AnyRecord) -> str:
    if isinstance(record, Profile):
        return record.name
    if isinstance(record, Narrative):
        return record.id
    return record.decision.number if isinstance(record, Decision) else record.title


def _names(vocabulary: Vocabulary, records: tuple[AnyRecord, ...]) -> Names:
    lists = {
        name: {one.id: one.name for one in vocabulary.list_of(name).values()}
        for name in vocabulary.__dataclass_fields__
    }
    profiles = {record.id: record.name for record in records if isinstance(record, Profile)}
    return lists | {schema.kind: {} for schema in SCHEMAS} | {"profile": profiles}
