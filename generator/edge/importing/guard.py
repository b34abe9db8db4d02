"""Whether an office file may be opened at all: locked, broken, swollen and active files are refused with a reason."""

from __future__ import annotations

import codecs
import io
import zipfile

from generator.edge.importing import rules
from generator.words.diagnostics import Diagnostic, Place

LIMIT = 64 * 1024 * 1024
UNPACKED = 100 * 1024 * 1024
PARTS = 4_000

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PAGES = (b"<!doctype", b"<html", b"<head", b"<meta", b"<table", b"<style", b"<?xml")
_ACTIVE = ("vbaproject.bin", "activex/", "macrosheets/")


def is_office(raw: bytes) -> bool:
    """Whether bytes are a zip file or the container of old and locked office files."""
    return raw.startswith((b"PK\x03\x04", _OLE))


def is_page(raw: bytes) -> bool:
    """Whether bytes are a web page or XML, as some systems give out under the name of an Excel file."""
    return raw[:200].removeprefix(codecs.BOM_UTF8).lstrip().lower().startswith(_PAGES)


def refusal(raw: bytes, path: str) -> Diagnostic | None:
    """Why a file is not opened; None where it may be."""
    message, hint = _why_not(raw)
    return rules.TABLE.at(Place(path=path, line=1, column=1), message, hint=hint) if message else None


def _why_not(raw: bytes) -> tuple[str, str]:
    if len(raw) > LIMIT:
        return f"Tệp lớn hơn {LIMIT // 1024 // 1024} MiB.", "Chia thành nhiều tệp, hoặc giảm cỡ ảnh rồi gửi lại."
    if is_page(raw):
        return "Đây là trang web hay tệp XML mang tên bảng tính.", "Mở bằng Excel rồi lưu thành .xlsx."
    if raw.startswith(_OLE):
        if _LOCKED in raw:
            return "Tệp được đặt mật khẩu nên không mở được.", "Bỏ mật khẩu (Tệp › Thông tin › Bảo vệ) rồi lưu lại."
        return "Đây là tệp kiểu cũ (.xls, .doc).", "Mở bằng Excel hoặc Word rồi lưu thành .xlsx hoặc .docx."
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
            return _swollen(archive, parts) or _active(parts) or ("", "")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return "Tệp hỏng hoặc chưa tải xong nên không mở được.", "Mở lại tệp gốc, lưu một bản mới rồi gửi bản ấy."


def _swollen(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> tuple[str, str] | None:
    """The sizes a zip file declares may lie, so each part is read against the limit."""
    if any(part.flag_bits & 1 for part in parts):
        return "Tệp được đặt mật khẩu nên không mở được.", "Bỏ mật khẩu rồi lưu lại."
    left = UNPACKED
    too_much = f"Bên trong tệp nén quá lớn (hơn {UNPACKED // 1024 // 1024} MiB khi mở ra) nên không mở."
    if len(parts) > PARTS or sum(part.file_size for part in parts) > left:
        return too_much, "Chép phần cần dùng sang một tệp mới rồi gửi tệp ấy."
    for part in parts:
        with archive.open(part) as stream:
            while piece := stream.read(1 << 20):
                left -= len(piece)
                if left < 0:
                    return too_much, "Chép phần cần dùng sang một tệp mới rồi gửi tệp ấy."
    return None


def _active(parts: list[zipfile.ZipInfo]) -> tuple[str, str] | None:
    for part in parts:
        name = part.filename.lower()
        if any(sign in name for sign in _ACTIVE):
            return (
                "Tệp có macro (chương trình chạy trong tệp) nên không mở.",
                "Lưu thành .xlsx hoặc .docx (không macro).",
            )
    return None
