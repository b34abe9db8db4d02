"""From a Word file to the page a reader sees, as a new contributor and a reviewer go. Everybody here is invented."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import openpyxl
import pytest
from bs4 import BeautifulSoup
from docx.shared import Cm

from generator.edge.cli import main
from tests.edge.importing.office.parts import picture
from tests.edge.repositories import commit, git, mini_repository
from tests.support.rendering import THEME

DAY = "2026-03-01"
FORM = {
    "Loại (": "Cá nhân",
    "Họ và tên": "TS. Thái Thị Mơ",
    "Đơn vị": "Khoa Ngoại ngữ",
    "Lĩnh vực": "Giảng dạy, đào tạo",
    "Tóm tắt": "Cô giáo bịa dạy ngoại ngữ bằng bài hát.",
    "Loại bài": "Người tốt, việc tốt",
    "Tiêu đề": "Bài hát giúp nhớ từ",
    "Sa pô": "Mỗi giờ học mở đầu bằng một bài hát.",
    "Tác giả": "Khoa Ngoại ngữ",
    "Ngày đăng": "20/02/2026",
    "Đã có sự đồng ý": "Có, người được nêu gương đồng ý",
    "Phạm vi": "nêu tên, đăng ảnh, đăng bài viết",
    "Ngày đồng ý": "10/02/2026",
    "Số hồ sơ": "HS-07/2026",
}
AWARD = ("Lao động tiên tiến", "", "2024", "15/QĐ-ĐHSH", "20/11/2024", "Giám đốc", "")
STORY, PROFILE = "stories/2026/bai-hat-giup-nho-tu.md", "profiles/thai-thi-mo.md"
PHOTO = "media/bai-hat-giup-nho-tu-1.jpg"
MADE = {f"exemplars/{path}" for path in (STORY, PROFILE, PHOTO)}


class Person:
    """Somebody at a terminal, in the repository."""

    def __init__(self, root: Path, terminal: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._terminal = terminal

    def types(self, *words: str, ends: int = 0) -> str:
        """What a command says; it ends with this status, and never with a traceback."""
        self._terminal.readouterr()
        status = main([*words, "--today", DAY])
        said, beside = self._terminal.readouterr()
        assert status == ends, said + beside
        assert "Traceback" not in said + beside
        return said

    def edits(self, path: str, **lines: str) -> None:
        """Change lines of a record by hand, each given by what it begins with."""
        file = self.root / "exemplars" / path
        text = file.read_text(encoding="utf-8")
        for name, line in lines.items():
            old = next(one for one in text.splitlines() if one.strip(" -").startswith(f"{name}:"))
            text = text.replace(old, line)
        file.write_text(text, encoding="utf-8")

    def changed(self) -> set[str]:
        """The files that git sees changed or new among the records."""
        said = git(self.root, "status", "--short", "--untracked-files=all", "exemplars")
        return {line[3:] for line in said.splitlines()}


@pytest.fixture
def person(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Person:
    root = mini_repository(tmp_path / "kho")
    shutil.copytree(THEME, root / "theme")
    (root / ".gitignore").write_text(".cache/\nsite/\nmau/\n", encoding="utf-8")
    commit(root)
    monkeypatch.chdir(root)
    made = Person(root, capsys)
    made.types("schema", "--templates", str(root / "mau"))
    return made


def fill_in_the_form(folder: Path) -> str:
    """The Word form as an author gives it back: filled in, the text and a photo after it."""
    form = docx.Document(str(folder / "mau-bai-viet.docx"))
    rows = [row for table in form.tables if len(table.columns) == 2 for row in table.rows]
    for label, value in FORM.items():
        next(row for row in rows if row.cells[0].text.startswith(label)).cells[1].text = value
    claimed = next(table for table in form.tables if len(table.columns) == len(AWARD))
    for cell, value in zip(claimed.rows[1].cells, AWARD, strict=True):
        cell.text = value
    form.add_paragraph("Lớp học mở đầu bằng tiếng đàn.")
    form.add_picture(io.BytesIO(picture(1, gps=True)), width=Cm(12))
    form.add_paragraph("Ảnh: Cô Mơ trong một giờ học (Ảnh: Lê Văn Máy)")
    form.save(str(folder / "bai.docx"))
    return str(folder / "bai.docx")


def test_from_a_word_file_to_the_page(person: Person) -> None:
    file = fill_in_the_form(person.root / "mau")

    said = person.types("import", file, "--dry-run")
    assert all(f"sẽ tạo  {path}" in said for path in MADE)
    assert "Chạy thử, không ghi gì." in said
    assert person.changed() == set()
    person.types("import", file)
    assert person.changed() == MADE
    assert "3 tệp giữ nguyên" in person.types("import", file)

    found = person.types("check", "--changed-since", "HEAD", ends=1)
    assert f"exemplars/{STORY}:" in found
    assert "lỗi R703" in found  # why the photo may be shown: nobody but the reviewer can say

    person.edits(
        STORY,
        file=f"  - file: {PHOTO}\n    alt: Cô Mơ đứng lớp\n    people: [thai-thi-mo]\n    basis: consent",
        status="status: published",
        date="date: 20/02/2026",
    )
    person.edits(PROFILE, status="status: published")
    assert "2026-02-20" in person.types("check", "--changed-since", "HEAD", ends=1)
    person.types("fix", f"exemplars/{STORY}")
    assert "date: 2026-02-20" in (person.root / "exemplars" / STORY).read_text(encoding="utf-8")
    person.types("check", "--changed-since", "HEAD")

    base = git(person.root, "rev-parse", "HEAD").strip()
    commit(person.root)
    comment = person.types("diff", base, "HEAD")
    for told in (
        "`/bai-viet/bai-hat-giup-nho-tu/`",
        "`/guong/thai-thi-mo/`",
        PHOTO,
        "HS-07/2026",
        "Lao động tiên tiến",
    ):
        assert told in comment
    assert "- [ ] " in comment

    person.types("build")
    assert_shown(person.root / "site")


def assert_shown(site: Path) -> None:
    """The story, the profile, the photo and the claimed award stand on the site, the award as not yet compared."""
    story = (site / "bai-viet/bai-hat-giup-nho-tu/index.html").read_text(encoding="utf-8")
    assert "Lớp học mở đầu bằng tiếng đàn." in story
    photo = BeautifulSoup(story, "html.parser").find("img", alt="Cô Mơ đứng lớp")
    assert photo is not None
    shown = (site / "bai-viet/bai-hat-giup-nho-tu" / str(photo["src"])).resolve()
    assert shown.is_file()
    assert b"Exif" not in shown.read_bytes()
    profile = (site / "guong/thai-thi-mo/index.html").read_text(encoding="utf-8")
    assert "TS Thái Thị Mơ" in BeautifulSoup(profile, "html.parser").get_text(" ")
    assert "Lao động tiên tiến" in profile
    assert "chưa đối chiếu quyết định" in profile.lower()
    assert "HS-07/2026" not in story + profile


@pytest.mark.long
def test_from_a_decision_in_excel_to_the_page(person: Person) -> None:
    book = openpyxl.load_workbook(person.root / "mau/mau-danh-sach.xlsx")
    sheet = book["Danh sách"]
    columns = {str(cell.value).split(" (")[0]: cell.column for cell in sheet[1]}
    row = {
        "Họ và tên": "Phạm Văn Thử",
        "Đơn vị": "Khoa Ngoại ngữ",
        "Loại danh hiệu": "Lao động tiên tiến",
        "Số quyết định": "77/QĐ-ĐHSH",
        "Ngày ban hành": "20/11/2025",
        "Cơ quan ban hành": "Giám đốc Đại học Thử nghiệm Sông Hồng",
    }
    for label, value in row.items():
        place = next(number for name, number in columns.items() if name.startswith(label))
        sheet.cell(2, place, value)
    file = str(person.root / "mau/danh-sach.xlsx")
    book.save(file)

    person.types("import", file, "--dry-run")
    assert person.changed() == set()
    person.types("import", file)
    (made,) = person.changed()
    assert made.startswith("exemplars/awards/2025/77-")
    person.types("check", made)
    record = person.root / made
    record.write_text(
        record.read_text(encoding="utf-8").replace("status: draft", "status: published"), encoding="utf-8"
    )
    base = git(person.root, "rev-parse", "HEAD").strip()
    commit(person.root)
    assert "77/QĐ" in person.types("diff", base, "HEAD").replace("&#47;", "/")
