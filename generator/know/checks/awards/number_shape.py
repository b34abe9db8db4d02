"""Ensure a decision's number is the number alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.intake.values import fixed
from generator.know.checks.known import Known
from generator.words.dates import guess_date
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import Decision

RULE = Rule(
    code="R417",
    name="decision-number-shape",
    severity=Severity.WARNING,
    title="Số quyết định có lẫn chữ khác",
    why="Ở đây chỉ ghi số và ký hiệu; ghi lẫn ngày hay chữ “Quyết định số” thì một số thành hai cách viết.",
    wrong="number: Quyết định số 231/QĐ-TTg, ngày 14/3/2023",
    right="number: 231/QĐ-TTg\ndate: 2023-03-14",
    kinds=("decision",),
)
_BEFORE = re.compile(r"(?:(?:quyết định|nghị quyết)(?: ?số)?|(?:qđ )?số) ?[:.]? ?(?=\d)", re.IGNORECASE)
_DAY = re.compile(
    r"(?: ?[,;(] ?| )-? ?(?:ký )?(?:ngày )?"
    r"(?P<day>\d{1,2} ?[-/.] ?\d{1,2} ?[-/.] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}) ?\)?$",
    re.IGNORECASE,
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure neither the words "Quyết định số" nor a date stand in the number; the cure is the bare number."""
    yield from _look(decision.decision.number, str(decision.date or ""), decision.at("decision", "number"))
    for row in decision.recipients:
        if row.revocation is not None:
            day = str(row.revocation.date or "")
            yield from _look(row.revocation.number, day, row.place.at("revocation", "number"))


def _look(number: str, date: str, place: Place) -> Iterator[Diagnostic]:
    number = " ".join(number.split())
    before, day = _BEFORE.match(number), _DAY.search(number)
    bare = number[before.end() if before else 0 : day.start() if day else len(number)].strip()
    if not (before or day) or not bare:
        return
    written = guess_date(_as_words(day["day"])) if day else None
    agrees = day is None or str(written) == date
    hint = "Chỉ giữ số và ký hiệu." if agrees else "Chỉ giữ số và ký hiệu; ngày ở đây khác ngày ký đã ghi, hãy xem lại."
    yield RULE.at(place, f"Số quyết định “{number}” có lẫn chữ khác.", hint=hint, fixes=[fixed(bare, certain=agrees)])


def _as_words(day: str) -> str:
    return f"ngày {day}" if "tháng" in day else day
