"""Ensure every award record tells in one way who was awarded."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Fix, How, Rule, Severity
from generator.words.model import AwardRecord, Decision
from generator.words.vietnamese import slug

RULE = Rule(
    code="R206",
    name="recipient-without-identity",
    severity=Severity.ERROR,
    title="Dòng khen thưởng không rõ của ai",
    why="Người có hồ sơ thì ghi exemplar; người chưa có hồ sơ thì ghi name và key, để sau này rút được riêng một dòng.",
    wrong="- {name: Phạm Văn Thử, unit: khoa-dien, award: giay-khen}",
    right="- {key: pham-van-thu, name: Phạm Văn Thử, unit: khoa-dien, award: giay-khen}",
    kinds=("decision",),
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure a row has a profile, or a key with a name, and not both; a key alone is what a withdrawn row keeps."""
    keys = {row.key for row in decision.recipients}
    for row in decision.recipients:
        if row.exemplar and row.name:
            yield RULE.at(
                row.place.at("name").key(),
                f"Dòng này có cả hồ sơ “{row.exemplar}” và tên “{row.name}”; tên được lấy từ hồ sơ.",
                hint="Xóa name; nếu đây là người khác thì xóa exemplar.",
            )
        elif not (row.exemplar or row.name or row.key or row.place.path in known.broken):
            yield RULE.at(
                row.place,
                "Dòng này chưa ghi người được khen.",
                hint="Thêm exemplar: <mã hồ sơ>, hoặc key: và name: nếu chưa có hồ sơ.",
            )
        elif row.name and not row.key and row.place.path not in known.broken:
            key = _key(row, keys)
            keys.add(key)
            yield RULE.at(
                row.place.at("name"),
                f"“{row.name}” chưa có mã dòng (key) và chưa có hồ sơ.",
                hint=f"Thêm key: {key} vào dòng này.",
                fixes=(Fix(text=f"key: {key}", how=How.ADD),),
            )


def _key(row: AwardRecord, taken: set[str]) -> str:
    """A key made of the name that no other row has."""
    wanted = slug(row.name) or "nguoi-nhan"
    number = 1
    key = wanted
    while key in taken:
        number += 1
        key = f"{wanted}-{number}"
    return key
