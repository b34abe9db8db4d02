"""A sample of ``python -m tests.reproducible``: one machine that differs in all things at once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from tests.reproducible.environments import OTHERS, USUAL, differing, make_on


def everything_else() -> dict[str, str]:
    return {name: value for one in OTHERS for name, value in one.variables.items() if one.name != "optimised"}


def test_a_machine_on_which_everything_is_different_makes_the_same_bytes(tmp_path: Path) -> None:
    strange = replace(
        USUAL,
        name="strange",
        variables=everything_else(),
        folder="một nơi khác/kho",
        umask=0o077,
        backwards=True,
        clock="+400d" if shutil.which("faketime") else "",
        switches=("-O",),
    )
    usual = make_on(USUAL, tmp_path / "1")
    assert differing(usual, make_on(strange, tmp_path / "2")) == []
    made = {Path(path).suffix for path in usual}
    assert made >= {".html", ".xml", ".json", ".csv", ".png", ".avif", ".pdf", ".xlsx", ".docx", ".ics", ".gz"}


@pytest.mark.long
def test_every_machine_makes_the_same_bytes(tmp_path: Path) -> None:
    if shutil.which("faketime") is None:
        pytest.skip("không có faketime trên máy này")
    usual = make_on(USUAL, tmp_path / "0")
    for number, machine in enumerate(OTHERS, start=1):
        assert differing(usual, make_on(machine, tmp_path / str(number))) == [], machine.name
