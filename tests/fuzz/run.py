"""Throws random files at ``check`` and writes down what breaks or takes long."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from dataclasses import dataclass, field

from generator import build
from generator.edge.printing import FORMATS
from generator.intake.read import MemorySource
from tests.fuzz.files import folders
from tests.support.rendering import MINI_NOW

SLOW = 5.0
"""Seconds of a processor that a folder of 25 files of at most 128 KiB may take."""


@dataclass(slots=True)
class Tally:
    """What happened. ``broken`` has the number of the folder and what was raised there."""

    files: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    codes: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[int, str]] = field(default_factory=list)
    slow: list[tuple[int, float]] = field(default_factory=list)


def fuzz(seed: int, count: int) -> Tally:
    """Check ``count`` random files, some at a time, and print what was found in every format."""
    tally = Tally()
    for number, files in enumerate(folders(seed, count)):
        started = time.process_time()
        try:
            found = build.check(MemorySource(files), MINI_NOW)
            tally.codes.update(one.code for one in found)
            for one in found:
                assert one.place.path
                assert one.message
            for style in FORMATS.values():
                style(found[:40])
        except Exception:
            tally.broken.append((number, traceback.format_exc()))
        taken = time.process_time() - started
        tally.files += len(files)
        tally.seconds += taken
        tally.slowest = max(tally.slowest, taken)
        if taken > SLOW:
            tally.slow.append((number, taken))
    return tally
