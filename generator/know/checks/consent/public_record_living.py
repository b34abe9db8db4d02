"""Ensure public records are a basis for the dead only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.consent.people import PUBLIC_RECORD
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Profile

RULE = Rule(
    code="R707",
    name="public-record-living",
    severity=Severity.ERROR,
    title="Căn cứ chỉ dùng cho người đã mất",
    why="Thông tin đã có trên báo không thay cho sự đồng ý của người đang sống; căn cứ public-record cần có ngày mất.",
    wrong="consent: {basis: public-record, …} (không có died)",
    right="died: 1986-08-21\nconsent: {basis: public-record, …}",
    source="Luật 91/2025/QH15",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure a person shown on that basis has a date of death, be it only the year."""
    consent = profile.consent
    if known.living_public_record:
        return
    if profile.is_person and consent and consent.basis == PUBLIC_RECORD and not profile.died:
        if profile.path in known.broken:
            return
        yield RULE.at(
            profile.at("consent", "basis"),
            f"Căn cứ public-record chỉ dùng cho người đã mất; hồ sơ của {profile.name} không ghi ngày mất.",
            hint="Thêm died (chỉ năm cũng được); nếu người ấy còn sống, xin ý kiến và ghi basis: consent.",
        )
