"""Awards as one line of plain words, for mail, posts and print."""

from __future__ import annotations

from generator.show.cards import UNVERIFIED
from generator.show.views.lines import AwardLine, ClaimLine

_WHEN = {len("2026-11-20"): "ngày ", len("2026-11"): "", len("2026"): "năm "}
"""What stands before a date, by how much of it is known."""


def award_words(line: AwardLine, *, citation: bool = False) -> str:
    """An award with its decision, as far as it is known, and with what it was given for where that is wanted."""
    when = _WHEN.get(len(line.date), "")
    decided = " ".join(
        part
        for part in (
            f"số {line.number}" if line.number else "",
            f"{when}{line.date_label}" if line.date_label else "",
            f"của {line.issuer}" if line.issuer else "",
        )
        if part
    )
    words = _joined(line, f"(Quyết định {decided})" if decided else "")
    return f"{words}: {line.citation}" if citation and line.citation else words


def claim_words(line: ClaimLine) -> str:
    """An award whose decision is not on file says so, as everywhere on the site."""
    return _joined(line, " ".join(part for part in (line.year_label and f"năm {line.year_label}", UNVERIFIED) if part))


def _joined(line: AwardLine | ClaimLine, end: str) -> str:
    parts = (
        line.award.text,
        f"lần thứ {line.ordinal}" if line.ordinal else "",
        f"cho “{line.work}”" if line.work else "",
        "(truy tặng)" if line.posthumous else "",
        end,
    )
    return " ".join(part for part in parts if part)
