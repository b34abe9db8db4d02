"""What is wrong with the pages of ``content/`` as far as it takes the records to know."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import build
from generator.edge.cli import main
from generator.edge.content_private import check_names, check_private
from generator.edge.planning import options_of
from generator.edge.settings import load_settings
from generator.edge.site import build_site
from generator.intake.read import FolderSource
from generator.words.model import DRAFT
from tests.support.rendering import MINI, MINI_NOW, copy_of_mini

PAGE = "---\ntitle: Trang thử\ndescription: Một trang để thử.\n---\n\nMời bạn\nxem **{name}** kể.\n"
TODAY = MINI_NOW.date().isoformat()


@pytest.fixture
def hidden(tmp_path: Path) -> tuple[Path, str]:
    """A copy of the mini repository with a page that names somebody whose profile is a draft, and the name."""
    root = tmp_path / "mini"
    copy_of_mini(root)
    file = root / "exemplars" / "profiles" / "nguoi-con-nhap.md"
    whole = (MINI / "exemplars" / "profiles" / "ngo-van-phuc.md").read_text(encoding="utf-8-sig")
    old = next(line for line in whole.splitlines() if line.startswith("name: "))
    file.write_text(
        whole.replace(old, "name: Khúc Thị Chờ Duyệt").replace("status: published", f"status: {DRAFT}"),
        encoding="utf-8",
    )
    (root / "content" / "trang.md").write_text(PAGE.format(name="Khúc Thị Chờ Duyệt"), encoding="utf-8")
    return root, "Khúc Thị Chờ Duyệt"


def test_a_page_names_nobody_who_is_hidden(hidden: tuple[Path, str], capsys: pytest.CaptureFixture[str]) -> None:
    root, name = hidden
    main(["check", "--root", str(root), "--today", TODAY])
    told = capsys.readouterr().out
    assert "content/trang.md:7:1: cảnh báo R716" in told
    assert f"nêu tên {name}" in told


def test_a_namesake_is_waived(hidden: tuple[Path, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, name = hidden
    waivers = root / "exemplars" / "vocabulary" / "waivers.yml"
    line = "{id: trung-ten, file: content/trang.md, words: %s, reason: trùng tên, by: tổ duyệt, until: 2100-01-01}"
    waivers.write_text(f"format: 1\nentries:\n  - {line % name}\n", encoding="utf-8")
    settings = load_settings(root)
    catalog = build.check_for_now(FolderSource(root / "exemplars"), MINI_NOW, options_of(settings)).draft.known.catalog
    assert list(check_names(root, settings, catalog)) == []
    assert "R715" not in {one.code for one in check_private(root, settings, MINI_NOW.date())}
    build_site(root, tmp_path / "site", today=TODAY)
    capsys.readouterr()
    (root / "content" / "trang.md").write_text(PAGE.format(name="Ai Đó Khác"), encoding="utf-8")
    assert "R715" in {one.code for one in check_private(root, settings, date(2026, 3, 1))}
