"""The index as files: the same bytes again, small parts, nothing in it that readers may not see."""

from __future__ import annotations

import gzip
import json
import random
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from generator.know.publicity import open_to_readers
from generator.show.products import search
from generator.show.products.search import postings
from generator.show.products.search.documents import Document, documents_of
from generator.show.products.search.facets import digit, facets
from generator.show.products.search.postings import DIGITS, number, segments
from generator.show.products.search.ready import Ready
from generator.show.products.search.shards import MOST, cut, file_name
from generator.show.site import Site
from generator.words.memory import FORGETFUL, Memory
from generator.words.vietnamese import fold
from tests.golden.test_mini import SECRET
from tests.search.sites import site
from tests.support.remembering import Remembering
from tests.support.rendering import mini_site

FOLDER = "tra-cuu/chi-muc/"


@cache
def the_site() -> Site:
    return Site(public=open_to_readers(site("fabricated").plan.catalog))


@cache
def all_documents() -> tuple[Document, ...]:
    return tuple(documents_of(the_site()))


def files_of(documents: tuple[Document, ...], memory: Memory = FORGETFUL) -> dict[str, str]:
    shown = facets(the_site(), documents)
    return dict(search.index(replace(the_site(), memory=memory), Ready(documents), shown))


def numbers(text: str) -> list[int]:
    """A list of documents, read as the browser reads it."""
    found, last, gap, shift = [], -1, 0, 0
    for letter in text:
        value = DIGITS.index(letter)
        gap |= (value & 31) << shift
        shift += 5
        if value < 32:
            last += gap + 1
            found.append(last)
            gap = shift = 0
    return found


def read(files: dict[str, str], letter: str) -> dict[str, dict[str, list[list[int]]]]:
    """Every term with its spellings and their documents."""
    found: dict[str, dict[str, list[list[int]]]] = {}
    for name, text in files.items():
        if name.startswith(f"{letter}-"):
            for term, flat in json.loads(text)["t"].items():
                assert term not in found
                parts = iter(flat)
                found[term] = {form: [numbers(next(parts)) for _ in range(3)] for form in parts}
    return found


def test_the_site_has_the_index_that_is_tested_here() -> None:
    built = site("fabricated")
    planned = {
        path.removeprefix(FOLDER).removesuffix(".json"): (output.content or b"").decode("utf-8")
        for path, output in built.outputs.items()
        if path.startswith(FOLDER)
    }
    assert planned == files_of(all_documents())


def test_the_same_records_give_the_same_bytes_in_any_order_of_making() -> None:
    files = files_of(all_documents())
    assert files_of(all_documents(), Remembering()) == files
    assert list(files_of(all_documents())) == list(files)


def test_every_word_leads_to_the_documents_it_stands_in() -> None:
    """Counted again from the documents, without segments and without gaps."""
    documents = all_documents()
    found = read(files_of(documents), "w")
    wanted: dict[str, dict[str, list[list[int]]]] = {}
    for place, document in enumerate(documents):
        seen: set[postings.Word] = set()
        for weight, words in enumerate(postings.words_of(document)):
            for term, form in words - seen:
                wanted.setdefault(term, {}).setdefault(form, [[], [], []])[weight].append(place)
            seen |= words
    assert found == wanted
    assert len(found) > 600


def test_a_change_touches_only_the_segment_of_its_document() -> None:
    documents = all_documents()
    chosen = random.Random(7).sample(range(len(documents)), 5)
    for place in chosen:
        edited = (*documents[:place], replace(documents[place], text="chữ mới tinh"), *documents[place + 1 :])
        before, after = list(segments(documents)), list(segments(edited))
        assert len(before) == len(after) > 5
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_a_document_that_comes_or_goes_leaves_the_other_segments_as_they_were() -> None:
    documents = all_documents()
    for place in random.Random(8).sample(range(len(documents)), 20):
        without = (*documents[:place], *documents[place + 1 :])
        kept = {repr(part) for part in segments(documents)}
        assert len({repr(part) for part in segments(without)} - kept) <= 3


def test_remembered_segments_give_the_bytes_of_a_clean_build() -> None:
    documents = all_documents()
    memory = Remembering()
    files_of(documents, memory)
    memory.kept = 0
    changed = (*documents[:400], replace(documents[400], title="Tên mới", text=""), *documents[402:])
    assert files_of(changed, memory) == files_of(changed)
    assert 1 <= memory.kept <= 3


def test_numbers_are_read_back() -> None:
    values = [*range(70), 1023, 1024, 4095, 4096, 99_999, 1_000_000]
    for value in values:
        assert numbers(number(value)) == [value]
    lists = [[0], [5, 6, 7], [0, 4000], [31, 32, 64]]
    for one in lists:
        run = (one[0], postings.gaps(one), one[-1])
        assert numbers(postings.joined([(0, (None, run, None))], 1)) == one
        parts = [(0, (None, None, run)), (100, (None, run, None))]
        assert numbers(postings.joined(parts, 1)) == [100 + value for value in one]


def test_facet_numbers_differ() -> None:
    written = [digit(value) for value in range(5000)]
    assert len(set(written)) == 5000
    assert {len(one) for one in written[:62]} == {1}


def entries_of(words: list[str], size: int) -> list[tuple[str, str]]:
    return [(word, "x" * size) for word in sorted(words)]


def test_files_are_small_and_every_word_is_in_the_one_its_beginning_names() -> None:
    chance = random.Random(3)
    words = sorted({"".join(chance.choices("abcdeng", k=chance.randint(1, 7))) for _ in range(3000)})
    files = dict(cut(entries_of(words, 40)))
    assert sorted(word for group in files.values() for word, _ in group) == words
    for beginning, group in files.items():
        assert sum(len(word) + len(value) for word, value in group) <= MOST
        for word, _ in group:
            longest = max((name for name in files if word.startswith(name)), key=len)
            assert longest == beginning
    names = [file_name(name) for name in files]
    assert len({name.casefold() for name in names}) == len(names)


@pytest.mark.parametrize("beginning", ["", "con", "д", "a=", "-", "ж1"])
def test_file_names_are_plain(beginning: str) -> None:
    name = file_name(beginning)
    assert name
    assert all(letter.isascii() and (letter.isalnum() or letter == "-") for letter in name)


def secrets() -> Iterator[tuple[str, str]]:
    for path, output in mini_site().outputs.items():
        if path.startswith(FOLDER) and output.content:
            yield path, unicodedata.normalize("NFC", output.content.decode("utf-8"))


def test_nothing_that_readers_may_not_see_is_in_the_index() -> None:
    """Withdrawn, drafts, embargoed, emerging, not consented, recipients who may not be named."""
    texts = dict(secrets())
    assert len(texts) > 20
    for text in texts.values():
        assert SECRET not in text.casefold()
    hidden = [path for path, text in texts.items() if "bimat" in fold(text).replace(" ", "")]
    assert hidden == []


def test_a_withdrawn_record_leaves_nothing_in_the_index() -> None:
    built = site("fabricated")
    words = ("khúc", "khuc", "nháp", "giấu")
    for path, output in built.outputs.items():
        if path.startswith(FOLDER):
            text = (output.content or b"").decode("utf-8").casefold()
            assert not any(f'"{word}' in text or f" {word} " in text for word in words), path


def test_parts_stay_small() -> None:
    sizes = {name: len(gzip.compress(text.encode(), 6)) for name, text in files_of(all_documents()).items()}
    assert max(sizes.values()) < 8_000
    assert sizes["table"] < 8_000
