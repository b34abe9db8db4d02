"""Vietnamese text: vectors measured elsewhere, and properties that hold for any text."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.words.vietnamese import fold, look_alikes, nearest, nfc, person_key, repair, slug, sort_key

VECTORS: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[1] / "data" / "vietnamese_text.yml").read_text(encoding="utf-8")
)
T = TypeVar("T")
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
vietnamese = st.text(LETTERS + LETTERS.upper() + " -–“”.,0123456789", max_size=30)


def vectors(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", VECTORS[name], ids=lambda case: ascii(case)[:60])


def shuffled(items: Sequence[T]) -> list[T]:
    return random.Random(7).sample(items, len(items))


@vectors("nfc")
def test_nfc(case: dict[str, str]) -> None:
    assert nfc(case["input"]) == case["expected"]


@vectors("kept_apart_by_nfc")
def test_normal_form_keeps_spellings_apart_and_folding_joins_them(case: list[str]) -> None:
    first, second = case
    assert nfc(first) != nfc(second)
    assert fold(first) == fold(second)


@vectors("fold")
def test_fold(case: dict[str, str]) -> None:
    assert fold(case["input"]) == case["expected"]


def test_quy_stays_different_from_qui() -> None:
    assert fold("quý") != fold("quí")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(["NFC", "NFD"]))
def test_folding_does_not_depend_on_the_normal_form(text: str, form: str) -> None:
    assert fold(unicodedata.normalize(form, text)) == fold(text)  # type: ignore[arg-type]


@given(vietnamese)
def test_folded_vietnamese_is_ascii_and_blind_to_case(text: str) -> None:
    assert fold(text).isascii()
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@vectors("slug")
def test_slug(case: dict[str, str]) -> None:
    assert slug(case["input"]) == case["expected"]


@given(st.text())
def test_a_slug_is_a_safe_name(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert len(made) <= 80
    assert slug(made) == made


@given(vietnamese)
def test_a_slug_keeps_every_letter_and_does_not_depend_on_the_normal_form(text: str) -> None:
    assert slug(unicodedata.normalize("NFD", text)) == slug(text)
    assert slug(text).replace("-", "") == re.sub("[^a-z0-9]", "", fold(text))


def test_a_long_title_is_cut_between_words() -> None:
    made = slug("thi đua yêu nước " * 10)
    assert 70 < len(made) <= 80
    assert set(made.split("-")) == {"thi", "dua", "yeu", "nuoc"}


def test_the_alphabet() -> None:
    assert sorted(shuffled(VECTORS["alphabet"]), key=sort_key) == VECTORS["alphabet"]
    assert sorted(VECTORS["alphabet"]) != VECTORS["alphabet"]


@vectors("order")
def test_order(case: list[str]) -> None:
    assert sorted(shuffled(case), key=sort_key) == case


@given(st.text(), st.text())
def test_different_texts_never_tie(first: str, second: str) -> None:
    assume(nfc(first) != nfc(second))
    assert sort_key(first) != sort_key(second)


@given(st.text())
def test_order_does_not_depend_on_the_normal_form(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(nfc(text))


def test_people_are_sorted_by_given_name() -> None:
    assert sorted(shuffled(VECTORS["persons"]), key=person_key) == VECTORS["persons"]


def test_people_with_one_given_name_are_sorted_by_family_then_middle_name() -> None:
    people = ["An", "Lê Văn An", "Nguyễn An", "Nguyễn Thị An", "Nguyễn Văn An", "Nguyễn Thị Ân"]
    assert sorted(shuffled(people), key=person_key) == people


def test_a_sort_name_replaces_the_order_of_words() -> None:
    people = [("Trần Văn Khoa", ""), ("Sofia Kovalevskaia", "Kovalevskaia, Sofia"), ("Lê Lan", "")]
    assert sorted(shuffled(people), key=lambda person: person_key(*person)) == people


def test_spaces_around_a_name_do_not_move_it() -> None:
    assert person_key("  Tạ  Quang Bửu ") == person_key("Tạ Quang Bửu")
    assert person_key("") < person_key("An")


@vectors("nearest")
def test_did_you_mean(case: dict[str, Any]) -> None:
    assert nearest(case["word"], case["candidates"])[0] == case["first"]


def test_nothing_close_gives_no_suggestion() -> None:
    assert nearest("xyz", ["seee", "soict"]) == ()
    assert nearest("", ["seee"]) == ()
    assert nearest("seee", []) == ()


def test_no_more_suggestions_than_asked() -> None:
    names = [f"khoa-{letter}" for letter in "abcdef"]
    assert nearest("khoa-x", names) == ("khoa-a", "khoa-b", "khoa-c")
    assert nearest("khoa-x", names, limit=1) == ("khoa-a",)


@given(st.lists(vietnamese, max_size=12), vietnamese)
def test_an_exact_folded_match_comes_first(candidates: list[str], word: str) -> None:
    assume(re.search(r"\w", fold(word)))
    suggestions = nearest(word.upper(), [*candidates, word])
    assert re.sub(r"[\s-]", "", fold(suggestions[0])) == re.sub(r"[\s-]", "", fold(word))


@given(st.lists(vietnamese, max_size=12), vietnamese)
def test_suggestions_do_not_depend_on_the_order_of_candidates(candidates: list[str], word: str) -> None:
    assert nearest(word, candidates) == nearest(word, reversed(candidates))


@vectors("look_alikes")
def test_look_alikes(case: dict[str, Any]) -> None:
    found = look_alikes(case["text"])
    assert [letter.index for letter in found] == case["places"]
    assert [case["text"][letter.index] for letter in found] == [letter.found for letter in found]
    assert repair(case["text"]) == case["repaired"]


def test_a_look_alike_is_named_by_its_number() -> None:
    assert look_alikes("\u00d0ức")[0].code == "U+00D0"


@vectors("right_as_it_is")
def test_right_letters_are_left_alone(case: str) -> None:
    assert look_alikes(nfc(case)) == ()
    assert repair(case) == nfc(case)


@given(vietnamese)
def test_vietnamese_text_has_no_look_alikes(text: str) -> None:
    assert look_alikes(text) == ()


@given(st.text())
def test_a_repaired_text_needs_no_repair(text: str) -> None:
    assert look_alikes(repair(nfc(text))) == ()
