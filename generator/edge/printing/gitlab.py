"""Findings as GitLab's code quality report (a subset of Code Climate's format), shown in merge requests."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.edge.printing.words import fingerprints, in_words
from generator.words.diagnostics import Diagnostic, Severity

_WEIGHTS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTICE: "info"}


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """A list of issues; a finding about a whole file stands on its first line."""
    issues = [
        {
            "description": f"{found.code} {in_words(found)}",
            "check_name": found.code,
            "fingerprint": name,
            "severity": _WEIGHTS[found.severity],
            "location": {"path": found.place.path, "lines": {"begin": found.place.line or 1}},
        }
        for found, name in fingerprints(diagnostics)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
