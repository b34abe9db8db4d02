"""``exemplars report`` on the real site and on the fabricated one."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from generator.edge.cli import main

ROOT = Path(__file__).parents[2]


def test_the_real_site_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["report", "--root", str(ROOT), "--from", "1956", "--to", "2026", "--today", "2026-11-20"]
    assert main([*words, "--out", str(tmp_path)]) == 0
    names = sorted(path.name for path in tmp_path.iterdir())
    assert names == ["bao-cao-1956-01-01-2026-12-31.docx", "bao-cao-1956-01-01-2026-12-31.xlsx"]
    text = "\n".join(paragraph.text for paragraph in Document(str(tmp_path / names[0])).paragraphs)
    assert "BÁO CÁO" in text
    assert "giai đoạn 1956-2026" in text
    assert "Danh" not in load_workbook(tmp_path / names[1]).sheetnames
    assert names[0] in capsys.readouterr().out


def test_each_unit_gets_its_own(tmp_path: Path) -> None:
    mini = ROOT / "tests" / "mini"
    words = ["report", "--root", str(mini), "--school-year", "2024-25", "--all-units", "--today", "2026-11-20"]
    assert main([*words, "--out", str(tmp_path)]) == 0
    assert len(list(tmp_path.glob("*.docx"))) == len(list(tmp_path.glob("*.xlsx"))) > 3


def test_a_report_made_again_from_an_old_commit_is_the_same_to_the_byte(tmp_path: Path) -> None:
    root = tmp_path / "kho"
    shutil.copytree(ROOT / "tests" / "mini", root)

    def git(*words: str) -> None:
        identity = ("-c", "user.name=Thử", "-c", "user.email=thu@example.vn")
        subprocess.run(["git", "-C", str(root), *identity, *words], check=True, capture_output=True)

    def report(out: str, *words: str) -> dict[str, bytes]:
        given = ["report", "--root", str(root), "--school-year", "2023-2024", "--today", "2026-03-01", *words]
        assert main([*given, "--out", str(tmp_path / out)]) == 0
        return {path.name: path.read_bytes() for path in sorted((tmp_path / out).iterdir())}

    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "Lần đầu")
    git("tag", "bao-cao-2024")
    then = report("then")
    event = root / "exemplars" / "events" / "2024" / "buoi-gap-bia.md"
    head = "title: Buổi gặp bịa\nkind: exchange\ndate: 2024-03-01\norganisers: [dhsh]\nstatus: published"
    event.write_text(f"---\n{head}\n---\nBịa.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "-m", "Thêm một buổi gặp")
    assert report("now") != then
    assert report("again", "--commit", "bao-cao-2024") == then
    assert main(["report", "--root", str(root), "--school-year", "2023-2024", "--commit", "khong-co"]) == 2


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--school-year", "2025-2027"],
        ["--school-year", "2025-2026", "--from", "2024"],
        ["--from", "2026", "--to", "2024"],
        ["--from", "hôm qua", "--to", "2024"],
        ["--school-year", "2025-2026", "--unit", "khong-co"],
        ["--school-year", "2025-2026", "--movement", "khong-co"],
    ],
)
def test_wrong_words_are_answered_kindly(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "--root", str(ROOT), "--out", str(tmp_path / "x"), *words]) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert len(said.splitlines()) <= 3
    assert not (tmp_path / "x").exists()
