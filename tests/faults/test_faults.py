"""The list of faults made by hand is right, and a sample of them is noticed; ``python -m tests.faults`` makes all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.run import ROOT, copy_to, faults, unnoticed

FAULTS = faults()
QUICK = ("know/publicity", "show/markup", "edge/sanitize", "words/", "publishing/manifest")


def test_the_list_is_of_this_program() -> None:
    assert len(FAULTS) >= 40
    assert len({fault.why for fault in FAULTS} | {(fault.file, fault.new) for fault in FAULTS}) >= 2 * 40
    for fault in FAULTS:
        whole = (ROOT / fault.file).read_text(encoding="utf-8")
        assert fault.made(whole) != whole
        for test in fault.tests:
            path, _, name = test.partition("::")
            assert (ROOT / path).exists(), test
            assert not name or f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), test


def test_a_sample_of_the_faults_is_noticed(tmp_path: Path) -> None:
    copy = copy_to(tmp_path / "copy")
    quick = [fault for fault in FAULTS if any(part in fault.file for part in QUICK)]
    some = random.Random(len(FAULTS)).sample(quick, 2)
    assert [fault.why for fault in unnoticed(copy, some)] == []


@pytest.mark.long
def test_every_fault_is_noticed(tmp_path: Path) -> None:
    assert [fault.why for fault in unnoticed(copy_to(tmp_path / "copy"), FAULTS)] == []
