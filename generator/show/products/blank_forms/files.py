"""The two files that authors fill in, made from the one schema: a list of awards for Excel, a story for Word."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache

import docx
import xlsxwriter
from docx.shared import Mm

from generator.intake.schema.common import CONSENT_SCOPES
from generator.intake.schema.records import CLAIM, CONSENT, EXEMPLAR_KINDS, PROFILE, STORY, STORY_KINDS
from generator.intake.schema.types import Choice, Group, Key
from generator.show.products.blank_forms.wording import COLUMNS, GUIDE, LISTED, PARTS
from generator.words.archive import settled
from generator.words.vocabulary import Vocabulary

_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_PERSON = ("kind", "name", "honorifics", "unit", "role", "position", "fields", "members", "summary")
_STORY = ("kind", "title", "summary", "author", "date", "evidence")


def award_list(vocabulary: Vocabulary) -> bytes:
    """The list: a sheet to fill in, a guide, and the names that the lists know."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": _DAY.replace(tzinfo=None)})
    head = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Danh sách")
    sheet.write_row(0, 0, COLUMNS, head)
    for place, width in enumerate(COLUMNS.values()):
        sheet.set_column(place, place, width, text)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    guide = book.add_worksheet("Hướng dẫn")
    guide.set_column(0, 0, 100)
    guide.write_column(0, 0, GUIDE)
    names = book.add_worksheet("Danh mục")
    names.set_paper(9)
    names.set_landscape()
    names.fit_to_pages(1, 0)
    names.set_column(0, 2, 48)
    for place, (attribute, label) in enumerate(LISTED.items()):
        terms = sorted(term.name for term in vocabulary.list_of(attribute).values() if term.valid_to is None)
        names.write(0, place, label, head)
        names.write_column(1, place, terms)
    book.close()
    return settled(out.getvalue())


@cache
def story_form() -> bytes:
    """The story: tables of labels to fill in, then the text with its photos."""
    made = docx.Document()
    made.sections[0].page_width, made.sections[0].page_height = Mm(210), Mm(297)
    made.core_properties.created = made.core_properties.modified = _DAY
    made.add_heading(PARTS[0], level=0)
    made.add_heading(PARTS[1], level=1)
    _pairs(made, _labels(PROFILE.keys, _PERSON, {"kind": EXEMPLAR_KINDS}))
    made.add_heading(PARTS[2], level=1)
    claims = {key.name: key.label for key in CLAIM.keys}
    columns = (
        claims["award"],
        claims["grade"],
        claims["year"],
        "Số quyết định",
        "Ngày ký",
        "Cơ quan ban hành",
        claims["note"],
    )
    table = made.add_table(rows=4, cols=len(columns), style="Table Grid")
    for cell, label in zip(table.rows[0].cells, columns, strict=True):
        cell.text = label
    made.add_heading(PARTS[3], level=1)
    replication = next(key.type for key in STORY.keys if key.name == "replication")
    inner = [key.label for key in replication.keys if key.name != "adopted"] if isinstance(replication, Group) else []
    _pairs(made, [*_labels(STORY.keys, _STORY, {"kind": STORY_KINDS}), *inner])
    made.add_heading(PARTS[4], level=1)
    scopes = {"scope": CONSENT_SCOPES}
    _pairs(made, ["Đã có sự đồng ý", *_labels(CONSENT.keys, ("scope", "given", "reference"), scopes)])
    made.add_heading(PARTS[5], level=1)
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue())


def _labels(keys: Sequence[Key], names: Iterable[str], choices: dict[str, Choice]) -> list[str]:
    """Labels in order, with the words one may choose from in brackets."""
    known = {key.name: key for key in keys}
    found = []
    for name in names:
        options = ", ".join(label for _, label in choices[name].options) if name in choices else ""
        found.append(f"{known[name].label} ({options})" if options else known[name].label)
    return found


def _pairs(made: docx.document.Document, labels: Iterable[str]) -> None:
    table = made.add_table(rows=0, cols=2, style="Table Grid")
    for label in labels:
        table.add_row().cells[0].text = label
