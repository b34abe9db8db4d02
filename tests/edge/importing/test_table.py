"""CSV files as spreadsheets of all kinds write them."""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edge.importing.files import grids_of
from generator.edge.importing.table import Column, folded, read_grid, with_header
from generator.words.diagnostics import Severity
from tests.edge.importing.office.legacy import tcvn3, vni

NAME = "Nguyễn Thị Ước"
TEXT = f"Họ và tên,Ghi chú\n{NAME},\n"


def cells(raw: bytes) -> list[tuple[str, ...]]:
    grid = read_grid(raw, "a.csv")
    assert grid.diagnostics == ()
    return [row.cells for row in grid.rows]


@pytest.mark.parametrize(
    "raw",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace(",", ";").encode(),
        TEXT.replace(",", "\t").encode(),
        ("sep=;\n" + TEXT.replace(",", ";")).encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace(NAME, f" {NAME} ").encode(),
        TEXT.replace(NAME, f'"{NAME}"').encode(),
    ],
)
def test_every_form_gives_the_same_cells(raw: bytes) -> None:
    assert cells(raw) == [("Họ và tên", "Ghi chú"), (NAME, "")]


def test_commas_quotes_and_line_breaks_inside_quotes_belong_to_the_cell() -> None:
    raw = 'A;B\n"một, hai";"ba ""bốn""\r\nnăm; sáu"\n'.encode()
    assert cells(raw) == [("A", "B"), ("một, hai", 'ba "bốn"\nnăm; sáu')]


def test_rows_are_numbered_as_a_spreadsheet_does() -> None:
    grid = read_grid(b'A,B\n\n,\n"x\ny",1\nz,2\n', "a.csv")
    assert [row.number for row in grid.rows] == [1, 4, 5]
    assert [row.number for row in read_grid(b"sep=,\nA,B\nx,1\n", "a.csv").rows] == [2, 3]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"PK\x03\x04....", "Excel"),
        (b"ten,\xff\xfe\xfd\n", "UTF-8"),
        (b"", "trống"),
        (codecs.BOM_UTF8 + b"\r\n,,\n", "trống"),
        ('A,B\nx,"chưa đóng\n'.encode(), "ngoặc kép"),
    ],
)
def test_files_that_cannot_be_read_are_refused_with_a_reason_and_a_way(raw: bytes, said: str) -> None:
    grid = read_grid(raw, "a.csv")
    assert grid.rows == ()
    (found,) = grid.diagnostics
    assert found.code == "R920"
    assert said in found.message
    assert found.hint or said == "trống"


def windows_1258(text: str) -> bytes:
    """Text as Vietnamese Windows programs of old wrote it: letters with their own marks, tones apart."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    raw = b""
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in tones))
        raw += (base + "".join(sign for sign in apart if sign in tones)).encode("cp1258")
    return raw


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (windows_1258("Họ tên,Đơn vị\nĐỗ Hậu,Khoa Điện\n"), "Windows-1258"),
        ("Họ tên,Đơn vị\nĐỗ Hậu,Khoa Điện\n".encode("utf-16"), "UTF-16"),
        ("Họ tên,Đơn vị\nĐỗ Hậu,Khoa Điện\n".encode("utf-16-le"), "UTF-16"),
        (tcvn3("Họ tên,Đơn vị\nĐỗ Hậu,Khoa Điện\n").encode("latin-1"), "TCVN3"),
        (tcvn3("Họ tên,Đơn vị\nĐỗ Hậu,Khoa Điện\n").encode(), "TCVN3"),
        (vni("Họ tên,Đơn vị\nĐỗ Hậu,Khoa Điện\n").encode("cp1252"), "VNI"),
    ],
)
def test_other_encodings_are_read_and_named_with_a_sample(raw: bytes, said: str) -> None:
    grid = read_grid(raw, "a.csv")
    assert [row.cells for row in grid.rows] == [("Họ tên", "Đơn vị"), ("Đỗ Hậu", "Khoa Điện")]
    (found,) = grid.diagnostics
    assert (found.code, found.severity) == ("R931", Severity.WARNING)
    assert said in found.message
    assert "Đỗ Hậu,Khoa Điện" in found.message


def test_hidden_characters_are_taken_out_and_told_at_their_cell() -> None:
    grid = read_grid("A,B\nx,Nguyễn\u200b Văn\nwomen\u0092s,\ufffd\n".encode(), "a.csv")
    assert [row.cells for row in grid.rows[1:]] == [("x", "Nguyễn Văn"), ("women’s", "\ufffd")]
    assert [(one.place.line, one.place.column) for one in grid.diagnostics] == [(2, 2), (3, 1), (3, 2)]
    assert {one.severity for one in grid.diagnostics} == {Severity.WARNING}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ngày ban hành (DD/MM/YYYY)", "ngay ban  hanh"),
        ("Họ và tên *", "HỌ VÀ TÊN:"),
        ("Hoà", "hòa"),
    ],
)
def test_column_names_are_compared_loosely(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_the_header_is_the_row_with_most_of_the_columns() -> None:
    grid = read_grid("Danh sách,,\nHọ và tên,năm 2024,\nSTT,Họ và tên,Đơn vị\n1,An,X\n".encode(), "a.csv")
    table, found = with_header(grid, [Column(names=("Họ và tên",)), Column(names=("Đơn vị",))])
    assert (table.header_row, [row.cells for row in table.rows]) == (3, [("1", "An", "X")])
    assert [one.code for one in found] == ["R931"]


CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Co", "Cn", "Zs", "Zl", "Zp"]), max_size=12)


@given(
    st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5),
    st.sampled_from(",;\t"),
    st.booleans(),
)
def test_whatever_a_writer_of_csv_writes_is_read_back(rows: list[list[str]], delimiter: str, bom: bool) -> None:
    rows = [["cột 1", "cột 2", "cột 3"], *rows]
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    raw = (codecs.BOM_UTF8 if bom else b"") + out.getvalue().encode()
    expected = [tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in rows if any(row)]
    grid = read_grid(raw, "a.csv")
    if not any(one.code == "R931" for one in grid.diagnostics):
        assert [row.cells for row in grid.rows] == expected


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fail(raw: bytes) -> None:
    grid = read_grid(raw, "a.csv")
    assert grid.rows or grid.diagnostics


@pytest.mark.parametrize(
    "raw", [b"<html><table><tr><td>A</td></tr></table></html>", codecs.BOM_UTF8 + b"\n<?xml version='1.0'?><Workbook/>"]
)
def test_a_web_page_under_the_name_of_a_spreadsheet_is_refused_as_what_it_is(raw: bytes) -> None:
    (grid,) = grids_of(raw, "a.xlsx")
    assert grid.rows == ()
    assert [(one.code, "trang web" in one.message) for one in grid.diagnostics] == [("R920", True)]
