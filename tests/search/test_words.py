"""Texts are read alike where the index is made and where it is searched."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from generator.show.products.search.words import words
from generator.words.vietnamese import fold
from tests.search.planted import DATA
from tests.support.rendering import ROOT, THEME

VECTORS: dict[str, list[dict[str, Any]]] = yaml.safe_load((DATA / "search_words.yml").read_text(encoding="utf-8"))
BLOCKS = (
    range(0x20, 0x250), range(0x370, 0x400), range(0x400, 0x530), range(0x1E00, 0x2000), range(0x2000, 0x2150),
    range(0xFB00, 0xFB07), range(0xFF01, 0xFF5F), range(0x3041, 0x3097), range(0xAC00, 0xAC80), range(0x4E00, 0x4E80),
)  # fmt: skip


@pytest.fixture
def browser_words(page: Page) -> Page:
    """A page that has the browser's reading of words as ``window.search``."""
    code = (THEME / "assets/javascripts/search-words.js").read_text(encoding="utf-8")
    page.goto("about:blank")
    page.evaluate(
        "async code => {"
        " window.search = await import(URL.createObjectURL(new Blob([code], {type: 'text/javascript'}))) }",
        code,
    )
    return page


@pytest.mark.parametrize("case", VECTORS["folds"], ids=lambda one: ascii(one["text"]))
def test_fold(case: dict[str, str]) -> None:
    assert fold(case["text"]) == case["fold"]


@pytest.mark.parametrize("case", VECTORS["words"], ids=lambda one: ascii(one["text"]))
def test_words(case: dict[str, Any]) -> None:
    assert [list(one) for one in words(case["text"])] == case["words"]
    assert [list(one) for one in words(unicodedata.normalize("NFD", case["text"]))] == case["words"]


def test_the_browser_folds_alike(browser_words: Page) -> None:
    texts = [case["text"] for case in VECTORS["folds"]]
    assert browser_words.evaluate("texts => texts.map(search.fold)", texts) == [
        case["fold"] for case in VECTORS["folds"]
    ]


def test_the_browser_reads_words_alike(browser_words: Page) -> None:
    cases = [(form, case) for form in ("NFC", "NFD") for case in VECTORS["words"]]
    texts = [unicodedata.normalize(form, case["text"]) for form, case in cases]
    read = browser_words.evaluate(
        "texts => texts.map(text => search.words(text).map(one => [one.term, one.form]))", texts
    )
    assert read == [case["words"] for _, case in cases]


def test_every_letter_is_read_alike(browser_words: Page) -> None:
    """Alone, in a word, and at its end, where some letters have another small form."""
    letters = [chr(code) for block in BLOCKS for code in block if unicodedata.category(chr(code)) != "Cn"]
    texts = [text for letter in letters for text in (letter, f"a{letter}b", f"ab{letter}")]
    read = browser_words.evaluate(
        "texts => texts.map(text => search.words(text).map(one => [one.term, one.form]))", texts
    )
    differ = {
        ascii(text): (there, here)
        for text, there in zip(texts, read, strict=True)
        if there != (here := [list(one) for one in words(text)])
    }
    assert differ == {}


def test_all_words_of_the_real_site_are_read_alike(browser_words: Page) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "exemplars").rglob("*.md"))]
    assert len(texts) > 40
    read = browser_words.evaluate(
        "texts => texts.map(text => search.words(text).map(one => [one.term, one.form]))", texts
    )
    assert json.dumps(read) == json.dumps([list(words(text)) for text in texts])
