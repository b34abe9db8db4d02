"""Records as the files their authors would have written, so that a whole site can be built of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from generator.edge.yaml_out import front_matter, record
from generator.intake.read import MemorySource
from generator.intake.schema.records import SCHEMAS
from generator.intake.schema.types import Group, Key, ListOf, Type
from generator.intake.schema.vocabularies import VOCABULARIES
from generator.words.model import AnyRecord
from generator.words.vocabulary import Vocabulary

_BY_MAKE = {schema.make: schema for schema in SCHEMAS}


def source_of(records: Iterable[AnyRecord], vocabulary: Vocabulary) -> MemorySource:
    """A repository of the records and lists."""
    files = {}
    for one in records:
        keys = _BY_MAKE[type(one)].keys
        files[one.path] = record(_values(one, keys), keys, f"{one.body or 'Nội dung hư cấu.'}\n").encode("utf-8")
    for schema in VOCABULARIES:
        terms = [_values(term, schema.entry.keys) for term in vocabulary.list_of(schema.attribute).values()]
        keys = (Key(name="entries", type=ListOf(item=schema.entry), label=""),)
        files[f"vocabulary/{schema.file}"] = front_matter({"format": "1", "entries": terms}, keys).encode("utf-8")
    return MemorySource(files)


def _values(made: object, keys: Sequence[Key]) -> dict[str, Any]:
    return {key.name: _plain(getattr(made, key.attribute), key.type) for key in keys if hasattr(made, key.attribute)}


def _plain(value: Any, kind: Type) -> Any:
    if value is None or value == "" or value == ():
        return None
    if isinstance(kind, Group):
        return _values(value, kind.keys)
    if isinstance(kind, ListOf):
        return [_plain(one, kind.item) for one in value]
    if isinstance(value, bool):
        return "true" if value else None
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)
