"""A controlled list's file to its entries."""

from __future__ import annotations

from generator.intake.compose import compose
from generator.intake.marks import located
from generator.intake.parse import Reader
from generator.intake.rules import NEW_LINE, THIS_VALUE, files
from generator.intake.rules import values as rules
from generator.intake.schema.vocabularies import ListSchema
from generator.intake.yamltext import Value
from generator.words.diagnostics import Diagnostic, Fix, Place
from generator.words.vocabulary import Term

VOCABULARY_LIMIT = 1024 * 1024
FORMAT_VERSION = "1"

_TOP = ("format", "entries")


def read_terms(text: str, path: str, schema: ListSchema) -> tuple[dict[str, Term], tuple[Diagnostic, ...]]:
    """The entries of one list by id, in file order, and what is wrong with the file. An empty file is an empty list.

    Where an id stands twice the first entry is kept.
    """
    if len(text.encode()) > VOCABULARY_LIMIT:
        place = Place(path=path, line=1, column=1)
        return {}, (files.TOO_LARGE.at(place, f"Danh mục lớn hơn {VOCABULARY_LIMIT // 1024 // 1024} MiB."),)
    composed = compose(text, path)
    if not composed.data:
        return {}, composed.diagnostics
    reader = Reader(path)
    _check_top(composed.data, reader)
    entries = composed.data.get("entries")
    rows: list[Value] = entries if isinstance(entries, list) else []
    if entries is not None and not isinstance(entries, list):
        place = Place(path=path, field=("entries",))
        reader.found.append(
            rules.TYPE.at(place, "“entries” phải là một danh sách các mục, mỗi mục bắt đầu bằng dấu -.")
        )
    terms = _terms(rows, schema, reader)
    marks = composed.marks if reader.found else {}
    return terms, (*composed.diagnostics, *(located(found, marks) for found in reader.found))


def _check_top(data: dict[str, Value], reader: Reader) -> None:
    version = data.get("format")
    if version != FORMAT_VERSION:
        place = Place(path=reader.path, field=("format",) if "format" in data else ())
        if "format" in data:
            fix = Fix(text=FORMAT_VERSION, how=THIS_VALUE)
            message = "Chương trình này chỉ đọc danh mục phiên bản 1."
        else:
            fix = Fix(text=f"format: {FORMAT_VERSION}", how=NEW_LINE, certain=True)
            message = "Danh mục thiếu dòng “format: 1”."
        reader.found.append(rules.FORMAT.at(place, message, fixes=[fix]))
    for name in data:
        if name not in _TOP:
            place = Place(path=reader.path, field=(name,), on_key=True)
            hint = "Một danh mục chỉ có hai khóa: format và entries."
            reader.found.append(rules.UNKNOWN_KEY.at(place, f"Không có khóa “{name}” ở đây.", hint=hint))


def _terms(rows: list[Value], schema: ListSchema, reader: Reader) -> dict[str, Term]:
    terms: dict[str, Term] = {}
    for number, row in enumerate(rows):
        field = ("entries", number)
        if not isinstance(row, dict):
            place = Place(path=reader.path, field=field)
            message = f"Mục thứ {number + 1} phải là một nhóm các khóa, có ít nhất id và name."
            reader.found.append(rules.TYPE.at(place, message))
            continue
        values = reader.group(schema.entry.keys, row, field)
        values.setdefault("id", "")
        term: Term = schema.entry.make(place=Place(path=reader.path, field=field), **values)
        if term.id in terms:
            place = Place(path=reader.path, field=(*field, "id"))
            message = f"Mã “{term.id}” đã có ở một mục phía trên."
            reader.found.append(rules.ENTRY_TWICE.at(place, message, hint="Đổi mã, hoặc gộp hai mục làm một."))
        elif term.id:
            terms[term.id] = term
    return terms
