"""Ensure a consent can be proved."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.consent.people import BY_CONSENT
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import PUBLISHED, Profile

RULE = Rule(
    code="R706",
    name="consent-proof",
    severity=Severity.ERROR,
    title="Sự đồng ý chưa có ngày hoặc số hồ sơ",
    why="Sự đồng ý phải chứng minh được: cần ngày ký và số hồ sơ để tìm lại bản giấy, bản giấy thì để ngoài kho.",
    wrong="consent: {basis: consent, scope: [name]}",
    right="consent: {basis: consent, scope: [name], given: 2026-03-01, reference: HS-12/2026}",
    source="Luật 91/2025/QH15",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure day and file number are there; in a public repository the file number is kept elsewhere (R709)."""
    consent = profile.consent
    if not profile.is_person or profile.status != PUBLISHED or not consent or consent.basis not in BY_CONSENT:
        return
    if profile.path in known.broken:
        return
    missing = [] if consent.given else ["ngày đồng ý (given)"]
    if not consent.reference and known.repository != "public":
        missing.append("số hồ sơ (reference)")
    if missing:
        yield RULE.at(
            profile.at("consent"),
            f"Sự đồng ý của {profile.name} còn thiếu {' và '.join(missing)}.",
            hint="Ghi theo giấy đồng ý đã ký; chưa có giấy thì để status: draft.",
        )
