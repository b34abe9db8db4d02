"""The open data: every file keeps its own schema, says what the pages say, and nothing that they may not."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import fields
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from generator.show.products.open_data import published
from generator.show.products.open_data.datasets import _KINDS as KINDS
from generator.show.products.open_data.schemas import hints_of
from generator.show.products.open_data.tables import cell, columns_of, inert, table
from tests.numbers.recount import Recount, UnspecifiedError
from tests.products.sites import NAMES, content, data, site
from tests.strategies import World, worlds
from tests.support.reading import Reader
from tests.support.rendering import Built, build_in_memory

SETS = [name for name, *_ in KINDS]
TABLES = {name: f"du-lieu/{file}.csv" for name, file, *_ in KINDS}
ON_PAGES = {
    "exemplars": "profiles",
    "stories": "stories",
    "awards": "awards",
    "claims": "claims",
    "events": "events",
}
PROMISED = {
    "exemplars": (
        "id url kind name honorifics position role unit unit_name fields summary born died awards stories claims"
    ),
    "stories": (
        "id url short_url kind title date changed summary author exemplars units fields movements how_to_copy adopted "
        "corrections"
    ),
    "decisions": "id url number date issuer issuer_name title awards revoked",
    "awards": (
        "id decision number date year issuer_name award award_name level kind exemplar name position unit unit_name "
        "occasion school_year movement ordinal work citation posthumous"
    ),
    "events": "id url title kind date end form place organisers units exemplars fields summary",
    "replications": "id story story_title url from_exemplars from_units unit unit_name date result",
    "units": (
        "id url name short kind parent exists valid_from valid_to former_names exemplars stories awards claims events"
    ),
    "fields": "id url name exemplars stories awards claims events",
    "levels": "id url name exemplars awards claims",
}
"""What version 1 of the data promises. Adding raises the second number of the version, anything else the first."""


def rows(built: Built, name: str) -> list[dict[str, Any]]:
    found = data(built, f"api/v1/{name}.json")["items"]
    assert isinstance(found, list)
    return found


def cells(built: Built, name: str) -> list[list[str]]:
    text = content(built, TABLES[name]).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def page_of(built: Built, row: dict[str, Any]) -> str:
    address = row["url"].removeprefix(built.renderer.settings.site_url)
    return f"{address}index.html"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("file", [*SETS, "index"])
def test_every_file_keeps_the_schema_it_names(name: str, file: str) -> None:
    built = site(name)
    schema = data(built, f"api/v1/schema/{file}.json")
    Draft202012Validator.check_schema(schema)
    found = data(built, f"api/v1/{file}.json")
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)
    address = f"{built.renderer.settings.site_url}api/v1/schema/{file}.json"
    assert schema["$id"] == address
    if file != "index":
        assert found["schema"] == address
        assert found["count"] == len(found["items"])
        assert len({row["id"] for row in found["items"]}) == found["count"]


def test_the_schemas_are_strict() -> None:
    """A field that nobody has promised, or one that is missing, does not pass."""
    built = site("mini")
    for name in SETS:
        check = Draft202012Validator(data(built, f"api/v1/schema/{name}.json"))
        found = data(built, f"api/v1/{name}.json")
        row = found["items"][0]
        for wrong in ({**row, "them": 1}, {key: row[key] for key in list(row)[1:]}, {**row, "id": None}):
            assert not check.is_valid({**found, "items": [wrong]}), name


def test_what_was_copied_is_the_same_in_data_and_on_pages() -> None:
    built = site("mini")
    copied = rows(built, "replications")
    assert copied == [
        {
            "id": "bai-toan-ven-song/1", "story": "bai-toan-ven-song",
            "story_title": "Bài toán ven sông: cô giáo đưa nước lũ vào lớp học", "url": copied[0]["url"],
            "from_exemplars": ["nguyen-thi-minh"], "from_units": ["bo-mon-tri-tue"], "unit": copied[0]["unit"],
            "unit_name": "Khoa Nhiệt", "date": "2025-02", "result": "Dùng cho cảnh báo nắng nóng.",
        },
        {**copied[0], "id": "bai-toan-ven-song/2", "unit": "thu-vien", "date": None, "result": None,
         "unit_name": copied[1]["unit_name"]},
    ]  # fmt: skip
    story = next(row for row in rows(built, "stories") if row["id"] == "bai-toan-ven-song")
    assert story["adopted"] == len(copied)
    adopters = len({row["unit"] for row in copied})
    page = BeautifulSoup(built.html(page_of(built, story)), "html.parser")
    assert page.select_one('.byline a[href="#nhan-rong"]').get_text() == f"{adopters} đơn vị đã làm theo"
    assert story["how_to_copy"] in page.get_text()
    spread = BeautifulSoup(built.html("nhan-rong/index.html"), "html.parser")
    lead = spread.select_one(".lead").get_text()
    assert f"{len(copied)} lượt làm theo ở {adopters} đơn vị" in lead
    for row in copied:
        assert row["unit_name"] in spread.get_text()
        assert (row["result"] or "") in spread.get_text()


def test_the_promise_is_kept_until_the_version_changes() -> None:
    assert {name: [one.name for one in fields(kind)] for name, _, _, _, kind, _ in KINDS} == {
        name: words.split() for name, words in PROMISED.items()
    }
    assert published.VERSION == published.CHANGES[0].version == "1.1.0"


@pytest.mark.parametrize("name", NAMES)
def test_there_is_nothing_else_under_the_addresses_of_the_data(name: str) -> None:
    built = site(name)
    found = {path for path in built.outputs if path.startswith(("api/", "du-lieu/"))}
    assert found == {
        *(f"api/v1/{file}.json" for file in (*SETS, "index")),
        *(f"api/v1/schema/{file}.json" for file in (*SETS, "index")),
        *TABLES.values(),
        "du-lieu/index.html",
    }


@pytest.mark.parametrize("name", NAMES)
def test_every_id_that_is_named_is_there(name: str) -> None:
    built = site(name)
    ids = {kind: {row["id"] for row in rows(built, kind)} for kind in SETS}
    for kind, key, target in (
        ("exemplars", "unit", "units"), ("exemplars", "fields", "fields"),
        ("stories", "exemplars", "exemplars"), ("stories", "units", "units"), ("stories", "fields", "fields"),
        ("awards", "decision", "decisions"), ("awards", "exemplar", "exemplars"), ("awards", "unit", "units"),
        ("awards", "level", "levels"), ("events", "organisers", "units"), ("events", "units", "units"),
        ("events", "exemplars", "exemplars"), ("events", "fields", "fields"), ("units", "parent", "units"),
    ):  # fmt: skip
        for row in rows(built, kind):
            named = row[key] if isinstance(row[key], list) else [row[key]] if row[key] else []
            assert set(named) <= ids[target], (kind, row["id"], key)
    for kind in SETS:
        for row in rows(built, kind):
            for key in ("url", "short_url"):
                if key in row:
                    assert page_of(built, {"url": row[key]}) in built.outputs, (kind, row["id"])


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_say_what_the_json_says(name: str) -> None:
    built = site(name)
    for file, _, _, _, kind, _ in KINDS:
        raw = content(built, TABLES[file])
        assert raw.startswith(b"\xef\xbb\xbf")
        assert raw.count(b"\n") == raw.count(b"\r\n") == len(rows(built, file)) + 1
        head, *lines = cells(built, file)
        columns = columns_of(kind)
        assert head == [one.metadata["label"] for one in columns]
        assert len(set(head)) == len(head)
        for line, row in zip(lines, rows(built, file), strict=True):
            for text, column in zip(line, columns, strict=True):
                assert text == in_a_cell(row[column.name], column.metadata["options"]), (file, row["id"], column.name)


def in_a_cell(value: Any, options: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if options:
        return str(dict(options.options)[value])
    text = "; ".join(value) if isinstance(value, list) else str(value)
    text = re.sub(r"[\r\n]+", " ", text)
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def test_only_parts_of_parts_are_left_out_of_the_tables() -> None:
    left = {(name, one.name) for name, _, _, _, kind, _ in KINDS for one in fields(kind) if one not in columns_of(kind)}
    assert left == {("exemplars", "claims"), ("stories", "corrections"), ("units", "former_names")}


def check_numbers(built: Built) -> None:
    """Numbers of the data are those of the pages, and each file is as long as its number."""
    reader = Reader(built)
    for kind in ("units", "fields", "levels"):
        for row in rows(built, kind):
            shown = reader.headline(page_of(built, row))
            for key, figure in ON_PAGES.items():
                if key in row:
                    assert row[key] == (shown[figure].value if figure in shown else 0), (kind, row["id"], key)
    for row in rows(built, "exemplars"):
        shown = reader.headline(page_of(built, row))
        assert row["awards"] == (shown["awards"].value if "awards" in shown else 0), row["id"]
        assert row["stories"] == (shown["stories"].value if "stories" in shown else 0), row["id"]
    for row in rows(built, "decisions"):
        shown = reader.headline(page_of(built, row))
        assert row["awards"] == (shown["awards"].value if "awards" in shown else 0), row["id"]
    counts = data(built, "api/v1/index.json")["counts"]
    assert {name: counts[name] for name in SETS} == {name: len(rows(built, name)) for name in SETS}
    assert counts["claims"] == sum(len(row["claims"]) for row in rows(built, "exemplars"))
    totals = reader.content("thong-ke/index.html").select_one("ul.figures--large")
    shown = {one.key: one.value for one in reader.numbers(totals, "thong-ke/index.html")} if totals else {}
    for key, figure in ON_PAGES.items():
        assert counts[key] == shown.get(figure, 0), key


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_the_data_are_those_of_the_pages(name: str) -> None:
    check_numbers(site(name))


def unpacked(content: bytes) -> bytes:
    """What a file holds; an office file is an archive."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(map(archive.read, archive.namelist()))


@settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(worlds())
def test_of_any_repository_too(world: World) -> None:
    """Also: whoever may not be named is in no file of the site."""
    now = world.moments[0]
    built = build_in_memory(world.source(), now)
    check_numbers(built)
    try:
        shown = {one["name"] for one in Recount(world, now.strftime("%Y-%m-%d %H:%M")).profiles.values()}
    except UnspecifiedError:
        return
    hidden = {one["name"] for one in world.profiles.values()} - shown
    for path, output in built.outputs.items():
        if output.content is not None and not path.startswith("media/"):
            text = unpacked(output.content).decode("utf-8", "replace")
            assert [name for name in hidden if name in text] == [], path


def test_who_may_not_be_named_has_a_line_without_a_name() -> None:
    unnamed = [row for row in rows(site("mini"), "awards") if row["decision"] == "bang-khen-bo-2014"]
    assert len(unnamed) == 4
    hidden = [row for row in unnamed if row["name"] is None]
    assert hidden
    for row in hidden:
        assert row["exemplar"] is row["position"] is row["citation"] is row["work"] is None
        assert row["unit"]
        assert row["award"]


def test_revoked_awards_are_only_a_number() -> None:
    built = site("mini")
    (decision,) = [row for row in rows(built, "decisions") if row["id"] == "giay-khen-thu-hoi-2009"]
    assert decision["revoked"] == 1
    assert not [row for row in rows(built, "awards") if row["decision"] == decision["id"]]


