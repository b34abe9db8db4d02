"""The records of the real site are right, and rest on what they claim."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from generator.build import examine
from generator.intake.read import FolderSource
from generator.words.diagnostics import Severity
from tests.sites import ROOT

NOW = datetime(2026, 11, 22, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CATALOG, FOUND = examine(FolderSource(ROOT / "exemplars"), NOW)
MARK = re.compile(r"\[\^\d+\]")


def test_no_error_and_no_warning() -> None:
    assert [
        f"{one.place.path}:{one.place.line} {one.code} {one.message}"
        for one in FOUND
        if one.severity != Severity.NOTICE
    ] == []


def test_what_is_on_file() -> None:
    assert len(CATALOG.profiles) == 22
    assert len(CATALOG.stories) == 22
    assert len(CATALOG.events) == 8
    assert set(CATALOG.decisions) == {"qd-991-kt-ctn-1996"}
    assert len(CATALOG.vocabulary.awards) >= 62
    assert len(CATALOG.vocabulary.units) == 50


def test_only_people_known_to_have_died() -> None:
    assert [one.id for one in CATALOG.profiles.values() if one.is_person and not one.died] == []


@pytest.mark.parametrize("record", [*CATALOG.profiles.values(), *CATALOG.stories.values()], ids=lambda one: one.path)
def test_every_paragraph_rests_on_a_named_source(record) -> None:  # type: ignore[no-untyped-def]
    for paragraph in re.split(r"\n\s*\n", record.body.partition("## Điều chưa tìm thấy")[0]):
        text = paragraph.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith(("- ", "* ")) and "## Điều các nguồn chưa thống nhất" in record.body:
            continue
        assert MARK.search(text), f"{record.path}: {text[:80]}"


@pytest.mark.parametrize("record", list(CATALOG.stories.values()), ids=lambda one: one.path)
def test_a_story_has_sources_and_its_exemplars_exist(record) -> None:  # type: ignore[no-untyped-def]
    assert record.sources
    assert all(name in CATALOG.profiles for name in record.exemplars)
