"""Ensure a former id belongs to one record only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import AnyRecord, Kind

RULE = Rule(
    code="R201",
    name="alias-clash",
    severity=Severity.ERROR,
    title="Mã cũ trùng với một mã khác",
    why="Địa chỉ của mã cũ dẫn về hồ sơ này. Nếu mã ấy cũng là của hồ sơ khác thì địa chỉ không biết dẫn đi đâu.",
    wrong="aliases: [le-van-mau], trong khi đã có profiles/le-van-mau.md",
    right="aliases: [le-van-mau-cu]",
)


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure an alias is no id of its kind, no other record's alias, and is written once."""
    for kind in Kind:
        records = known.catalog.of_kind(kind)
        owners: dict[str, AnyRecord] = {}
        for record in records.values():
            for number, alias in enumerate(record.aliases):
                reason = _reason(alias, record, records.get(alias), owners.get(alias))
                owner = owners.setdefault(alias, record)
                if reason:
                    yield RULE.at(
                        record.at("aliases", number),
                        f"Mã cũ “{alias}” {reason}.",
                        hint="Xóa mã cũ này." if owner is record else "Xóa mã cũ này, hoặc đổi mã kia.",
                    )


def _reason(alias: str, record: AnyRecord, holder: AnyRecord | None, owner: AnyRecord | None) -> str:
    if alias == record.id:
        return "chính là tên của tệp này, nên không cần ghi"
    if holder is not None:
        return f"đang là mã của tệp {holder.path}"
    if owner is record:
        return "được ghi hai lần"
    return f"cũng là mã cũ của tệp {owner.path}" if owner is not None else ""
