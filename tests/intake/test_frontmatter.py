"""Bytes to text, text to front matter and body."""

from __future__ import annotations

import unicodedata

import pytest

from generator.intake import frontmatter
from generator.intake.frontmatter import BODY_LIMIT, HEAD_LIMIT, decode, split
from tests.intake.samples import brief

GOOD = "---\ntitle: Gương sáng\nstatus: draft\n---\nThân bài.\n"


def test_a_right_file_is_cut_at_its_fences() -> None:
    parts = split(GOOD, "x.md")
    assert (parts.head, parts.head_line) == ("title: Gương sáng\nstatus: draft\n", 2)
    assert (parts.body, parts.body_line) == ("Thân bài.\n", 5)
    assert parts.diagnostics == ()


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", GOOD).encode(),
        b"\xef\xbb\xbf" + unicodedata.normalize("NFD", GOOD).replace("\n", "\r\n").encode(),
    ],
    ids=["bom", "crlf", "cr", "nfd", "all"],
)
def test_marks_line_ends_and_decomposed_letters_are_made_one_silently(raw: bytes) -> None:
    decoded = decode(raw, "x.md")
    assert (decoded.text, decoded.diagnostics) == (GOOD, ())


@pytest.mark.parametrize(
    ("raw", "line", "column"),
    [
        (b"---\nname: T\xe1\n---\n", 2, 8),
        (b"\xef\xbb\xbf---\r\nname: \xe1\xba\xa1\xff\r\n", 2, 8),
        (b"\xff\xfeh\x00i\x00", 1, 1),
        (b"\xfe\xff\x00h\x00i", 1, 1),
        ("một hai ba".encode("utf-16-le"), 1, 1),
        ("mot hai ba".encode("utf-16-le"), 1, 1),
        (b"\xff\xfe\x00\x00h\x00\x00\x00", 1, 1),
    ],
)
def test_bytes_that_are_not_utf8(raw: bytes, line: int, column: int) -> None:
    decoded = decode(raw, "x.md")
    assert decoded.text is None
    assert [brief(one)[:3] for one in decoded.diagnostics] == [(line, column, "R110")]


def test_windows_1258_is_offered_as_text() -> None:
    decoded = decode("---\nname: Tạ Quang Bửu\n---\n".encode("cp1258", "ignore"), "x.md")
    assert decoded.text is None or decoded.diagnostics == ()
    raw = b"---\nname: Nguy\xea\xden V\xe3n An\n---\n"
    assert brief(decode(raw, "x.md").diagnostics[0])[3] == "name: Nguyễn Văn An"


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\0", "R801"), ("\x07", "R801"), ("\x1b", "R801"), ("\x7f", "R801"),
        ("\ue000", "R801"), ("\uffff", "R801"), ("\U000f0001", "R801"), ("\ufffc", "R801"),
        ("\u200b", "R802"), ("\u200d", "R802"), ("\u202e", "R802"), ("\u2066", "R802"), ("\ufeff", "R802"),
        ("\xad", "R802"), ("\u3164", "R802"), ("\U000e0041", "R802"),
    ],
)  # fmt: skip
def test_characters_nobody_sees_give_their_one_finding_and_are_taken_out(character: str, code: str) -> None:
    text = f"---\ntitle: A{character}B\n---\nThân\n"
    decoded = decode(text.encode(), "x.md")
    assert [brief(one) for one in decoded.diagnostics] == [(2, 9, code, "title: AB")]
    assert decoded.text == text.replace(character, "")


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", " \x0b", "\u2028 ", "\x0b\x0b"])
def test_a_line_end_that_is_none_keeps_words_apart(end: str) -> None:
    decoded = decode(f"{end}name: A{end}B{end}\n".encode(), "x.md")
    edges = end.strip("\x0b\x0c\x85\u2028\u2029")
    assert [brief(one)[2:] for one in decoded.diagnostics] == [("R801", f"{edges}name: A B{edges}")]
    assert decoded.text == f"{edges}name: A B{edges}\n"


def test_a_lost_letter_is_told_but_not_guessed() -> None:
    decoded = decode("name: Nguy\ufffdn\n".encode(), "x.md")
    assert [brief(one) for one in decoded.diagnostics] == [(1, 11, "R803", "")]


