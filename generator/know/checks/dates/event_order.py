"""Ensure meetings end after they begin, and names are posted long enough."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.know.checks.dates.guesses import likely, told
from generator.know.checks.known import Known
from generator.know.postings import WORKING_DAYS, is_wanted_by_law
from generator.know.working_days import WorkingDays
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
NOT_LONG = timedelta(60)
"""How long a meeting or a posting lasts at the most, where a date has to be guessed."""
UNSURE = " (chưa trừ ngày nghỉ theo âm lịch: mkdocs.yml chưa ghi holidays của năm này)"


def check(record: Event | Proposal, known: Known) -> Iterator[Diagnostic]:
    """Ensure the second date is not before the first; and for awards of the State, that ten working days are given."""
    start, end = _span(record)
    if start is None or end is None:
        return
    last_key = "end" if isinstance(record, Event) else "posted_to"
    if end.last < start.first:
        guesses = likely(end, start.first, start.last + NOT_LONG, (start.year, start.year + 1))
        latest = start if isinstance(record, Event) else known.working.until(start.first, WORKING_DAYS)
        fixes = [str(guess) for guess in guesses] or [str(latest)]
        yield RULE.at(
            record.at(last_key),
            f"Kết thúc {told(end)}, trước khi bắt đầu ({told(start)}).",
            hint=f"Có phải {fixes[0]}?",
            fixes=fixes,
        )
    elif isinstance(record, Proposal) and start.is_day and end.is_day and is_wanted_by_law(record, known.vocabulary):
        yield from _posting(record, start.first, end.first, known.working)


def _posting(proposal: Proposal, start: date, end: date, working: WorkingDays) -> Iterator[Diagnostic]:
    given = working.between(start, end)
    if given < WORKING_DAYS:
        enough = working.until(start, WORKING_DAYS)
        unsure = "" if working.knows(start, enough) else UNSURE
        yield RULE.at(
            proposal.at("posted_to"),
            f"Danh sách chỉ được công khai {given} ngày làm việc; cần ít nhất {WORKING_DAYS} ngày.",
            hint=f"Công khai đến {enough}{unsure}. {RULE.source}.",
            fixes=(str(enough),),
            severity=Severity.WARNING,
        )


def _span(record: Event | Proposal) -> tuple[PartialDate | None, PartialDate | None]:
    if isinstance(record, Event):
        return record.date, record.end
    return record.posted_from, record.posted_to
