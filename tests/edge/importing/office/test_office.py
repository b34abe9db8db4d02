"""The forty files are read as a clerk wants, nothing is lost without a word, and a second import changes nothing."""

from __future__ import annotations

import io
import random
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from generator.build import check
from generator.intake.read import MemorySource
from generator.words.diagnostics import Severity
from tests.edge.importing.office.accounts import losses
from tests.edge.importing.office.build import all_files
from tests.edge.importing.office.measure import score
from tests.edge.importing.office.reading import Imported, base, imported, run

NOW = datetime(2026, 6, 15, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
ENOUGH = 0.98
"""Of all fields; the bar of the project is nine in ten."""


def mistakes(name: str, one: Imported) -> list[str]:
    """What is lost without a word, and what a second import of the same file changes."""
    again = run(name, all_files()[name], one.files)
    changed = [path for path in sorted(again.files) if again.files[path] != one.files.get(path)]
    return [f"{name}: {text}" for text in [*losses(name, one), *changed]]


@pytest.mark.parametrize("name", random.Random(4).sample(sorted(all_files()), 5))
def test_some_of_the_files(name: str) -> None:
    one = run(name, all_files()[name], base())
    result = score(name, one)
    assert result.right >= 0.9 * result.fields, result.wrong
    assert mistakes(name, one) == []


@pytest.mark.long
def test_the_fields_are_right() -> None:
    scores = {name: score(name, one) for name, one in imported().items()}
    wrong = [f"{name}: {text}" for name, one in scores.items() for text in one.wrong]
    right, fields = sum(one.right for one in scores.values()), sum(one.fields for one in scores.values())
    assert fields > 700
    assert right / fields >= ENOUGH, wrong


@pytest.mark.long
def test_nothing_is_lost_without_a_word_and_a_second_import_changes_nothing() -> None:
    assert [text for name, one in imported().items() for text in mistakes(name, one)] == []


@pytest.mark.long
def test_what_is_written_breaks_no_rule_of_the_records() -> None:
    """But one: what nobody said of the persons in a photo is for somebody to find out."""
    for name, one in imported().items():
        found = [
            it for it in check(MemorySource(one.files), NOW) if it.severity is Severity.ERROR and it.code != "R703"
        ]
        assert found == [], name


@pytest.mark.long
def test_photos_are_large_enough_small_enough_and_say_nothing_of_place_or_camera() -> None:
    photos = {path: raw for one in imported().values() for path, raw in one.files.items() if path.startswith("media/")}
    assert len(photos) == 5
    for path, raw in photos.items():
        image = Image.open(io.BytesIO(raw))
        assert image.format == "JPEG"
        assert max(image.size) >= 1200, path
        assert len(raw) <= 3_000_000
        assert not image.getexif()
        assert b"Exif" not in raw


@pytest.mark.long
def test_consent_is_never_made_up() -> None:
    """Of all files only one says that somebody agreed."""
    with_consent = {
        name
        for name, one in imported().items()
        for path, raw in one.files.items()
        if path.startswith("profiles/") and b"consent:" in raw
    }
    assert with_consent == {"13-mau-dong-y.docx"}


def test_a_story_without_consent_says_so() -> None:
    """Whatever brings a person or a photo and says nothing of consent gets R933; the one that says it does not."""
    told = {name for name, one in imported().items() if any(found.code == "R933" for found in one.plan.diagnostics)}
    assert {"10-mau-bai-viet.docx", "11-mau-anh-heic.docx"} <= told
    assert "13-mau-dong-y.docx" not in told
