"""What a rule may know: the joined records, the lists, the moment, and how this site is set up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath

from generator.intake.schema.records import SCHEMAS
from generator.intake.schema.types import FolderSchema, Group, Key, ListOf, Ref, Type
from generator.know.catalog import Catalog
from generator.know.working_days import WorkingDays
from generator.words.diagnostics import FieldPath, Place
from generator.words.model import Decision, Record
from generator.words.personal import Spotted
from generator.words.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The input of every rule. ``repository`` is ``private`` or ``public`` (who can read the records' files).

    ``living_public_record``: this site may name living people on the strength of what a body with the right to do so
    has published to the world, such as prize-winners.
    ``working`` knows the days off. ``keys`` name the bytes a record was read from, by its path;
    ``spotted`` is what looks like personal data in any file, by the file's path.
    """

    catalog: Catalog
    repository: str = "private"
    living_public_record: bool = False
    broken: frozenset[str] = frozenset()
    keys: Mapping[str, bytes] = field(default_factory=dict)
    working: WorkingDays = WorkingDays()  # noqa: RUF009 - frozen
    spotted: Mapping[str, tuple[Spotted, ...]] = field(default_factory=dict)

    @property
    def vocabulary(self) -> Vocabulary:
        """The controlled lists."""
        return self.catalog.vocabulary

    @property
    def today(self) -> date:
        """The day of the check."""
        return self.catalog.now.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One written value: where it stands, its type, the value."""

    field: FieldPath
    type: Type
    value: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One value of a record that names something else: where it stands, what kind it names, the name itself."""

    field: FieldPath
    to: str
    name: str


_SCHEMA_OF: Mapping[type, FolderSchema] = {type(schema.make(id="", path="")): schema for schema in SCHEMAS}


def schema_of(record: Record) -> FolderSchema:
    """The schema a record was read by."""
    return _SCHEMA_OF[type(record)]


def only(keys: tuple[Key, ...], wanted: Callable[[Type], bool]) -> tuple[Key, ...]:
    """The keys whose values are ``wanted``, and those that lead to such, so that a walk passes over all others."""
    kept = ((key, _only(key.type, wanted)) for key in keys)
    return tuple(replace(key, type=kind) for key, kind in kept if kind is not None)


def _only(kind: Type, wanted: Callable[[Type], bool]) -> Type | None:
    if isinstance(kind, Group):
        keys = only(kind.keys, wanted)
        return replace(kind, keys=keys) if keys else None
    if isinstance(kind, ListOf):
        item = _only(kind.item, wanted)
        return replace(kind, item=item) if item is not None else None
    return kind if wanted(kind) else None


def only_of_records(wanted: Callable[[Type], bool]) -> Mapping[type, tuple[Key, ...]]:
    """For each class of records the keys with ``wanted`` values."""
    return {kind: only(schema.keys, wanted) for kind, schema in _SCHEMA_OF.items()}


def leaves(thing: object, keys: tuple[Key, ...], path: FieldPath = ()) -> Iterator[Leaf]:
    """Every single value of a record or a vocabulary entry that is not empty, found by walking its ``keys``."""
    for key in keys:
        value = getattr(thing, key.attribute)
        if value:
            yield from _leaves(value, key.type, (*path, key.name))


def _leaves(value: object, kind: Type, path: FieldPath) -> Iterator[Leaf]:
    if isinstance(kind, Group):
        yield from leaves(value, kind.keys, path)
    elif isinstance(kind, ListOf) and isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _leaves(item, kind.item, (*path, number))
    else:
        yield Leaf(field=path, type=kind, value=value)


def is_reference(kind: Type) -> bool:
    """Whether values of this type name something else."""
    return isinstance(kind, Ref)


_REFERENCES = only_of_records(is_reference)


def references(record: Record) -> Iterator[Reference]:
    """Every reference a record makes, found by walking the schema."""
    return references_in(record, _REFERENCES[type(record)])


def references_in(thing: object, keys: tuple[Key, ...]) -> Iterator[Reference]:
    """Every reference that a record or a vocabulary entry with these ``keys`` makes."""
    for leaf in leaves(thing, keys):
        if isinstance(leaf.type, Ref):
            yield Reference(field=leaf.field, to=leaf.type.to, name=str(leaf.value))


def place_in(record: Record, field: FieldPath) -> Place:
    """The place of a record's value; the rows of a decision, which may stand in a list beside it, know their own."""
    if isinstance(record, Decision) and len(field) > 1 and field[0] == "recipients":
        return record.recipients[int(field[1])].place.at(*field[2:])
    return record.at(*field)


def unread_lists(known: Known) -> frozenset[str]:
    """The controlled lists that are empty because their file could not be read."""
    files = {PurePosixPath(path).stem.replace("-", "_") for path in known.broken if path.startswith("vocabulary/")}
    names = files & set(known.vocabulary.__dataclass_fields__)
    return frozenset(name for name in names if not known.vocabulary.list_of(name))
