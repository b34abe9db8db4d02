"""Old warnings that are known and are to be mended by a day: kept out of sight until then, and not a day longer."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.words.diagnostics import Diagnostic, Severity

FILE = ".exemplars-baseline.json"
_Name = tuple[str, str, str]


class BadBaselineError(ValueError):
    """The file cannot be used; the message is Vietnamese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Findings by path, code and message, with how often each may occur, and the last day they are tolerated."""

    until: date
    known: Counter[_Name]

    def without(self, diagnostics: Iterable[Diagnostic], today: date) -> tuple[Diagnostic, ...]:
        """The findings that are new. Errors always are; after the last day all are."""
        diagnostics = tuple(diagnostics)
        if today > self.until:
            return diagnostics
        left = self.known.copy()
        kept = []
        for found in diagnostics:
            if found.severity is not Severity.ERROR and left[_name(found)] > 0:
                left[_name(found)] -= 1
            else:
                kept.append(found)
        return tuple(kept)


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        BadBaselineError: it is no baseline.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        known = Counter({(one["path"], one["code"], one["message"]): int(one["count"]) for one in data["known"]})
        return Baseline(until=date.fromisoformat(data["until"]), known=known)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        message = f"Không đọc được {path.name}; hãy ghi lại nó bằng: exemplars check --write-baseline NGÀY"
        raise BadBaselineError(message) from error


def as_text(diagnostics: Iterable[Diagnostic], until: date) -> str:
    """The file that tolerates these warnings and notices until that day, one finding a line; no errors."""
    names = Counter(_name(found) for found in diagnostics if found.severity is not Severity.ERROR)
    rows = [
        json.dumps({"path": path, "code": code, "message": message, "count": count}, ensure_ascii=False)
        for (path, code, message), count in sorted(names.items())
    ]
    inner = ",\n    ".join(rows)
    return (
        f'{{\n  "until": "{until.isoformat()}",\n  "known": [\n    {inner}\n  ]\n}}\n'
        if rows
        else (f'{{\n  "until": "{until.isoformat()}",\n  "known": []\n}}\n')
    )


def _name(found: Diagnostic) -> _Name:
    return (found.place.path, found.code, found.message)
