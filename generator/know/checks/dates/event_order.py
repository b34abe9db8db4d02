"""Ensure meetings end after they begin, and names are posted long enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.know.checks.dates.guesses import likely, told
from generator.know.checks.known import Known
from generator.words.dates import PartialDate
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Event, Proposal

RULE = Rule(
    code="R504",
    name="event-order",
    severity=Severity.ERROR,
    title="Ngày cuối trước ngày đầu, hoặc công khai chưa đủ ngày",
    why="Tên người được đề nghị tặng huân chương, danh hiệu vinh dự nhà nước phải công khai ít nhất 10 ngày làm việc.",
    wrong="posted_from: 2026-06-01\nposted_to: 2026-06-05",
    right="posted_from: 2026-06-01\nposted_to: 2026-06-12",
    source="Nghị định 98/2023/NĐ-CP, Điều 46 khoản 2",
    kinds=("event", "proposal"),
)
WORKING_DAYS = 10
NOT_LONG = timedelta(60)
"""How long a meeting or a posting lasts at the most, where a date has to be guessed."""
STATE_BODY = "president"
"""The class of the body that decides orders and state honorary titles (Law 06/2022/QH15, Art. 77)."""
HOLIDAYS = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
"""Days off with a fixed date (Labour Code 2019, Art. 112); those of the lunar calendar are not counted here."""


def check(record: Event | Proposal, known: Known) -> Iterator[Diagnostic]:
    """Ensure the second date is not before the first; and for awards of the State, that ten working days are given."""
    start, end = _span(record)
    if start is None or end is None:
        return
    last_key = "end" if isinstance(record, Event) else "posted_to"
    if end.last < start.first:
        guesses = likely(end, start.first, start.last + NOT_LONG, (start.year, start.year + 1))
        latest = start if isinstance(record, Event) else posted_until(start.first)
        fixes = [str(guess) for guess in guesses] or [str(latest)]
        yield RULE.at(
            record.at(last_key),
            f"Kết thúc {told(end)}, trước khi bắt đầu ({told(start)}).",
            hint=f"Có phải {fixes[0]}?",
            fixes=fixes,
        )
    elif isinstance(record, Proposal) and start.is_day and end.is_day and _needs_posting(record, known):
        yield from _posting(record, start.first, end.first)


def _posting(proposal: Proposal, start: date, end: date) -> Iterator[Diagnostic]:
    given = sum(is_working(start + timedelta(days)) for days in range((end - start).days + 1))
    if given < WORKING_DAYS:
        enough = str(posted_until(start))
        yield RULE.at(
            proposal.at("posted_to"),
            f"Danh sách chỉ được công khai {given} ngày làm việc; cần ít nhất {WORKING_DAYS} ngày.",
            hint=f"Công khai đến {enough} (chưa trừ ngày nghỉ theo âm lịch). {RULE.source}.",
            fixes=(enough,),
            severity=Severity.WARNING,
        )


def _span(record: Event | Proposal) -> tuple[PartialDate | None, PartialDate | None]:
    if isinstance(record, Event):
        return record.date, record.end
    return record.posted_from, record.posted_to


def _needs_posting(proposal: Proposal, known: Known) -> bool:
    """Whether an award that the President decides is asked for."""
    body = known.vocabulary.authorities.get(proposal.to)
    awards = (known.vocabulary.awards.get(candidate.award) for candidate in proposal.candidates)
    return (body is not None and body.authority_class == STATE_BODY) or any(
        award is not None and STATE_BODY in award.authority for award in awards
    )


def is_working(day: date) -> bool:
    """Whether people work on ``day``, as far as the Gregorian calendar tells."""
    return day.weekday() < 5 and (day.month, day.day) not in HOLIDAYS


def posted_until(start: date) -> date:
    """The first last day that gives enough working days."""
    day, given = start, int(is_working(start))
    while given < WORKING_DAYS:
        day += timedelta(1)
        given += is_working(day)
    return day
