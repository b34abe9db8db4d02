"""What is written is read back equal, looks the way people write it here, and never changes by itself."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.edge import yaml_out
from generator.intake.compose import compose
from generator.intake.frontmatter import decode, split
from generator.intake.schema import SCHEMAS, FolderSchema, Group, Key, ListOf, Text
from generator.intake.schema.types import Type
from generator.intake.yamltext import Value

ROOT = Path(__file__).parents[3]
REAL = sorted((ROOT / "exemplars").rglob("*.md"))
ODD = [
    "no", "on", "y", "~", "null", "1984", "0123", "12:30:45", "1e3", "0x1F", "2024-03-14", ".5", "=", "<<", "a: b",
    "a:", "- a", "? b", "# c", "x # y", "[a", "{b}", "a, b", "}", "*x", "&y", "!z", "|", ">", "%", "@a", "`b`", "'a'",
    '"a" b', "---", "...", " a ", "a\nb", "a\tb", "\\n", "Il´ja M.", "&#332;mura", "=HYPERLINK(1)", "+84", "-1",
    "đ: Đ", "\u00ad", "\u2028", "Nguyễn\u00a0Văn", "😀", "\x07", "https://example.vn/a?b=c#d", "#", ":", "-", "a:b",
    ":a", "?a", "a]", "a?",
]  # fmt: skip


def letters() -> st.SearchStrategy[str]:
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(
        lambda text: unicodedata.normalize("NFC", text)
    )


TEXTS = (letters() | st.sampled_from(ODD)).filter(bool)


def values_of(kind: Type) -> st.SearchStrategy[Any]:
    if isinstance(kind, Group):
        return st.fixed_dictionaries({}, optional={key.name: values_of(key.type) for key in kind.keys}).filter(bool)
    if isinstance(kind, ListOf):
        return st.lists(values_of(kind.item), min_size=1, max_size=3)
    return TEXTS


def read_back(text: str, path: str = "a.md") -> tuple[dict[str, Value] | None, str]:
    decoded = decode(text.encode(), path)
    assert decoded.text == text
    parts = split(text, path)
    assert parts.diagnostics == ()
    composed = compose(parts.head or "", path)
    assert composed.diagnostics == ()
    return composed.data, parts.body


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda schema: schema.kind)
@given(data=st.data())
def test_every_record_is_read_back_equal(schema: FolderSchema, data: st.DataObject) -> None:
    written = data.draw(st.fixed_dictionaries({}, optional={key.name: values_of(key.type) for key in schema.keys}))
    text = yaml_out.record(written, schema.keys, "Bài.\n")
    assert read_back(text) == (written, "Bài.\n")
    assert yaml_out.record(dict(reversed(written.items())), schema.keys, "Bài.\n") == text


@pytest.mark.parametrize("text", ODD)
def test_texts_that_yaml_would_misread_stay_texts_for_every_reader(text: str) -> None:
    for key in (Key(name="a", type=Text(), label=""), Key(name="a", type=ListOf(item=Text()), label="")):
        value = text if isinstance(key.type, Text) else [text]
        written = yaml_out.front_matter({"a": value}, [key])
        assert yaml.safe_load(written) == {"a": value}
        assert compose(written, "a").data == {"a": value}


def test_keys_stand_in_the_order_and_form_of_the_schema() -> None:
    decision = next(schema for schema in SCHEMAS if schema.kind == "decision")
    data: dict[str, Value] = {
        "status": "published",
        "sources": [{"url": "https://example.vn/1", "title": "Báo: số 1"}],
        "recipients": [
            {
                "citation": 'vì "tận tụy"',
                "award": "giay-khen",
                "unit": "khoa-dien",
                "exemplar": "le-van-mau",
                "year": "2025",
            },
            {"key": "nguoi-1", "name": "No", "unit": "khoa-dien", "award": "giay-khen", "note": None},
        ],
        "decision": {"issuer": "song-mo-director", "date": "2025-09-15", "number": "12/QĐ-ĐHSM"},
        "title": "",
    }
    assert yaml_out.record(data, decision.keys, "Chú thích.\n") == (
        "---\n"
        "decision: {number: 12/QĐ-ĐHSM, date: 2025-09-15, issuer: song-mo-director}\n"
        "recipients:\n"
        "  - exemplar: le-van-mau\n"
        "    unit: khoa-dien\n"
        "    award: giay-khen\n"
        "    year: 2025\n"
        '    citation: vì "tận tụy"\n'
        "  - key: nguoi-1\n"
        '    name: "No"\n'
        "    unit: khoa-dien\n"
        "    award: giay-khen\n"
        "sources:\n"
        '  - {title: "Báo: số 1", url: https://example.vn/1}\n'
        "status: published\n"
        "---\n"
        "Chú thích.\n"
    )


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_records_written_anew_say_the_same(path: Path) -> None:
    schema = next(one for one in SCHEMAS if one.folder == path.relative_to(ROOT / "exemplars").parts[0])
    data, body = read_back(path.read_text(encoding="utf-8"))
    assert data is not None
    full = {name: value for name, value in data.items() if not yaml_out.is_empty(value)}
    assert read_back(yaml_out.record(data, schema.keys, body)) == (full, body)
