"""Ensure no record is called what the site calls one of its own lists."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Event, Profile, Record, Story

RESERVED: dict[type[Record], frozenset[str]] = {
    Profile: frozenset({"ca-nhan", "tap-the", "dien-hinh"}),
    Story: frozenset({"bai-viet"}),
    Event: frozenset({"su-kien"}),
}
"""The lists that stand beside the records of a kind (``/guong/ca-nhan/``); a test compares them with the addresses."""

RULE = Rule(
    code="R208",
    name="reserved-id",
    severity=Severity.ERROR,
    title="Tên tệp trùng với địa chỉ của một danh sách",
    why="Trang đã dùng địa chỉ ấy cho danh sách của mình, nên hồ sơ cần một tên khác.",
    wrong="profiles/tap-the.md",
    right="profiles/tap-the-to-may-cong-cu.md",
    kinds=("profile", "story", "event"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure neither the id nor a former id is an address of the site's own."""
    taken = RESERVED[type(record)]
    if record.id in taken:
        yield RULE.at(
            record.place,
            f"Tên tệp “{record.id}” là địa chỉ của một danh sách trên trang.",
            hint="Đổi tên tệp cho rõ hơn.",
            fixes=[f"{record.id}-1"],
        )
    for number, alias in enumerate(record.aliases):
        if alias in taken:
            yield RULE.at(
                record.at("aliases", number),
                f"Mã cũ “{alias}” là địa chỉ của một danh sách trên trang.",
                hint="Bỏ mã cũ này.",
            )
