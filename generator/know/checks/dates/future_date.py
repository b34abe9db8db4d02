"""Ensure what has happened has not happened in the future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.intake.schema.types import DateValue, Number
from generator.know.checks.dates.guesses import OLDEST, likely, told
from generator.know.checks.known import Known, Leaf, leaves, only_of_records, place_in, schema_of
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, FieldPath, Rule, Severity
from generator.words.model import Record

RULE = Rule(
    code="R501",
    name="future-date",
    severity=Severity.ERROR,
    title="Ngày ở tương lai",
    why="Quyết định, bài viết, giải thưởng đều đã có rồi mới ghi lại, nên ngày của chúng không thể sau hôm nay.",
    wrong="decision: {date: 2062-03-14, …}",
    right="decision: {date: 2026-03-14, …}",
    kinds=("profile", "story", "decision", "event", "proposal"),
)
PLANNED: frozenset[tuple[str, FieldPath]] = frozenset(
    {
        ("event", ("date",)),
        ("event", ("end",)),
        ("proposal", ("posted_from",)),
        ("proposal", ("posted_to",)),
    }
)
"""Dates that may lie ahead: meetings are announced, and names are posted until some day."""
SOON = 60
"""Days ahead that may be meant: somebody writes before the day has come."""


_DATES = only_of_records(lambda kind: isinstance(kind, DateValue | Number))


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure no day, month or year lies wholly after today, or after the moment until which the record is held back."""
    schema = schema_of(record)
    today = f"{known.today.day}/{known.today.month}/{known.today.year}"
    limit = max(known.today, record.publish_at.date()) if record.publish_at else known.today
    for leaf in leaves(record, _DATES[type(record)]):
        written = _date(leaf)
        if written is None or written.first <= limit or (schema.kind, leaf.field) in PLANNED:
            continue
        fixes = [str(guess) for guess in likely(written, date(OLDEST, 1, 1), limit, _years(record))]
        soon = (written.first - limit).days <= SOON
        asked = f"Có phải {fixes[0]}?" if fixes else "Xem lại ngày này."
        waiting = " Nếu đúng là ngày sắp tới, hãy để status: draft hoặc thêm publish_at là ngày ấy."
        yield RULE.at(
            place_in(record, leaf.field),
            f"{told(written).capitalize()} chưa tới; hôm nay là {today}.",
            hint=asked + (waiting if soon else ""),
            fixes=fixes,
        )


def _date(leaf: Leaf) -> PartialDate | None:
    if isinstance(leaf.type, DateValue) and isinstance(leaf.value, PartialDate):
        return leaf.value
    if isinstance(leaf.type, Number) and leaf.field[-1] == "year" and isinstance(leaf.value, int):
        return PartialDate(leaf.value)
    return None


def _years(record: Record) -> tuple[int, ...]:
    """The year of the folder the record stands in, if there is one."""
    folder = record.path.split("/")[1]
    return (int(folder),) if folder.isdigit() else ()
