"""The files to fill in: they open, name the vocabulary's entries of today and nobody, and are not made twice."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import docx
import openpyxl
import pytest

from generator.know.publicity import open_to_readers
from generator.show.products import blank_forms
from generator.show.site import Site
from generator.words.memory import Forgetful
from generator.words.model import INDIVIDUAL
from tests.products.sites import NAMES, site

LIST, STORY = "mau/mau-danh-sach.xlsx", "mau/mau-bai-viet.docx"


def text_of(name: str) -> str:
    built = site(name)
    book = openpyxl.load_workbook(io.BytesIO(built.outputs[LIST].content or b""))
    form = docx.Document(io.BytesIO(built.outputs[STORY].content or b""))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    lines = [cell.text for table in form.tables for row in table.rows for cell in row.cells]
    return "\n".join([*cells, *lines, *(one.text for one in form.paragraphs)])


@pytest.mark.parametrize("name", NAMES)
def test_they_name_what_the_vocabulary_knows_and_nobody(name: str) -> None:
    catalog = site(name).plan.catalog
    text = text_of(name)
    said = set(text.split("\n"))
    for attribute in ("units", "awards", "authorities"):
        terms = catalog.vocabulary.list_of(attribute).values()
        assert {term.name for term in terms if term.valid_to is None} <= said
    assert [one.name for one in catalog.profiles.values() if one.kind == INDIVIDUAL and one.name in said] == []


class Kept(Forgetful):
    """Remembers one answer."""

    def __init__(self) -> None:
        self.answers: dict[bytes, Any] = {}

    def recall(self, kind: str, key: bytes, /) -> Any:
        return self.answers.get(key)

    def keep(self, kind: str, key: bytes, answer: object, /) -> None:
        self.answers[key] = answer


def test_they_are_made_again_only_when_a_name_in_them_changes() -> None:
    memory = Kept()
    whole = Site(public=open_to_readers(site("mini").plan.catalog), memory=memory)
    first = {one.path: one.content for one in blank_forms.plan(whole, lambda path: b"")}
    assert first == {one.path: one.content for one in blank_forms.plan(whole, lambda path: b"")}
    assert len(memory.answers) == 1
    vocabulary = whole.public.catalog.vocabulary
    id_, term = next(iter(vocabulary.units.items()))
    for changed in (replace(term, name="Khoa Mới"), replace(term, valid_to=term.valid_from)):
        other = replace(vocabulary, units={**vocabulary.units, id_: changed})
        public = replace(whole.public, catalog=replace(whole.public.catalog, vocabulary=other))
        made = {one.path: one.content for one in blank_forms.plan(replace(whole, public=public), lambda path: b"")}
        assert (made[LIST] != first[LIST]) == (changed.name == "Khoa Mới" or changed.valid_to is not None)
