"""Findings as lists of plain values and back, to be kept between two runs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.words.diagnostics import Diagnostic, Fix, Place, Severity


def to_plain(found: Diagnostic) -> list[Any]:
    """One finding as JSON can hold it."""
    place = found.place
    where = [place.path, list(place.field), place.line, place.column, place.on_key]
    fixes = [[fix.text, fix.title, fix.certain] for fix in found.fixes]
    return [where, found.code, found.severity.value, found.message, found.hint, fixes]


def from_plain(plain: Sequence[Any]) -> Diagnostic:
    """The finding that ``to_plain`` was given."""
    (path, steps, line, column, on_key), code, severity, message, hint, fixes = plain
    return Diagnostic(
        place=Place(path=path, field=tuple(steps), line=line, column=column, on_key=on_key),
        code=code,
        severity=Severity(severity),
        message=message,
        hint=hint,
        fixes=tuple(Fix(text=text, title=title, certain=certain) for text, title, certain in fixes),
    )
