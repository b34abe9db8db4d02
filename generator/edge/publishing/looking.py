"""The look at what readers get right after a switch, through the web server itself."""

from __future__ import annotations

import http.client
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.edge.publishing.manifest import Manifest, digest_of
from generator.edge.publishing.policy import NOT_FOUND, Allowed
from generator.edge.publishing.publication import NotPublished
from generator.edge.publishing.release import KEPT
from generator.show.form import PAGE as FORM

PAGES = 25
PATIENCE = 10.0
"""Seconds a server may take to read its configuration anew."""
_PAUSE = 0.1
_POLICY = "content-security-policy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server said; header names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def get(url: str, path: str) -> Answer:
    """What the server at ``url`` (its scheme, host and port) answers for ``path``.

    Raises:
        OSError: it cannot be reached, or its answer breaks off.
    """
    parts = urlsplit(url)
    make = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = make(parts.hostname or "", parts.port, timeout=PATIENCE)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "identity"})
        found = connection.getresponse()
        headers = {name.lower(): value for name, value in found.getheaders()}
        return Answer(status=found.status, headers=headers, body=found.read())
    except http.client.HTTPException as error:
        raise OSError(f"máy chủ trả lời dở dang: {error!r}") from error
    finally:
        connection.close()


def looker(url: str) -> Callable[[Manifest], list[str]]:
    """A look at the home page, the page for missing addresses, the theme's files and some pages spread over the site:
    every byte as in the manifest; and at a withdrawn and a moved address.
    """

    def look(manifest: Manifest) -> list[str]:
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                problems = _problems(url, manifest)
            except OSError as error:
                problems = [f"không hỏi được {url}: {error}"]
            if not problems or time.monotonic() > deadline:
                return problems
            time.sleep(_PAUSE)

    return look


def reloader(command: str, url: str) -> Callable[[Allowed], None]:
    """Runs ``command`` and, where ``url`` is known, waits until the server allows the given inline scripts."""

    def reload(allowed: Allowed) -> None:
        if command:
            try:
                done = subprocess.run(shlex.split(command), capture_output=True, timeout=60, check=False, text=True)  # noqa: S603
            except (OSError, subprocess.TimeoutExpired) as error:
                raise NotPublished(f"Lệnh “{command}” không chạy được: {error}") from error
            if done.returncode:
                said = (done.stderr or done.stdout).strip().splitlines()
                raise NotPublished(f"Lệnh “{command}” báo lỗi: {said[-1] if said else done.returncode}")
        deadline = time.monotonic() + PATIENCE
        while command and url and not _allows(url, allowed) and time.monotonic() < deadline:
            time.sleep(_PAUSE)

    return reload


def _allows(url: str, allowed: Allowed) -> bool:
    try:
        sent = get(url, "/").headers.get(_POLICY, "")
    except OSError:
        return False
    return all(source in sent for source in allowed.scripts)


def _problems(url: str, manifest: Manifest) -> list[str]:
    base = manifest.base
    found: list[str] = []
    for path in _sample(manifest):
        answer = get(url, f"/{path.removesuffix('index.html')}")
        if answer.status != 200 or digest_of(answer.body) != manifest.files[path]:
            found.append(f"/{path} không đúng như bản mới (mã {answer.status})")
        elif (
            path.endswith(".html")
            and not path.endswith(FORM)
            and not all(one in answer.headers.get(_POLICY, "") for one in manifest.scripts)
        ):
            found.append(f"/{path} không có Content-Security-Policy đúng; máy chủ đã đọc lại cấu hình chưa?")
    missing = get(url, f"{base}khong-co-dia-chi-nay-{manifest.serial}/")
    if missing.status != 404 or digest_of(missing.body) != manifest.files[f"{base}{NOT_FOUND}".removeprefix("/")]:
        found.append(f"địa chỉ không có thật trả lời mã {missing.status}")
    withdrawn = (path for path in manifest.gone[:1] if get(url, path).status != 410)
    found.extend(f"{path} đã rút nhưng không trả lời 410" for path in withdrawn)
    for path, to in list(manifest.moved.items())[:1]:
        moved = get(url, path)
        if moved.status != 301 or urlsplit(moved.headers.get("location", "")).path != to:
            found.append(f"{path} không dẫn tới {to}")
    return found


def _sample(manifest: Manifest) -> list[str]:
    gone = {*manifest.gone, *manifest.moved}
    pages = [
        path
        for path in sorted(manifest.own)
        if path.endswith("/index.html") and f"/{path.removesuffix('index.html')}" not in gone
    ]
    spread = pages[:: max(1, len(pages) // PAGES)]
    assets = [path for path in sorted(manifest.own) if KEPT.fullmatch(path)]
    return [f"{manifest.base}index.html".removeprefix("/"), *spread, *assets]
