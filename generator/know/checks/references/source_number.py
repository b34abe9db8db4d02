"""Ensure marks in a body and source numbers of claims lead to a source or a footnote."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.bodies import footnotes, marks, place_of
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import Profile, Record

RULE = Rule(
    code="R304",
    name="source-number",
    severity=Severity.ERROR,
    title="Số chỉ nguồn không có nguồn",
    why="Dấu [^2] dẫn người đọc tới nguồn thứ hai trong sources; không có nguồn ấy thì điều vừa viết không có chỗ dựa.",
    wrong="Ông nhận giải năm 1996.[^3] (trong khi sources chỉ có hai nguồn)",
    right="Ông nhận giải năm 1996.[^2]",
    kinds=("profile", "story", "decision", "event", "proposal"),
)


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure each mark is a source's number or a footnote of the body; suggest a source nothing leads to yet."""
    if not record.sources and record.path in known.broken:
        return
    yield from _in_body(record)
    if isinstance(record, Profile):
        yield from _in_claims(record)


def _in_body(record: Record) -> Iterator[Diagnostic]:
    written = list(marks(record.body))
    own = footnotes(record.body) if written else frozenset()
    wrong = [spot for spot in written if spot.text.casefold() not in own and not _is_source(spot.text, record)]
    unused = _unused(record, {spot.text for spot in written})
    for spot in wrong:
        fixes = [f"[^{number}]" for number in unused]
        yield RULE.at(
            place_of(record, spot.offset),
            f"Dấu [^{spot.text}] không dẫn tới nguồn nào: {_count(record)}.",
            hint=f"Có phải {fixes[0]}?" if fixes else "Ghi nguồn vào sources, hoặc bỏ dấu này.",
            fixes=fixes,
        )


def _in_claims(record: Profile) -> Iterator[Diagnostic]:
    used = {str(number) for claim in record.awards for number in claim.sources}
    for claim in record.awards:
        for place, number in enumerate(claim.sources):
            if number > len(record.sources):
                fixes = [str(one) for one in _unused(record, used)]
                yield RULE.at(
                    claim.place.at("sources", place),
                    f"Không có nguồn số {number}: {_count(record)}.",
                    hint=f"Có phải nguồn số {fixes[0]}?" if fixes else "Ghi nguồn vào sources, hoặc bỏ số này.",
                    fixes=fixes,
                )


def _is_source(label: str, record: Record) -> bool:
    return label.isascii() and label.isdigit() and label[0] != "0" and int(label) <= len(record.sources)


def _unused(record: Record, used: set[str]) -> list[int]:
    """Sources that nothing leads to, first to last; the last source where all are in use."""
    total = len(record.sources)
    return [number for number in range(1, total + 1) if str(number) not in used][:3] or [total] * bool(total)


def _count(record: Record) -> str:
    total = len(record.sources)
    return f"sources có {total} nguồn" if total else "tệp này chưa có mục sources"
