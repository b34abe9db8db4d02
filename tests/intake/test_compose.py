"""YAML to values and marks: right text gives what it says, wrong text gives one finding where the mistake is."""

from __future__ import annotations

import time

import pytest
import yaml

from generator.intake import syntax
from generator.intake.compose import DEEPEST, compose
from generator.intake.marks import Mark
from tests.intake.samples import DECISION, PROFILE, STORY, brief


def test_every_scalar_is_text() -> None:
    composed = compose("a: no\nb: 0123\nc: 12:30:45\nd: 2024-05-01\ne: 1e3\nf: .inf\ng: 'true'\n", "x.md")
    assert composed.data == {
        "a": "no", "b": "0123", "c": "12:30:45", "d": "2024-05-01", "e": "1e3", "f": ".inf", "g": "true",
    }  # fmt: skip
    assert composed.diagnostics == ()


@pytest.mark.parametrize("text", ["a:\n", "a: \n", "a: ~\n", "a: null\n", "a: NULL # none\n"])
def test_an_empty_plain_scalar_is_none(text: str) -> None:
    assert compose(text, "x.md").data == {"a": None}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n"])
def test_nothing_is_an_empty_mapping(text: str) -> None:
    composed = compose(text, "x.md")
    assert (composed.data, composed.diagnostics) == ({}, ())


def test_quoted_nulls_are_text() -> None:
    assert compose("a: ''\nb: \"null\"\nc: '~'\n", "x.md").data == {"a": "", "b": "null", "c": "~"}


def test_marks_count_characters_from_one_and_know_their_keys() -> None:
    composed = compose("ten: ế😀\nnhom:\n  - {khóa: a, b: 'x y'}\n  - z\n", "x.md", first_line=2)
    assert composed.marks[("ten",)] == Mark(2, 6, 2, 8, 2, 1)
    assert composed.marks[("nhom",)] == Mark(4, 3, 5, 6, 3, 1)
    assert composed.marks[("nhom", 0)] == Mark(4, 5, 4, 24)
    assert composed.marks[("nhom", 0, "khóa")] == Mark(4, 12, 4, 13, 4, 6, flow=True)
    assert composed.marks[("nhom", 0, "b")] == Mark(4, 18, 4, 23, 4, 15, flow=True)
    assert composed.marks[("nhom", 1)] == Mark(5, 5, 5, 6)
    assert composed.marks[()] == Mark(2, 1, 5, 6)


