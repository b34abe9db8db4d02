"""How findings are written: for a person at a terminal, for a pipe, for another program."""

from __future__ import annotations

import io
import json
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edge.printing import FORMATS, show
from generator.edge.printing.text import render
from generator.words.diagnostics import Diagnostic, Fix, How, Place, Rule, Severity

UNIT = Rule(code="R301", name="unknown-unit", severity=Severity.ERROR, title="Mã đơn vị lạ", why="", wrong="", right="")
PHOTO = Rule(code="R702", name="photo", severity=Severity.WARNING, title="Ảnh", why="", wrong="", right="")
AUTHOR = Place(path="exemplars/profiles/ta-quang-buu.md", line=5, column=7)
STORY = Place(path="exemplars/stories/2026/a.md", line=12, column=3)
FINDINGS = (
    PHOTO.at(replace(STORY, line=112), "Ảnh chưa có mô tả.", severity=Severity.NOTICE),
    PHOTO.at(STORY, "Ảnh chưa rõ căn cứ."),
    UNIT.at(
        AUTHOR,
        "Không có đơn vị “hus”.",
        hint="Mã lấy trong units.yml.",
        fixes=["hust", Fix(text="husc"), Fix(text="unit: hust", how=How.LINE)],
    ),
)
TEXT = """\
exemplars/profiles/ta-quang-buu.md:5:7: lỗi R301 Không có đơn vị “hus”.
    Mã lấy trong units.yml.
    Sửa thành: hust
         hoặc: husc
    hoặc thay cả dòng bằng: unit: hust

exemplars/stories/2026/a.md:12:3: cảnh báo R702 Ảnh chưa rõ căn cứ.
exemplars/stories/2026/a.md:112:3: lưu ý R702 Ảnh chưa có mô tả.

1 lỗi, 1 cảnh báo, 1 lưu ý trong 2 tệp. Xem giải thích và ví dụ: exemplars explain R301
"""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_text_is_grouped_by_file_and_counted() -> None:
    assert FORMATS["text"](FINDINGS) == TEXT


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_order_findings_come_in_does_not_matter(form: str) -> None:
    mixed = random.Random(1).sample(FINDINGS, len(FINDINGS))
    assert FORMATS[form](mixed) == FORMATS[form](FINDINGS)


def test_nothing_found_is_one_line() -> None:
    assert FORMATS["text"](()) == "Không tìm thấy lỗi nào.\n"


def test_a_finding_about_a_whole_file_has_no_line() -> None:
    found = UNIT.at(Place(path="exemplars/x.md"), "Tệp trống.")
    assert FORMATS["text"]([found]).startswith("exemplars/x.md: lỗi R301 Tệp trống.\n")
    found = UNIT.at(Place(path="exemplars/x.md", line=3), "Dòng lạ.")
    assert FORMATS["text"]([found]).startswith("exemplars/x.md:3: lỗi R301 Dòng lạ.\n")


def test_a_deletion_says_so() -> None:
    found = UNIT.at(STORY, "Thừa.", fixes=[Fix(text="", title="Xóa dòng này"), Fix(text=""), "a: b"])
    assert "    Xóa dòng này\n    hoặc xóa chỗ này\n    hoặc sửa thành: a: b\n" in FORMATS["text"]([found])


def test_a_cure_of_several_lines_keeps_its_lines() -> None:
    found = UNIT.at(STORY, "Thiếu.", fixes=["consent:\n  basis: consent\n"])
    assert "    Sửa thành:\n        consent:\n          basis: consent\n\n" in FORMATS["text"]([found])


def test_author_text_cannot_command_the_terminal(terminal: Terminal) -> None:
    nasty = "\x1b]0;x\x07\r\u202eab"
    found = UNIT.at(Place(path=nasty, line=1, column=1), nasty, hint=nasty, fixes=[Fix(text=nasty, title=nasty)])
    show("text", [found], terminal)
    assert not re.search("[\x00-\x09\x0b-\x1f\u202e]", plain(terminal.getvalue()))
    assert r"\x1b]0;x\x07\r\u202eab" in plain(terminal.getvalue()).replace("\n    ", " ")


