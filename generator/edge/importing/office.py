"""Any office file to the plan of its import: lists to award records, stories to a profile, a story and photos."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from generator.edge.importing import rules
from generator.edge.importing.existing import Existing
from generator.edge.importing.files import WORD, grids_of, kind_of, refused
from generator.edge.importing.mapping import ColumnMap
from generator.edge.importing.plan import ImportPlan, PlannedFile, plan_import
from generator.edge.importing.table import Grid, Row, folded
from generator.edge.importing.terms import Terms
from generator.edge.importing.word.draft import read_draft
from generator.edge.importing.word.plan import WordPlan
from generator.edge.importing.word.reading import Cells, Document, Paragraph, read_document
from generator.words.diagnostics import Diagnostic, Place, tidy


def plan_office(
    raw: bytes,
    path: str,
    mapping: ColumnMap,
    existing: Existing,
    *,
    today: date,
    own: Callable[[str], bool] = lambda path: True,
    starters: Mapping[str, str] | None = None,
    advance: Callable[[], None] = lambda: None,
) -> ImportPlan:
    """Plan the import of one file. Arguments are those of ``plan_import``; ``today`` is the day of the import."""
    no = refused(raw, path)
    if no is not None:
        return ImportPlan(diagnostics=no.diagnostics)
    if kind_of(raw) != WORD:
        grids = grids_of(raw, path)
        return plan_import(raw, path, mapping, existing, own=own, starters=starters, advance=advance, grids=grids)
    document = read_document(raw, path)
    if document is None:
        message = "Tệp hỏng hoặc không phải văn bản Word nên không đọc được."
        where = Place(path=path, line=1, column=1)
        return ImportPlan(diagnostics=(rules.TABLE.at(where, message, hint="Mở bằng Word, lưu thành .docx mới."),))
    grids = _lists(document, mapping)
    if grids:
        lines = [one.text for one in document.blocks if isinstance(one, Paragraph) and one.text]
        plan = plan_import(raw, path, mapping, existing, own=own, starters=starters, grids=grids, around=lines)
        beside = tuple(_beside(document))
        return ImportPlan(
            files=plan.files, diagnostics=tidy((*plan.diagnostics, *beside)), rows=plan.rows, written=plan.written
        )
    return _story(document, existing, own, today)


def _story(document: Document, existing: Existing, own: Callable[[str], bool], today: date) -> ImportPlan:
    draft = read_draft(document, Terms(existing.vocabulary))
    texts = WordPlan(draft, existing, today).files()
    files = tuple(
        PlannedFile(
            path=name,
            text="" if isinstance(content, bytes) else content,
            content=content if isinstance(content, bytes) else None,
            before=_before(existing, name, content) if own(name) else None,
        )
        for name, content in sorted(texts.items())
    )
    return ImportPlan(files=files, diagnostics=tidy(document.found), rows=1, written=int(bool(files)))


def _before(existing: Existing, name: str, content: str | bytes) -> str | bytes | None:
    return existing.raw(name) if isinstance(content, bytes) else existing.text(name)


def _lists(document: Document, mapping: ColumnMap) -> tuple[Grid, ...]:
    """The tables of a document that list recipients: a column of names and one of units or awards at least."""
    found = []
    for table in document.tables:
        heads = [{folded(cell) for cell in row} for row in table.rows[:3]]
        if len(table.rows[0]) >= 3 and any(_is_head(head, mapping) for head in heads):
            found.append(_grid(table, document))
    return tuple(found)


def _is_head(cells: set[str], mapping: ColumnMap) -> bool:
    def has(*keys: str) -> bool:
        nodes = [mapping.recipient.get(key) for key in keys]
        columns = [column for node in nodes if hasattr(node, "columns") for column in node.columns]  # type: ignore[union-attr]
        return any(folded(name) in cells for column in columns for name in column.names)

    return has("name") and has("unit", "award")


def _grid(table: Cells, document: Document) -> Grid:
    width = max(map(len, table.rows))
    rows = tuple(
        Row(number=number, cells=tuple(" ".join(cell.split()) for cell in (*row, *[""] * (width - len(row)))))
        for number, row in enumerate(table.rows, start=1)
        if any(row)
    )
    name = f"bảng {table.order}"
    return Grid(path=f"{document.path} [{name}]", rows=rows, sheet=name if len(document.tables) > 1 else "")


def _beside(document: Document) -> list[Diagnostic]:
    """Everything around the list: said, so that nobody thinks it was imported."""
    texts = [(one.number, one.text) for one in document.blocks if isinstance(one, Paragraph) and one.text]
    texts += [(1, f"{kind}: {text}") for kind, text in document.asides]
    found = [rules.DROPPED.at(document.at(n), f"Dòng ngoài bảng, không được nhập: “{text}”.") for n, text in texts]
    return [*document.found, *found]
