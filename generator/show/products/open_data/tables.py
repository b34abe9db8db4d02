"""The tables under ``/du-lieu/``: CSV (RFC 4180) that a double click opens right in Excel, and that runs nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import Field, fields, is_dataclass

from generator.intake.schema.types import Choice
from generator.show.outputs import Output
from generator.show.products.open_data.datasets import Dataset
from generator.show.products.open_data.schemas import hints_of, inner_type

MAKER = "products.open_data"
BOM = "\ufeff"
"""Without it Excel takes UTF-8 for an old code page and spoils every Vietnamese letter."""

_STARTS = "=+\\-@\t\r\n\uff0b\uff0d\uff1d\uff20"
_FORMULA = re.compile(rf"^(?=\s*[{_STARTS}])|(?<=[;\t|])(?=[{_STARTS}])")
"""Where a spreadsheet would begin to read a formula: at the start of a cell, also in full-width letters, and after
a sign that splits cells in some other country's settings."""


def plan_tables(datasets: Iterable[Dataset]) -> Iterator[Output]:
    """A table for each data set."""
    for dataset in datasets:
        yield Output(path=dataset.csv_path, maker=MAKER, content=table(dataset.type, dataset.rows))


def table(kind: type, rows: Iterable[object]) -> bytes:
    """Rows as CSV. What has parts of its own (claims, corrections) has no place in a cell and is left out."""
    columns = columns_of(kind)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([inert(one.metadata["label"]) for one in columns])
    for row in rows:
        writer.writerow([cell(getattr(row, one.name), one.metadata["options"]) for one in columns])
    return (BOM + text.getvalue()).encode("utf-8")


def columns_of(kind: type) -> tuple[Field[object], ...]:
    """The fields of a published type that a table shows."""
    hints = hints_of(kind)
    return tuple(one for one in fields(kind) if not is_dataclass(inner_type(hints[one.name])))


def cell(value: object, options: Choice | None = None) -> str | int:
    """A value as a cell: numbers as numbers, fixed words and yes and no in Vietnamese, lists on one line."""
    match value:
        case None:
            return ""
        case bool():
            return "có" if value else "không"
        case int():
            return value
        case tuple():
            return inert("; ".join(map(str, value)))
        case _:
            return inert(options.label(str(value)) if options else str(value))


def inert(text: str) -> str:
    """Text on one line that no spreadsheet takes for a formula: an apostrophe stands before what would begin one."""
    return _FORMULA.sub("'", re.sub(r"[\r\n]+", " ", text))
