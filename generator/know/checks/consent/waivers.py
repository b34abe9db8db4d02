"""Which findings of personal data nobody has let stand."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.know.waivers import is_waived
from generator.words.personal import Spotted


def standing(known: Known) -> Iterator[tuple[str, Spotted]]:
    """Everything spotted that no waiver lets stand, with its file."""
    waivers = tuple(known.vocabulary.waivers.values())
    for path, found in sorted(known.spotted.items()):
        for spotted in found:
            if not is_waived(waivers, known.today, path, spotted):
                yield path, spotted
