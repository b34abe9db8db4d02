"""What web servers are told about a site: headers, withdrawn and former addresses, compression.

For nginx two files: ``http.conf`` is included inside ``http {}``, ``server.conf`` inside ``server {}``. Hosts of
static sites read ``_headers`` and ``_redirects``. All are made from the release's manifest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from generator.edge.publishing.manifest import Manifest
from generator.edge.publishing.policy import EMBEDS, ONLY_FRAMES, Allowed, policy
from generator.edge.publishing.release import HASHED
from generator.show.form import FOLDER as FORM

HTTP, SERVER, SAMPLE = "http.conf", "server.conf", "sample.conf"
SECURITY = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
)
OPENER, FORM_OPENER = "same-origin", "same-origin-allow-popups"
"""Cross-Origin-Opener-Policy; a sign-in at the git host comes back to the form through a window that it opened."""
FOREVER = "public, max-age=31536000, immutable"
ALWAYS_ASK = "no-cache"
OPEN_TO_ALL = ("api/", "du-lieu/")
"""Open data: programs on other sites may read it."""
_OPEN = "|".join(OPEN_TO_ALL)
_SAFE_PATH = re.compile(r"/[A-Za-z0-9/._-]*")
_TYPES = (("feed\\.xml", "application/atom+xml"), ("feed\\.json", "application/feed+json"))
_CHARSETS = (
    "charset_types text/plain text/css text/csv text/calendar application/javascript application/json application/xml;"
)
_COMPRESSED = (
    "text/css text/csv text/calendar text/plain application/javascript application/json application/ld+json "
    "application/atom+xml application/feed+json application/xml image/svg+xml"
)


def allowed(releases: Iterable[Manifest]) -> Allowed:
    """What may stand in the pages of any of the releases."""
    kept = tuple(releases)
    return Allowed(
        scripts=tuple(sorted({one for release in kept for one in release.scripts})),
        styles=tuple(sorted({one for release in kept for one in release.styles})),
    )


def while_switching(old: Manifest | None, new: Manifest) -> Manifest:
    """The addresses that are withdrawn or moved both before and after: right whichever release a request meets."""
    if old is None:
        return new
    return replace(
        new,
        gone=tuple(path for path in new.gone if path in old.gone),
        moved={path: to for path, to in new.moved.items() if old.moved.get(path) == to},
    )


def nginx(manifest: Manifest, inline: Allowed, folder: Path) -> Mapping[str, bytes]:
    """The files for nginx by name; ``folder`` is the one that releases are published to."""
    files = {
        HTTP: _http(manifest, inline),
        SERVER: _server(manifest, folder),
        SAMPLE: _sample(folder),
    }
    return {name: text.encode() for name, text in files.items()}


def static_host(manifest: Manifest, inline: Allowed, top: Iterable[str]) -> Mapping[str, bytes]:
    """``_headers`` and ``_redirects`` as hosts of static sites read them.

    Each path gets one policy: hosts that find two send both, and browsers then obey the stricter everywhere. So the
    rules name the entries at the ``top`` of the site (folders end in "/").
    """
    lines: list[str] = []
    for name in ("", *sorted(top)):
        embeds = name == EMBEDS
        lines.append(manifest.base + name + ("*" if name.endswith("/") else ""))
        lines += [f"  {header}: {value}" for header, value in SECURITY]
        lines.append(f"  Cross-Origin-Opener-Policy: {FORM_OPENER if name == FORM else OPENER}")
        lines.append(f"  Content-Security-Policy: {ONLY_FRAMES if name == FORM else policy(inline, framed=embeds)}")
        lines += [] if embeds else ["  X-Frame-Options: DENY"]
        lines += ["  Access-Control-Allow-Origin: *"] if name in OPEN_TO_ALL else []
    moved = [f"{path} {to} 301" for path, to in sorted(manifest.moved.items())]
    return {"_headers": _joined(lines), "_redirects": _joined(moved)}


def _http(manifest: Manifest, inline: Allowed) -> str:
    base = re.escape(manifest.base)
    embeds = f'"~^{base}{re.escape(EMBEDS)}[^/]+/"'
    data = f'"~^{base}(?:{_OPEN})"'
    form = f'"~^{base}{FORM}(?:index\\.html)?$"'
    return "\n".join(
        (
            "# Do `exemplars publish` viết lại ở mỗi lần đăng. Đặt trong http {}.",
            "map_hash_bucket_size 512;",
            f"map_hash_max_size {max(2048, 4 * (len(manifest.gone) + len(manifest.moved)))};",
            *_map("$uri", "$exemplars_gone", "0", ((_quoted(path), "1") for path in sorted(manifest.gone))),
            *_map(
                "$uri",
                "$exemplars_moved",
                '""',
                ((_quoted(path), _quoted(to)) for path, to in sorted(manifest.moved.items())),
            ),
            *_map(
                "$uri",
                "$exemplars_policy",
                f'"{policy(inline)}"',
                ((embeds, f'"{policy(inline, framed=True)}"'), (form, f'"{ONLY_FRAMES}"')),
            ),
            *_map("$uri", "$exemplars_opener", OPENER, ((form, FORM_OPENER),)),
            *_map("$uri", "$exemplars_frame", "DENY", ((embeds, '""'),)),
            *_map("$uri", "$exemplars_origin", '""', ((data, '"*"'),)),
            *_map("$uri", "$exemplars_cache", ALWAYS_ASK, ((f'"~^{base}{HASHED}$"', f'"{FOREVER}"'),)),
            "",
        )
    )


def _server(manifest: Manifest, folder: Path) -> str:
    headers = [f'add_header {name} "{value}" always;' for name, value in SECURITY]
    types = [f"location ~ /{name}$ {{ types {{ }} default_type {kind}; }}" for name, kind in _TYPES]
    return "\n".join(
        (
            "# Do `exemplars publish` viết lại ở mỗi lần đăng. Đặt trong server {}.",
            f'root "{folder}/current/site";',
            "index index.html;",
            "charset utf-8;",
            _CHARSETS,
            "server_tokens off;",
            "absolute_redirect off;",
            "disable_symlinks off;",
            "gzip_static on;",
            "gzip on;",
            "gzip_vary on;",
            "gzip_proxied any;",
            f"gzip_types {_COMPRESSED};",
            *headers,
            "add_header Content-Security-Policy $exemplars_policy always;",
            "add_header X-Frame-Options $exemplars_frame always;",
            "add_header Cross-Origin-Opener-Policy $exemplars_opener always;",
            "add_header Access-Control-Allow-Origin $exemplars_origin always;",
            "add_header Cache-Control $exemplars_cache always;",
            "# The time of a file is made from its content, for ETag only.",
            'add_header Last-Modified "";',
            "if ($exemplars_moved) { return 301 $exemplars_moved; }",
            "if ($exemplars_gone) { return 410; }",
            f"error_page 404 {manifest.base}404.html;",
            "error_page 410 @exemplars_gone;",
            "location @exemplars_gone { try_files $uri/index.html $uri =410; }",
            r"location ~ /\.(?!well-known/) { return 404; }",
            *types,
            "location ~ \\.ics$ { types { } default_type text/calendar; }",
            "location ~ \\.csv$ { types { } default_type text/csv; }",
            "location / { try_files $uri $uri/ =404; }",
            "",
        )
    )


def _sample(folder: Path) -> str:
    return f"""# Chép vào /etc/nginx/conf.d/, sửa tên máy chủ; chứng chỉ TLS do certbot hoặc người quản trị thêm.
include "{folder}/server/{HTTP}";
server {{
    listen 80;
    listen [::]:80;
    server_name guongsang.example.edu.vn;
    include "{folder}/server/{SERVER}";
    # Khi đã có TLS: add_header Strict-Transport-Security "max-age=31536000" always;
}}
"""


def _map(source: str, name: str, default: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"map {source} {name} {{", f"    default {default};", *(f"    {one} {two};" for one, two in rows), "}"]


def _quoted(path: str) -> str:
    """A path for nginx; addresses are made of plain letters, so anything else is somebody's mistake or attack.

    Raises:
        ValueError: it has other letters.
    """
    if not _SAFE_PATH.fullmatch(path):
        raise ValueError(f"not an address of the site: {path!r}")
    return f'"{path}"'


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()