FENCES = [
    # text, line, code, head, body, body_line
    ("title: A\n---\nThân\n", 1, "R120", "title: A\n", "Thân\n", 3),
    ("\n\n---\ntitle: A\n---\nThân\n", 1, "R120", "title: A\n", "Thân\n", 6),
    ("----\ntitle: A\n---\nThân\n", 1, "R120", "title: A\n", "Thân\n", 4),
    ("--\ntitle: A\n---\nThân\n", 1, "R120", "title: A\n", "Thân\n", 4),
    ("—\ntitle: A\n---\nThân\n", 1, "R120", "title: A\n", "Thân\n", 4),
    (" ---\ntitle: A\n---\nThân\n", 1, "R120", "title: A\n", "Thân\n", 4),
    ("---yaml\ntitle: A\n---\nThân\n", 1, "R120", "title: A\n", "Thân\n", 4),
    ("---\ntitle: A\n----\nThân\n", 3, "R121", "title: A\n", "Thân\n", 4),
    ("---\ntitle: A\n...\nThân\n", 3, "R121", "title: A\n", "Thân\n", 4),
    ("---\ntitle: A\n–––\nThân\n", 3, "R121", "title: A\n", "Thân\n", 4),
    ("---\ntitle: A\n***\nThân\n", 3, "R121", "title: A\n", "Thân\n", 4),
    ("---\ntitle: A\nThân bài đầu.\n", 3, "R121", "title: A\n", "Thân bài đầu.\n", 3),
    ("---\ntitle: A\n\nThân bài đầu.\n", 3, "R121", "title: A\n", "\nThân bài đầu.\n", 3),
    ("---\ntitle: A\n## Mở đầu\n\nThân.\n", 3, "R121", "title: A\n", "## Mở đầu\n\nThân.\n", 3),
    ("---\ntitle: A\n- một\n- hai\n\nThân.\n", 3, "R121", "title: A\n", "- một\n- hai\n\nThân.\n", 3),
    ("---\nfields:\n- một\n- hai\nThân.\n", 5, "R121", "fields:\n- một\n- hai\n", "Thân.\n", 5),
    ("---\ntitle: A\nThân một.\n\nThân hai.\n\n---\n\nThân ba.\n", 3, "R121", "title: A\n",
     "Thân một.\n\nThân hai.\n\n---\n\nThân ba.\n", 3),
    ("---\ntitle: A\n", 3, "R121", "title: A\n", "", 3),
    ("---\ntitle: A", 3, "R121", "title: A\n", "", 3),
    ("---", 2, "R121", "\n", "", 2),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "code", "head", "body", "body_line"), FENCES)
def test_a_missing_or_misspelled_fence(text: str, line: int, code: str, head: str, body: str, body_line: int) -> None:
    parts = split(text, "x.md")
    assert [brief(one) for one in parts.diagnostics] == [(line, 1, code, "" if text.startswith("\n") else "---")]
    assert (parts.head, parts.body, parts.body_line) == (head, body, body_line)


@pytest.mark.parametrize("text", ["", "Chỉ có thân bài.\n", "# Tiêu đề\n\nThân bài.\n", '{"title": "A"}\n'])
def test_a_text_without_front_matter(text: str) -> None:
    parts = split(text, "x.md")
    assert [brief(one) for one in parts.diagnostics] == [(1, 1, "R120", "---")]
    assert (parts.head, parts.body) == (None, text)


def test_both_fences_missing() -> None:
    parts = split("title: A\nstatus: draft\nThân bài.\n", "x.md")
    assert [brief(one) for one in parts.diagnostics] == [(1, 1, "R120", "---"), (3, 1, "R121", "---")]
    assert (parts.head, parts.body) == ("title: A\nstatus: draft\n", "Thân bài.\n")


@pytest.mark.parametrize(
    "text",
    [
        "--- \ntitle: A\n---\t\nThân\n",
        "---\n---\n",
        "---\n---\nThân\n",
        "---\n\n# ghi chú\ntitle: A\n\n---\n\nThân\n\n---\n\nPhần hai\n",
        "---\na: |\n  ---\n  b\n---\nThân\n",
        "---\ntitle A\n---\nThân\n",
        "---\ntitle: A\nkhông phải khóa\n\nstatus: draft\n---\nThân\n",
    ],
)
def test_right_fences_are_left_alone(text: str) -> None:
    parts = split(text, "x.md")
    assert parts.diagnostics == ()
    assert text.startswith("---")
    assert text.split("\n")[parts.body_line - 2].rstrip() == "---"
    assert text.endswith(parts.body)


def test_front_matter_and_body_have_a_limit_in_bytes() -> None:
    fits = "a: " + "x" * (HEAD_LIMIT - 4) + "\n"
    assert split(f"---\n{fits}---\n{'y' * BODY_LIMIT}", "x.md").diagnostics == ()
    long = split(f"---\nb{fits}---\n{'ế' * (BODY_LIMIT // 3 + 1)}", "x.md")
    assert [brief(one)[:3] for one in long.diagnostics] == [(2, 1, "R109"), (4, 1, "R109")]
    assert long.head is None


def test_the_quick_look_lets_no_hidden_letter_through() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x110000)):
        letter = chr(code)
        if frontmatter._is_plain(f"Bài {letter}".encode()):
            assert not frontmatter._CONTROL.match(letter), hex(code)
            assert not frontmatter._HIDDEN.match(letter), hex(code)
            assert letter != "\ufffd"
    assert frontmatter._is_plain("Gương sáng – “Người tốt, việc tốt” của Đại học Ứng dụng…\n".encode())
