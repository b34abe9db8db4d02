"""The shipped configuration in Debian's nginx, with the mini site published to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.edge.publishing.looking import get
from generator.edge.publishing.manifest import Manifest, read_manifest
from tests.publishing.web import Nginx, program, serving
from tests.support.rendering import copy_of_mini


@dataclass
class Live:
    nginx: Nginx
    root: Path
    target: Path

    @property
    def manifest(self) -> Manifest:
        return read_manifest((self.target / "current" / "manifest.json").read_bytes())

    def publish(self, *more: str) -> int:
        words = ["publish", "--root", str(self.root), "--today", "2026-03-01", "--to", str(self.target)]
        return main([*words, "--reload", self.nginx.reload_command, "--look", self.nginx.url, *more])


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    if program() is None:
        pytest.skip("không có nginx trên máy này")
    folder = tmp_path_factory.mktemp("live")
    root, target = copy_of_mini(folder / "kho"), folder / "web"
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(re.sub(r"site_url: \S+", "site_url: https://guong.example.vn/", config))
    words = ["publish", "--root", str(root), "--today", "2026-03-01", "--to", str(target)]
    assert main(words) == 0
    with serving(folder / "nginx", target) as nginx:
        yield Live(nginx=nginx, root=root, target=target)


def test_headers_of_every_page(live: Live) -> None:
    for path in ("/", "/guong/", "/khong-co/", "/feed.xml"):
        headers = get(live.nginx.url, path).headers
        policy = headers["content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert "'unsafe-inline'" not in policy
        assert "'unsafe-eval'" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"]
        assert "nginx/" not in headers["server"]


def test_only_embeds_may_be_framed(live: Live) -> None:
    embeds = [path for path in live.manifest.files if re.fullmatch(r"nhung/[^/]+/index.html", path)]
    assert embeds
    headers = get(live.nginx.url, f"/{embeds[0].removesuffix('index.html')}").headers
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert "x-frame-options" not in headers
    guide = get(live.nginx.url, "/nhung/").headers
    assert "frame-ancestors 'none'" in guide["content-security-policy"]


def test_withdrawn_moved_and_missing(live: Live) -> None:
    gone = get(live.nginx.url, "/guong/le-thi-hoa-da-rut/")
    assert gone.status == 410
    assert "đã được rút" in gone.body.decode("utf-8")
    for path, to in live.manifest.moved.items():
        moved = get(live.nginx.url, path)
        assert moved.status == 301
        assert moved.headers["location"] == to
        assert get(live.nginx.url, to).status == 200
    missing = get(live.nginx.url, "/guong/khong-co-ai/")
    assert missing.status == 404
    assert "Không tìm thấy trang" in missing.body.decode("utf-8")
    for hidden in ("/.lock", "/../manifest.json", "/%2e%2e/manifest.json", "/.git/config"):
        assert get(live.nginx.url, hidden).status in {400, 404}


def test_types_and_caching(live: Live) -> None:
    kinds = {
        "/feed.xml": "application/atom+xml",
        "/feed.json": "application/feed+json",
        "/calendar.ics": "text/calendar",
    }
    for path, kind in kinds.items():
        assert get(live.nginx.url, path).headers["content-type"].startswith(kind)
    assert get(live.nginx.url, "/").headers["cache-control"] == "no-cache"
    assets = [path for path in live.manifest.files if re.fullmatch(r"assets/.+\.[0-9a-f]{8,}(\.min)?\.(css|js)", path)]
    for path in assets:
        assert "immutable" in get(live.nginx.url, f"/{path}").headers["cache-control"]
    assert get(live.nginx.url, "/assets/images/favicon.svg").headers["cache-control"] == "no-cache"
    assert get(live.nginx.url, "/api/v1/stories.json").headers.get("access-control-allow-origin") == "*"


def test_a_publication_is_looked_at_through_the_server(live: Live) -> None:
    before = live.manifest.serial
    tag = get(live.nginx.url, "/").headers["etag"]
    assert live.publish() == 0
    assert live.manifest.serial > before
    assert get(live.nginx.url, "/").headers["etag"] == tag


def test_a_server_that_was_not_told_of_new_scripts_is_noticed(live: Live, capsys: pytest.CaptureFixture[str]) -> None:
    before = live.manifest.serial
    partial = live.root / "theme" / "main.html"
    text = partial.read_text(encoding="utf-8")
    partial.write_text(
        text.replace("{% block styles %}", "{% block styles %}<script>void 1</script>"), encoding="utf-8"
    )
    words = ["publish", "--root", str(live.root), "--today", "2026-03-01", "--to", str(live.target)]
    try:
        assert main([*words, "--look", live.nginx.url, "--reload", "false"]) == 1
        assert live.manifest.serial == before
        assert live.publish() == 0
        assert live.manifest.serial > before
    finally:
        partial.write_text(text, encoding="utf-8")
    assert "trở lại bản trước" in capsys.readouterr().err
