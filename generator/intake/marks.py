"""Where values stand in their file, in lines and characters counted from 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from generator.words.diagnostics import Diagnostic, FieldPath


class Mark(NamedTuple):
    """A value's first character and the one after its last; and its key's first character (0: it has no key).

    The end of a block mapping or list is the end of its last value. ``flow`` tells whether it stands in ``[ ]``
    or ``{ }``.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    key_line: int = 0
    key_column: int = 0
    flow: bool = False


Marks = Mapping[FieldPath, Mark]


def nearest_mark(marks: Marks, field: FieldPath) -> tuple[Mark | None, bool]:
    """The mark of ``field`` or of the nearest thing around it that exists, and whether it is ``field`` itself."""
    for length in range(len(field), -1, -1):
        mark = marks.get(field[:length])
        if mark is not None:
            return mark, length == len(field)
    return None, False


def located(found: Diagnostic, marks: Marks) -> Diagnostic:
    """``found`` with line and column filled in; unchanged where it has them already."""
    place = found.place
    if place.line:
        return found
    mark, exact = nearest_mark(marks, place.field)
    if mark is None:
        line, column = 1, 1
    elif place.on_key and mark.key_line and exact:
        line, column = mark.key_line, mark.key_column
    else:
        line, column = mark.line, mark.column
    return replace(found, place=replace(place, line=line, column=column))
