"""``fix`` writes only what is certain, changes nothing else, and needs to be called once."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.build import check
from generator.edge.cli import main
from generator.edge.fixing.rounds import certain_fix, fix_all
from generator.intake.read import MemorySource, Source
from generator.words.diagnostics import Diagnostic
from tests.edge.repositories import MINI
from tests.intake.samples import ALL
from tests.mutation.measure import NOW, as_text
from tests.mutation.mutate import mutants

STORY = "stories/2026/lop-hoc-buoi-toi.md"
PROFILE = "profiles/nguyen-thi-mau.md"
DECISION = "awards/2025/qd-12-2025.md"
LIST = "awards/2025/qd-12-2025.csv"
PROPOSAL = "proposals/2026/de-nghi.md"

CURES = (
    ("R120", STORY, "---\nkind: adv", "—\nkind: adv", "---\nkind: adv"),
    ("R121", STORY, "published\n---\n", "published\n----\n", "published\n---\n"),
    ("R131", STORY, "title: Cô Mẫu và", "title: Cô Mẫu: và", None),
    ("R132", STORY, "  method: Mở", "\tmethod: Mở", "  method: Mở"),
    ("R133", STORY, "author: Ban Biên tập", 'author: "Ban" Biên tập', "author: '\"Ban\" Biên tập'"),
    ("R134", PROFILE, 'đứng lớp."', "đứng lớp.", 'đứng lớp."'),
    ("R135", STORY, "title: Cô Mẫu", "title: @Cô Mẫu", None),
    ("R137", STORY, "author: Ban", "author:Ban", "author: Ban"),
    ("R138", STORY, "fields: [giang-day]", "fields: [giang-day", "fields: [giang-day]"),
    ("R147", STORY, "author: Ban Biên tập\n", "author: Ban Biên tập\nauthor: Ban Biên tập\n", "author: Ban Biên tập\n"),
    ("R148", STORY, "author: Ban", '"author": Ban', "author: Ban"),
    ("R161", STORY, "units: [khoa-mau]", "units: khoa-mau", "units: [khoa-mau]"),
    ("R162", STORY, "summary: Lớp", "sumary: Lớp", "summary: Lớp"),
    ("R163", STORY, "kind: advanced-model", "kind: Điển hình tiên tiến", "kind: advanced-model"),
    ("R164", STORY, "date: 2026-03-06", "date: 26/03/2026", "date: 2026-03-26"),
    ("R165", DECISION, "school_year: 2024-2025", "school_year: 2024 - 2025", "school_year: 2024-2025"),
    ("R166", STORY, "status: published", "publish_at: 20/11/2026 7h30\nstatus: published", None),
    ("R168", PROFILE, "example.vn/ban-tin-3", "example.vn/ban tin 3", "example.vn/ban%20tin%203"),
    ("R171", STORY, "author: Ban Biên tập", "author: |\n  Ban\n  Biên tập", "author: Ban Biên tập"),
    ("R172", DECISION, "posthumous: false", "posthumous: không", "posthumous: false"),
    ("R185", "vocabulary/roles.yml", "format: 1\n", "", "format: 1\n"),
    ("R301", STORY, "units: [khoa-mau]", "units: [Khoa_Mau]", "units: [khoa-mau]"),
    ("R417", DECISION, "12/QĐ-KM", "Số 12/QĐ-KM", None),
    ("R801", STORY, "author: Ban Biên", "author: Ban\x07 Biên", "author: Ban Biên"),
    ("R802", STORY, "Học viên nói", "Học\u200b viên nói", "Học viên nói"),
    ("R812", STORY, "## Lớp học", "# Lớp học", "## Lớp học"),
    ("R814", STORY, "author: Ban Biên", "author: Bаn Biên", "author: Ban Biên"),
)


def examine(source: Source) -> tuple[Diagnostic, ...]:
    return check(source, NOW)


def with_change(path: str, right: str, wrong: str) -> dict[str, bytes]:
    text = as_text(ALL).get(path, "") or ALL[path].decode()
    assert right in text
    return {**ALL, path: text.replace(right, wrong, 1).encode()}


@pytest.mark.parametrize(("code", "path", "right", "wrong", "cured"), CURES, ids=[one[0] for one in CURES])
def test_a_certain_cure_is_written(code: str, path: str, right: str, wrong: str, cured: str | None) -> None:
    files = with_change(path, right, wrong)
    found = examine(MemorySource(files))
    assert any(one.code == code and certain_fix(one) for one in found), [(one.code, one.fixes) for one in found]
    fixing = fix_all(MemorySource(files), examine)
    assert set(fixing.contents) == {path}
    after = {**files, **fixing.contents}
    assert not [one for one in examine(MemorySource(after)) if one.code == code]
    if cured is not None:
        assert after[path].decode() == ALL[path].decode().replace(right, cured, 1)
    assert fix_all(MemorySource(after), examine).contents == {}


def test_at_least_twenty_codes_have_a_certain_cure() -> None:
    assert len({one[0] for one in CURES}) >= 20


def hold(seed: int, count: int) -> None:
    """Whatever a machine can cure is cured, and no other line of any file changes."""
    text = as_text(ALL)
    cured = 0
    for mutant in mutants(text, seed, count):
        files = {**ALL, mutant.path: mutant.text.encode()}
        if not any(certain_fix(one) for one in examine(MemorySource(files))):
            assert fix_all(MemorySource(files), examine).contents == {}
            continue
        fixing = fix_all(MemorySource(files), examine)
        after = {**files, **fixing.contents}
        assert set(fixing.contents) == {mutant.path}, mutant
        assert examine(MemorySource(after)) == (), mutant
        new, old = after[mutant.path].decode().split("\n"), text[mutant.path].split("\n")
        different = [number for number, (a, b) in enumerate(zip(new, old, strict=True), start=1) if a != b]
        assert different in ([], [mutant.line]), mutant
        cured += 1
    assert cured >= count / 2


def test_mutated_records_are_cured_and_nothing_else_changes() -> None:
    hold(seed=40, count=84)


@pytest.mark.long
def test_two_hundred_mutated_records_are_cured() -> None:
    hold(seed=41, count=210)


def test_other_lines_keep_their_bytes() -> None:
    """Byte order mark, line ends of either kind, decomposed letters, a remark, a missing last line end."""
    text = ALL[STORY].decode().replace("author: Ban Biên tập", "author: Ban Biên tập   # bút danh")
    text = text.replace("Mỗi tối", unicodedata.normalize("NFD", "Mỗi tối")).replace(
        "date: 2026-03-06", "date: 26/03/2026"
    )
    raw = b"\xef\xbb\xbf" + text.replace("\n", "\r\n", 9).rstrip("\n").encode()
    fixing = fix_all(MemorySource({**ALL, STORY: raw}), examine)
    assert fixing.contents == {STORY: raw.replace(b"26/03/2026", b"2026-03-26")}


@pytest.mark.parametrize("blank", ["\n", "\n\n", "\n \n\t\n"])
def test_all_blank_lines_before_the_first_fence_go(blank: str) -> None:
    files = {**ALL, STORY: blank.encode() + ALL[STORY]}
    assert fix_all(MemorySource(files), examine).contents == {STORY: ALL[STORY]}


def test_a_merge_that_nobody_finished_is_left_to_people() -> None:
    marks = "<<<<<<< HEAD\nauthor: Ban Biên tập\n=======\nauthor: Ban\n>>>>>>> nhanh\n"
    files = with_change(STORY, "author: Ban Biên tập\n", marks)
    assert [one.code for one in examine(MemorySource(files)) if one.place.path == STORY] == ["R115"]
    assert fix_all(MemorySource(files), examine).contents == {}


def test_a_guess_is_left_to_people() -> None:
    for right, wrong in (
        ("units: [khoa-mau]", "units: [khoa-mou]"),
        ("date: 2026-03-06", "date: 05/06/2026"),
        ("kind: advanced-model", "kind: advanced-modal"),
        ("author: Ban", "author: *Ban"),
    ):
        files = with_change(STORY, right, wrong)
        assert [one for one in examine(MemorySource(files)) if one.fixes]
        assert fix_all(MemorySource(files), examine).contents == {}


def test_a_date_in_a_list_is_cured_in_its_cell() -> None:
    files = {**ALL, LIST: ALL[LIST].decode().replace("Năm", "Năm học").replace(";2025\n", ";2024 - 2025\n").encode()}
    fixing = fix_all(MemorySource(files), examine)
    assert fixing.contents[LIST].decode() == files[LIST].decode().replace("2024 - 2025", "2024-2025")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(MINI, tmp_path / "kho"))


def test_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = next(iter(sorted((folder / "exemplars/stories").rglob("*.md"))))
    right = story.read_bytes()
    wrong = right.replace(b"\nstatus: published", b"\nstatus:published", 1)
    assert right != wrong
    story.write_bytes(wrong)
    words = ["fix", "--root", str(folder), "--today", "2026-11-20"]
    assert main([*words, "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "- status:published" in said
    assert "+ status: published" in said
    assert story.read_bytes() == wrong
    assert main([*words, str(folder / "exemplars/profiles")]) == 0
    assert story.read_bytes() == wrong
    assert main(words) == 0
    assert story.read_bytes() == right
    assert "Đã sửa 1 chỗ trong 1 tệp" in capsys.readouterr().out
    assert main(words) == 0
    assert "Không có chỗ nào" in capsys.readouterr().out


def test_a_file_gets_the_suffix_it_must_have(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = next(iter(sorted((folder / "exemplars/stories").rglob("*.md"))))
    text = story.read_bytes()
    story.rename(story.with_suffix(".markdown"))
    words = ["fix", "--root", str(folder), "--today", "2026-11-20"]
    assert main([*words, "--dry-run"]) in {0, 1}
    assert not story.exists()
    assert main(words) == 0
    assert story.read_bytes() == text
    story.with_suffix(".markdown").write_bytes(b"khac")
    capsys.readouterr()
    main(words)
    assert story.read_bytes() == text
    assert story.with_suffix(".markdown").read_bytes() == b"khac"
