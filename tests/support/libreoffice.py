"""LibreOffice and poppler, which open what was made as readers' programs would.

A machine without them skips those tests and says which command brings them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

PATIENCE = 240


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"chưa có {name}: apt-get install {package}")
    return found


def _letters() -> None:
    """Make sure of a font that stands for Times New Roman and has all of Vietnamese; without one each accented letter
    comes out of another font.
    """
    tool = _program("fc-list", "fontconfig")
    known = subprocess.run([tool, ":lang=vi", "family"], check=True, timeout=60, capture_output=True, text=True).stdout
    if not any(name in known for name in ("Times New Roman", "Liberation Serif", "Tinos")):
        pytest.skip("chưa có phông thay Times New Roman đủ chữ Việt: apt-get install fonts-liberation2")


def as_pdf(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Each file as LibreOffice prints it; it is started once for all, with settings of its own that nobody keeps.

    Args:
        files: bytes by file name; the names must differ before the dot.
        folder: an empty folder to work in.
    """
    office = _program("soffice", "libreoffice-writer-nogui libreoffice-calc-nogui")
    _letters()
    out = folder / "pdf"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
         "--convert-to", "pdf", "--outdir", str(out), *(str(folder / name) for name in files)],
        check=True, timeout=PATIENCE, capture_output=True,
    )  # fmt: skip
    made = {name: out / f"{Path(name).stem}.pdf" for name in files}
    assert [name for name, pdf in made.items() if not pdf.is_file()] == []
    return made


def pages_of(pdf: Path) -> list[str]:
    """The text of each page in the order it was drawn, without any space: lines are broken where there is room."""
    tool = _program("pdftotext", "poppler-utils")
    text = subprocess.run([tool, "-raw", "-enc", "UTF-8", str(pdf), "-"], check=True, timeout=60, capture_output=True)
    return [without_space(page) for page in text.stdout.decode("utf-8").split("\f")[:-1]]


def fonts_of(pdf: Path) -> list[tuple[str, bool]]:
    """Each font with whether it is in the file."""
    tool = _program("pdffonts", "poppler-utils")
    said = subprocess.run([tool, str(pdf)], check=True, timeout=60, capture_output=True, text=True).stdout
    rows = [line.split() for line in said.splitlines()[2:]]
    return [(row[0], row[-5] == "yes") for row in rows]


def without_space(text: str) -> str:
    """A text without spaces and soft hyphens."""
    return re.sub(r"[\s\u00ad]+", "", text)
