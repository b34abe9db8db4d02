"""Marks of a merge that nobody finished: told once a place, and nothing of the file is read or cured."""

from __future__ import annotations

import pytest

from generator.edge.content import read_page
from generator.intake.conflicts import conflicts
from tests.intake.samples import DECISION, PROFILE, STORY, brief, found, loaded

MARKED = "<<<<<<< HEAD\nmột\n=======\nhai\n>>>>>>> nhanh\n"
STORY_PATH = "stories/2026/co-mau.md"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("", []),
        ("Đề mục\n=======\n\n> > > trích\n", []),
        ("a <<<<<<< b\n", []),
        ("<<<<<<<< tám dấu\n", []),
        (MARKED, [(1, "từ dòng 1 đến dòng 5")]),
        (f"x\n{MARKED}y\n{MARKED}", [(2, "từ dòng 2 đến dòng 6"), (8, "từ dòng 8 đến dòng 12")]),
        ("<<<<<<<\na\n||||||| cũ\nb\n=======\nc\n>>>>>>>\n", [(1, "từ dòng 1 đến dòng 7")]),
        ("<<<<<<< HEAD\nchỉ còn dấu đầu\n", [(1, "ở dòng 1")]),
        ("chỉ còn dấu cuối\n>>>>>>> nhanh", [(2, "ở dòng 2")]),
    ],
)
def test_each_place_once(text: str, places: list[tuple[int, str]]) -> None:
    told = [(one.place.line, one.message) for one in conflicts(text, "x.md")]
    assert [line for line, _ in told] == [line for line, _ in places]
    assert all(where in message for (_, message), (_, where) in zip(told, places, strict=True))


@pytest.mark.parametrize("old", ["status: published\n", "Mỗi tối thứ ba, lớp sáng đèn.\n"])
def test_nothing_else_is_said_of_such_a_file_and_nothing_can_be_cured(old: str) -> None:
    assert old in STORY
    told = [one for one in found({STORY_PATH: STORY.replace(old, MARKED)}) if one.place.path == STORY_PATH]
    assert [(code, fix) for _, _, code, fix in map(brief, told)] == [("R115", "")]


def test_lists_and_vocabularies_too() -> None:
    records = loaded({"awards/2025/khen-thuong.md": DECISION, "awards/2025/khen-thuong.csv": MARKED}).diagnostics
    assert ("awards/2025/khen-thuong.csv", "R115") in {(one.place.path, one.code) for one in records}
    records = loaded({"vocabulary/fields.yml": MARKED, "profiles/nguyen-thi-mau.md": PROFILE}).diagnostics
    assert ("vocabulary/fields.yml", "R115") in {(one.place.path, one.code) for one in records}


def test_a_page_of_content() -> None:
    page = read_page(f"---\ntitle: A\ndescription: B\n---\n{MARKED}".encode(), "content/a.md")
    assert [one.code for one in page.diagnostics] == ["R115"]
    assert page.body == ""
