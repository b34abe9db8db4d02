"""How somebody became an exemplar, step by step, and how long each step took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.intake.schema.records import RECOGNITION_LEVELS, RECOGNITION_STATUSES
from generator.know.catalog import Catalog
from generator.words.dates import PartialDate
from generator.words.model import Profile, Recognition

MONTH = 30.44
"""Days, on the average."""
LEVELS, STATUSES = RECOGNITION_LEVELS.words, RECOGNITION_STATUSES.words
"""The lowest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step with its day, as far as it is known, and how long it lasted: to the next one, or until today."""

    step: Recognition
    date: PartialDate | None
    lasted: str

    @property
    def rung(self) -> tuple[int, int]:
        """How high it is: chosen by the State is highest, an emerging one lowest."""
        status = STATUSES.index(self.step.status) if self.step.status in STATUSES else -1
        level = LEVELS.index(self.step.level) if self.step.level in LEVELS else -1
        return (level if self.step.status == "selected" else -1, status)


def climb(profile: Profile, catalog: Catalog) -> tuple[Step, ...]:
    """The steps of a profile in time; where a day is missing, in the order its author wrote them."""
    steps = [(one, _date(one, catalog)) for one in profile.recognitions]
    if all(day for _, day in steps):
        steps.sort(key=lambda pair: pair[1].sort_key if pair[1] else (0, 0, 0))
    today = catalog.now.date()
    after = [day for _, day in steps[1:]]
    after.append(PartialDate(today.year, today.month, today.day))
    return tuple(
        Step(step=one, date=day, lasted=lasted(day, then)) for (one, day), then in zip(steps, after, strict=False)
    )


def lasted(first: PartialDate | None, last: PartialDate | None) -> str:
    """The time between two dates, as exactly as they are known: days, months or years; "" where it cannot be said."""
    if first is None or last is None or first.first > last.last:
        return ""
    if first.is_day and last.is_day:
        days = (last.first - first.first).days
        return f"{days} ngày" if days < 2 * MONTH else _rounded(days)
    days = (_middle(last) - _middle(first)).days
    if first.month and last.month:
        return f"khoảng {_rounded(days)}"
    years = last.year - first.year
    return f"khoảng {years} năm" if years else "chưa đến một năm"


def _rounded(days: int) -> str:
    months = round(days / MONTH)
    years, rest = divmod(months, 12)
    return (
        " ".join(filter(None, (f"{years} năm" if years else "", f"{rest} tháng" if rest else ""))) or "dưới một tháng"
    )


def _middle(day: PartialDate) -> date:
    return day.first + (day.last - day.first) / 2


def _date(step: Recognition, catalog: Catalog) -> PartialDate | None:
    decision, event = catalog.decisions.get(step.decision), catalog.events.get(step.event)
    return step.date or (decision.date if decision else None) or (event.date if event else None)
