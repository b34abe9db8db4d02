"""Ensure awards of people who have a profile stand with their profile."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Fix, Rule, Severity
from generator.words.model import WITHDRAWN, Profile
from generator.words.vietnamese import fold

RULE = Rule(
    code="R207",
    name="recipient-may-have-profile",
    severity=Severity.WARNING,
    title="Người được khen có vẻ đã có hồ sơ",
    why="Dòng khen thưởng ghi bằng tên không hiện ở hồ sơ của người ấy, dù người ấy đã có hồ sơ.",
    wrong="- {key: le-van-mau, name: Lê Văn Mẫu, unit: khoa-dien, award: giay-khen}",
    right="- {exemplar: le-van-mau, unit: khoa-dien, award: giay-khen}",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure no row names somebody by the name and in the unit of a profile; suggest the profile's id."""
    profiles: dict[str, list[Profile]] = defaultdict(list)
    for profile in known.catalog.profiles.values():
        if profile.status != WITHDRAWN:
            profiles[fold(profile.name)].append(profile)
    units = known.catalog.units
    for _, row in known.catalog.rows():
        if row.exemplar or not row.name:
            continue
        same = [
            profile
            for profile in profiles.get(fold(row.name), ())
            if units.home(profile.unit) == units.home(row.unit) and row.kind in {"", profile.kind}
        ]
        if same:
            yield RULE.at(
                row.place.at("name"),
                f"“{row.name}” có vẻ là người trong hồ sơ {same[0].path}.",
                hint=f"Nếu đúng, thay key và name bằng exemplar: {same[0].id}.",
                fixes=[Fix(text=profile.id, title="Thay key và name bằng exemplar") for profile in same],
            )
