"""What runs remember from one to the next, in a folder that may be lost or damaged at any time without harm.

An answer lies in one of a few files (``PARTS``) by the first byte of its key. Each file is sealed with a hash, holds
the program's fingerprint, and is written whole beside its place and renamed there; what is damaged, cut short by a
kill or was made by another version of the program is not read. Only what the last run asked for is kept, so the folder
holds one site's worth and nothing of a record that was taken back.

Answers are pickled, and read by a reader that makes nothing but the plain data of ``generator.words`` and of dates.
"""

from __future__ import annotations

import io
import pickle
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from generator.edge import write
from generator.edge.program import program
from generator.edge.sealing import opened, sealed
from generator.words.sharing import Share, in_turn, pieces

FOLDER = ".cache/exemplars"
PARTS = 64
_WORTH_A_PROCESS = 16
"""Files that are worth another process that writes them."""
_PLAIN = (
    "generator.words.",
    "generator.intake.load",
    "generator.show.products.search.postings",
    "datetime",
    "zoneinfo",
)
_Answers = dict[bytes, Any]


class Memory:
    """Remembers answers in ``folder`` from ``save`` to ``save``. Threads may ask while one of them saves."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, _Answers] = {}
        self._asked: dict[str, set[bytes]] = defaultdict(set)
        self._lying: dict[str, dict[int, frozenset[bytes]]] = {}

    def recall(self, kind: str, key: bytes, /) -> Any:
        """The answer of this or an earlier run; None where there is none."""
        self._asked[kind].add(key)
        return self._answers(kind).get(key)

    def keep(self, kind: str, key: bytes, answer: object, /) -> None:
        """Remember an answer."""
        self._asked[kind].add(key)
        self._answers(kind)[key] = answer

    def save(self, share: Share = in_turn) -> None:
        """Write down what was asked for, of the kinds that were; what cannot be written is no loss. ``share`` may
        write side by side.
        """
        changed: list[tuple[str, int, _Answers]] = []
        for kind, known in tuple(self._known.items()):
            parts: dict[int, _Answers] = {number: {} for number in range(PARTS)}
            for key in sorted(self._asked[kind] & known.keys()):
                parts[key[0] % PARTS][key] = known[key]
            for number, answers in parts.items():
                if answers.keys() != self._lying[kind].get(number, frozenset()):
                    changed.append((kind, number, answers))
                    self._lying[kind][number] = frozenset(answers)
        share([partial(self._write_all, part) for part in pieces(changed, _WORTH_A_PROCESS)])

    def let_go(self) -> None:
        """Hold nothing any more; what was saved would be read again."""
        for held in (self._known, self._asked, self._lying):
            held.clear()

    def _write_all(self, parts: Iterable[tuple[str, int, _Answers]]) -> None:
        for kind, number, answers in parts:
            with suppress(OSError):
                self._write(kind, number, answers)

    def _answers(self, kind: str) -> _Answers:
        if kind not in self._known:
            known: _Answers = {}
            lying: dict[int, frozenset[bytes]] = {}
            for number in range(PARTS):
                answers = self._read(kind, number)
                known.update(answers)
                lying[number] = frozenset(answers)
            self._lying[kind], self._known[kind] = lying, known
        return self._known[kind]

    def _file(self, kind: str, number: int) -> Path:
        return self._folder / kind / f"{number:02d}"

    def _read(self, kind: str, number: int) -> _Answers:
        try:
            version, answers = _Reader(io.BytesIO(opened(self._file(kind, number).read_bytes()))).load()
        except Exception:
            return {}  # not there, damaged, or whole but not written by us: whatever is wrong, it is not read
        return answers if version == program() and isinstance(answers, dict) else {}

    def _write(self, kind: str, number: int, answers: _Answers) -> None:
        file = self._file(kind, number)
        if not answers:
            file.unlink(missing_ok=True)
            return
        write.replace_file(file, sealed(pickle.dumps((program(), answers), pickle.HIGHEST_PROTOCOL)))


def memory_of(root: Path) -> Memory:
    """The memory of the site under ``root``."""
    return Memory(root / FOLDER)


class _Reader(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if not f"{module}.".startswith(_PLAIN):
            raise pickle.UnpicklingError(f"{module}.{name} is not plain data")
        found = super().find_class(module, name)
        if not isinstance(found, type) and found != ZoneInfo._unpickle:  # type: ignore[attr-defined]
            raise pickle.UnpicklingError(f"{module}.{name} makes more than plain data")
        return found
