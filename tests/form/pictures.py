"""The pictures of the guide for authors: ``python -m tests.form.pictures`` takes them anew into ``.github/pictures/``.

The terminal's answer is the program's own, about an invented record, drawn by the browser; the form is the real one.
"""

from __future__ import annotations

import html
import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from generator.show.products.blank_forms.files import STORY_NAME
from tests.form.serving import ROOT, serving_form
from tests.form.writer import PATIENCE, Writer
from tests.support.chromium import ARGUMENTS, chromium

TARGET = ROOT / ".github" / "pictures"
COLORS = 64
_WRONG = """---
kind: good-deed
title: Người giữ đèn sân trường
date: 20/11/2026
exemplars: [trinh-van-duk]
summary: Một việc nhỏ mỗi tối ở sân trường hư cấu.
author: Ban biên tập
status: draft
---
Tối nào thầy cũng tắt đèn sân trường sau cùng.
"""
_FRAME = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; background: #1d2330; color: #e8ecf4; font: 15px/1.6 "DejaVu Sans Mono", monospace; }}
pre {{ margin: 0; padding: 20px 24px; white-space: pre-wrap; }}
</style><pre>{text}</pre>"""


def main() -> None:
    """Take all pictures."""
    TARGET.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        _terminal(browser, Path(folder) / "check")
        with serving_form(Path(folder) / "form") as form:
            _form(browser, form.address)
        browser.close()
        _template(Path(folder))
    for path in sorted(TARGET.glob("*.png")):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} kB")


def _terminal(browser: Browser, root: Path) -> None:
    """What ``check`` says of a new story with two mistakes."""
    (root / "exemplars").parent.mkdir(parents=True)
    subprocess.run(["cp", "-r", ROOT / "tests/mini/exemplars", ROOT / "tests/mini/mkdocs.yml", root], check=True)
    (root / "exemplars/stories/2026/den-san-truong.md").write_text(_WRONG, encoding="utf-8")
    command = ["check", "exemplars/stories/2026/den-san-truong.md"]
    program = Path(sys.executable).with_name("exemplars")
    done = subprocess.run(
        [program, *command, "--today", "2026-11-22"], cwd=root, capture_output=True, text=True, check=False
    )
    text = f"$ .venv/bin/exemplars {' '.join(command)}\n{done.stdout}"
    page = browser.new_page(viewport={"width": 920, "height": 100})
    page.set_content(_FRAME.format(text=html.escape(text.rstrip())))
    _take(page, "kiem-tra.png", whole=True)


def _template(folder: Path) -> None:
    """The first page of the Word file to fill in, as LibreOffice shows it."""
    program = Path(sys.executable).with_name("exemplars")
    subprocess.run([program, "schema", "--templates", folder], cwd=ROOT, check=True, capture_output=True)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / STORY_NAME]
    subprocess.run(command, check=True, capture_output=True)
    printed = (folder / STORY_NAME).with_suffix(".pdf")
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", "80", printed, folder / "mau"], check=True)
    shot = Image.open(folder / "mau.png").convert("RGB")
    shot.crop((0, 0, shot.width, shot.height * 2 // 3)).quantize(COLORS).save(TARGET / "mau-word.png", optimize=True)


def _form(browser: Browser, address: str) -> None:
    """The web form with a profile begun."""
    page = browser.new_page(viewport={"width": 920, "height": 620})
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    writer = Writer(page)
    writer.enter()
    writer.begin("profiles", "Hồ sơ điển hình")
    writer.choose(kind="Cá nhân")
    writer.write(name="Trần Thị Mẫu")
    page.evaluate("window.scrollTo(0, 0)")
    _take(page, "bieu-mau.png", whole=False)


def _take(page: Page, name: str, *, whole: bool) -> None:
    """One picture, with few colors so that it stays small."""
    shot = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    shot.quantize(COLORS, dither=Image.Dither.NONE).save(TARGET / name, optimize=True)
    page.close()


if __name__ == "__main__":
    main()