def test_a_terminal_gets_colors_and_the_same_words(terminal: Terminal) -> None:
    show("text", FINDINGS, terminal)
    assert "\x1b[1;31mlỗi R301\x1b[0m" in terminal.getvalue()
    assert " ".join(plain(terminal.getvalue()).split()) == " ".join(TEXT.split())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colors_can_be_refused(terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    show("text", FINDINGS, terminal)
    assert "\x1b" not in terminal.getvalue()


def test_a_pipe_gets_no_colors_and_unbroken_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    pipe = io.StringIO()
    show("text", FINDINGS, pipe)
    assert pipe.getvalue() == TEXT


def test_long_messages_are_wrapped_between_words_but_cures_are_not() -> None:
    message, cure = "một hai ba bốn " * 20, "hoặc-" * 30
    lines = render([UNIT.at(AUTHOR, message, hint=message, fixes=[cure])], width=72).splitlines()
    wrapped = [line for line in lines if "bốn" in line]
    assert len(wrapped) > 8
    assert all(len(line) <= 72 for line in wrapped)
    assert all(line.startswith("    ") for line in wrapped[1:])
    assert f"    Sửa thành: {cure}" in lines
    assert " ".join(wrapped).split().count("bốn") == 40


def test_json_has_the_promised_shape() -> None:
    report = json.loads(FORMATS["json"](FINDINGS))
    assert report["counts"] == {"error": 1, "warning": 1, "notice": 1}
    assert [entry["message"] for entry in report["diagnostics"]] == [
        "Không có đơn vị “hus”.",
        "Ảnh chưa rõ căn cứ.",
        "Ảnh chưa có mô tả.",
    ]
    assert report["diagnostics"][0] == {
        "path": "exemplars/profiles/ta-quang-buu.md",
        "line": 5,
        "column": 7,
        "code": "R301",
        "severity": "error",
        "message": "Không có đơn vị “hus”.",
        "hint": "Mã lấy trong units.yml.",
        "fixes": [
            {"text": "hust", "title": "", "how": "put", "certain": False},
            {"text": "husc", "title": "", "how": "put", "certain": False},
            {"text": "unit: hust", "title": "Thay cả dòng bằng", "how": "line", "certain": False},
        ],
    }


def test_json_of_nothing_still_counts() -> None:
    empty = {"diagnostics": [], "counts": {"error": 0, "warning": 0, "notice": 0}}
    assert json.loads(FORMATS["json"](())) == empty


def test_json_is_readable_vietnamese_and_never_colored(terminal: Terminal) -> None:
    show("json", FINDINGS, terminal)
    assert "Không có đơn vị “hus”." in terminal.getvalue()
    assert terminal.getvalue() == FORMATS["json"](FINDINGS)


@st.composite
def findings(draw: st.DrawFn) -> Diagnostic:
    place = Place(path=draw(st.text()), line=draw(st.integers(0, 99)), column=draw(st.integers(0, 99)))
    fixes = [Fix(text=text, title=title) for text, title in draw(st.lists(st.tuples(st.text(), st.text()), max_size=3))]
    severity = draw(st.sampled_from(list(Severity)))
    return UNIT.at(place, draw(st.text()), hint=draw(st.text()), fixes=fixes, severity=severity)


@given(st.lists(findings(), max_size=4), st.sampled_from([0, 60, 100]), st.booleans())
def test_any_finding_can_be_written(found: list[Diagnostic], width: int, color: bool) -> None:
    written = render(found, width=width, color=color)
    assert written.endswith("\n")
    assert not re.search("[\x00-\x09\x0b-\x1f]", plain(written))
    assert len(json.loads(FORMATS["json"](found))["diagnostics"]) == len(found)
