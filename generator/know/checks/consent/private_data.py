"""Ask authors to leave private data of living people out of their texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.know.checks.consent.people import is_living, living_in
from generator.know.checks.consent.waivers import standing
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import WITHDRAWN, Profile, Record, Story
from generator.words.personal import HARD, LABELS

RULE = Rule(
    code="R705",
    name="private-data-in-text",
    severity=Severity.WARNING,
    title="Bài có dữ liệu riêng của người đang sống",
    why="Quê quán, ngày sinh, nhà ở, dân tộc, tôn giáo, sức khỏe, đảng tịch là dữ liệu cá nhân; đáng kể là việc làm.",
    wrong="Thầy Mẫu, sinh năm 1980, quê ở Nam Định, đã mở cửa xưởng suốt mười năm.",
    right="Thầy Mẫu đã mở cửa xưởng suốt mười năm.",
    source="Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP",
)
MOST_FINDINGS = 10
_OF_ANYBODY = frozenset({"birth_date", "address", "ethnicity", "religion", "health"})
"""What is looked for also where no profile says whom a text is about: lists, decisions, events, proposals."""


def check(known: Known) -> Iterator[Diagnostic]:
    """Ensure texts about living people tell nothing of that kind; where all have died their lives are history."""
    records = {record.path: record for record in known.catalog.records()} if known.spotted else {}
    counts: dict[str, int] = {}
    for path, spotted in standing(known):
        if spotted.kind in HARD or spotted.kind not in LABELS or counts.get(path, 0) >= MOST_FINDINGS:
            continue
        about = _about(path, records, known)
        if about is None or (not about and spotted.kind not in _OF_ANYBODY):
            continue
        counts[path] = counts.get(path, 0) + 1
        whose = f" ({', '.join(about)})" if about else ""
        yield RULE.at(
            Place(path=path, line=spotted.line, column=spotted.column),
            f"“{spotted.words}” có thể là {LABELS[spotted.kind]} của người đang sống{whose}.",
            hint="Bỏ chi tiết này nếu đúng. Nếu không phải, hoặc người ấy đã đồng ý, xin duyệt một dòng miễn trừ "
            "trong vocabulary/waivers.yml.",
        )


def _about(path: str, records: Mapping[str, Record], known: Known) -> list[str] | None:
    """The names of the living people a file is about, none where nobody says; None where it is about no such person."""
    record = records.get(path)
    if path.startswith("vocabulary/") or (record is not None and record.status == WITHDRAWN):
        return None
    if isinstance(record, Profile):
        return [record.name] if is_living(record) else None
    if isinstance(record, Story) and record.exemplars:
        return [profile.name for profile in living_in(record, known)] or None
    return []
