"""Settings of the year: the days off that move, and the duties with their days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from generator.know.duties import Duty

LONGEST = timedelta(days=31)
_KEYS = ("day", "title", "note")


def read_holidays(value: object) -> frozenset[date]:
    """Days off: ``2027-02-05``, or ``2027-02-05..2027-02-09`` for several in a row.

    Raises:
        ValueError: something else.
    """
    if not isinstance(value, list):
        raise TypeError("cần một danh sách ngày, ví dụ [2027-02-05..2027-02-09, 2027-04-16]")
    return frozenset(day for one in value for day in _days(one))


def _days(value: object) -> Iterator[date]:
    first_text, dots, last_text = str(value).partition("..")
    first = _date(value if not dots else first_text)
    last = _date(last_text) if dots else first
    if not timedelta() <= last - first <= LONGEST:
        raise ValueError(f"“{value}” không phải một kỳ nghỉ: ngày cuối phải sau ngày đầu, không quá một tháng")
    yield from (first + timedelta(days) for days in range((last - first).days + 1))


def _date(value: object) -> date:
    if isinstance(value, datetime):
        raise ValueError(f"“{value}” có cả giờ; chỉ viết ngày, ví dụ 2027-02-05")
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError(f"ngày “{value}” không đọc được; hãy viết như 2027-02-05") from None


def read_duties(value: object) -> tuple[Duty, ...]:
    """Duties: ``{day: "11-20", title: …, note: …}`` each year, or with a whole date once.

    Raises:
        ValueError: something else.
    """
    if not isinstance(value, list):
        raise TypeError('cần một danh sách, ví dụ [{day: "11-20", title: Ngày Nhà giáo Việt Nam}]')
    return tuple(map(_duty, value))


def _duty(value: object) -> Duty:
    if not isinstance(value, dict) or not set(value) <= set(_KEYS) or not value.get("title") or not value.get("day"):
        raise ValueError(f"“{value}” phải có day và title, có thể thêm note")
    title, note, day = str(value["title"]).strip(), str(value.get("note") or "").strip(), value["day"]
    if isinstance(day, date) or str(day).count("-") == 2:
        found = _date(day)
        return Duty(title=title, note=note, day=(found.month, found.day), year=found.year)
    return Duty(title=title, note=note, day=_month_day(str(day)))


def _month_day(text: str) -> tuple[int, int]:
    try:
        found = date.fromisoformat(f"2024-{text}")
    except ValueError:
        raise ValueError(f"“{text}” không phải một ngày; hãy viết tháng-ngày như '11-20' (trong dấu nháy)") from None
    return found.month, found.day
