"""The progress of a long step, watched and unwatched."""

from __future__ import annotations

import io

import pytest

from generator.edge.progress import Progress, number


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    def __init__(self, tick: float) -> None:
        self.now, self.tick = 100.0, tick

    def __call__(self) -> float:
        self.now += self.tick
        return self.now


def run(stream: io.StringIO, total: int, tick: float = 1.0) -> str:
    with Progress("Dựng trang", total, stream=stream, clock=Clock(tick)) as progress:
        for _ in range(total):
            progress.advance()
    return stream.getvalue()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    return Terminal()


def test_a_log_gets_a_line_for_each_quarter_and_one_at_the_end() -> None:
    assert run(io.StringIO(), 1000).splitlines() == [
        "Dựng trang: 250/1.000",
        "Dựng trang: 500/1.000",
        "Dựng trang: 750/1.000",
        "Dựng trang: 1.000 trong 1,0 giây",
    ]


def test_steps_may_come_in_heaps() -> None:
    stream = io.StringIO()
    with Progress("Ghi tệp", 10, stream=stream, clock=Clock(0.25)) as progress:
        progress.advance(8)
        progress.advance(8)
    assert stream.getvalue() == "Ghi tệp: 8/10\nGhi tệp: 10 trong 0,2 giây\n"


def test_a_person_sees_a_bar_that_redraws_one_line(terminal: Terminal) -> None:
    frames = run(terminal, 4).split("\r\x1b[2K")
    assert frames[1] == "Dựng trang ░░░░░░░░░░░░░░░░░░░░░░░░   0% (0/4)"
    assert frames[3] == "Dựng trang ████████████░░░░░░░░░░░░  50% (2/4)"
    assert frames[-2].endswith("100% (4/4)")
    assert frames[-1] == "Dựng trang: 4 trong 6,0 giây\n"
    assert sum(frame.count("\n") for frame in frames) == 1


def test_a_fast_job_does_not_flicker(terminal: Terminal) -> None:
    assert run(terminal, 1000, tick=0.001).count("\r") < 15


def test_a_bar_fits_a_narrow_terminal(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    assert max(len(frame) for frame in run(terminal, 4).split("\r\x1b[2K")[1:-1]) == 29


def test_a_dumb_terminal_is_treated_as_a_log(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    assert "\r" not in run(terminal, 4)


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_no_steps_no_words(stream: io.StringIO) -> None:
    assert run(stream, 0) == ""


def test_a_failure_leaves_a_clean_line_and_no_success(terminal: Terminal) -> None:
    with pytest.raises(ValueError, match="x"), Progress("Dựng trang", 3, stream=terminal, clock=Clock(1)):
        raise ValueError("x")
    assert terminal.getvalue().endswith("\r\x1b[2K")


@pytest.mark.parametrize(("value", "written"), [(0, "0"), (999, "999"), (12345, "12.345"), (1234567, "1.234.567")])
def test_numbers_are_vietnamese(value: int, written: str) -> None:
    assert number(value) == written
