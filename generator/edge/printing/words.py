"""A finding in one paragraph, for places that show no more: what, why, and what to put instead."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from generator.edge.printing.text import title_of
from generator.words.diagnostics import Diagnostic, Severity

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}


def in_words(found: Diagnostic) -> str:
    """The message, the hint, and each cure on a line of its own."""
    cures = (f"{title_of(fix)}: {fix.text}" if fix.text else title_of(fix) for fix in found.fixes)
    return "\n".join(part for part in (found.message, found.hint, *cures) if part)


def worst_first(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Errors before warnings: a host that shows only the first few must show those that stop the merge."""
    return sorted(diagnostics, key=lambda found: (_WEIGHT[found.severity], found.sort_key))


def fingerprints(diagnostics: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding, sorted, with a name that stays the same when lines above it come or go, and is unique."""
    seen: Counter[tuple[str, str, str]] = Counter()
    for found in sorted(diagnostics, key=lambda one: one.sort_key):
        same = (found.place.path, found.code, found.message)
        seen[same] += 1
        text = "\0".join((*same, str(seen[same])))
        yield found, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
