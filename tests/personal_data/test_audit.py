"""The audit finds canaries and personal data in every kind of file a site may hold, and nothing in our own sites."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image, PngImagePlugin
from pypdf import PdfWriter

from generator.edge.auditing import audit
from generator.edge.cli import main
from generator.edge.site import build_site
from tests.support.nobel import part_of_nobel
from tests.support.rendering import THEME, copy_of_mini

CANARY = "Khúc Thị Chim Hoàng Yến"
PHONE = "0912 345 678"
SAID = f"Gọi {CANARY}: {PHONE}"


def sheet() -> bytes:
    book = Workbook()
    book.active.append(["Tên", SAID])  # type: ignore[union-attr]
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def picture(kind: str) -> bytes:
    target = BytesIO()
    exif = Image.Exif()
    exif[0x10E] = SAID.encode()
    more = {"exif": exif}
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_itxt("Comment", SAID, zip=True)
        more = {"pnginfo": notes}  # type: ignore[dict-item]
    Image.new("RGB", (8, 8)).save(target, kind, **more)
    return target.getvalue()


def pdf() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(72, 72)
    writer.add_metadata({"/Author": SAID})
    writer.add_attachment("thu.txt", SAID.encode())
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def archive() -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("trong/danh-sach.xlsx", sheet())
    return target.getvalue()


FILES = {
    "index.html": f"<p>Gọi <b>{CANARY}</b>: 0912&nbsp;345&#32;678".encode(),
    "chu-thich.html": f"<!-- {SAID} -->".encode(),
    "thuoc-tinh.html": f'<img alt="{SAID}">'.encode(),
    "api.json": json.dumps({"a": [{"b": SAID}]}).encode(),
    "chi-muc.json": json.dumps({"goi khuc thi chim hoang yen": ["0912345678"]}).encode(),
    "feed.xml": f"<title>{SAID.replace('ú', '&#250;')}</title>".encode(),
    "bang.csv": f"ten;so\n{CANARY};０９１２３４５６７８\n".encode(),
    "lich.ics": f"SUMMARY:Gọi {CANARY[:12]}\r\n {CANARY[12:]}: 0912 34\r\n 5 678\r\n".encode(),
    "bang.xlsx": sheet(),
    "goi.zip": archive(),
    "trang.html.gz": gzip.compress(SAID.encode()),
    "thu.pdf": pdf(),
    "anh.jpg": picture("JPEG"),
    "anh.png": picture("PNG"),
    "anh.webp": picture("WEBP"),
    "khuc-thi-chim-hoang-yen-0912345678.txt": b"",
}


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_is_opened(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    whats = {found.what for found in audit(tmp_path, [CANARY], [])}
    assert "số điện thoại" in whats
    if "hoang-yen" not in name:
        assert "chữ không được có" in whats


def test_damaged_files_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(b"\x1f\x8bno")
    (tmp_path / "b.zip").write_bytes(b"PK\3\4no")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 no")
    assert [found.what for found in audit(tmp_path, [], [])] == ["tệp không mở được"] * 3


@pytest.mark.parametrize("what", ["Ngày sinh: 12/5/1985", "Dân tộc: Tày", "Nhà riêng: số 12 ngõ 34 phố Mẫu"])
def test_of_the_living_nothing_may_be_told(tmp_path: Path, what: str) -> None:
    (tmp_path / "index.html").write_text(f"<p>{what}</p>", encoding="utf-8")
    assert len(list(audit(tmp_path, [], []))) == 1
    assert list(audit(tmp_path, [], [], history=what)) == []


@pytest.mark.long
def test_our_sites_hold_nothing(real_site_under_a_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(real_site_under_a_path)]) == 0, capsys.readouterr().out


@pytest.mark.long
@pytest.mark.parametrize(("name", "today"), [("mini", "2026-03-01"), ("nobel", "2021-01-01")])
def test_nor_do_the_invented_and_the_nobel_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, today: str
) -> None:
    """On the invented one whatever may not be shown says “bí mật” (``tests/mini/README.md``)."""
    root, out = tmp_path / name, tmp_path / "trang"
    if name == "mini":
        copy_of_mini(root)
    else:
        part_of_nobel(root, range(1901, 2021), scope="name, photo, story, social, print")
        shutil.copytree(THEME, root / "theme")
    build_site(root, out, today=today)
    assert main(["audit", str(out), "--root", str(root), "--today", today, "--canary", "bí mật"]) == 0, (
        capsys.readouterr().out
    )
    (out / "them.html").write_text("<p>Bí mật: 0912 345 678</p>", encoding="utf-8")
    assert main(["audit", str(out), "--root", str(root), "--today", today, "--canary", "bí mật"]) == 1
