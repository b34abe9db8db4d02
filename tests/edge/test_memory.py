"""What is remembered is right or not there: damage, other versions and foreign data are as if nothing had been kept."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Options, examine
from generator.edge import memory as place
from generator.edge.memory import PARTS, Memory
from generator.edge.sealing import sealed
from generator.edge.settings import load_settings, moment
from generator.edge.workers import share
from generator.intake.load import load
from generator.intake.read import FolderSource, MemorySource
from generator.know.checks import ALONE, alone
from generator.know.checks.known import Known
from generator.words.memory import key_of

ROOT = Path(__file__).parents[2]
MINI = ROOT / "tests" / "mini"
KEYS = [key_of(str(number)) for number in range(200)]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a memory that knows the lengths of 200 texts."""
    memory = Memory(tmp_path)
    for number, key in enumerate(KEYS):
        memory.keep("lengths", key, (number, f"số {number}"))
    memory.save()
    return tmp_path


def known(folder: Path) -> int:
    memory = Memory(folder)
    return sum(memory.recall("lengths", key) == (number, f"số {number}") for number, key in enumerate(KEYS))


def test_answers_come_back(kept: Path) -> None:
    assert known(kept) == len(KEYS)
    assert Memory(kept).recall("lengths", key_of("khác")) is None
    assert Memory(kept).recall("widths", KEYS[0]) is None


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-7])


def flip(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


def empty(file: Path) -> None:
    file.write_bytes(b"")


def foreign(file: Path) -> None:
    file.write_bytes(sealed(pickle.dumps(["không phải của ta"])))


@pytest.mark.parametrize("damage", [cut, flip, empty, foreign, Path.unlink])
def test_a_damaged_part_is_not_read(kept: Path, damage: Callable[[Path], None]) -> None:
    file = kept / "lengths" / f"{KEYS[0][0] % PARTS:02d}"
    lost = sum(key[0] % PARTS == KEYS[0][0] % PARTS for key in KEYS)
    damage(file)
    assert known(kept) == len(KEYS) - lost


def test_what_another_version_wrote_is_not_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "program", lambda: b"another")
    assert known(kept) == 0


class Trap:
    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return os.mkdir, ("bẫy",)


def test_a_part_can_run_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kept)
    file = kept / "lengths" / f"{KEYS[0][0] % PARTS:02d}"
    file.write_bytes(sealed(pickle.dumps((place.program(), {KEYS[0]: Trap()}))))
    assert Memory(kept).recall("lengths", KEYS[0]) is None
    assert not (kept / "bẫy").exists()


def test_only_what_was_asked_for_stays(kept: Path) -> None:
    memory = Memory(kept)
    assert memory.recall("lengths", KEYS[3])
    memory.save()
    assert known(kept) == 1
    memory = Memory(kept)
    memory.recall("lengths", key_of("khác"))
    memory.save()
    assert not list((kept / "lengths").iterdir())


def test_a_folder_that_cannot_be_written_is_no_loss(tmp_path: Path) -> None:
    (tmp_path / "lengths").write_text("một tệp ở chỗ thư mục")
    memory = Memory(tmp_path)
    memory.keep("lengths", KEYS[0], 1)
    memory.save()
    assert memory.recall("lengths", KEYS[0]) == 1


def test_records_and_findings_are_the_same_with_a_memory(tmp_path: Path) -> None:
    source = FolderSource(MINI / "exemplars")
    now = moment(load_settings(MINI), "")
    without = examine(source, now, Options())
    for _ in range(2):
        memory = Memory(tmp_path)
        assert examine(source, now, Options(), share, memory) == without
        memory.save()


def test_a_changed_byte_is_read_again(tmp_path: Path) -> None:
    files = {
        path.relative_to(MINI / "exemplars").as_posix(): path.read_bytes()
        for path in sorted((MINI / "exemplars").rglob("*"))
        if path.is_file()
    }
    path = next(name for name in files if name.startswith("stories/"))
    memory = Memory(tmp_path)
    load(MemorySource(files), memory=memory)
    changed = files | {path: files[path] + "\nThêm một câu.\n".encode()}
    assert load(MemorySource(changed), memory=memory) == load(MemorySource(changed))
    assert load(MemorySource(changed), memory=memory) != load(MemorySource(files))


class Nothing:
    """Something that knows nothing and says so."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(f"a rule that looks at one record alone asked for {name}")


def test_rules_that_look_at_one_record_alone_ask_for_nothing_else() -> None:
    loaded = load(FolderSource(MINI / "exemplars"))
    nothing: Known = Nothing()  # type: ignore[assignment]
    for record in loaded.records:
        list(alone(record, nothing))
    assert all(module.RULE.kinds for module in ALONE)
