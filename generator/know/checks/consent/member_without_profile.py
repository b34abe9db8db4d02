"""Ensure the members a collective names are people who agreed to be named."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Profile
from generator.words.vietnamese import fold, nearest

RULE = Rule(
    code="R711",
    name="member-without-profile",
    severity=Severity.WARNING,
    title="Thành viên chưa có hồ sơ",
    why="Nêu tên một người cần sự đồng ý của chính người ấy, ghi trong hồ sơ của họ. Chưa có thì tên không lên trang.",
    wrong="members: [Nguyễn Văn Mẫu]",
    right="members: [nguyen-van-mau]",
    source="Luật 91/2025/QH15",
    kinds=("profile",),
)


def check(profile: Profile, known: Known) -> Iterator[Diagnostic]:
    """Ensure every member is the id of a profile; suggest the profile of that very name, never of a similar one."""
    for number, member in enumerate(profile.members):
        if member not in known.catalog.profiles:
            same = [one.id for one in known.catalog.profiles.values() if fold(one.name) == fold(member)]
            near = same or ([] if " " in member else list(nearest(member, known.catalog.profiles)))
            yield RULE.at(
                profile.at("members", number),
                f"“{member}” không phải mã của một hồ sơ nên sẽ không được nêu tên.",
                hint=f"Có phải “{near[0]}”?" if near else "Tạo hồ sơ có sự đồng ý của người ấy rồi ghi mã hồ sơ.",
                fixes=near,
            )
