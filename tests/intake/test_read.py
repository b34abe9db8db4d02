"""Where files may stand, how they may be called, and that nothing outside the folder is ever opened."""

from __future__ import annotations

import os
import socket
import unicodedata
from pathlib import Path

import pytest

from generator.intake.load import load
from generator.intake.read import FILE_LIMIT, FolderSource, MemorySource, Source, UnreadableError
from tests.intake.samples import ALL, brief


def problems(*paths: str) -> list[tuple[str, str, str]]:
    """Path, code and first suggestion of everything wrong with files of these names."""
    source = MemorySource(dict.fromkeys(paths, b"x"))
    return [
        (entry.path, one.code, one.fixes[0].text if one.fixes else "")
        for entry in source.files()
        for one in entry.problems
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "exemplars"
    for path, content in ALL.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    (root / "media").mkdir()
    (root / "media" / "ảnh lớp.JPG").write_bytes(b"\xff\xd8")
    return root


def codes(source: Source) -> list[tuple[str, str]]:
    return sorted((one.place.path, one.code) for one in load(source).diagnostics)


def test_a_folder_and_memory_say_the_same(folder: Path) -> None:
    memory = MemorySource({**ALL, "media/ảnh lớp.JPG": b"\xff\xd8"})
    assert list(FolderSource(folder).files()) == list(memory.files())
    assert load(FolderSource(folder)) == load(memory)
    assert load(memory).diagnostics == ()
    assert load(memory).media == ("media/ảnh lớp.JPG",)


PATHS = [
    ("profiles/Tạ Quang Bửu.md", "R106", "profiles/ta-quang-buu.md"),
    ("profiles/a.md", "R106", ""),
    ("profiles/" + "a" * 81 + ".md", "R106", "profiles/" + "a" * 80 + ".md"),
    ("profiles/an_binh.md", "R106", "profiles/an-binh.md"),
    ("profiles/an.docx", "R105", ""),
    ("profiles/an.MD", "R105", "profiles/an.md"),
    ("profiles/an.markdown", "R105", "profiles/an.md"),
    ("profiles/an", "R105", "profiles/an.md"),
    ("profiles/an.csv", "R105", ""),
    ("stories/2026/an.csv", "R105", ""),
    ("profiles/2026/an.md", "R104", "profiles/an.md"),
    ("stories/an.md", "R104", ""),
    ("stories/26/an.md", "R104", ""),
    ("stories/2026/thang-1/an.md", "R104", ""),
    ("story/2026/an.md", "R104", "stories/2026/an.md"),
    ("Profiles/an.md", "R104", "profiles/an.md"),
    ("an.md", "R104", ""),
    ("vocabulary/unit.yml", "R106", "vocabulary/units.yml"),
    ("vocabulary/units.yaml", "R105", "vocabulary/units.yml"),
    ("vocabulary/them/units.yml", "R106", "vocabulary/units.yml"),
    ("media/an.svg", "R105", ""),
    ("media/an.html", "R105", ""),
    ("media/an", "R105", ""),
    ("media/con.jpg", "R106", ""),
    ("media/a:b.jpg", "R106", ""),
    ("media/cuoi /a.jpg", "R106", ""),
    ("profiles/.DS_Store", "R111", ""),
    ("media/Thumbs.db", "R111", ""),
    ("profiles/~$an.docx", "R111", ""),
    ("profiles/an.md~", "R111", ""),
]


@pytest.mark.parametrize(("path", "code", "fix"), PATHS)
def test_a_path_that_is_wrong(path: str, code: str, fix: str) -> None:
    assert problems(path) == [(path, code, fix)]


@pytest.mark.parametrize(
    "path",
    [
        "profiles/an-binh.md", "stories/2026/an.md", "awards/2025/qd-1.csv", "vocabulary/units.yml", "README.md",
        ".gitattributes", "profiles/.gitkeep", "media/2026/lớp học (1).PNG", "media/so-lieu.csv", "LICENSE",
    ],
)  # fmt: skip
def test_a_path_that_is_right(path: str) -> None:
    assert problems(path) == []


def test_names_that_some_machines_take_for_one() -> None:
    nfd = unicodedata.normalize("NFD", "media/ảnh.jpg")
    assert problems("media/A.jpg", "media/a.jpg") == [("media/a.jpg", "R107", "")]
    assert problems("media/ảnh.jpg", nfd) == [(nfd, "R108", "media/ảnh.jpg")]
    assert [row[1] for row in problems("profiles/AN.md", "profiles/an.md")] == ["R106", "R107"]


def test_an_unknown_folder_is_told_once() -> None:
    told = [row[:2] for row in problems("anh/1.jpg", "anh/2.jpg", "anh/sau/3.jpg", "khac/1.jpg")]
    assert told == [("anh/1.jpg", "R104"), ("khac/1.jpg", "R104")]


def test_a_file_in_the_wrong_place_is_read_all_the_same() -> None:
    loaded = load(MemorySource({"profiles/2026/Ông A.md": b"---\nkind: nobody\n---\n"}))
    assert [record.id for record in loaded.records] == ["Ông A"]
    assert {"R104", "R106", "R163", "R160"} <= {one.code for one in loaded.diagnostics}


def test_links_are_findings_and_never_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("---\nname: Bí mật\n---\n", encoding="utf-8")
    (folder / "profiles" / "lien-ket.md").symlink_to(secret)
    (folder / "media" / "lien-ket.jpg").symlink_to("ảnh lớp.JPG")
    (folder / "stories" / "2027").symlink_to(tmp_path)
    (folder / "media" / "hong.jpg").symlink_to("khong-co")
    loaded = load(FolderSource(folder))
    assert codes(FolderSource(folder)) == [
        ("media/hong.jpg", "R102"), ("media/lien-ket.jpg", "R102"), ("profiles/lien-ket.md", "R102"),
        ("stories/2027", "R102"),
    ]  # fmt: skip
    assert loaded.media == ("media/ảnh lớp.JPG",)
    assert "Bí mật" not in str(loaded.records)
    with pytest.raises(UnreadableError):
        FolderSource(folder).read("profiles/lien-ket.md")
    with pytest.raises(UnreadableError):
        FolderSource(folder).read("stories/2027/secret.md")
    with pytest.raises(UnreadableError):
        FolderSource(folder).read("../secret.md")


def test_a_root_that_is_a_link_or_is_not_there(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    for root in (tmp_path / "link", tmp_path / "nothing"):
        assert codes(FolderSource(root)) == [(".", "R101")]


def test_pipes_and_sockets_are_findings(folder: Path) -> None:
    os.mkfifo(folder / "profiles" / "ong.md")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(folder / "media" / "s.jpg"))
        assert codes(FolderSource(folder)) == [("media/s.jpg", "R103"), ("profiles/ong.md", "R103")]
    with pytest.raises(UnreadableError):
        FolderSource(folder).read("profiles/ong.md")


def test_files_and_folders_without_permission(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The kernel's answer is played, because root, as whom machines run tests, is let in everywhere."""
    closed = {folder / "profiles" / "nguyen-thi-mau.md", folder / "events"}
    scandir, open_file = os.scandir, os.open

    def guarded_scandir(path: str) -> object:
        if Path(path) in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    def guarded_open(path: str, *rest: int) -> int:
        if Path(path) in closed:
            raise PermissionError(13, "Permission denied", str(path))
        return open_file(path, *rest)

    monkeypatch.setattr(os, "scandir", guarded_scandir)
    monkeypatch.setattr(os, "open", guarded_open)
    assert codes(FolderSource(folder)) == [("events", "R101"), ("profiles/nguyen-thi-mau.md", "R101")]


def test_a_file_that_cannot_be_read_after_all(folder: Path) -> None:
    class Failing(FolderSource):
        def read(self, path: str) -> bytes:
            if path.startswith("profiles/"):
                raise UnreadableError("Không đọc được tệp này.")
            return super().read(path)

    loaded = load(Failing(folder))
    assert [(one.place.path, *brief(one)[:3]) for one in loaded.diagnostics] == [
        ("profiles/nguyen-thi-mau.md", 1, 1, "R101")
    ]
    assert "profiles/nguyen-thi-mau.md" in loaded.broken


def test_names_that_are_no_text(folder: Path) -> None:
    name = b"profiles/\xff\n.md"
    (folder / os.fsdecode(name)).write_bytes(b"")
    found = load(FolderSource(folder)).diagnostics
    assert [(one.place.path, one.code) for one in found] == [("profiles/\ufffd\ufffd.md", "R106")]
    str(found).encode()


def test_a_file_too_large_to_open(folder: Path) -> None:
    big = folder / "profiles" / "to.md"
    with big.open("wb") as stream:
        stream.truncate(FILE_LIMIT + 1)
    assert codes(FolderSource(folder)) == [("profiles/to.md", "R109")]
    with pytest.raises(UnreadableError):
        FolderSource(folder).read("profiles/to.md")
    with pytest.raises(UnreadableError):
        MemorySource({"a": b" " * (FILE_LIMIT + 1)}).read("a")


def test_of_a_file_that_grows_no_more_is_read_than_tells_that_it_is_too_large(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def read(handle: int, size: int) -> bytes:
        asked.append(size)
        return bytes(size)

    monkeypatch.setattr(os, "read", read)
    with pytest.raises(UnreadableError, match="lớn hơn 4 MiB"):
        FolderSource(folder).read("profiles/nguyen-thi-mau.md")
    assert asked[0] == len(ALL["profiles/nguyen-thi-mau.md"]) + 1
    assert sum(asked) == FILE_LIMIT + 1


@pytest.mark.parametrize("most", [1, 7, 4096])
def test_a_file_that_comes_in_pieces_is_read_whole(folder: Path, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    read = os.read
    monkeypatch.setattr(os, "read", lambda handle, size: read(handle, min(size, most)))
    path = "profiles/nguyen-thi-mau.md"
    assert FolderSource(folder).read(path) == ALL[path]
