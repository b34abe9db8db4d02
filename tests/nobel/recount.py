"""What the Nobel table says, counted from the table alone: nothing of the generator is used here."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NOTHING = "NA"
LIKE_LATIN = re.compile("[\x80-\x9f]")


@dataclass(frozen=True)
class Prize:
    """One row of the table."""

    id: str
    name: str
    is_organisation: bool
    year: str
    category: str
    affiliation: str
    born: str
    died: str
    share: str
    motivation: str


def prizes() -> list[Prize]:
    """The rows in order. ``NA`` is nothing; line ends inside a cell are line feeds, as in every text file here."""
    with (HERE / "nobel.csv").open(encoding="utf-8", newline="") as stream:
        rows = [{key: "" if cell == NOTHING else cell for key, cell in row.items()} for row in csv.DictReader(stream)]
    return [
        Prize(
            id=row["id"],
            name=" ".join(part for part in (row["firstname"], row["surname"]) if part),
            is_organisation=row["gender"] == "org",
            year=row["year"],
            category=row["category"],
            affiliation=row["affiliation"],
            born=row["born_date"],
            died=row["died_date"],
            share=row["share"],
            motivation=row["motivation"].removeprefix('"').removesuffix('"').replace("\r\n", "\n"),
        )
        for row in rows
    ]


def mended(text: str) -> str:
    """Text without what no text may hold: no soft hyphen, and punctuation of Windows-1252 in place of control signs."""
    return LIKE_LATIN.sub(lambda sign: sign[0].encode("latin-1").decode("cp1252"), text.replace("\u00ad", ""))


def by_name() -> dict[str, list[Prize]]:
    """The prizes of each person and organisation."""
    found: dict[str, list[Prize]] = {}
    for prize in prizes():
        found.setdefault(prize.name, []).append(prize)
    return found


def awards_per_ceremony() -> Counter[tuple[str, str]]:
    """How many shares were given in each year and category."""
    return Counter((prize.year, prize.category) for prize in prizes())
