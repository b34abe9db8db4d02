"""How well the forty files are read: fields right, silent losses, and what a second import changes.

``python -m tests.edge.importing.office.measure [FILE…]`` prints the figures and every field that is wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.words.vietnamese import fold
from tests.edge.importing.office.accounts import losses
from tests.edge.importing.office.reading import Imported, expected, got, imported, run


@dataclass
class Score:
    """Fields of one file: how many were wanted or given, how many of them are right, and the wrong ones."""

    fields: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def count(self, good: bool, what: str) -> None:
        """One field."""
        self.fields += 1
        self.right += good
        if not good:
            self.wrong.append(what)


def score(name: str, one: Imported) -> Score:
    """The fields of one file. What is there and was not wanted counts as a wrong field."""
    wanted, have, result = expected(name), got(one), Score()
    if wanted.get("refused"):
        result.count(not one.plan.to_write, "nothing is written")
    for text in wanted.get("says", []):
        result.count(fold(text) in fold(one.said), f"says “{text}”")
    for kind in ("awards", "profiles", "stories"):
        rest = list(have[kind])
        for record in wanted.get(kind, []):
            best = max(rest, key=lambda other: _alike(record, other), default={})
            if best in rest:
                rest.remove(best)
            _compare(result, f"{kind}: {_called(record)}", record, best)
        for record in rest:
            _compare(result, f"{kind} not wanted: {_called(record)}", {}, record)
    return result


def _compare(result: Score, at: str, wanted: Any, have: Any) -> None:
    if isinstance(wanted, dict) or isinstance(have, dict):
        wanted, have = (one if isinstance(one, dict) else {} for one in (wanted, have))
        for name in sorted({*wanted, *have}):
            if name == "body":
                for paragraph in wanted.get(name, []):
                    result.count(_plain(paragraph) in _plain(have.get(name, "")), f"{at} body: {paragraph}")
            else:
                _compare(result, f"{at} {name}", wanted.get(name), have.get(name))
    elif isinstance(wanted, list) or isinstance(have, list):
        wanted, have = (one if isinstance(one, list) else [] for one in (wanted, have))
        for number in range(max(len(wanted), len(have))):
            pair = [one[number] if number < len(one) else None for one in (wanted, have)]
            if pair == [{}, {}]:
                result.count(True, "")
            elif isinstance(pair[0], dict) and not pair[0] and pair[1] is None:
                result.count(False, f"{at} {number}: missing")
            else:
                _compare(result, f"{at} {number}", *pair)
    else:
        result.count(_plain(wanted) == _plain(have), f"{at}: wanted “{wanted}”, have “{have}”")


def _plain(text: object) -> str:
    return " ".join(str(text or "").split())


def _alike(one: dict[str, Any], other: dict[str, Any]) -> int:
    mine = {name: str(value) for name, value in one.items()}
    return sum(str(other.get(name)) == value for name, value in mine.items()) + 5 * (_called(one) == _called(other))


def _called(record: dict[str, Any]) -> str:
    return str(record.get("name") or record.get("title") or record.get("exemplar"))


def second_import(names: Iterable[str] = ()) -> Iterator[str]:
    """What importing the same file once more changes."""
    from tests.edge.importing.office.build import all_files

    for name, one in imported().items():
        if names and name not in names:
            continue
        again = run(name, all_files()[name], one.files)
        yield from (f"{name}: {path}" for path in sorted(again.files) if again.files[path] != one.files.get(path))


def main(names: list[str]) -> None:
    """Print everything."""
    chosen = {name: one for name, one in imported().items() if not names or name in names}
    scores = {name: score(name, one) for name, one in chosen.items()}
    for name, one in scores.items():
        print(f"{name:32} {one.right:4} / {one.fields}")
        for wrong in one.wrong:
            print(f"    {wrong}")
        if names:
            print(chosen[name].said)
    right, fields = sum(one.right for one in scores.values()), sum(one.fields for one in scores.values())
    lost = [f"{name}: {text}" for name, one in chosen.items() for text in losses(name, one)]
    changes = list(second_import(names))
    print(f"fields right: {right} / {fields} = {100 * right / fields:.1f} %")
    print(f"silent losses: {len(lost)}", *lost, sep="\n    ")
    print(f"changed by a second import: {len(changes)}", *changes, sep="\n    ")


if __name__ == "__main__":
    main(sys.argv[1:])
