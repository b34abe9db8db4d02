"""Ensure stories are about people who agreed to a story."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.consent.people import told_of
from generator.know.checks.known import Known
from generator.know.publicity import may_show
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Story

RULE = Rule(
    code="R708",
    name="story-scope",
    severity=Severity.ERROR,
    title="Nhân vật chưa đồng ý đăng bài viết",
    why="Đồng ý nêu tên chưa phải là đồng ý kể chuyện đời mình; thiếu story trong phạm vi thì bài không lên trang.",
    wrong="consent của nhân vật: {basis: consent, scope: [name], …}",
    right="consent của nhân vật: {basis: consent, scope: [name, story], …}",
    source="Luật 91/2025/QH15",
    kinds=("story",),
)


def check(story: Story, known: Known) -> Iterator[Diagnostic]:
    """Ensure the consent of every person of a published story covers ``story``; R701 asks where there is none."""
    for number, profile in told_of(story, known):
        if profile.consent and not may_show(profile, "story"):
            yield RULE.at(
                story.at("exemplars", number),
                f"{profile.name} chưa đồng ý đăng bài viết về mình, nên bài này không lên trang.",
                hint=f"Sau khi người ấy đồng ý, thêm story vào scope trong {profile.path}; trước đó, để status: draft.",
            )
