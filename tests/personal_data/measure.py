"""``python -m tests.personal_data.measure [held_back]``: recall and precision of the detectors on a labelled half."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.words.personal import find

HERE = Path(__file__).parent


@dataclass
class Measured:
    """By kind: how many there are and how many were found; and what was wrong."""

    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def recall(self, kind: str) -> float:
        return self.found[kind] / self.wanted[kind]

    @property
    def precision(self) -> float:
        right = sum(self.found.values())
        return right / (right + sum(self.false.values()))


def measure(half: str) -> Measured:
    """Look at every text of ``open`` or ``held_back``."""
    labelled = yaml.load((HERE / f"{half}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    result = Measured()
    for one in labelled["positives"]:
        kind, text, value = one["kind"], one["text"], one["value"]
        start = text.index(value)
        touching = [hit for hit in find(text) if hit.start < start + len(value) and hit.end > start]
        result.wanted[kind] += 1
        if any(hit.kind == kind for hit in touching):
            result.found[kind] += 1
        else:
            result.missed.append((kind, text))
    for one in labelled["negatives"]:
        text = one["text"] if isinstance(one, dict) else one
        for hit in find(text):
            result.false[hit.kind] += 1
            result.wrong.append((hit.kind, text))
    return result


def main() -> None:
    half = sys.argv[1] if len(sys.argv) > 1 else "open"
    result = measure(half)
    for kind, count in sorted(result.wanted.items()):
        print(f"{kind:15} recall {result.recall(kind):.3f} ({result.found[kind]}/{count}), false {result.false[kind]}")
    print(f"precision {result.precision:.3f}")
    if half == "open":
        for kind, text in (*result.missed, ("---", ""), *result.wrong):
            print(f"  {kind}: {text}")


if __name__ == "__main__":
    main()
