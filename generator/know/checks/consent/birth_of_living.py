"""Ensure birth dates are kept of the dead only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.consent.people import is_living
from generator.know.checks.fixes import NO_VALUE
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Profile

RULE = Rule(
    code="R704",
    name="birth-of-living",
    severity=Severity.ERROR,
    title="Ngày sinh của người đang sống",
    why="Ngày sinh là dữ liệu cá nhân, hay bị dùng để giả danh; người đọc không cần nó để hiểu một tấm gương.",
    wrong="born: 1980-05-06 (không có died)",
    right="(bỏ dòng born)",
    source="Luật 91/2025/QH15",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure ``born`` stands only beside ``died``; the cure is to delete it."""
    if profile.born and is_living(profile):
        yield RULE.at(
            profile.at("born"),
            f"Hồ sơ ghi ngày sinh của {profile.name} mà không ghi ngày mất.",
            hint="Bỏ ngày sinh; nếu người ấy đã mất, thêm ngày mất (died).",
            fixes=[NO_VALUE],
        )