def test_the_birth_of_the_living_is_not_said() -> None:
    for name in NAMES:
        for row in rows(site(name), "exemplars"):
            assert row["died"] or not row["born"], row["id"]


def test_the_index_says_the_day_and_the_files_do_not() -> None:
    """So that what did not change stays the same bytes."""
    built = site("mini")
    index = data(built, "api/v1/index.json")
    assert index["generated_for"] == "2026-03-01"
    assert index["license"] == "CC BY 4.0"
    assert data(site("nobel"), "api/v1/index.json")["license"] == "CC BY-SA 4.0", (
        "a table keeps the license it came with"
    )
    for file in index["files"]:
        for key in ("url", "schema", "csv"):
            assert file[key].removeprefix(built.renderer.settings.site_url) in built.outputs
    for name in SETS:
        assert b"generated" not in content(built, f"api/v1/{name}.json")


def test_the_page_explains_every_field() -> None:
    built = site("mini")
    page = BeautifulSoup(built.html("du-lieu/index.html"), "html.parser")
    for name, table_name, title, _, kind, _ in KINDS:
        section = page.find(id=table_name)
        assert section is not None
        assert section.find("h3").get_text() == title
        names = [code.get_text() for code in section.select("tbody th code")]
        assert names == PROMISED[name].split()
        assert names == list(hints_of(kind))
    text = page.get_text(" ", strip=True)
    for words in ("CC BY 4.0", "Phiên bản 1.0.0", "dữ liệu ngày 1/3/2026"):
        assert words in text


START = re.compile(r"[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]")


@given(st.text(st.sampled_from("=+-@\t\r\n;,|\"' aắ1\uff1d\uff0b\uff0d\uff20")) | st.text())
def test_no_cell_is_a_formula(text: str) -> None:
    safe = inert(text)
    assert not START.match(safe.lstrip()), "at its start"
    for separator in ";\t|":
        assert not [part for part in safe.split(separator)[1:] if START.match(part)], "after another country's comma"
    assert "\n" not in safe
    assert "\r" not in safe
    without = safe.replace("'", "").replace(" ", "")
    assert without == re.sub("[\r\n' ]", "", text), "nothing but the apostrophe is new, nothing is lost"
    assert inert(safe) == safe


@pytest.mark.parametrize("text", ["Nguyễn Thị Minh", "2023-03-14", "231/QĐ-TTg", "a = b; c", "(=1)", ""])
def test_ordinary_cells_stay_as_they_are(text: str) -> None:
    assert inert(text) == text


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=4))
def test_a_table_is_read_back_by_another_reader(names: list[str]) -> None:
    made = [published.Level(id=name, url=name, name=name, exemplars=1, awards=0, claims=2) for name in names]
    raw = table(published.Level, made)
    read = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    assert read[1:] == [[inert(name)] * 3 + ["1", "0", "2"] for name in names]


def test_a_cell_with_a_list_is_no_formula_either() -> None:
    assert cell(("=1+1", "b")) == inert("=1+1; b") != "=1+1; b"
