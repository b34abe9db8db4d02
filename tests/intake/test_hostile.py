"""Whatever bytes a file holds, reading it gives records and findings, and never an exception."""

from __future__ import annotations

import json
import random
import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.intake.compose import compose
from generator.intake.load import load, locate
from generator.intake.read import MemorySource
from generator.intake.yamltext import quoted
from generator.words.diagnostics import tidy
from generator.words.model import Profile, Story
from tests.intake.samples import ALL, DECISION, LIST, PROFILE, STORY, VOCABULARY

DATA = Path(__file__).parent.parent / "data" / "hostile"
MUST_FAIL = json.loads((DATA / "yaml-must-fail.json").read_text(encoding="utf-8"))
NAUGHTY = list(dict.fromkeys(json.loads((DATA / "naughty-strings.json").read_text(encoding="utf-8"))))
STORY_PATH, PROFILE_PATH = "stories/2026/lop-hoc-buoi-toi.md", "profiles/nguyen-thi-mau.md"

CONTROL = {"Cc", "Co", "Cn", "Zl", "Zp"}
HIDDEN = {"Cf"}
INVISIBLE = set("\u034f\u115f\u1160\u3164\uffa0")
"""Letters and marks by category, but Unicode asks fonts to show nothing for them."""


def hidden_codes(text: str) -> set[str]:
    """The findings a text must give, told by Unicode's own categories rather than by the program's lists."""
    categories = {unicodedata.category(letter) for letter in text if letter not in "\n\t"}
    return ({"R801"} if categories & CONTROL else set()) | (
        {"R802"} if categories & HIDDEN or INVISIBLE & set(text) else set()
    )


@pytest.mark.parametrize("document", MUST_FAIL, ids=[one["name"] for one in MUST_FAIL])
def test_a_document_yaml_forbids_is_refused_with_line_and_column(document: dict[str, str]) -> None:
    head = document["yaml"].removeprefix("---\n")
    for diagnostics in (
        compose(document["yaml"], "x.yml").diagnostics,
        load(MemorySource({"profiles/an.md": f"---\n{head}\n---\nThân\n".encode()})).diagnostics,
    ):
        refusals = [one for one in diagnostics if re.fullmatch(r"R1[2-4]\d", one.code)]
        assert refusals
        assert all(one.place.line and one.place.column for one in diagnostics)


@pytest.mark.parametrize("text", NAUGHTY, ids=range(len(NAUGHTY)))
def test_a_naughty_string_goes_through_unharmed(text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    value = quoted(text)
    source = MemorySource({
        **VOCABULARY,
        PROFILE_PATH: PROFILE.replace("Nguyễn Thị Mẫu", value).encode(),
        STORY_PATH: STORY.replace("title: Cô Mẫu và lớp học buổi tối", f"title: {value}")
        .replace("summary: Lớp học miễn phí cho người đi làm.", f"summary: {value}")
        .replace("Mỗi tối thứ ba, lớp sáng đèn.", text).encode(),
    })  # fmt: skip
    loaded = load(source)
    codes = {one.code for one in loaded.diagnostics}
    expected = hidden_codes(text)
    if not "".join(letter for letter in text if unicodedata.category(letter) not in CONTROL | HIDDEN).strip():
        expected |= {"R160"}
    if "\n" in text.rstrip("\n"):
        expected |= {"R171"}
    assert codes == expected
    if not expected:
        wanted = unicodedata.normalize("NFC", text)
        profile = next(one for one in loaded.records if isinstance(one, Profile))
        story = next(one for one in loaded.records if isinstance(one, Story))
        assert (profile.name, story.title, story.summary) == (wanted, wanted, wanted)
        assert wanted in story.body


SIZE = 64_000
LARGE = {
    "bad-lines": "title: a: b\n", "at-signs": "@x\n", "open-quotes": 'title: "a\n', "tabs": "s:\n\t- a\n",
    "aliases": "*a, ",
    "glued-remarks": "a #b c\n", "odd-keys": '"a": 1\n', "twice": "a: 1\n", "dashes": "- ", "fences": "----\n",
    "equals": "title = b\n", "odd-blanks": "\u00a0\u00a0a: 1\n", "braces": "{title: A: b, ", "brackets": "a: @\nb: [[[",
    "unknown": "khoa_{}: 1\n", "dates": "[20/11/2024, ",
}  # fmt: skip


@pytest.mark.parametrize("piece", LARGE.values(), ids=LARGE)
@pytest.mark.parametrize("path", ["profiles/an-an.md", "vocabulary/units.yml", "awards/2025/qd-12-2025.csv"])
def test_a_large_hostile_file_costs_little(path: str, piece: str) -> None:
    text = "".join(piece.replace("{}", str(number)) for number in range(SIZE // len(piece)))
    begin = time.process_time()
    source = MemorySource({**ALL, path: f"---\n{text}\n---\n".encode() if path.endswith(".md") else text.encode()})
    assert locate(load(source).diagnostics, source)
    assert time.process_time() - begin < 5


SEEDS = [PROFILE, STORY, DECISION, LIST, VOCABULARY["vocabulary/awards.yml"].decode()]
PATHS = [PROFILE_PATH, STORY_PATH, "awards/2025/qd-12-2025.md", "awards/2025/qd-12-2025.csv", "vocabulary/awards.yml"]
PIECES = [
    "---", "\n", ": ", "- ", "[", "]", "{", "}", '"', "'", "#", " #", "&a", "*a", "!x", "|", ">", "%", "@", "`", "\t",
    "?", "<<: ", "...", "\u00a0", "\u200b", "\ufeff", "ế", "e\u0302\u0301", "😀", "title", "sources:", "0", "null", "~",
    "\\",
]  # fmt: skip


def survives(path: str, raw: bytes) -> None:
    """Load and locate; every finding has a place, prints, and stands inside the file."""
    source = MemorySource({**ALL, path: raw})
    loaded = load(source)
    for one in tidy(locate(loaded.diagnostics, source)):
        assert one.place.line >= 1
        assert one.place.column >= 1
        assert one.message
        str(one).encode()
    assert PROFILE_PATH in {record.path for record in loaded.records}


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(path=st.sampled_from(PATHS), raw=st.binary(max_size=300))
def test_random_bytes(path: str, raw: bytes) -> None:
    survives(path, raw)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    path=st.sampled_from(PATHS), text=st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=60).map("".join)
)
def test_random_pieces_of_yaml(path: str, text: str) -> None:
    survives(path, ("---\n" + text).encode("utf-8", "surrogatepass"))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(number=st.integers(0, len(PATHS) - 1), seed=st.integers(0, 2**32), cuts=st.integers(1, 8))
def test_records_cut_and_stuffed_at_random(number: int, seed: int, cuts: int) -> None:
    chance = random.Random(seed)
    text = SEEDS[number]
    for _ in range(cuts):
        begin = chance.randrange(len(text) + 1)
        end = min(len(text), begin + chance.choice([0, 0, 1, 2, 5, 30]))
        text = text[:begin] + chance.choice([*PIECES, "", ""]) + text[end:]
    survives(PATHS[number], text.encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=60)
)
def test_any_text_written_by_quoted_reads_back(text: str) -> None:
    composed = compose(f"a: {quoted(text)}\n", "x.md")
    assert composed.data == {"a": text}
    assert composed.diagnostics == ()
