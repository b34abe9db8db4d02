"""Findings as JSON, for editors and other programs. The keys are a promise; more may be added, none is renamed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any

from generator.edge.printing.text import title_of
from generator.words.diagnostics import Diagnostic, Fix, How, Severity


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """``{"diagnostics": […], "counts": {"error": 0, "warning": 0, "notice": 0}}``, the findings sorted.

    Lines and columns count from 1, in characters; 0 means the finding is about the file as a whole.
    """
    ordered = sorted(diagnostics, key=lambda found: found.sort_key)
    numbers = Counter(found.severity for found in ordered)
    report = {
        "diagnostics": [_entry(found) for found in ordered],
        "counts": {severity.value: numbers[severity] for severity in Severity},
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _title(fix: Fix) -> str:
    """In words; empty where the text simply goes to the place of the finding."""
    return fix.title or ("" if fix.how is How.PUT else title_of(fix))


def _entry(found: Diagnostic) -> dict[str, Any]:
    return {
        "path": found.place.path,
        "line": found.place.line,
        "column": found.place.column,
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hint": found.hint,
        "fixes": [
            {"text": fix.text, "title": _title(fix), "how": fix.how.value, "certain": fix.certain}
            for fix in found.fixes
        ],
    }
