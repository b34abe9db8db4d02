"""What a rule may know: the joined records, the lists, the moment, and how this site is set up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.intake.schema.records import SCHEMAS
from generator.intake.schema.types import FolderSchema, Group, Key, ListOf, Ref
from generator.know.catalog import Catalog
from generator.words.diagnostics import FieldPath
from generator.words.model import Record
from generator.words.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The input of every rule. ``repository`` is ``private`` or ``public`` (who can read the records' files)."""

    catalog: Catalog
    repository: str = "private"
    broken: frozenset[str] = frozenset()

    @property
    def vocabulary(self) -> Vocabulary:
        """The controlled lists."""
        return self.catalog.vocabulary

    @property
    def today(self) -> date:
        """The day of the check."""
        return self.catalog.now.date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One value of a record that names something else: where it stands, what kind it names, the name itself."""

    field: FieldPath
    to: str
    name: str


def schema_of(record: Record) -> FolderSchema:
    """The schema a record was read by."""
    return next(schema for schema in SCHEMAS if schema.make is type(record))


def references(record: Record) -> Iterator[Reference]:
    """Every reference a record makes, found by walking the schema."""
    yield from _walk(record, schema_of(record).keys, ())


def _walk(thing: object, keys: tuple[Key, ...], path: FieldPath) -> Iterator[Reference]:
    for key in keys:
        value = getattr(thing, key.attribute)
        if value:
            yield from _value(value, key.type, (*path, key.name))


def _value(value: object, kind: object, path: FieldPath) -> Iterator[Reference]:
    if isinstance(kind, Ref):
        yield Reference(field=path, to=kind.to, name=str(value))
    elif isinstance(kind, Group):
        yield from _walk(value, kind.keys, path)
    elif isinstance(kind, ListOf) and isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _value(item, kind.item, (*path, number))
