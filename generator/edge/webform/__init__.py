"""The web form's settings, and the program that npm has put into ``requirements/form/``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.edge.rules import NO_FORM
from generator.show.form import GITHUB, GITLAB, LOCAL_SERVER, PROGRAM, START, Form
from generator.show.outputs import Output
from generator.words.diagnostics import Diagnostic, Place

BUNDLE = Path("requirements/form/node_modules/decap-cms/dist/decap-cms.js")
_CODE = Path(__file__).parents[3]
_START = Path(__file__).with_name("start.js")
_MAKER = "edge.webform"
_NAME = re.compile(r"[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)+")
_KEYS = ("host", "repo", "branch", "sign_in", "app_id", "local")


def read_form(value: object) -> Form | None:
    """The setting ``form``; nothing or ``false`` means that there is none.

    Raises:
        ValueError: it cannot be used; the message says why, in Vietnamese.
    """
    if value is None or value is False:
        return None
    if not isinstance(value, Mapping):
        raise TypeError("cần các mục như {repo: to-chuc/kho, sign_in: https://dang-nhap.example.edu.vn}")
    unknown = sorted(str(name) for name in value if name not in _KEYS)
    if unknown:
        raise ValueError(f"không có mục “{unknown[0]}”; các mục có thể dùng: {', '.join(_KEYS)}")
    given: dict[str, Any] = {str(name): one for name, one in value.items()}
    form = Form(
        host=str(given.get("host") or GITHUB),
        repo=str(given.get("repo") or ""),
        branch=str(given.get("branch") or "main"),
        sign_in=_address("sign_in", given.get("sign_in")),
        app_id=str(given.get("app_id") or ""),
        local=LOCAL_SERVER if given.get("local") is True else _address("local", given.get("local")),
    )
    if form.host not in (GITHUB, GITLAB):
        raise ValueError(f"host phải là {GITHUB} hoặc {GITLAB}, không phải “{form.host}”")
    if not _NAME.fullmatch(form.repo):
        raise ValueError("thiếu repo, tên của kho ở máy chủ git, ví dụ repo: to-chuc/guong-sang")
    if form.host == GITLAB and not form.app_id:
        raise ValueError("GitLab cần app_id, mã của ứng dụng đăng nhập đã khai ở GitLab")
    return form


def program(root: Path, form: Form | None) -> tuple[tuple[Output, ...], tuple[Diagnostic, ...]]:
    """The program and what starts it as files of the site where a form is wanted, or what is to be said when it is not
    installed.

    It is looked for beside the records, then beside this package.
    """
    if form is None:
        return (), ()
    for folder in (root, _CODE):
        if (folder / BUNDLE).is_file():
            files = {PROGRAM: folder / BUNDLE, START: _START}
            return tuple(Output(path=to, maker=_MAKER, content=one.read_bytes()) for to, one in files.items()), ()
    message = f"Thiết đặt form bật trang biên tập, nhưng không có {BUNDLE.as_posix()}."
    return (), (NO_FORM.at(Place(path="mkdocs.yml", line=1, column=1), message, hint="Chạy make form (cần npm)."),)


def _address(name: str, value: object) -> str:
    text = "" if value in (None, False) else str(value).rstrip("/")
    parts = urlsplit(text)
    if text and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment):
        raise ValueError(f"{name}: “{text}” không phải một địa chỉ như https://dang-nhap.example.edu.vn")
    return text
