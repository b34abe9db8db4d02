"""Ensure a published story is about exemplars who are shown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.consent.people import told_of
from generator.know.checks.known import Known
from generator.know.publicity import is_not_chosen
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import DRAFT, WITHDRAWN, Profile, Story

RULE = Rule(
    code="R305",
    name="not-public-reference",
    severity=Severity.ERROR,
    title="Bài đã đăng viết về hồ sơ chưa đăng",
    why="Bài viết chỉ lên trang khi mọi nhân vật của nó đã lên trang; nếu không, bài sẽ vắng mặt mà không ai hay.",
    wrong="bài có status: published, còn hồ sơ nhân vật có status: draft",
    right="cả bài và hồ sơ đều có status: published",
    kinds=("story",),
)


def check(story: Story, known: Known) -> Iterator[Diagnostic]:
    """Ensure that once the story is out, each of its exemplars is out too."""
    for number, profile in told_of(story, known):
        if reason := _reason(story, profile, known):
            gone = profile.status == WITHDRAWN or is_not_chosen(profile)
            cure = "bỏ tên này khỏi bài" if gone else "đăng hồ sơ ấy trước"
            yield RULE.at(
                story.at("exemplars", number),
                f"Bài này sẽ không lên trang: hồ sơ “{profile.id}” {reason}.",
                hint=f"Hãy {cure}, hoặc để bài này là status: draft.",
            )


def _reason(story: Story, profile: Profile, known: Known) -> str:
    """Why the profile will not be there when the story comes out; "" where it will."""
    if profile.status == DRAFT:
        return "còn là bản nháp"
    if profile.status == WITHDRAWN:
        return "đã rút"
    if is_not_chosen(profile):
        return "mới là nhân tố mới, chưa công khai"
    opens = max(known.catalog.now, story.publish_at or known.catalog.now)
    if profile.publish_at and profile.publish_at > opens:
        return f"đến {profile.publish_at:%H:%M} ngày {profile.publish_at:%d/%m/%Y} mới đăng"
    return ""
