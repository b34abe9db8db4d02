"""One pass over a text tells what a search for each word would tell."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.words.personal import clues
from generator.words.personal.clues import clues_of
from generator.words.personal.homes import _A_HOUSE, _BEGINS, _GO_ON_BYTES, _goes_on

WORDS = sorted({*clues._SOUGHT, *(word.decode() for word in clues._SIGNS), *_BEGINS})
ODD = list("“”–—·×÷ _-./()|;:,\t\n'‘’•ȺẞİK½²٣５̀\ud800\xad\u200b𝟗😀aAĐđ19")
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(ODD), st.sampled_from([" ", " 12", " Hà", ". 3"])))


@given(TEXTS)
def test_every_word_is_found_wherever_it_stands(parts: list[str]) -> None:
    found = clues_of("".join(parts))
    for word in clues._SOUGHT:
        places = [place for place in range(len(found.low)) if found.low.startswith(word, place)]
        assert list(found.each((word,))) == places


@given(TEXTS)
def test_signs_are_the_words_between_what_is_no_letter(parts: list[str]) -> None:
    found = clues_of("".join(parts))
    small = found.low.encode("utf-8", "surrogatepass")
    for quote in clues._QUOTES:
        small = small.replace(quote, b" ")
    words = {word for word in re.split(rb"[^0-9a-z\x80-\xff]+", small) if word}
    assert found.words == words & clues._SIGNS


@given(TEXTS)
def test_every_house_begins_where_a_search_for_its_first_word_finds_it(parts: list[str]) -> None:
    found = clues_of("".join(parts))

    def houses(places: list[tuple[int, int]]) -> set[int]:
        return {start for start, end in places if _goes_on(found, end) and _A_HOUSE.match(found.text, start)}

    searched = [
        one.span() for word in _BEGINS if word.encode() in found.words for one in re.finditer(rf"{word}\b", found.low)
    ]
    assert houses(list(found.begins(_GO_ON_BYTES))) == houses(searched)
