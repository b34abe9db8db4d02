"""Changing a file by values leaves every other line as its author wrote it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.edge import yaml_out
from generator.edge.importing.listing import Listing
from generator.edge.importing.patch import patch_record, patch_yaml
from generator.intake.awardlist import read_list
from generator.intake.compose import compose
from generator.intake.frontmatter import split
from generator.intake.schema.records import DECISION, PROFILE
from generator.intake.yamltext import Value
from tests.edge.importing.test_yaml_out import values_of

TEXT = """\
---
# Quyết định đọc từ bản giấy
title: 'Khen: đợt một'   # tên do người nhập đặt

decision: {number: 1/QĐ,   date: 2024-01-02}
# danh sách
recipients:
    - exemplar: an   # hỏi lại

      unit: khoa-dien
      award: giay-khen
    # người thứ hai
    - {key: hai, name: Hai, unit: khoa-dien, award: giay-khen}

status:   draft
---
Thân bài: giữ nguyên
---
"""


def data(text: str) -> dict[str, Value]:
    return dict(compose(split(text, "a").head or "", "a").data or {})


def test_nothing_changed_changes_nothing() -> None:
    assert patch_record(TEXT, "a", data(TEXT), DECISION.keys) == TEXT


def test_a_changed_key_a_new_key_and_a_new_item() -> None:
    new = data(TEXT)
    rows = new["recipients"]
    assert isinstance(rows, list)
    new |= {"decision": {"number": "2/QĐ", "date": "2024-01-02"}, "sources": [{"title": "Báo"}]}
    new["recipients"] = [*rows, {"exemplar": "ba", "unit": "khoa-toan", "award": "cstd"}]
    expected = TEXT.replace("decision: {number: 1/QĐ,   date", "decision: {number: 2/QĐ, date").replace(
        "\nstatus:",
        "    - exemplar: ba\n      unit: khoa-toan\n      award: cstd\n\nsources:\n  - {title: Báo}\nstatus:",
    )
    assert patch_record(TEXT, "a", new, DECISION.keys) == expected


def test_a_changed_item_is_written_anew_and_the_others_are_not() -> None:
    new = data(TEXT)
    rows = new["recipients"]
    assert isinstance(rows, list)
    assert isinstance(rows[1], dict)
    new["recipients"] = [rows[0], {**rows[1], "note": "thêm"}]
    old = "    - {key: hai, name: Hai, unit: khoa-dien, award: giay-khen}\n"
    item = "    - key: hai\n      name: Hai\n      unit: khoa-dien\n      award: giay-khen\n      note: thêm\n"
    assert patch_record(TEXT, "a", new, DECISION.keys) == TEXT.replace(old, item)


def test_a_list_in_brackets_is_written_anew() -> None:
    text = "---\nfields: [a-b]\nrecipients: [{exemplar: an, unit: x, award: y}]\n---\n"
    new = data(text)
    rows = new["recipients"]
    assert isinstance(rows, list)
    new["recipients"] = [*rows, {"exemplar": "ba"}]
    assert data(patch_record(text, "a", new, DECISION.keys)) == new


def test_an_empty_text_is_filled() -> None:
    assert patch_yaml("", "a", {"name": "An", "kind": "individual"}, PROFILE.keys) == "kind: individual\nname: An\n"


def records() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional={key.name: values_of(key.type) for key in DECISION.keys})


@given(records(), records(), st.booleans())
def test_the_patched_text_always_says_what_it_should(old: dict[str, Any], new: dict[str, Any], keep: bool) -> None:
    wanted = {**old, **new} if keep else new
    text = yaml_out.record(old, DECISION.keys, "Bài.\n---\n")
    patched = patch_record(text, "a", wanted, DECISION.keys)
    assert data(patched) == wanted
    assert split(patched, "a").body == "Bài.\n---\n"


def test_a_list_keeps_its_columns_its_delimiter_and_its_lines() -> None:
    text = 'Mã dòng;Họ và tên;Đơn vị lúc ấy;award\nmot;Một;khoa-dien;giay-khen\n\n"hai";Hai;khoa-dien;giay-khen'
    listing = Listing(text)
    assert (len(listing), listing.row(1)["name"]) == (2, "Hai")
    assert listing.text() == text
    listing.append({"key": "ba", "name": "Ba; bốn", "unit": "khoa-toan", "award": "cstd"})
    assert listing.text() == f'{text}\nba;"Ba; bốn";khoa-toan;cstd\n'
    listing.change(0, {**listing.row(0), "revocation.date": "2025-01-01"})
    award_list = read_list(listing.text(), "a.csv")
    assert award_list.diagnostics == ()
    assert [row.name for row in award_list.rows] == ["Một", "Hai", "Ba; bốn"]
    assert award_list.rows[0].revocation is not None
