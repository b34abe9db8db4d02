"""When what readers see was published and when it changed, as far as the records say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from generator.words.dates import PartialDate
from generator.words.model import Story


def changed_on(story: Story, today: date) -> date | None:
    """The day of a story's newest correction, else its own date; None for a story without a date.

    A correction known only by its month counts on the month's last day, but never later than ``today``.
    """
    if story.date is None:
        return None
    corrected = [max(one.date.first, min(one.date.last, today)) for one in story.corrections if one.date]
    return max((story.date.first, *corrected))


def published_at(story: Story, zone: tzinfo | None) -> datetime | None:
    """The moment a story's date begins."""
    return datetime.combine(story.date.first, time(), zone) if story.date else None


def changed_at(story: Story, now: datetime) -> datetime | None:
    """The moment a feed gives for a story's last change.

    Each correction adds a second: feed readers show an entry again only when its moment has moved, and a story may
    be corrected on the very day it appeared.
    """
    day = changed_on(story, now.date())
    return datetime.combine(day, time(), now.tzinfo) + timedelta(seconds=len(story.corrections)) if day else None


def rfc3339(moment: datetime) -> str:
    """A moment as feeds write it; in UTC where its zone was still that of a city's own noon (Hanoi before 1911)."""
    offset = moment.utcoffset() or timedelta()
    return (moment.astimezone(UTC) if offset.seconds % 60 else moment).isoformat(timespec="seconds")


def newest_known(days: Iterable[PartialDate | date | None], today: date) -> str:
    """The newest of ``days`` that is a known day and not yet to come, as ISO text; "" for none."""
    known = []
    for day in days:
        if isinstance(day, PartialDate):
            known += [day.first] if day.is_day else []
        elif day is not None:
            known.append(day)
    past = [day for day in known if day <= today]
    return str(max(past)) if past else ""


def age_in_words(day: date, today: date) -> str:
    """How long ago ``day`` was, in Vietnamese: "hôm nay", "hôm qua", "12 ngày trước", "3 tháng trước"."""
    days = (today - day).days
    if days <= 0:
        return "hôm nay"
    if days == 1:
        return "hôm qua"
    if days < 60:
        return f"{days} ngày trước"
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    return f"{months} tháng trước" if months < 24 else f"{months // 12} năm trước"
