"""The list beside a decision."""

from __future__ import annotations

import pytest

from generator.intake.awardlist import LIST_LIMIT, read_list
from generator.words.model import Decision
from tests.intake.samples import DECISION, LIST, brief, found, loaded

MD, CSV = "awards/2025/qd-12-2025.md", "awards/2025/qd-12-2025.csv"
HEAD = "exemplar,key,name,kind,unit,award,year\n"


def told(text: str | bytes) -> list[tuple[str, int, int, str, str]]:
    return [(one.place.path, *brief(one)) for one in found({CSV: text}) if one.place.path == CSV]


@pytest.mark.parametrize("change", [
    lambda text: text,
    lambda text: "\ufeff" + text,
    lambda text: text.replace("\n", "\r\n"),
    lambda text: text.replace(";", ","),
    lambda text: text.replace(";", "\t"),
    lambda text: "\n" + text.replace("\n", "\n\n"),
    lambda text: text.replace(";2025", ";2025;").replace("Năm", "Năm;"),
], ids=["as-is", "bom", "crlf", "commas", "tabs", "blank-lines", "empty-column"])  # fmt: skip
def test_rows_of_a_list(change) -> None:  # type: ignore[no-untyped-def]
    everything = loaded({CSV: change(LIST)})
    assert everything.diagnostics == ()
    decision = next(one for one in everything.records if isinstance(one, Decision))
    assert [(row.exemplar, row.key, row.name, row.unit, row.award, row.year) for row in decision.recipients[2:]] == [
        ("nguyen-thi-mau", "", "", "khoa-mau", "giay-khen", 2025),
        ("", "tran-thi-thu", 'Trần Thị "Thử"', "vien-mau", "giay-khen", 2025),
    ]
    assert {row.place.path for row in decision.recipients[2:]} == {CSV}


def test_rows_know_their_line_even_after_cells_of_several_lines() -> None:
    text = HEAD + ',aa,"Tên\nhai dòng",individual,khoa-mau,giay-khen,2025\n,bb,B,individual,khoa-mau,giay-khen,2025\n'
    assert [row.place.line for row in read_list(text, CSV).rows] == [2, 4]


def test_a_revoked_row() -> None:
    text = (
        "key,name,unit,award,status,revocation.number,revocation.date\naa,A,khoa-mau,giay-khen,revoked,9/QĐ,2025-12\n"
    )
    (row,) = read_list(text, CSV).rows
    assert row.revocation is not None
    assert (row.status, row.revocation.number, str(row.revocation.date)) == ("revoked", "9/QĐ", "2025-12")


MISTAKES = [
    (HEAD + "nguyen-thi-mau,,,ai,khoa-mau,giay-khen,2025\n", 2, 18, "R163", ""),
    (HEAD + "nguyen-thi-mau,,,,khoa-mau,giay-khen,hai\n", 2, 38, "R167", ""),
    (HEAD + '"nguyen-thi-mau",,"A, B",,khoa-mau,giay-khen,hai\n', 2, 46, "R167", ""),
    (HEAD + "nguyen-thi-mau,,,,,giay-khen,2025\n", 2, 19, "R160", ""),
    (HEAD + "nguyen-thi-mau,,,,khoa-mau,giay-khen\n", 2, 1, "R181", ""),
    (HEAD + "nguyen-thi-mau,,,,khoa-mau,giay-khen,2025,thừa\n", 2, 1, "R181", ""),
    (HEAD + 'a,"b" c,,,khoa-mau,giay-khen,2025\n', 2, 1, "R181", ""),
    (HEAD + 'a,"b,,,khoa-mau,giay-khen,2025\n', 2, 1, "R181", ""),
    ("exemplar,uint,award\na,khoa-mau,giay-khen\n", 1, 10, "R180", "unit"),
    ("Mã hồ sơ;Đơn vi luc ay;Danh hiệu, hình thức\na;khoa-mau;giay-khen\n", None, None, None, None),
    ("exemplar,unit,award,unit\na,khoa-mau,giay-khen,b\n", 1, 21, "R180", ""),
    ("exemplar,award\na,giay-khen\n", 1, 1, "R180", ""),
    ("\n\n", 1, 1, "R180", ""),
    (b"\xff\xfea", 1, 1, "R110", ""),
    ("a,b\n" + "x" * LIST_LIMIT, 1, 1, "R109", ""),
]


@pytest.mark.parametrize(("text", "line", "column", "code", "fix"), MISTAKES)
def test_a_mistake_in_a_list(text: str | bytes, line: int, column: int, code: str, fix: str) -> None:
    assert told(text) == ([(CSV, line, column, code, fix)] if code else [])


def test_a_broken_list_breaks_its_decision_but_hides_nothing_in_it() -> None:
    everything = loaded(
        {CSV: HEAD + "a,,,ai,khoa-mau,giay-khen,2025\n", MD: DECISION.replace("status: published", "status: x")}
    )
    assert {MD, CSV} <= everything.broken
    assert {one.code for one in everything.diagnostics} >= {"R163"}
    assert MD in loaded({CSV: b"\xff"}).broken


def test_a_list_needs_its_decision() -> None:
    assert [(one.place.path, one.code) for one in found({"awards/2025/mo-coi.csv": LIST})] == [
        ("awards/2025/mo-coi.csv", "R114")
    ]
