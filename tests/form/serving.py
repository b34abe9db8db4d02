"""The web form over a folder of records: its files served on loopback, and a ``decap-server`` that writes into it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from generator import build
from generator.edge.webform import BUNDLE, program
from generator.intake.read import FolderSource
from generator.show.form import Form
from generator.show.products import form as product
from tests.support.loopback import serving_folder

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 22, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
_SERVER = ROOT / "requirements/form/node_modules/decap-server/dist/index.js"
_PATIENCE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The form's address and the folder that it writes to."""

    address: str
    root: Path


def lay_form(records: Path, form: Form, site: Path) -> None:
    """Write the form's files as a build would."""
    options = build.Options(name="Trường Mẫu", form=form)
    catalog, _ = build.examine(FolderSource(records), NOW, options)
    planned = product.plan(build.site_of(catalog, options), lambda path: b"")
    for output in (*planned, *program(ROOT, form)[0]):
        target = site / output.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(output.content or b"")


@contextmanager
def serving_form(folder: Path) -> Iterator[Served]:
    """The form over a copy of the invented university's records."""
    node = shutil.which("node")
    if node is None or not _SERVER.is_file() or not (ROOT / BUNDLE).is_file():
        pytest.skip("chưa có Decap CMS: chạy `make form` (cần npm)")
    root = folder / "kho"
    shutil.copytree(ROOT / "tests/mini/exemplars", root / "exemplars")
    shutil.copy(ROOT / "tests/mini/mkdocs.yml", root)
    port = _free_port()
    form = Form(repo="to-chuc/kho", sign_in="https://dang-nhap.example.edu.vn", local=f"http://127.0.0.1:{port}/api/v1")
    lay_form(root / "exemplars", form, folder / "site")
    told = {"PORT": str(port), "BIND_HOST": "127.0.0.1", "GIT_REPO_DIRECTORY": str(root), "MODE": "fs"}
    server = subprocess.Popen([node, str(_SERVER)], env={**os.environ, **told}, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        with serving_folder(folder / "site") as address:
            yield Served(address=f"{address}bien-tap/", root=root)
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("decap-server did not start")
