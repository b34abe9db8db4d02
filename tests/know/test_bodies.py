"""What rules read in an author's Markdown: marks, footnotes, addresses; code is passed over; hostile text is quick."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.know.checks.bodies import (
    addresses,
    footnotes,
    marks,
    media_name,
    media_used,
    place_of,
    without_code,
)
from generator.know.checks.references.site_link import FOLDERS, RECORDS
from generator.show import addresses as site
from generator.words.model import Evidence, Photo, Profile, Story


def labels(body: str) -> list[str]:
    return [spot.text for spot in marks(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Một.[^1] Hai.[^2][^12]", ["1", "2", "12"]),
        ("Ghi chú.[^a]\n\n[^a]: Nội dung có nguồn.[^3]", ["a", "3"]),
        ("Trong mã `[^1]` và ``a`[^2]``, ngoài mã [^3]", ["3"]),
        ("```\n[^1]\n```\n[^2]", ["2"]),
        ("~~~ python\n[^1]\n```\n[^2]\n~~~\n[^3]", ["3"]),
        ("```\n[^1] hàng rào không đóng", []),
        ("Một dấu ` lẻ và [^1]", ["1"]),
        (r"Không phải dấu: \[^1]", []),
        ("[^ 1] và [^] và [1]", []),
    ],
)
def test_marks(body: str, expected: list[str]) -> None:
    assert labels(body) == expected


def test_footnotes_are_known_by_their_label_in_any_case() -> None:
    assert footnotes("Xem.[^Ghi]\n\n[^GHI]: một\n   [^b]: hai\n`[^c]: ba`") == {"ghi", "b"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](/guong/x/) ![b](media/y.jpg 'chú thích')", ["/guong/x/", "media/y.jpg"]),
        ("[a](https://example.vn/) [b](mailto:a@example.vn) [c](#muc) [d](//example.vn) [e]()", []),
        ("[a](</guong/x/>) [b]( /don-vi/y/ )", ["/guong/x/", "/don-vi/y/"]),
        ("[a][k]\n\n[k]: /guong/x/ 'tên'\n[^1]: /khong-phai/", ["/guong/x/"]),
        ("`[a](/guong/x/)`", []),
    ],
)
def test_addresses(body: str, expected: list[str]) -> None:
    assert [spot.text for spot in addresses(body)] == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("media/x.jpg", "media/x.jpg"),
        ("/media/x.jpg", "media/x.jpg"),
        ("../../media/x.jpg#a", "media/x.jpg"),
        ("media/%E1%BA%A3nh.jpg?b", "media/ảnh.jpg"),
        ("guong/media/", ""),
    ],
)
def test_media_names(address: str, expected: str) -> None:
    assert media_name(address) == expected


def test_a_place_counts_lines_of_the_file_and_letters_of_the_line() -> None:
    story = Story(id="a", path="stories/2026/a.md", body="Dòng một\nĐường [x](/guong/x/)", body_line=12)
    (spot,) = addresses(story.body)
    place = place_of(story, spot.offset)
    assert (place.path, place.line, place.column) == ("stories/2026/a.md", 13, 11)
    assert place_of(story, 0).column == 1
    assert place_of(story, 0).line == 12


def test_media_is_found_in_keys_and_in_the_body() -> None:
    story = Story(
        id="a",
        path="stories/2026/a.md",
        photos=(Photo(file="media/a.jpg"), Photo(file="media/b.jpg")),
        evidence=(Evidence(url="https://example.vn/"), Evidence(file="media/c.pdf")),
        body="![d](media/d.png)",
    )
    used = {name: place.field for place, name in media_used(story)}
    assert used == {
        "media/a.jpg": ("photos", 0, "file"),
        "media/b.jpg": ("photos", 1, "file"),
        "media/c.pdf": ("evidence", 1, "file"),
        "media/d.png": (),
    }
    profile = Profile(id="p", path="profiles/p.md", portrait=Photo(file="media/p.jpg"))
    assert [(place.field, name) for place, name in media_used(profile)] == [(("portrait", "file"), "media/p.jpg")]


@settings(deadline=None)
@given(st.text(alphabet="`~[^]()!a1 \n\\:/", max_size=200))
def test_nothing_moves_when_code_is_blanked(body: str) -> None:
    blanked = without_code(body)
    assert len(blanked) == len(body)
    assert [i for i, letter in enumerate(body) if letter == "\n"] == [
        i for i, letter in enumerate(blanked) if letter == "\n"
    ]
    assert all(new in {old, " "} for old, new in zip(body, blanked, strict=True))
    for spot in marks(body):
        assert body[spot.offset :].startswith(f"[^{spot.text}]")
    for spot in addresses(body):
        assert body[spot.offset :].startswith(spot.text)


@pytest.mark.parametrize("piece", ["`", "``a`", "[^", "](", "[^1]", "![", "[a]: ", "](<", "```\n", "`\\"])
def test_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    body = piece * (65_536 // len(piece))
    start = time.perf_counter()
    list(marks(body))
    list(addresses(body))
    assert time.perf_counter() - start < 2


def test_the_folders_links_are_checked_against_are_those_of_the_site() -> None:
    shown = {site.record_path(kind, "x"): folder for folder, kind in FOLDERS.items() if kind in RECORDS}
    assert shown == {f"{folder}/x/": folder for folder, kind in FOLDERS.items() if kind in RECORDS}
    assert set(RECORDS) == set(site.RECORD_FOLDERS)
    themes = {site.UNITS: "units", site.FIELDS: "fields", site.LEVELS: "levels", site.AWARDS: "awards"}
    themes[site.MOVEMENTS] = "movements"
    assert {f"{folder}/": kind for folder, kind in FOLDERS.items() if kind not in RECORDS} == themes
