"""The site's own fonts: their names carry their hash, all they are asked for is there, and they stay small."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

THEME = Path(__file__).parents[2] / "theme"
FONTS = sorted((THEME / "assets/fonts").glob("*.woff2"))
VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
FIRST_VISIT = 60_000


def test_the_sheet_and_the_preload_name_files_that_are_there() -> None:
    sheet = (THEME / "assets/stylesheets/fonts.css").read_text(encoding="utf-8")
    assert sorted(re.findall(r"fonts/([^\"]+\.woff2)", sheet)) == [font.name for font in FONTS]
    head = (THEME / "main.html").read_text(encoding="utf-8")
    faces = re.findall(r'"(\d+-normal\.[0-9a-f]+)"', head)
    assert {f"be-vietnam-pro-{face}.woff2" for face in faces} <= {font.name for font in FONTS}
    assert len(faces) == 2


def test_together_they_fit_a_first_visit() -> None:
    assert sum(font.stat().st_size for font in FONTS) <= FIRST_VISIT


@pytest.mark.parametrize("font", FONTS, ids=lambda font: font.name)
def test_each_can_write_vietnamese(font: Path) -> None:
    name = hashlib.blake2b(font.read_bytes(), digest_size=5).hexdigest()
    assert font.name.split(".")[1] == name
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES}
    letters |= set("đĐ₫“”‘’–—…0123456789")
    read = TTFont(font)
    missing = sorted(letter for letter in letters if ord(letter) not in read.getBestCmap())
    assert missing == []
    features = {record.FeatureTag for record in read["GPOS"].table.FeatureList.FeatureRecord}
    assert {"kern", "mark", "mkmk"} <= features
