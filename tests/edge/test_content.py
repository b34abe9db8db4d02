from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.edge.content import check_content, read_page
from generator.words.diagnostics import Severity

GOOD = b"---\ntitle: A\ndescription: B\n---\nText.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    return tmp_path


def put(root: Path, path: str, raw: bytes = GOOD) -> None:
    file = root / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(raw)


def found(root: Path) -> list[tuple[str, str]]:
    return [(one.code, one.place.path) for one in check_content(root, "content")]


def test_good_folder(root: Path) -> None:
    for path in ("mot/index.md", "a/b-c.md", "anh/le.jpg", "don.docx", "CNAME", ".DS_Store", ".git/x.html"):
        put(root, path)
    assert found(root) == []


def test_no_folder(tmp_path: Path) -> None:
    assert found(tmp_path) == []


@pytest.mark.parametrize(
    "path", ["a.html", "a.htm", "a.svg", "a.js", "a.xml", "a.xhtml", "a.php", "a.mdown", "a.MDX", "a", "a.md.svg"]
)
def test_dangerous_suffix(root: Path, path: str) -> None:
    put(root, path)
    assert found(root) == [("R105", f"content/{path}")]


@pytest.mark.parametrize("path", ["Đề cử.md", "a b.md", "a..md", "mục/a.md", 'a".md', "-a.md"])
def test_name(root: Path, path: str) -> None:
    put(root, path)
    assert [code for code, _ in found(root)] == ["R106"]


def test_suggested_name(root: Path) -> None:
    put(root, "Đề cử.md")
    assert [fix.text for one in check_content(root, "content") for fix in one.fixes] == ["de-cu.md"]


def test_links_and_pipes(root: Path, tmp_path: Path) -> None:
    put(root, "a.md")
    (root / "content/ngoai.md").symlink_to("/etc/hostname")
    (root / "content/vong").symlink_to(root / "content")
    (root / "content/mat.md").symlink_to(tmp_path / "khong-co")
    os.mkfifo(root / "content/ong.md")
    assert found(root) == [
        ("R102", "content/mat.md"),
        ("R102", "content/ngoai.md"),
        ("R103", "content/ong.md"),
        ("R102", "content/vong"),
    ]


@pytest.mark.parametrize(
    ("raw", "code", "line"),
    [
        ("---\ntitle: Thầy A: gương\ndescription: B\n---\n", "R131", 2),
        ("---\ntitle: A\ntitle: B\ndescription: B\n---\n", "R147", 3),
        ("---\ntitle: A\ndescription: B\n\nText.\n", "R121", 4),
        ("Text.\n", "R120", 1),
        ("\n---\ntitle: A\ndescription: B\n---\n", "R120", 1),
        ("---\ntitle: A\ndescription: B\ntemplate: x.html\n---\n", "R162", 4),
        ("---\ntitle: [A]\ndescription: B\n---\n", "R161", 2),
        ("---\ntitle: A\ndescription: B\nhide: toc\n---\n", "R161", 4),
        ("---\ntitle: A\ndescription: B\nnoindex: có\n---\n", "R172", 4),
        ("---\ndescription: B\n---\n", "R160", 1),
    ],
)
def test_front_matter(raw: str, code: str, line: int) -> None:
    errors = [one for one in read_page(raw.encode(), "a.md").diagnostics if one.severity is Severity.ERROR]
    assert code in {one.code for one in errors}
    if code != "R160":
        assert [one.place.line for one in errors if one.code == code] == [line]


def test_page_without_description_is_a_warning() -> None:
    page = read_page(b"---\ntitle: A\n---\nText.\n", "a.md")
    assert [(one.code, one.severity) for one in page.diagnostics] == [("R160", Severity.WARNING)]


def test_suggested_key() -> None:
    page = read_page(b"---\ntitel: A\ntitle: A\ndescription: B\n---\n", "a.md")
    assert page.diagnostics[0].fixes[0].text == "title"


def test_meaning() -> None:
    head = "---\ntitle: 'Yes: no'\ndescription: >\n  a\n  b\nhide: [toc]\nnoindex: true\n---\n"
    page = read_page(("\ufeff" + head + "\nText.\n").replace("\n", "\r\n").encode(), "a.md")
    assert page.meta == {"title": "Yes: no", "description": "a b", "hide": ["toc"], "noindex": True}
    assert (page.body.strip(), page.diagnostics) == ("Text.", ())