MISTAKES = [
    # text, line, column, code, first suggestion
    ("title: Thầy A: gương sáng\n", 1, 14, "R131", 'title: "Thầy A: gương sáng"'),
    ("title: Gương sáng:\nb: 1\n", 1, 18, "R131", 'title: "Gương sáng:"'),
    ('title: Báo "Nhân Dân": số 1\n', 1, 22, "R131", "title: 'Báo \"Nhân Dân\": số 1'"),
    ("a:\n  - {title: Thầy A: gương sáng, url: https://a.vn}\n", 2, 13, "R131",
     '  - {title: "Thầy A: gương sáng", url: https://a.vn}'),
    ("s:\n\t- {a: b}\n", 2, 1, "R132", "  - {a: b}"),
    ("s:\n  - a: 1\n\tb: 2\n", 3, 1, "R132", "    b: 2"),
    ("s:\n  - {a: b}\n\t- {a: c}\n  - {a: d}\n", 3, 1, "R132", "  - {a: c}"),
    ("d:\n  a: 1\n  \tb: 2\n", 3, 3, "R132", "  b: 2"),
    ("d:\n  a: một\n\thai\n", 3, 1, "R132", "    hai"),
    ('title: "Gương" sáng\nb: 1\n', 1, 15, "R133", "title: '\"Gương\" sáng'"),
    ("title: 'Gương' sáng\nb: 1\n", 1, 15, "R133", "title: \"'Gương' sáng\""),
    ('a:\n  - {title: "Gương" sáng, url: x}\n', 2, 13, "R133", "  - {title: '\"Gương\" sáng', url: x}"),
    ('a: "b"#c\n', 1, 7, "R133", 'a: "b" #c'),
    ('title: "Gương sáng\nb: 1\nc: 2\n', 1, 8, "R134", 'title: "Gương sáng"'),
    ('title: "Gương sáng\nb: "x"\nc: 2\n', 1, 8, "R134", 'title: "Gương sáng"'),
    ("title: 'Gương sáng\nb: 1\n", 1, 8, "R134", "title: 'Gương sáng'"),
    ("title: @bachkhoa\n", 1, 8, "R135", 'title: "@bachkhoa"'),
    ("title: `mã`\n", 1, 8, "R135", 'title: "`mã`"'),
    ("title: %phần trăm\n", 1, 8, "R135", 'title: "%phần trăm"'),
    ("title: *Ngôi sao\n", 1, 8, "R135", 'title: "*Ngôi sao"'),
    ("title: *sao\n", 1, 8, "R142", 'title: "*sao"'),
    ("title: &sao đẹp\n", 1, 8, "R142", 'title: "&sao đẹp"'),
    ("title: !Tin vui\n", 1, 8, "R143", 'title: "!Tin vui"'),
    ("title: !!str a\n", 1, 8, "R143", 'title: "!!str a"'),
    ("title: > 10 năm\nb: 1\n", 1, 8, "R135", 'title: "> 10 năm"'),
    ("title: | 10 năm\nb: 1\n", 1, 8, "R135", 'title: "| 10 năm"'),
    ("title: - mở đầu\n", 1, 8, "R135", 'title: "- mở đầu"'),
    ("title: [Video] Thầy A\nb: 1\n", 1, 8, "R135", 'title: "[Video] Thầy A"'),
    ("fields: [@a, b]\n", 1, 10, "R135", 'fields: ["@a", b]'),
    ("d:\n  a: 1\n   b: 2\n", 3, 4, "R136", "  b: 2"),
    ("d:\n  a: 1\n b: 2\nc: 3\n", 3, 2, "R136", "  b: 2"),
    ("l:\n  - a\n - b\n", 3, 2, "R136", "  - b"),
    ("title: một\nhai ba\nb: 1\n", 2, 1, "R136", "  hai ba"),
    ("title:Gương sáng\nb: 1\n", 1, 6, "R137", "title: Gương sáng"),
    ("a: 1\ntitle Gương sáng\nb: 1\n", 2, 1, "R137", "title: Gương sáng"),
    ("a: 1\ntitle = Gương sáng\nb: 1\n", 2, 1, "R137", "title: Gương sáng"),
    ("fields: [a, b\nb: 1\n", 1, 9, "R138", "fields: [a, b]"),
    ("d: {a: 1, b: 2\nc: 1\n", 1, 4, "R138", "d: {a: 1, b: 2}"),
    ("title: Giải #1 Việt Nam\n", 1, 13, "R139", 'title: "Giải #1 Việt Nam"'),
    ("summary: Đi trước\n  mở đường #1 Việt Nam\nb: 1\n", 2, 12, "R139", ""),
    ("s:\n  - {title: A, B và C, url: x}\n", 2, 16, "R140", '  - {title: "A, B và C", url: x}'),
    ("a: " + "[" * 9 + "]" * 9 + "\n", 1, 11, "R141", ""),
    ("<<: {a: 1}\n", 1, 1, "R144", ""),
    ("a: 1\n...\nb: 2\n", 2, 1, "R145", ""),
    ("a: 1\n---\nb: 2\n", 2, 1, "R145", ""),
    ("%YAML 1.2\n---\na: 1\n", 1, 1, "R146", ""),
    ("a: 1\nb: 2\na: 3\n", 3, 1, "R147", ""),
    ("d: {a: 1, a: 2}\n", 1, 11, "R147", ""),
    ('"title": x\n', 1, 1, "R148", "title: x"),
    ("? title\n: x\n", 1, 3, "R148", ""),
    ("[a, b]: x\n", 1, 1, "R148", ""),
    ("{a: 1}: x\n", 1, 1, "R148", ""),
    (": x\n", 1, 1, "R130", ""),
    ("- a\n- b\n", 1, 1, "R149", ""),
    ("chỉ là chữ\n", 1, 1, "R149", ""),
    ("title Gương sáng\n", 1, 1, "R149", "title: Gương sáng"),
    ('a: "C:\\Tài liệu"\n', 1, 7, "R130", 'a: "C:\\\\Tài liệu"'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "code", "fix"), MISTAKES)
def test_a_mistake_is_found_where_it_is_with_its_cure(
    text: str, line: int, column: int, code: str, fix: str | None
) -> None:
    composed = compose(text, "x.md")
    assert composed.diagnostics, "nothing found"
    first = brief(composed.diagnostics[0])
    assert first[:3] == (line, column, code)
    if fix is not None:
        assert first[3] == fix
        assert len(composed.diagnostics) == 1


