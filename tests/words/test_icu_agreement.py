"""Our Vietnamese order against ICU's own, on random text. Collected only where PyICU is installed (see conftest)."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.words.vietnamese import nfc, sort_key

VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵfjwz"
SIGNS = " 0123456789-–—“”\"'()[].,;:!?/&%+*_@#’‘…"
FOREIGN = "çñöüåłøœæßšžéèðÐÇÖŒ½²ªº™\u00a0ﬁşžŠőīΑβЖ"
icu: Any = import_module("icu")
collator = icu.Collator.createInstance(icu.Locale("vi"))


def texts(letters: str) -> st.SearchStrategy[str]:
    return st.text(letters + letters.upper(), max_size=8)


def order(left: str, right: str) -> int:
    first, second = sort_key(left)[:3], sort_key(right)[:3]
    return (first > second) - (first < second)


@settings(max_examples=1500)
@given(texts(VIETNAMESE), texts(VIETNAMESE))
def test_words_are_ordered_as_icu_orders_them(left: str, right: str) -> None:
    assert order(left, right) == collator.compare(left, right)


@settings(max_examples=1500)
@given(texts(VIETNAMESE + SIGNS * 2), texts(VIETNAMESE + SIGNS * 2))
def test_phrases_with_signs_are_ordered_as_icu_orders_them(left: str, right: str) -> None:
    assert order(left, right) == collator.compare(left, right)


@settings(max_examples=1500)
@given(texts(VIETNAMESE + FOREIGN * 2), texts(VIETNAMESE + FOREIGN * 2))
def test_foreign_letters_find_the_same_place(left: str, right: str) -> None:
    assert order(left, right) == collator.compare(left, right)


@settings(max_examples=1000)
@given(texts(VIETNAMESE), st.data())
def test_one_letter_changed_is_ordered_as_icu_orders_it(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    other = text[:place] + data.draw(texts(VIETNAMESE)) + text[place + 1 :]
    assert order(text, other) == collator.compare(text, nfc(other))
