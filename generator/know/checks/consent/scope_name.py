"""Ensure the consent of a published person covers the name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.intake.rules import THIS_VALUE
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Fix, Rule, Severity
from generator.words.model import PUBLISHED, Profile

RULE = Rule(
    code="R702",
    name="consent-scope-name",
    severity=Severity.ERROR,
    title="Sự đồng ý không gồm việc nêu tên",
    why="Đồng ý phải cho từng mục đích. Hồ sơ nào cũng nêu tên, nên không có name thì hồ sơ không được lên trang.",
    wrong="consent: {basis: consent, scope: [photo], …}",
    right="consent: {basis: consent, scope: [name, photo], …}",
    source="Luật 91/2025/QH15",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure ``name`` is in the scope of a published person's consent."""
    consent = profile.consent
    if profile.is_person and profile.status == PUBLISHED and consent and consent.basis and "name" not in consent.scope:
        yield RULE.at(
            profile.at("consent", "scope"),
            f"Phạm vi đồng ý của {profile.name} chưa có name (nêu tên), nên hồ sơ này không lên trang.",
            hint="Nếu người ấy đồng ý nêu tên thì thêm name; nếu không, để status: draft.",
            fixes=[Fix(text=f"[{', '.join(('name', *consent.scope))}]", how=THIS_VALUE)],
        )