@pytest.mark.parametrize(("text", "fix"), [(row[0], row[4]) for row in MISTAKES if row[4] and row[3] != "R133"])
def test_the_cure_cures(text: str, fix: str) -> None:
    found = compose(text, "x.md").diagnostics[0]
    lines = text.split("\n")
    lines[found.place.line - 1] = fix
    again = compose("\n".join(lines), "x.md")
    assert again.diagnostics == ()
    assert again.data is not None


def test_all_mistakes_of_one_text_come_at_once() -> None:
    text = 'title: A: b\nname: "Tạ\nfields: [a, b\ndecision:\n  number: 1\n\tdate: 2\n'
    text += "role: @x\nrole: y\nstatus: published\n"
    composed = compose(text, "x.md", first_line=2)
    assert [brief(one)[::2] for one in composed.diagnostics] == [
        (2, "R131"), (3, "R134"), (4, "R138"), (7, "R132"), (8, "R135"), (9, "R147"),
    ]  # fmt: skip
    assert composed.data == {
        "title": "A: b", "name": "Tạ", "fields": ["a", "b"], "decision": {"number": "1", "date": "2"}, "role": "@x",
        "status": "published",
    }  # fmt: skip


def test_the_first_of_two_keys_is_kept() -> None:
    composed = compose("a: 1\na:\n  b: 2\nc: 3\n", "x.md")
    assert composed.data == {"a": "1", "c": "3"}
    assert composed.marks[("a",)] == Mark(1, 4, 1, 5, 1, 1)
    assert ("a", "b") not in composed.marks


def test_a_comma_in_braces_keeps_the_whole_title() -> None:
    composed = compose("s:\n  - {title: A, B và C, url: x}\n", "x.md")
    assert composed.data == {"s": [{"title": "A, B và C", "url": "x"}]}


@pytest.mark.parametrize(
    "text",
    [
        "kind: individual            # individual | collective\n",
        "title: Ngôn ngữ C#\n",
        "title: C# và Java\n",
        "url: https://a.vn/#muc-1\n",
        "# lời ghi chú\ntitle: A\n",
        'title: "Giải #1" # đã xem\n',
        "fields: [a, b] # hai lĩnh vực\n",
        "title: 12:30\n",
        "a: {b: 'x, y', c: \"d: e\"}\n",
        "summary: |\n  dòng: một\n  # không phải ghi chú\n",
        "summary: Đi trước\n  mở đường # lời ghi chú\nb: 1\n",
        "summary: >-\n  dòng một\n  dòng hai\n",
        "title: một\n  hai ba\n",
        "a: [\n  b,\n  c\n]\n",
    ],
)
def test_what_is_right_gives_no_finding(text: str) -> None:
    assert compose(text, "x.md").diagnostics == ()


def test_nesting_up_to_the_limit_is_fine() -> None:
    text = "a: " + "[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1)
    assert compose(text, "x.md").diagnostics == ()


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_very_deep_nesting_is_refused_quickly(bracket: str) -> None:
    begin = time.monotonic()
    composed = compose(bracket * (100_000 // len(bracket)), "x.md")
    assert time.monotonic() - begin < 5
    assert composed.data is None
    assert "R141" in {one.code for one in composed.diagnostics}


def test_a_file_full_of_mistakes_is_bounded() -> None:
    begin = time.monotonic()
    composed = compose("title: a: b\n@x\n" * 2000, "x.md")
    assert time.monotonic() - begin < 20
    assert composed.diagnostics


@pytest.mark.parametrize("text", [PROFILE, STORY, DECISION], ids=["profile", "story", "decision"])
def test_without_the_c_library_everything_is_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    head = text.split("---\n")[1]
    quick = compose(head, "x.md")
    monkeypatch.setattr(syntax, "_Parser", yaml.SafeLoader)
    slow = compose(head, "x.md")
    assert slow.data == quick.data
    assert slow.marks == quick.marks
    assert slow.diagnostics == quick.diagnostics == ()


@pytest.mark.parametrize("text", [row[0] for row in MISTAKES])
def test_without_the_c_library_mistakes_are_found_on_their_line(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = compose(text, "x.md").diagnostics[0].place.line
    monkeypatch.setattr(syntax, "_Parser", yaml.SafeLoader)
    assert line in {one.place.line for one in compose(text, "x.md").diagnostics}
