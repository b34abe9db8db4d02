"""How often a check points at the line that was made wrong, and suggests what stood there before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from generator.build import check
from generator.intake.read import MemorySource
from generator.words.diagnostics import Diagnostic, Severity
from tests.intake.samples import ALL
from tests.mutation.mutate import Mutant, mutants

ROOT = Path(__file__).parent.parent.parent
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


@dataclass(slots=True)
class Score:
    """Counts by kind of mistake, and what went wrong."""

    all: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    fixes: Counter[str] = field(default_factory=Counter)
    alone: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[Mutant, list[Diagnostic]]] = field(default_factory=list)

    def share(self, counts: Counter[str]) -> float:
        return 100 * counts.total() / max(self.all.total(), 1)


def corpora() -> list[dict[str, bytes]]:
    """The built-in set and the real records."""
    real = ROOT / "exemplars"
    found = {
        path.relative_to(real).as_posix(): path.read_bytes() if path.suffix in {".md", ".yml", ".csv"} else b""
        for path in sorted(real.rglob("*"))
        if path.is_file()
    }
    return [corpus for corpus in (ALL, found) if corpus]


def as_text(corpus: Mapping[str, bytes]) -> dict[str, str]:
    return {path: raw.decode() for path, raw in corpus.items() if path.endswith((".md", ".yml"))}


def new_findings(mutant: Mutant, corpus: Mapping[str, bytes], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The errors of the mutated file that it did not have before."""
    known = {(one.code, one.message) for one in before if one.place.path == mutant.path}
    after = check(MemorySource({**corpus, mutant.path: mutant.text.encode()}), NOW)
    return [
        one
        for one in after
        if one.place.path == mutant.path and one.severity is Severity.ERROR and (one.code, one.message) not in known
    ]


def measure(seed: int, count: int) -> Score:
    """Check ``count`` mutants, half of each corpus."""
    score = Score()
    sets = corpora()
    for corpus in sets:
        before = check(MemorySource(corpus), NOW)
        for mutant in mutants(as_text(corpus), seed, count // len(sets)):
            judge(mutant, new_findings(mutant, corpus, before), score)
    return score


def judge(mutant: Mutant, found: list[Diagnostic], score: Score) -> None:
    """Right line: a finding stands there. Right suggestion: the first one there suggests what was there before."""
    score.all[mutant.kind] += 1
    there = [one for one in found if one.place.line == mutant.line]
    right_fix = bool(there) and bool(there[0].fixes) and there[0].fixes[0].text == mutant.fix
    score.lines[mutant.kind] += bool(there)
    score.fixes[mutant.kind] += right_fix
    score.alone[mutant.kind] += bool(there) and len(found) == 1
    if not right_fix or len(found) != 1:
        score.misses.append((mutant, found))
