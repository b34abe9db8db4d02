"""A whole source to records, lists and findings."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from generator.intake.load import load, locate
from generator.intake.read import MemorySource
from generator.intake.rules import STRUCTURE_RULES, files
from generator.intake.rules.values import CHOICE
from generator.words.diagnostics import Diagnostic, Place, Severity
from tests.intake.samples import ALL, EVENT, LIST, PROFILE, RECORDS, STORY, brief, found, loaded

STORY_PATH = "stories/2026/lop-hoc-buoi-toi.md"


def test_the_samples_are_without_fault() -> None:
    everything = loaded()
    assert everything.diagnostics == ()
    assert everything.broken == frozenset()
    assert sorted(record.path for record in everything.records) == sorted(p for p in RECORDS if p.endswith(".md"))
    assert list(everything.vocabulary.units) == ["khoa-mau", "vien-mau"]
    assert everything.vocabulary.awards["giay-khen"].recipients == ("individual", "collective")


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: raw.replace(b"\n", b"\r"),
        lambda raw: unicodedata.normalize("NFD", raw.decode()).encode(),
    ],
    ids=["bom", "crlf", "cr", "nfd"],
)
def test_copies_in_other_byte_forms_are_the_same_records(change) -> None:  # type: ignore[no-untyped-def]
    assert load(MemorySource({path: change(raw) for path, raw in ALL.items()})) == loaded()


def test_nothing_at_all() -> None:
    nothing = load(MemorySource({}))
    assert (nothing.records, nothing.diagnostics, nothing.media) == ((), (), ())
    assert list(nothing.vocabulary) == []


def test_one_broken_file_hides_no_other_findings() -> None:
    told = found(
        {
            STORY_PATH: b"\xff\xfe",
            "profiles/nguyen-thi-mau.md": PROFILE.replace("kind: individual", "kind: ai"),
            "events/2026/gap-mat.md": EVENT.replace("---\n", "", 1),
        }
    )
    assert [(one.place.path, one.code) for one in told] == [
        ("events/2026/gap-mat.md", "R120"), ("profiles/nguyen-thi-mau.md", "R163"), (STORY_PATH, "R110"),
    ]  # fmt: skip


def test_a_broken_file_still_gives_its_record_and_is_named() -> None:
    everything = loaded({STORY_PATH: b"\xff"})
    assert STORY_PATH in everything.broken
    assert "lop-hoc-buoi-toi" in {record.id for record in everything.records}


def test_warnings_and_notices_do_not_break_a_record() -> None:
    everything = loaded({STORY_PATH: STORY.replace("title: Cô Mẫu", "title: Cô #1"), "events/.DS_Store": b""})
    assert {one.severity for one in everything.diagnostics} == {Severity.WARNING, Severity.NOTICE}
    assert everything.broken == frozenset()


def test_ids_are_unique_in_their_kind_whatever_the_year() -> None:
    again = "stories/2025/lop-hoc-buoi-toi.md"
    told = found({again: STORY.replace("2026-03-06", "2025-03-06"), "events/2026/lop-hoc-buoi-toi.md": EVENT})
    assert [(one.place.path, *brief(one)[:3]) for one in told] == [(STORY_PATH, 1, 1, "R112")]


def test_the_year_of_the_folder_is_the_year_of_the_date() -> None:
    told = found({STORY_PATH: STORY.replace("2026-03-06", "2025-12-30")})
    assert [brief(one) for one in told] == [(4, 7, "R113", "stories/2025/lop-hoc-buoi-toi.md")]
    told = found({STORY_PATH: STORY.replace("2026-03-06", "2062-03-06")})
    assert [brief(one) for one in told] == [(4, 7, "R113", "2026-03-06")]
    path = "awards/2025/qd-12-2025.md"
    told = found({path: ALL[path].replace(b"date: 2025-08-20", b"date: 2015")})
    assert [brief(one) for one in told] == [(5, 9, "R113", "2025")]


class TestLists:
    path = "vocabulary/units.yml"

    def told(self, text: str) -> list[tuple[int, int, str, str]]:
        return [brief(one) for one in found({self.path: text})]

    def test_an_empty_or_missing_list_is_empty(self) -> None:
        assert self.told("") == []
        assert self.told("format: 1\nentries: []\n") == []
        assert self.told("format: 1\nentries:\n") == []
        everything = load(MemorySource({}))
        assert everything.vocabulary.units == {}

    def test_the_format_is_needed_and_known(self) -> None:
        assert self.told("entries: []\n") == [(1, 1, "R185", "format: 1")]
        assert self.told("format: 2\nentries: []\n") == [(1, 9, "R185", "1")]

    def test_entries_are_a_list_of_groups_with_ids(self) -> None:
        assert self.told("format: 1\nentries: không\n") == [(2, 10, "R161", "")]
        assert self.told("format: 1\nentries: [chữ]\n") == [(2, 11, "R161", "")]
        assert [row[2] for row in self.told("format: 1\nentry: []\n")] == ["R162"]
        assert self.told("format: 1\nentries:\n  - {name: A, kind: khoa}\n") == [(3, 5, "R160", "id: …")]

    def test_an_id_stands_once(self) -> None:
        text = "format: 1\nentries:\n  - {id: aa, name: A, kind: khoa}\n  - {id: aa, name: B, kind: khoa}\n"
        assert self.told(text) == [(4, 10, "R186", "")]
        assert loaded({self.path: text}).vocabulary.units["aa"].name == "A"

    def test_entries_know_their_place_and_their_attributes(self) -> None:
        text = (
            "format: 1\nentries:\n  - id: hist-cu\n    name: Khoa Cũ\n    kind: khoa\n    public: false\n"
            "    names:\n      - {name: Khoa Rất Cũ, to: 1980}\n      - {name: Khoa Cũ, from: 1980, to: 2000-06}\n"
        )
        unit = loaded({self.path: text}).vocabulary.units["hist-cu"]
        assert unit.place == Place(path=self.path, field=("entries", 0))
        assert [name.name for name in unit.former_names] == ["Khoa Rất Cũ", "Khoa Cũ"]
        assert str(unit.former_names[1].end) == "2000-06"
        assert not unit.listed


class TestLocate:
    source = MemorySource(ALL)

    def at(self, path: str, *field: str | int, on_key: bool = False) -> tuple[int, int]:
        place = Place(path=path, field=field, on_key=on_key)
        (one,) = locate([CHOICE.at(place, "thử")], self.source)
        return one.place.line, one.place.column

    def test_values_and_keys(self) -> None:
        assert self.at(STORY_PATH, "title") == (3, 8)
        assert self.at(STORY_PATH, "title", on_key=True) == (3, 1)
        assert self.at(STORY_PATH, "exemplars", 0) == (5, 13)
        assert self.at(STORY_PATH, "replication", "adopted", 0, "unit") == (14, 13)
        assert self.at(STORY_PATH, "replication", "adopted", 0, "unit", on_key=True) == (14, 7)

    def test_values_in_braces(self) -> None:
        line = PROFILE.split("\n")[12]
        assert self.at("profiles/nguyen-thi-mau.md", "sources", 0, "url") == (13, line.index('"https') + 1)
        assert self.at("profiles/nguyen-thi-mau.md", "sources", 0, "url", on_key=True) == (13, line.index("url") + 1)

    def test_what_is_not_there_is_looked_for_in_what_surrounds_it(self) -> None:
        assert self.at(STORY_PATH, "replication", "result") == (11, 3)
        assert self.at(STORY_PATH, "replication", "adopted", 7, "unit") == (14, 5)
        assert self.at(STORY_PATH, "photos", 0, "file") == (2, 1)
        assert self.at(STORY_PATH, "photos", on_key=True) == (2, 1)
        assert self.at(STORY_PATH) == (2, 1)

    def test_entries_of_a_list(self) -> None:
        line = ALL["vocabulary/units.yml"].decode().split("\n")[3]
        assert self.at("vocabulary/units.yml", "entries", 1, "kind") == (4, line.rindex("vien") + 1)

    def test_rows_of_a_list_beside_a_decision(self) -> None:
        record = next(one for one in loaded().records if one.id == "qd-12-2025")
        row = record.recipients[3]  # type: ignore[union-attr]
        (one,) = locate([CHOICE.at(row.place.at("unit"), "thử")], self.source)
        assert (one.place.path, one.place.line, one.place.column) == (
            "awards/2025/qd-12-2025.csv", 3, LIST.split("\n")[2].index("vien-mau") + 1,
        )  # fmt: skip
        (one,) = locate([CHOICE.at(row.place, "thử")], self.source)
        assert (one.place.line, one.place.column) == (3, 1)

    def test_files_without_front_matter_or_without_file(self) -> None:
        source = MemorySource({"profiles/an.md": b"x", "profiles/be.md": b"\xff"})
        for path in ("profiles/an.md", "profiles/be.md", "profiles/khong-co.md", "profiles"):
            (one,) = locate([CHOICE.at(Place(path=path, field=("name",)), "thử")], source)
            assert (one.place.line, one.place.column) == (1, 1)

    def test_what_has_a_line_is_left_alone(self) -> None:
        one = CHOICE.at(Place(path=STORY_PATH, field=("title",), line=40, column=2), "thử")
        assert locate([one], self.source) == (one,)

    def test_load_and_locate_agree(self) -> None:
        source = MemorySource({**ALL, STORY_PATH: STORY.replace("kind: advanced", "kind: avanced").encode()})
        (one,) = load(source).diagnostics
        blank = replace(one, place=replace(one.place, line=0, column=0))
        assert locate([blank], source) == (one,)


def test_rules_have_codes_and_names_of_their_own_and_words_for_people() -> None:
    assert len({rule.code for rule in STRUCTURE_RULES}) == len(STRUCTURE_RULES) > 50
    assert len({rule.name for rule in STRUCTURE_RULES}) == len(STRUCTURE_RULES)
    for rule in STRUCTURE_RULES:
        assert rule.code.startswith(("R1", "R80")), rule.code
        assert all((rule.title, rule.why, rule.wrong, rule.right)), rule.code
        assert not rule.kinds


def test_findings_of_a_file_as_a_whole_stand_at_its_top() -> None:
    told = load(MemorySource({"profiles/Ông.md": PROFILE.encode()})).diagnostics
    assert [brief(one)[:3] for one in told if one.code == files.FILE_NAME.code] == [(1, 1, "R106")]
    assert all(isinstance(one, Diagnostic) and one.place.line and one.place.column for one in told)
