"""What nobody should do and somebody does: odd configurations, days, folders, links, streams. Never a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.edge.content import MOST, check_content
from generator.edge.records import CannotWrite, write_new
from generator.edge.settings import Settings, SettingsError, load_settings, moment
from generator.edge.write import CannotReplace, check_target
from generator.intake.load import load
from generator.intake.read import MOST_FOLDERS, FolderSource, MemorySource
from tests.edge.fake_site import make_folder

HEAD = "---\ntitle: Trang\ndescription: Một trang.\n---\n"


def outcome(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    status = main(words)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return status, said.out + said.err


ODD = [
    ("docs_dir: 5\n", "docs_dir"),
    ("docs_dir: [a]\n", "docs_dir"),
    ("site_name: {a: b}\n", "site_name"),
    ("site_dir: 7\n", "site_dir"),
    ("theme: 3\n", "theme"),
    ("theme: readthedocs\n", "material"),
    ("theme: {name: mkdocs}\n", "material"),
    ("theme: {name: [x]}\n", "material"),
    ("theme: {name: material, custom_dir: 4}\n", "custom_dir"),
    ("plugins: 3\n", "plugins"),
    ("INHERIT: mkdocs.yml\n", "vòng tròn"),
    ("INHERIT: khac.yml\n", "khac.yml"),
    ("a: " + "[" * 5000, "lồng quá nhiều tầng"),
    ("a: " + "{a: " * 3000, "lồng quá nhiều tầng"),
    ("? " * 3000, "lồng quá nhiều tầng"),
    ("a: &a [*a, *a]\n", "site_name"),
    ("a: !ENV {b: c}\n", "!ENV"),
    ("a: 2026-99-99\n", "mkdocs.yml"),
    ("x" * 300_000, "256 KiB"),
    ("\x00", "mkdocs.yml"),
    ("", "mkdocs.yml"),
]


@pytest.mark.parametrize(("text", "words"), ODD, ids=[text[:24] for text, _ in ODD])
def test_an_odd_configuration_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    make_folder(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    status, said = outcome(capsys, "build", "--root", str(tmp_path), "--out", str(tmp_path / "site"))
    assert status in (1, 2)
    assert words in said
    checked, said = outcome(capsys, "check", "--root", str(tmp_path))
    assert checked in (1, 2)
    assert said


def test_both_names_of_the_theme_are_known(tmp_path: Path) -> None:
    for name in ("material", "materialx"):
        (tmp_path / "mkdocs.yml").write_text(f"theme: {{name: {name}}}\n", encoding="utf-8")
        assert load_settings(tmp_path, {}) == Settings()


def test_a_configuration_takes_over_from_another(tmp_path: Path) -> None:
    (tmp_path / "chung.yml").write_text("site_name: Chung\ntheme: {name: material, language: vi}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("INHERIT: chung.yml\ntheme: {custom_dir: t}\n", encoding="utf-8")
    read = load_settings(tmp_path, {})
    assert (read.site_name, read.language, read.theme) == ("Chung", "vi", "t")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "1899-12-31", "2200-01-01", "0001-01-01T00:00:00+14:00"])
def test_days_at_the_edge_of_the_calendar_are_refused(day: str) -> None:
    with pytest.raises(SettingsError, match="1900"):
        moment(Settings(), day, {})


@pytest.mark.parametrize("seconds", ["9" * 30, "-1", "²", "99999999999", "١"])
def test_moments_beyond_the_calendar_are_refused(seconds: str) -> None:
    with pytest.raises(SettingsError, match="1900"):
        moment(Settings(), "", {"SOURCE_DATE_EPOCH": seconds})


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_commands_refuse_such_a_day(tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    make_folder(tmp_path)
    for command in ("check", "build"):
        status, said = outcome(capsys, command, "--root", str(tmp_path), "--today", day)
        assert status == 2
        assert "1900" in said


def deep(folder: Path, depth: int) -> None:
    """Folders inside folders, more than a path can name."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(depth):
        os.mkdir("d", dir_fd=here)
        below = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(os.open("bai.md", os.O_CREAT | os.O_WRONLY, dir_fd=here))
    os.close(here)


def remove(folder: Path) -> None:
    subprocess.run(["rm", "-rf", str(folder)], check=True)  # Python's own way is recursive before 3.13


def test_folders_too_deep_are_one_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_folder(tmp_path)
    for part in ("exemplars/media", "content"):
        (tmp_path / part).mkdir(exist_ok=True)
        deep(tmp_path / part, 1200)
    try:
        found = [entry for entry in FolderSource(tmp_path / "exemplars").files() if entry.path.startswith("media")]
        assert [len(entry.path.split("/")) for entry in found] == [MOST_FOLDERS + 1]
        assert [one.code for one in found[0].problems] == ["R104"]
        assert "R104" in [one.code for one in check_content(tmp_path, "content")]
        status, said = outcome(capsys, "check", "--root", str(tmp_path))
        assert status == 1
        assert said.count("lồng nhau quá") == 2
    finally:
        for part in ("exemplars/media", "content"):
            remove(tmp_path / part)


