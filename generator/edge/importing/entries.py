"""Rows of a table to entries: who was awarded what by which decision, row by row, before rows are put together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.edge.importing import rules
from generator.edge.importing.cells import Cells
from generator.edge.importing.mapping import GUESS, Node, Spec, specs
from generator.edge.importing.names import name_key, split_honorifics
from generator.edge.importing.table import Row
from generator.intake.schema.records import DECISION, PROFILE, RECIPIENT
from generator.intake.schema.types import Group
from generator.intake.yamltext import Value
from generator.know.checks.awards.given import under_law
from generator.know.checks.awards.issuer import RULE as ISSUER
from generator.words.dates import PartialDate, parse_date
from generator.words.diagnostics import Severity
from generator.words.model import COLLECTIVE, INDIVIDUAL
from generator.words.vietnamese import fold, nfc

HEAD = ("number", "date", "issuer", "url")

_RECIPIENT_KEYS = {key.name: key for key in RECIPIENT.keys}
_PROFILE_KEYS = {key.name: key for key in PROFILE.keys}
_DECISION_KEYS = {key.name: key for key in DECISION.keys}
_HEAD_TYPE = _DECISION_KEYS["decision"].type
_HEAD_KEYS = {key.name: key for key in _HEAD_TYPE.keys} if isinstance(_HEAD_TYPE, Group) else {}
_WHO = ("name", "kind", "exemplar")
_COLLECTIVE_NAME = re.compile(
    r"(?:tập thể|khoa|viện|phòng|ban|trường|bộ môn|trung tâm|nhóm|đội|tổ|lớp|chi bộ|đảng bộ|công đoàn|hội|thư viện"
    r"|xưởng|văn phòng|phân hiệu|clb|câu lạc bộ"
    r"|đoàn (?:thanh niên|trường|tncs|khoa|viện|cơ sở|thể|công tác|vận động))\b"
)
"""With their marks: Trương, Tô and Đoàn are families."""
_BARE_COLLECTIVE = re.compile(fold(_COLLECTIVE_NAME.pattern))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row, understood.

    ``profile`` holds what the row says of the recipient for good, ``weak`` the keys of it that only have what stands
    for a blank cell; ``recipient`` what it says of this one award; ``decision`` and ``head`` of the decision, which is
    the same for all rows with one ``group``.
    """

    row: Row
    name: str
    kind: str
    exemplar: str = ""
    honorifics: tuple[str, ...] = ()
    recipient: dict[str, Value] = field(default_factory=dict)
    profile: dict[str, Value] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()
    head: dict[str, Value] = field(default_factory=dict)
    decision: dict[str, Value] = field(default_factory=dict)
    group: str = ""
    decision_id: str = ""

    @property
    def number(self) -> int:
        """The row's number."""
        return self.row.number

    @property
    def key(self) -> str:
        """What the spellings of the recipient's name share."""
        return name_key(self.name)

    @property
    def unit(self) -> str:
        """The unit at the time of the award."""
        return str(self.recipient.get("unit") or "")

    @property
    def day(self) -> PartialDate:
        """The decision's date; every entry has one."""
        return parse_date(str(self.head["date"]))


def read_entry(cells: Cells, row: Row) -> Entry | None:
    """The entry of a row, or None after a finding that says why there is none."""
    if not _has_all_cells(cells, row):
        return None
    mapping = cells.mapping
    head = cells.keys(row, _HEAD_KEYS, _some(mapping.decision, HEAD), None)
    _require(cells, row, mapping.decision, head, "date", "Thiếu ngày ban hành quyết định, hoặc ít nhất năm.")
    _require(cells, row, mapping.decision, head, "issuer", "Thiếu cơ quan ban hành quyết định.")
    day = parse_date(str(head["date"])) if head.get("date") else None
    award = {name: node for name, node in mapping.recipient.items() if name not in _WHO}
    recipient = cells.keys(row, _RECIPIENT_KEYS, award, day)
    _require(cells, row, mapping.recipient, recipient, "award", "Thiếu danh hiệu hoặc hình thức khen thưởng.")
    _require(cells, row, mapping.recipient, recipient, "unit", "Thiếu đơn vị.")
    _add_grade(cells, row, recipient, day)
    _check_issuer(cells, row, recipient, head)
    titles, name = _name(cells, row)
    kind = _kind(cells, row, name, str(recipient.get("award") or ""))
    profile = cells.keys(row, _PROFILE_KEYS, mapping.profile or {}, day)
    if mapping.profile is not None:
        message = "Thiếu tóm tắt của hồ sơ; nếu ô này có thể trống, ghi thêm “blank:” trong tệp ánh xạ."
        _require(cells, row, mapping.profile, profile, "summary", message)
    exemplar = cells.keys(row, _RECIPIENT_KEYS, _some(mapping.recipient, ("exemplar",)), day).get("exemplar")
    if row.number in cells.failed:
        return None
    return Entry(
        row=row,
        name=name,
        kind=kind,
        exemplar=str(exemplar or ""),
        honorifics=titles,
        recipient=recipient,
        profile=profile,
        weak=_weak(cells, row),
        head=head,
        decision=cells.keys(row, _DECISION_KEYS, mapping.decision, day),
        group=_text(cells, row, "same"),
        decision_id=_text(cells, row, "id"),
    )


