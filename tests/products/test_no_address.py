"""A site that does not know its own address is built, and says what it lacks and why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.edge.catalogue import all_rules
from generator.edge.cli import main
from generator.edge.site import build_site
from tests.support.rendering import copy_of_mini


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The mini site without ``site_url``."""
    root = copy_of_mini(tmp_path / "root")
    config = root / "mkdocs.yml"
    text, count = re.subn("(?m)^site_url: .*\n", "", config.read_text(encoding="utf-8"))
    assert count == 1
    config.write_text(text, encoding="utf-8")
    return root


def test_it_is_built_without_what_needs_an_address(root: Path, tmp_path: Path) -> None:
    folder = build_site(root, tmp_path / "site")
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert {"du-lieu/index.html", "du-lieu/guong.csv", "api/v1/index.json", "b/s7br6px/index.html"} <= files
    needing = re.compile(r"(^|/)(feed\.(xml|json)|calendar\.ics|sitemap.*\.xml|robots\.txt)$|^nhung/")
    assert [file for file in files if needing.search(file)] == []
    for file in sorted(folder.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"feed\.xml|calendar\.ics|nhung/|application/ld\+json|None", text), file


def test_a_notice_says_why(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(root)]) == 0
    shown = capsys.readouterr().out
    assert "mkdocs.yml:1:1: lưu ý R905" in shown
    assert "Chưa có “site_url”" in shown


def test_what_products_find_wrong_is_explained() -> None:
    assert {"R820", "R821", "R905"} <= {rule.code for rule in all_rules()}
