"""Ensure people agreed before they were published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.know.checks.dates.guesses import told
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import PUBLISHED, Profile

RULE = Rule(
    code="R507",
    name="consent-after-publication",
    severity=Severity.WARNING,
    title="Đồng ý sau khi đã đăng",
    why="Phải có sự đồng ý rồi mới đăng. Ngày đồng ý sau ngày đăng thường là gõ nhầm, hoặc là một việc cần xem lại.",
    wrong="consent: {given: 2026-05-01, …}, còn bài viết đăng ngày 2026-03-06",
    right="consent: {given: 2026-03-01, …}",
    source="Luật 91/2025/QH15 về bảo vệ dữ liệu cá nhân",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure the consent is not later than the first known day on which the profile or a story was shown."""
    given = profile.consent.given if profile.consent else None
    if given is None or not profile.is_person:
        return
    shown = _shown(profile, known)
    if shown and shown[0] < given.first:
        day, path = shown
        what = "hồ sơ này" if path == profile.path else f"bài {path}"
        yield RULE.at(
            profile.at("consent", "given"),
            f"Đồng ý {told(given)}, sau khi {what} được đăng ({day.day}/{day.month}/{day.year}).",
            hint="Xem lại giấy đồng ý. Nếu đúng là sau, hãy báo người phụ trách dữ liệu cá nhân.",
        )


def _shown(profile: Profile, known: Known) -> tuple[date, str] | None:
    """The first day on which something of the person is known to have been shown, and in which file."""
    days = [
        (max(story.date.last, story.publish_at.date()) if story.publish_at else story.date.last, story.path)
        for story in known.catalog.stories_of.get(profile.id, ())
        if story.status == PUBLISHED and story.date
    ]
    if profile.publish_at and profile.status == PUBLISHED:
        days.append((profile.publish_at.date(), profile.path))
    return min(days, default=None)