def _has_all_cells(cells: Cells, row: Row) -> bool:
    columns = len(cells.table.header)
    more = any(row.cells[columns:])
    if len(row.cells) < columns or more:
        message = f"Dòng này có {len(row.cells)} ô, bảng có {columns} cột."
        hint = "Ô có dấu phân cách bên trong phải đặt trong ngoặc kép."
        cells.found.append(rules.ROW.at(cells.table.at(row.number), message, hint=hint))
        cells.failed.add(row.number)
        return False
    return True


def _some(nodes: Mapping[str, Node], names: tuple[str, ...]) -> dict[str, Node]:
    return {name: node for name, node in nodes.items() if name in names}


def _text(cells: Cells, row: Row, name: str) -> str:
    node = cells.mapping.decision.get(name)
    return cells.text(row, node) if isinstance(node, Spec) else ""


def _require(
    cells: Cells, row: Row, nodes: Mapping[str, Node], values: Mapping[str, Value], name: str, message: str
) -> None:
    """Report a value that must be there; one that is there but not understood has its finding already."""
    node = nodes.get(name)
    if name not in values and isinstance(node, Spec) and not cells.text(row, node):
        cells.note(row, node, rules.VALUE, message)


def _add_grade(cells: Cells, row: Row, recipient: dict[str, Value], day: PartialDate | None) -> None:
    """``Huân chương Lao động hạng Ba`` names an award and its grade in one."""
    node = cells.mapping.recipient.get("award")
    if "grade" not in recipient and recipient.get("award") and isinstance(node, Spec):
        found = cells.terms.find("awards", " ".join(cells.text(row, node).split()), day)
        if found.grade:
            recipient["grade"] = found.grade


def _check_issuer(cells: Cells, row: Row, recipient: Mapping[str, Value], head: Mapping[str, Value]) -> None:
    """A row whose award this issuer may not give would break the record: it stays out until somebody looks."""
    lists = cells.terms.vocabulary
    award, issuer = lists.awards.get(str(recipient.get("award"))), lists.authorities.get(str(head.get("issuer")))
    day = parse_date(str(head["date"])) if head.get("date") else None
    node = cells.mapping.recipient.get("award")
    if award is None or issuer is None or not award.authority or not under_law(day) or not isinstance(node, Spec):
        return
    if issuer.authority_class not in award.authority:
        message = f"“{award.name}” không do {issuer.name} quyết định; dòng này không được nhập."
        cells.note(row, node, ISSUER, message, "Xem lại danh hiệu hoặc cơ quan ban hành trong quyết định gốc.")


def _name(cells: Cells, row: Row) -> tuple[tuple[str, ...], str]:
    node = cells.mapping.recipient["name"]
    if not isinstance(node, Spec):
        return (), ""
    text = " ".join(cells.text(row, node).split())
    if not text:
        cells.note(row, node, rules.VALUE, "Thiếu tên người hoặc tập thể.")
    if not cells.mapping.honorifics:
        return (), text
    titles, address, name = split_honorifics(text)
    taken = ", ".join((*titles, *([address] if address else [])))
    if taken:
        kept = titles and cells.mapping.profile is not None
        where = "được ghi ở mục học hàm, học vị" if kept else "không ghi vào tên"
        message = f"“{text}”: tên là “{name}”; phần “{taken}” {where}."
        cells.note(row, node, rules.DROPPED, message)
    return titles, name


def _kind(cells: Cells, row: Row, name: str, award_id: str) -> str:
    """Individual or collective, as the mapping says or, where it says ``guess``, by the award and the name."""
    node = cells.mapping.recipient["kind"]
    if not isinstance(node, Spec):
        return ""
    if cells.text(row, node) != GUESS:
        found = cells.keys(row, _RECIPIENT_KEYS, {"kind": node}, None).get("kind")
        if not found and not cells.text(row, node):
            cells.note(row, node, rules.VALUE, "Không rõ dòng này là cá nhân hay tập thể.")
        return str(found or "")
    award = cells.terms.vocabulary.awards.get(award_id)
    kinds = {INDIVIDUAL, COLLECTIVE} & set(award.recipients if award else ())
    if len(kinds) == 1:
        return kinds.pop()
    if not looks_collective(name) and not cells.terms.find("units", name).id:
        return INDIVIDUAL
    name_node = cells.mapping.recipient["name"]
    if isinstance(name_node, Spec):
        message = f"“{name}” được hiểu là một tập thể."
        cells.note(row, name_node, rules.DOUBT, message, severity=Severity.NOTICE)
    return COLLECTIVE


def looks_collective(name: str) -> bool:
    """Whether a name begins as names of bodies do: ``Khoa …``, ``Nhóm …``."""
    text = nfc(name).casefold()
    return bool(_COLLECTIVE_NAME.match(text) or (text.isascii() and _BARE_COLLECTIVE.match(text)))


def _weak(cells: Cells, row: Row) -> frozenset[str]:
    """Keys of the profile whose cells are blank in this row, so that other rows know better."""
    nodes = dict(cells.mapping.profile or {})
    nodes.setdefault("unit", cells.mapping.recipient.get("unit", []))
    return frozenset(
        name
        for name, node in nodes.items()
        if (columns := [column for spec in specs(node) for column in spec.columns])
        and not any(cells.cell(row, column) for column in columns)
    )
