"""What the makers of the files share: workbooks, documents, pictures, and zip files with a fixed date."""

# ruff: noqa: DTZ001 - rows of a table stay on one line; Word knows no time zones

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

import docx
import openpyxl
from docx.document import Document
from openpyxl.workbook import Workbook
from PIL import Image

HEAD = (
    "STT", "Họ và tên", "Đơn vị công tác", "Loại danh hiệu thi đua", "Nội dung thành tích", "Số quyết định",
    "Ngày ban hành", "Cơ quan ban hành quyết định", "Link minh chứng", "Năm học", "Ghi chú",
)  # fmt: skip
DIRECTOR = "Giám đốc Đại học Sông Mơ"
MINISTER = "Bộ trưởng Bộ Giáo dục và Đào tạo"
_WHEN = datetime(2026, 5, 4, 8, 0)

Rows = Sequence[Sequence[Any]]


def book(sheets: Mapping[str, Rows], change: Callable[[Workbook], None] = lambda book: None) -> bytes:
    """A workbook with one sheet for each list of rows."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row, start=1):
                if value is not None:
                    sheet.cell(number, place, value)
    made.properties.creator = "Văn phòng (bịa)"
    made.properties.created = made.properties.modified = _WHEN
    change(made)
    made.properties.modified = _WHEN
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue())


def document(fill: Callable[[Document], None]) -> bytes:
    """A Word document."""
    made = docx.Document()
    made.core_properties.author = "Văn phòng (bịa)"
    made.core_properties.created = made.core_properties.modified = _WHEN
    fill(made)
    out = io.BytesIO()
    made.save(out)
    return settled(out.getvalue())


def settled(raw: bytes, change: Callable[[dict[str, bytes]], None] = lambda parts: None) -> bytes:
    """A zip file with one date on all of its parts; ``change`` may alter the parts."""
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    if "docProps/core.xml" in parts:
        parts["docProps/core.xml"] = re.sub(
            rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2026-05-04T08:00:00Z", parts["docProps/core.xml"]
        )
    change(parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name, date_time=(2026, 5, 4, 8, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def picture(seed: int, width: int = 1600, height: int = 1200, *, gps: bool = False) -> bytes:
    """A JPEG picture of coloured clouds, as noisy as a photo; with ``gps`` it says where it was taken."""
    small = Image.frombytes("RGB", (80, 60), random.Random(seed).randbytes(80 * 60 * 3))
    image = small.resize((width, height), Image.Resampling.BICUBIC)
    exif = Image.Exif()
    if gps:
        exif[271] = "Điện thoại của người chụp"
        exif.get_ifd(0x8825)[2] = (21.0, 0.0, 18.0)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90, exif=exif)
    return out.getvalue()


def heic(seed: int, width: int = 1400, height: int = 1050) -> bytes:
    """The same kind of picture as a telephone of today saves it."""
    import pillow_heif

    image = Image.open(io.BytesIO(picture(seed, 70, 52))).resize((width, height), Image.Resampling.BICUBIC)
    out = io.BytesIO()
    pillow_heif.from_pillow(image).save(out, quality=40)
    return out.getvalue()


def pairs(made: Document, rows: Sequence[tuple[str, str]]) -> None:
    """A table of labels and what was filled in."""
    table = made.add_table(rows=0, cols=2)
    for label, text in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, text


def grid(made: Document, rows: Rows) -> Any:
    """A table with a header."""
    table = made.add_table(rows=0, cols=len(rows[0]))
    table.style = "Table Grid"
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = str(text)
    return table
