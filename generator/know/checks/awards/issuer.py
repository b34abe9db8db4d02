"""Ensure awards are given by a body that may give them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import Given, awards_in, listed, not_in_force, under_law
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Decision
from generator.words.vocabulary import Authority, Award

RULE = Rule(
    code="R402",
    name="issuer",
    severity=Severity.ERROR,
    title="Cơ quan ban hành không có thẩm quyền tặng danh hiệu này",
    why="Luật giao mỗi danh hiệu, hình thức cho một cấp; thủ trưởng đơn vị tặng giấy khen, không tặng bằng khen.",
    wrong="issuer là thủ trưởng đơn vị, award: bang-khen-bo",
    right="issuer là thủ trưởng đơn vị, award: giay-khen",
    source="Luật 06/2022/QH15, Điều 77 đến Điều 80",
    kinds=("decision",),
)
CLASS_NAMES = {
    "president": "Chủ tịch nước",
    "government": "Chính phủ",
    "prime-minister": "Thủ tướng Chính phủ",
    "minister": "bộ trưởng hoặc người đứng đầu ngành, tỉnh, cơ quan trung ương",
    "head-of-legal-entity-unit": "thủ trưởng đơn vị có tư cách pháp nhân",
    "armed-forces": "quân đội, công an",
    "union": "tổ chức công đoàn",
    "youth-union": "Đoàn thanh niên",
    "student-association": "Hội Sinh viên",
    "other": "ban tổ chức của giải",
}
MOST_NAMES = 3


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure the issuer's class is among those the catalogue gives the award; suggest what this issuer may give.

    Awards without classes, unknown issuers and decisions from before the law of 2003 are not judged.
    """
    issuer = known.vocabulary.authorities.get(decision.decision.issuer)
    if issuer is None or not under_law(decision.date):
        return
    for given in awards_in(decision, known):
        if given.award.authority and issuer.authority_class not in given.award.authority:
            instead = _may_give(issuer, given, known)
            yield RULE.at(
                given.place.at("award"),
                f"“{given.award.name}” do {_classes(given.award)} quyết định, không phải {issuer.name}.",
                hint=_hint(issuer, given, instead, known),
                fixes=[award.id for award in instead],
            )


def _classes(award: Award) -> str:
    return listed([CLASS_NAMES.get(name, name) for name in award.authority])


def _may_give(issuer: Authority, given: Given, known: Known) -> list[Award]:
    """What this issuer may give such a recipient: of the same class first, then of the same axis, then by rank."""
    classes = known.vocabulary.award_classes

    def distance(award: Award) -> tuple[bool, bool, int]:
        own, meant = classes.get(award.award_class), classes.get(given.award.award_class)
        same_axis = own is not None and meant is not None and own.axis == meant.axis
        return award.award_class != given.award.award_class, not same_axis, abs(award.rank - given.award.rank)

    allowed = [
        award
        for award in known.vocabulary.awards.values()
        if award.used
        and award.listed
        and issuer.authority_class in award.authority
        and not (given.day and not_in_force(award, given.day))
        and (not given.kind or given.kind in award.recipients)
    ]
    nearest = sorted(allowed, key=distance)[:MOST_NAMES]
    return [award for award in nearest if not distance(award)[1]]


def _hint(issuer: Authority, given: Given, instead: list[Award], known: Known) -> str:
    bodies = [one.name for one in known.vocabulary.authorities.values() if one.authority_class in given.award.authority]
    parts = []
    if instead:
        parts.append(f"Nếu {issuer.name} ký thì có phải “{instead[0].name}” ({instead[0].id})?")
    if bodies:
        parts.append(f"Nếu đúng là “{given.award.name}” thì xem lại issuer: {listed(bodies[:MOST_NAMES])}.")
    return " ".join(parts) or "Xem lại quyết định."