@pytest.mark.parametrize("closed", ["0<&-", ">&-", "2>&-", "0<&- >&- 2>&-"])
@pytest.mark.parametrize("words", ["check", "--help", "explain R101"])
def test_closed_streams(tmp_path: Path, closed: str, words: str) -> None:
    make_folder(tmp_path)
    command = (
        f'"$0" -m generator {words} --root "$1" {closed}' if words == "check" else f'"$0" -m generator {words} {closed}'
    )
    done = subprocess.run(["sh", "-c", command, sys.executable, str(tmp_path)], capture_output=True, check=False)
    assert b"Traceback" not in done.stderr
    assert done.returncode == (1 if words == "check" else 0)


def test_links_that_lead_round_are_no_target(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_folder(tmp_path)
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    status, said = outcome(capsys, "build", "--root", str(tmp_path), "--out", str(tmp_path / "a" / "site"))
    assert status == 1
    assert "Không dùng được thư mục" in said
    assert "liên kết chạy vòng" in said
    with pytest.raises(CannotReplace, match="vòng"):
        check_target(tmp_path / "a", tmp_path)


HEAVY = {
    "brackets": "[" * 20_000,
    "pictures": "![a](b" * 2000,
    "angles": '<a href="' * 7000,
    "empty bullets": "- \n" * 20_000,
    "headings": "#a\n" * 20_000,
    "columns": "|".join("a" * 500) + "\n" + "|".join("-" * 500) + "\n",
    "nested bullets": "\n".join("    " * depth + "- a" for depth in range(2000)),
    "nested quotes": ">" * 5000 + " a",
    "nested numbers": "1. " * 5000,
    "long": "chữ " * (16_384),
}


@pytest.mark.parametrize("body", HEAVY.values(), ids=HEAVY)
def test_a_page_nobody_can_draw_is_a_finding(tmp_path: Path, body: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "nang.md").write_text(HEAD + body, encoding="utf-8")
    assert [one.code for one in check_content(tmp_path, "content")] == ["R109"]


def test_a_large_page_that_people_write_is_none(tmp_path: Path) -> None:
    body = "## Mục\n\n- [Một liên kết](/guong/) và chữ.\n    - Bậc hai\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n" * 200
    assert body.count("[") <= MOST["["]
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "dai.md").write_text(HEAD + body, encoding="utf-8")
    assert list(check_content(tmp_path, "content")) == []


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("index.md", True),
        ("README.md", True),
        ("guong/index.md", True),
        ("guong.md", True),
        ("tra-cuu.md", True),
        ("guong/cach-viet.md", False),
        ("gioi-thieu/index.md", False),
    ],
)
def test_a_page_in_the_place_of_another_is_found_by_check(tmp_path: Path, path: str, taken: bool) -> None:
    file = tmp_path / "content" / path
    file.parent.mkdir(parents=True)
    file.write_text(HEAD, encoding="utf-8")
    assert [one.code for one in check_content(tmp_path, "content")] == (["R901"] if taken else [])


@pytest.mark.parametrize("address", ["http://[bad", "//[", "http://[::1", "https://a]b/", "http://[v1.x]y/"])
def test_an_address_that_is_none_is_a_dead_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    make_folder(tmp_path)
    (tmp_path / "content" / "gioi-thieu.md").write_text(f"{HEAD}[x]({address})\n", encoding="utf-8")
    status, said = outcome(capsys, "build", "--root", str(tmp_path), "--out", str(tmp_path / "site"))
    assert status == 1
    assert "Aborted" not in said


@pytest.mark.parametrize("name", ["ho-so.docx", "ho-so.DOC", "danh-sach.xlsx"])
def test_an_office_file_among_records_is_shown_the_other_door(name: str) -> None:
    found = [one for entry in MemorySource({f"profiles/{name}": b"PK"}).files() for one in entry.problems]
    assert [one.code for one in found] == ["R105"]
    assert f"exemplars import “{name}”" in found[0].hint


def test_a_missing_word_is_told_with_the_words_there_are() -> None:
    record = "---\nname: Tổ Bịa\nunit: x\nsummary: Bịa.\nstatus: published\n---\n"
    found = [
        one for one in load(MemorySource({"profiles/to-bia.md": record.encode()})).diagnostics if one.code == "R160"
    ]
    told = next(one for one in found if "“kind”" in one.message)
    assert "individual (Cá nhân), collective (Tập thể)" in told.hint


def test_new_never_writes_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "la").mkdir()
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho" / "profiles").symlink_to(tmp_path / "la")
    with pytest.raises(CannotWrite, match="liên kết"):
        write_new(tmp_path / "kho", "profiles/an.md", "x")
    write_new(tmp_path / "kho", "stories/2026/an.md", "x")
    with pytest.raises(FileExistsError):
        write_new(tmp_path / "kho", "stories/2026/an.md", "y")
    assert (tmp_path / "kho" / "stories" / "2026" / "an.md").read_text() == "x"
