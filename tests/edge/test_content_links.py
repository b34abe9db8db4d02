"""Links of the pages of ``content/``: ``check`` and ``build`` say the same of them, with their line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import check_for_now
from generator.edge.cli import main
from generator.edge.content_links import Way, dead_links, read_links, way_of
from generator.edge.memory import Memory
from generator.edge.site import BuildFailed, build_site
from generator.intake.read import FolderSource
from generator.know.checks.references.site_link import FOLDERS, Pages
from generator.words.diagnostics import Diagnostic
from tests.support.rendering import MINI, MINI_NOW, copy_of_mini

HEAD = "---\ntitle: Trang thử\ndescription: Một trang để thử.\n---\n\n"
FIRST = HEAD.count("\n") + 1
WAY = way_of(["footnotes", {"admonition": None}, {"toc": {"permalink": False}}])


def look(root: Path, body: str, there: bool | None = False, way: Way = WAY) -> list[Diagnostic]:
    content = root / "content"
    (content / "muc").mkdir(parents=True, exist_ok=True)
    (content / "trang.md").write_text(HEAD + body, encoding="utf-8")
    (content / "ban.md").write_text(f"{HEAD}## Đề mục một\n\n## Đề mục một\n", encoding="utf-8")
    (content / "muc" / "index.md").write_text(f"{HEAD}Chữ.", encoding="utf-8")
    (content / "muc" / "anh.png").write_bytes(b"")
    return list(
        dead_links(root, "content", read_links(content, way), lambda file: there, lambda: ["guong/mau/index.html"])
    )


@pytest.mark.parametrize(
    "body",
    [
        "[a](ban.md) [b](muc/index.md) [c](/ban/) [d](/muc/) ![e](muc/anh.png) [f](/muc/anh.png)",
        "[a](ban.md#de-muc-mot) [b](/ban/#de-muc-mot_1) [c](#) [d](?x=1)",
        "## Đề mục hai\n\n[a](#de-muc-hai)",
        "Chú thích.[^1]\n\n[^1]: Ở [đây](#fn:1).",
        "[a](https://example.vn/x) [b](mailto:a@example.vn) [c](tel:+84) <https://example.vn>",
        "`[a](khong.md)`\n\n```\n[b](khong.md)\n```\n\n    [c](khong.md)\n\n<!-- [d](khong.md) -->\n",
        "\\[a](khong.md)",
        '<a id="cho"></a>[a](#cho)',
        '<a href="../ban/">a</a> <img src="../muc/anh.png">',
    ],
)
def test_what_leads_somewhere(tmp_path: Path, body: str) -> None:
    assert [one.message for one in look(tmp_path, body)] == []


@pytest.mark.parametrize(
    ("body", "line", "column", "fixes"),
    [
        ("[a](khong.md)", 0, 5, []),
        ("Chữ\n\n[a](/bann/)", 2, 5, ["/ban/"]),
        ("[a](/guong/mauu/)", 0, 5, ["/guong/mau/"]),
        ("`khong.md` [a](khong.md)", 0, 16, []),
        ("[a](ban.mdx) [b](<ban mot.md>)", 0, 5, []),
        ("[a][b]\n\n[b]: khong.md", 2, 6, []),
        ('<a href="khong.md">a</a>', 0, 10, []),
        ('<a href="ban.md">a</a>', 0, 10, []),
        ("[a](muc/)", 0, 5, ["/muc/"]),
        ("[a](../muc/)", 0, 5, ["/muc/"]),
        ("[a](.)", 0, 5, []),
        ("![a](khong.png)", 0, 6, []),
        ("[a](#de-muc)", 0, 5, []),
        ("[a](ban.md#de-muc-mott)", 0, 5, ["ban.md#de-muc-mot"]),
        ("[a](/ban/#de-muc-hai)", 0, 5, []),
        ("![a](https://example.vn/a.png)", 0, 6, []),
        ('<a href="//[x">a</a>', 0, 10, []),
    ],
)
def test_what_leads_nowhere(tmp_path: Path, body: str, line: int, column: int, fixes: list[str]) -> None:
    found = look(tmp_path, body)[0]
    assert (found.place.path, found.place.line, found.place.column) == ("content/trang.md", FIRST + line, column)
    assert [fix.text for fix in found.fixes][: len(fixes)] == fixes
    assert found.code == ("R903" if "![a](https" in body else "R902")


def test_the_second_of_two_has_its_own_place(tmp_path: Path) -> None:
    found = look(tmp_path, "[a](khong.md)\n\n[b](khong.md)")
    assert [one.place.line for one in found] == [FIRST, FIRST + 2]


def test_what_only_a_build_knows_is_let_be(tmp_path: Path) -> None:
    assert look(tmp_path, "[a](/du-lieu/)", there=None) == []
    (found,) = look(tmp_path, "[a](../du-lieu/)", there=None)
    assert [fix.text for fix in found.fixes] == ["/du-lieu/"]


def test_an_unknown_extension_is_no_harm(tmp_path: Path) -> None:
    assert look(tmp_path, "[a](khong.md)", way=way_of(["khong.co.that"])) == []
    assert way_of("x") == way_of(None) == Way(names=("toc", "tables", "fenced_code"), options={})


@given(st.text(alphabet="[](){}<>!#:\"' \n\\`ab./é", max_size=60))
def test_any_text_is_followed(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    for one in look(tmp_path_factory.mktemp("trang"), body):
        assert one.place.line >= 1
        assert one.place.column >= 1


def test_links_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look(tmp_path, "[a](khong.md)")
    memory = Memory(tmp_path / "nho")
    first = read_links(tmp_path / "content", WAY, memory)
    memory.save()
    monkeypatch.setattr("markdown.markdown", lambda *_, **__: pytest.fail("read again"))
    assert read_links(tmp_path / "content", WAY, Memory(tmp_path / "nho")) == first


GOOD = """[a](quyen-rieng-tu.md) [b](/du-lieu/) [c](/guong/) [d](/guong/ca-nhan/) [e](/don-vi/) [f](/feed.xml)
[g](/guong/bui-thi-hanh/) [h](/mau/mau-bai-viet.docx) [i](/thong-ke/#bang) [k](/tra-cuu/?q=a)
[m](/nam/) [n](/phong-trao/)
"""
BAD = """[m](/guong) [a](quyen-rieng-tuu.md) [b](/du-lieuu/) [c](/guong/khong-co-ai/)

![d](khong.png) [e](#khong) [f](/ve-du-lieu/#khong)
"""


def lines(text: str) -> list[str]:
    return sorted(line for line in text.splitlines() if line.startswith("content/trang.md:"))


def test_check_and_build_say_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "mini"
    copy_of_mini(root)
    today = MINI_NOW.date().isoformat()
    (root / "content" / "trang.md").write_text(HEAD + GOOD, encoding="utf-8")
    assert main(["check", "--root", str(root), "--today", today]) == 0, capsys.readouterr().out
    build_site(root, tmp_path / "site", today=today)
    capsys.readouterr()
    (root / "content" / "trang.md").write_text(HEAD + GOOD + BAD, encoding="utf-8")
    assert main(["check", "--root", str(root), "--today", today]) == 1
    checked = lines(capsys.readouterr().out)
    with pytest.raises(BuildFailed):
        build_site(root, tmp_path / "site", today=today)
    told = capsys.readouterr()
    assert checked == lines(told.err)
    assert len(checked) == 7
    assert "WARNING" not in told.err


def test_every_page_below_a_folder_may_be_linked_to() -> None:
    """What rules take for a page and what is planned are one, but for the further pages of long lists."""
    checked = check_for_now(FolderSource(MINI / "exemplars"), MINI_NOW)
    checked.draft.plan_pages()
    known = Pages(checked.draft.known.catalog).by_folder
    planned = {tuple(path.split("/")[:2]) for path in checked.draft.paths() if path.count("/") == 2}
    lists = {("bai-viet", "bai-viet"), ("guong", "dien-hinh")}
    assert {one for one in planned if one[0] in FOLDERS and one[1] not in known[one[0]]} - lists == set()
