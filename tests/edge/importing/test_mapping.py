"""A mapping file says what it may, and every mistake in it is told with its line."""

from __future__ import annotations

import pytest

from generator.edge.importing.mapping import Spec, read_mapping
from generator.edge.importing.table import Column
from tests.edge.importing.support import BUILTIN, PROFILES, mapping_of

SAMPLE_KEYS = set("profile summary fields born died consent sources status create vocabulary site".split())


def test_texts_and_columns() -> None:
    mapping = mapping_of(PROFILES.replace('name: "{Tên}"', 'name: "ông {Họ đệm|Họ?} {Tên}"'))
    name = mapping.recipient["name"]
    assert isinstance(name, Spec)
    assert name.parts == (
        "ông ",
        Column(names=("Họ đệm", "Họ"), optional=True),
        " ",
        Column(names=("Tên",)),
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("format: 1\n", "", 1, "format: 1"),
        ('  name: "{Tên}"\n', "", 4, "name"),
        ('name: "{Tên}"', "name: {Tên}", 5, '"{Tên}"'),
        ('name: "{Tên}"', "ten: x\n  name: x", 5, "ten"),
        ("same: name\n", "same: ten\n", 4, "name-and-unit"),
        ("status: published\ndecision", "status: nhap\ndecision", 17, "draft"),
        ("tổ chức = collective", "tổ chức", 6, "chữ trong ô = giá trị"),
        ("  consent: {basis: public-record, scope: [name]}\n", "", 12, "không có mặc định"),
        ("scope: [name]", "scope: [ten]", 16, "photo"),
        ("basis: public-record", "basis: public", 16, "guardian"),
        ("basis: public-record", "can_cu: public-record", 16, "can_cu"),
        ("  units: {kind: khoa, parent: song-mo}", "  don_vi: {}", 25, "units"),
        ('each: "; "', "each: []", 15, "một dòng chữ"),
        ("blank: [NA]", "blank: {a: b}", 2, "danh sách"),
        ("decision:", "quyet_dinh:", 18, "quyet_dinh"),
        ("format: 1", "format: [", 1, "ngoặc"),
    ],
)
def test_mistakes_are_told_with_their_line(old: str, new: str, line: int, said: str) -> None:
    assert old in PROFILES
    mapping, found = read_mapping(PROFILES.replace(old, new), "anh-xa.yml")
    assert mapping is None
    assert (found[0].place.path, found[0].place.line) == ("anh-xa.yml", line)
    assert any(said in f"{one.message} {one.hint}" for one in found)


def test_the_builtin_mapping_makes_no_profiles_and_publishes_nothing() -> None:
    mapping = mapping_of(BUILTIN)
    assert mapping.profile is None
    assert mapping.create == {}
    status = mapping.decision["status"]
    assert isinstance(status, Spec)
    assert status.parts == ("draft",)
    assert "publication" not in mapping.decision


def test_the_examples_in_the_sample_can_be_used() -> None:
    """Every commented example of the sample, with its sign taken away, is a mapping without mistakes."""
    lines = []
    for line in BUILTIN.split("\n"):
        example = line.removeprefix("#   ")
        is_key = example.split(":")[0].strip() in SAMPLE_KEYS
        lines.append(example if line.startswith("#   ") and is_key else line)
    mapping = mapping_of("\n".join(lines))
    assert mapping.profile is not None
    assert set(mapping.create) == {"units", "fields"}
    assert mapping.vocabulary == "vocabulary"
    assert mapping.site == ("mkdocs.yml", "content")
