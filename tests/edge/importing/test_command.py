"""``exemplars import`` from the command line to the disk. The people are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.edge.cli import importing
from generator.edge.cli.parsing import UsageError
from generator.edge.records import CannotWrite
from tests.edge.importing.support import BASE, BUILTIN, PROFILES, ROW, table

PATH = "exemplars/awards/2024/45-qd-dhsm-2024.md"
BAD = ROW.replace("20/11/2024", "31/02/2024")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in BASE.items():
        file = tmp_path / "kho/exemplars" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "kho"


def write(root: Path, *rows: str) -> str:
    file = root.parent / "bang.csv"
    file.write_text(table(*rows), encoding="utf-8")
    return str(file)


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def run(root: Path, *words: str) -> int:
    return importing.run([*words, "--root", str(root), "--today", "2026-06-15"])


def test_new_files_are_written_and_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert run(root, write(root, ROW)) == 0
    assert set(files(root)) - set(before) == {PATH}
    out = capsys.readouterr().out
    assert f"tạo  {PATH}\n" in out
    assert "1/1 dòng: 1 tệp mới" in out
    assert run(root, write(root, ROW)) == 0
    assert "0 tệp mới, 0 tệp sửa, 1 tệp giữ nguyên" in capsys.readouterr().out


def test_a_dry_run_shows_what_would_change_and_changes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, write(root, ROW))
    before = files(root)
    capsys.readouterr()
    assert run(root, write(root, ROW.replace("Phạm Văn Thử", "Ngô Hai"), ROW), "--dry-run") == 0
    out = capsys.readouterr().out
    assert files(root) == before
    assert f"sẽ sửa  {PATH}\n" in out
    assert "    +    name: Ngô Hai\n" in out
    assert "Phạm Văn Thử" not in out


def test_rows_with_errors_are_told_and_the_others_are_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(root, ROW, BAD)
    assert run(root, file) == 1
    assert (root / PATH).is_file()
    assert f"{file}:3:7: lỗi R924" in capsys.readouterr().out


def test_strict_writes_all_or_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    assert run(root, write(root, ROW, BAD), "--strict") == 1
    assert files(root) == before
    assert "không ghi gì" in capsys.readouterr().out
    assert run(root, write(root, ROW), "--strict") == 0
    assert files(root) != before


def test_a_file_that_cannot_be_read_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(root)
    file = root.parent / "bang.csv"
    file.write_bytes(b"PK\x03\x04" + table(ROW).encode())
    assert run(root, str(file)) == 1
    assert files(root) == before
    assert "hỏng" in capsys.readouterr().out


def test_a_mapping_with_mistakes_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mapping = root.parent / "anh-xa.yml"
    mapping.write_text("format: 1\nrecipient: {}\n", encoding="utf-8")
    assert run(root, write(root, ROW), "--map", str(mapping)) == 1
    assert "R921" in capsys.readouterr().out


def test_an_empty_folder_becomes_a_site(tmp_path: Path) -> None:
    beside, root = tmp_path / "nguon", tmp_path / "kho"
    (beside / "danh-muc").mkdir(parents=True)
    (beside / "trang/sau").mkdir(parents=True)
    root.mkdir()
    for path, text in BASE.items():
        if path.startswith("vocabulary/"):
            (beside / path.replace("vocabulary", "danh-muc")).write_text(text, encoding="utf-8")
    (beside / "mkdocs.yml").write_text("site_name: Thử\n", encoding="utf-8")
    (beside / "trang/sau/a.md").write_text("---\ntitle: A\n---\n", encoding="utf-8")
    (beside / "trang/bi-mat.pdf").write_bytes(b"%PDF")
    mapping = beside / "anh-xa.yml"
    mapping.write_text(f"{PROFILES}vocabulary: danh-muc\nsite: [mkdocs.yml, trang]\n", encoding="utf-8")
    csv = beside / "bang.csv"
    csv.write_text("Tên,Loại,Đơn vị,Giải,Năm\nVũ Mơ,,Khoa Hóa,Giấy khen,1970\n", encoding="utf-8")
    words = [str(csv), "--map", str(mapping)]
    assert run(root, *words) == 0
    made = files(root)
    assert set(made) == {
        "mkdocs.yml",
        "trang/sau/a.md",
        "exemplars/profiles/vu-mo.md",
        "exemplars/awards/1970/giay-khen-1970.md",
        *(f"exemplars/{path}" for path in BASE if path.startswith("vocabulary/")),
    }
    assert "khoa-hoa" in made["exemplars/vocabulary/units.yml"].decode()
    (root / "mkdocs.yml").write_text("site_name: Đổi rồi\n", encoding="utf-8")
    made["mkdocs.yml"] = "site_name: Đổi rồi\n".encode()
    assert run(root, *words) == 0
    assert files(root) == made


@pytest.mark.parametrize("name", ["../ngoai", "/etc/hosts", "khong-co"])
def test_a_site_cannot_start_from_elsewhere(root: Path, name: str) -> None:
    (root.parent / "ngoai").mkdir()
    mapping = root / "anh-xa.yml"
    mapping.write_text(f"{BUILTIN}\nsite: [{name}]\n", encoding="utf-8")
    with pytest.raises(UsageError, match="không có tệp hay thư mục ấy"):
        run(root, write(root, ROW), "--map", str(mapping))


def test_nothing_is_written_through_a_link(root: Path) -> None:
    (root.parent / "ngoai").mkdir()
    (root / "exemplars/awards").symlink_to(root.parent / "ngoai")
    with pytest.raises(CannotWrite, match="liên kết"):
        run(root, write(root, ROW))
    assert list((root.parent / "ngoai").iterdir()) == []


def test_wrong_calls_are_refused(root: Path) -> None:
    with pytest.raises(UsageError, match="thiếu tệp"):
        run(root)
    with pytest.raises(UsageError, match="Không có tệp"):
        run(root, "khong-co.csv")


def test_the_sample_is_the_mapping_in_use(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, "--sample") == 0
    sample = capsys.readouterr().out
    assert sample == BUILTIN
    mapping = root.parent / "anh-xa.yml"
    mapping.write_text(sample, encoding="utf-8")
    assert run(root, write(root, ROW), "--map", str(mapping)) == 0
    by_map = (root / PATH).read_bytes()
    (root / PATH).unlink()
    assert run(root, write(root, ROW)) == 0
    assert (root / PATH).read_bytes() == by_map


def test_escape_sequences_of_a_table_never_reach_the_terminal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(root, write(root, ROW.replace("Khoa Điện", "Khoa \x1b]0;x\x07\u202eĐ")))
    out = capsys.readouterr().out
    assert "R925" in out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
