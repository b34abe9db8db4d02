"""Ensure every published person has a basis for being shown."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.rules import NEW_LINE
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Fix, Rule, Severity
from generator.words.model import PUBLISHED, Profile

RULE = Rule(
    code="R701",
    name="consent-missing",
    severity=Severity.ERROR,
    title="Chưa có căn cứ để nêu tên một người",
    why="Đăng lên mạng là công khai dữ liệu cá nhân: phải có sự đồng ý rõ ràng; im lặng không phải là đồng ý.",
    wrong="status: published (hồ sơ cá nhân, không có consent)",
    right="consent: {basis: consent, scope: [name, story], given: 2026-03-01, reference: HS-12/2026}",
    source="Luật 91/2025/QH15, Điều 16",
    kinds=("profile",),
)
OF_THE_DEAD = "consent: {basis: public-record, scope: [name, story, social, print]}"
OF_THE_LIVING = "consent: {basis: consent, scope: [name], given: , reference: }"


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure there is a consent; suggest the line to fill in. A file with other errors may hold one we cannot read."""
    if (
        profile.is_person
        and profile.status == PUBLISHED
        and profile.consent is None
        and profile.path not in known.broken
    ):
        if profile.died:
            hint = "Người đã mất: thêm dòng consent với căn cứ là thông tin đã công khai hợp pháp."
        else:
            hint = "Xin ý kiến người ấy rồi điền dòng consent; trong khi chờ, để status: draft."
        fix = Fix(text=OF_THE_DEAD if profile.died else OF_THE_LIVING, how=NEW_LINE)
        yield RULE.at(profile.at(), f"Hồ sơ của {profile.name} chưa có căn cứ để đăng.", hint=hint, fixes=[fix])
