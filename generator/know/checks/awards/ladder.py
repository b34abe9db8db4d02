"""Ask for the lower titles that a higher one rests on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.awards.given import under_law
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import AWARDED, WITHDRAWN, AwardRecord, Decision
from generator.words.vocabulary import Ladder

RULE = Rule(
    code="R410",
    name="ladder",
    severity=Severity.WARNING,
    title="Chưa thấy đủ danh hiệu cần có trước",
    why="Danh hiệu cao hơn đòi một số lần danh hiệu thấp hơn. Kho có thể thiếu hồ sơ cũ, nên đây chỉ là lời nhắc.",
    wrong="cstd-bo, khi kho chưa có ba lần cstd-co-so liên tục",
    right="cstd-bo, sau ba lần cstd-co-so 2021-2022, 2022-2023, 2023-2024",
    source="Luật 06/2022/QH15, Điều 21, Điều 22",
    kinds=("decision",),
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure the lower title is on file as often as the catalogue wants, in consecutive years where it wants that."""
    for row in decision.recipients:
        award = known.vocabulary.awards.get(row.award)
        ladder = award.requires if award else None
        profile = known.catalog.profiles.get(row.exemplar)
        if not (award and ladder and profile and row.status == AWARDED and under_law(decision.date)):
            continue
        years, undated = _earlier(row, decision, ladder, known)
        if not _enough(years, undated, ladder):
            lower = known.vocabulary.awards.get(ladder.award)
            often = f"{ladder.count} lần{' liên tục' if ladder.consecutive else ''}"
            yield RULE.at(
                row.place.at("award"),
                f"Trước “{award.name}” cần {often} “{lower.name if lower else ladder.award}”; "
                f"kho đang có {_seen(years, undated)} của {profile.name}.",
                hint="Ghi các quyết định trước, hoặc ghi vào awards của hồ sơ nếu chưa có quyết định.",
            )


def _earlier(row: AwardRecord, decision: Decision, ladder: Ladder, known: Known) -> tuple[set[int], int]:
    """The years of the lower title on file that do not come after this award, and how often it has no year."""
    years, undated = set(), 0
    own = _year(row, decision)
    for other, before in known.catalog.rows_of.get(row.exemplar, ()):
        if before.award == ladder.award and before.status == AWARDED and other.status != WITHDRAWN:
            year = _year(before, other)
            if year <= own or (other.date and decision.date and other.date.first <= decision.date.last):
                years.add(year)
    for claim in known.catalog.profiles[row.exemplar].awards:
        if claim.award == ladder.award:
            undated += claim.year is None
            if claim.year is not None and claim.year <= own + 1:
                years.add(claim.year)
    return years, undated


def _year(row: AwardRecord, decision: Decision) -> int:
    """The year a title is for; of a school year the first."""
    if row.school_year:
        return int(row.school_year[:4])
    return row.year or (decision.date.year if decision.date else 0)


def _enough(years: set[int], undated: int, ladder: Ladder) -> bool:
    """Whether the lower title may have been given often enough; one without a year counts for any year."""
    if not ladder.consecutive:
        return len(years) + undated >= ladder.count
    starts = {year - back for year in years for back in range(ladder.count)} or {0}
    best = max(len(years & set(range(start, start + ladder.count))) for start in starts)
    return best + undated >= ladder.count


def _seen(years: set[int], undated: int) -> str:
    total = len(years) + undated
    listing = ", ".join(str(year) for year in sorted(years))
    return f"{total} lần ({listing})" if listing else f"{total} lần"
