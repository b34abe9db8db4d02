"""Ensure a list does not go on naming somebody who asked to be taken out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.know.publicity import is_gone, withdrawn_names
from generator.words.diagnostics import Diagnostic, Fix, Rule, Severity
from generator.words.model import WITHDRAWN, Profile
from generator.words.vietnamese import fold

RULE = Rule(
    code="R712",
    name="withdrawn-name",
    severity=Severity.WARNING,
    title="Dòng khen thưởng mang tên người đã rút",
    why="Người đã rút thì không trang nào nêu tên, kể cả danh sách ghi bằng chữ; dòng vẫn được đếm, không nêu tên.",
    wrong="- {key: d7, name: Lê Văn Mẫu, …}, còn profiles/le-van-mau.md có status: withdrawn",
    right="- {exemplar: le-van-mau, …}",
    source="Luật 91/2025/QH15",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure no row has the very name of a withdrawn person; suggest that person's id."""
    gone = withdrawn_names(known.catalog)
    profiles: dict[str, list[Profile]] = defaultdict(list)
    for profile in known.catalog.profiles.values():
        if profile.status == WITHDRAWN and fold(profile.name) in gone:
            profiles[fold(profile.name)].append(profile)
    for _, row in known.catalog.rows():
        if row.exemplar or not row.name or not is_gone(known.catalog, gone, row.place.path, row.name):
            continue
        same = profiles[fold(row.name)]
        yield RULE.at(
            row.place.at("name"),
            f"“{row.name}” là tên trong hồ sơ đã rút {same[0].path}, nên dòng này không nêu tên ai.",
            hint=f"Nếu là một, thay key và name bằng exemplar: {same[0].id}. Nếu là người khác trùng tên, xin duyệt "
            f"dòng này trong vocabulary/waivers.yml: “- {{id: …, file: {row.place.path}, words: {row.name}, "
            "reason: người khác trùng tên, by: …, until: …}”.",
            fixes=[Fix(text=profile.id, title="Thay key và name bằng exemplar") for profile in same],
        )
