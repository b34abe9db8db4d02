"""What a release holds, byte for byte, and what is said of one that fails, word for word."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from errno import ENOSPC
from pathlib import Path

import pytest

from generator.edge.publishing import publication
from generator.edge.publishing.disk import Disk
from generator.edge.publishing.manifest import BadManifest, Manifest, digest_of_name, read_manifest
from generator.edge.publishing.policy import Allowed, source_of
from generator.edge.publishing.publication import Hooks, NotPublished, publish, reserve, rollback
from generator.edge.publishing.release import Content, lay, manifest_in
from generator.edge.publishing.target import KEEP, NotATarget, Target
from tests.publishing.faults import FailingDisk
from tests.publishing.prove import Bench
from tests.publishing.small_site import draft, hashed

FULL = Manifest(
    serial=3,
    made="2026-11-22T08:00:00+07:00",
    base="/guong/",
    restores=1,
    files={"site/ô.html": "b1", "a.css": "a1"},
    own=frozenset({"site/ô.html", "b"}),
    kept={"z.css": 2, "a.css": 1},
    gone=("/b/", "/a/"),
    moved={"/y/": "/b/", "/x/": "/a/"},
    scripts=("'sha256-2'", "'sha256-1'"),
    styles=("'sha256-4'", "'sha256-3'"),
    named={"qd-2": (2, ()), "qd-1": (3, ("b2", "a1"))},
)
BODY = """{
 "format": 1,
 "serial": 3,
 "made": "2026-11-22T08:00:00+07:00",
 "base": "/guong/",
 "restores": 1,
 "gone": [
  "/a/",
  "/b/"
 ],
 "moved": {
  "/x/": "/a/",
  "/y/": "/b/"
 },
 "scripts": [
  "'sha256-1'",
  "'sha256-2'"
 ],
 "styles": [
  "'sha256-3'",
  "'sha256-4'"
 ],
 "named": {
  "qd-1": [
   3,
   "a1 b2"
  ],
  "qd-2": [
   2,
   ""
  ]
 },
 "files": {
  "a.css": "a1",
  "site/ô.html": "b1"
 },
 "own": [
  "b",
  "site/ô.html"
 ],
 "kept": {
  "a.css": 1,
  "z.css": 2
 }"""
DAMAGED = "bản kê của lần đăng bị hỏng"
BIG = b"/* chung */ body { color: #123 }\n" * 64


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """Without waiting for the disk: here it matters what is written, elsewhere when."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    return Bench(tmp_path, random.Random(7))


def manifest_of(bench: Bench, serial: int) -> Manifest:
    found = Target(bench.target, Disk()).manifest(serial)
    assert found
    return found


def said(action: Callable[[], object], kind: type[Exception] = NotPublished) -> str:
    with pytest.raises(kind) as caught:
        action()
    assert type(caught.value) is kind
    return str(caught.value)


def test_a_name_stands_in_a_manifest_as_a_short_hash() -> None:
    assert digest_of_name("Trần Thị Thử") == hashlib.blake2b("Trần Thị Thử".encode(), digest_size=8).hexdigest()
    assert digest_of_name("\udce1") == hashlib.blake2b(b"\xed\xb3\xa1", digest_size=8).hexdigest()


def test_a_manifest_to_the_letter() -> None:
    digest = hashlib.sha256(f"{BODY}\n}}\n".encode()).hexdigest()
    assert FULL.to_bytes().decode() == f'{BODY},\n "digest": "{digest}"\n}}\n'
    assert read_manifest(FULL.to_bytes()) == replace(
        FULL,
        gone=("/a/", "/b/"),
        scripts=("'sha256-1'", "'sha256-2'"),
        styles=("'sha256-3'", "'sha256-4'"),
        named={"qd-1": (3, ("a1", "b2")), "qd-2": (2, ())},
    )
    old = json.loads(FULL.to_bytes())
    del old["named"], old["digest"]  # as a release before this one was written
    text = json.dumps(old, ensure_ascii=False, indent=1) + "\n"
    old["digest"] = hashlib.sha256(text.encode()).hexdigest()
    assert read_manifest(json.dumps(old).encode()).named == {}


def test_a_damaged_manifest_is_told() -> None:
    foreign = {"format": 2, "serial": 3}
    text = json.dumps(foreign, ensure_ascii=False, indent=1) + "\n"
    foreign["digest"] = hashlib.sha256(text.encode()).hexdigest()  # type: ignore[assignment]
    for raw in (b"", b"[]", b"{}", json.dumps(foreign).encode(), FULL.to_bytes().replace(b"a1", b"a2")):
        assert said(lambda raw=raw: read_manifest(raw), BadManifest) == DAMAGED


def test_a_release_without_a_manifest_has_none(bench: Bench) -> None:
    bench.publish()
    (bench.target / "releases" / "000001" / "manifest.json").unlink()
    assert Target(bench.target, Disk()).manifest(1) is None
    assert Target(bench.target, Disk()).manifest(0) is None
    folder = bench.target / "releases" / "000001"
    assert said(lambda: manifest_in(Disk(), folder), BadManifest) == "000001 không có bản kê"


def test_files_are_compressed_from_a_kilobyte_on_and_dated_by_what_they_hold(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    held = {"a/b.html": b"x" * 1024, "a/c.html": b"x" * 1023, "d.css": BIG, "e.jpg": b"y" * 5000}
    held["f.csv"] = b"1,2\n" * 300
    for path, data in held.items():
        (site / path).write_bytes(data)
    laid = lay(Disk(), Content(folder=site, base="/duoi/"), tmp_path / "moi", {"assets/x.css": site / "d.css"})
    twins = {f"{path}.gz": gzip.compress(held[path], 6, mtime=0) for path in ("a/b.html", "d.css", "f.csv")}
    wanted = {f"duoi/{path}": data for path, data in {**held, **twins}.items()}
    assert laid.own == wanted.keys()
    wanted["assets/x.css"] = BIG
    root = tmp_path / "moi" / "site"
    assert {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()} == wanted.keys()
    for path, data in wanted.items():
        digest = hashlib.sha256(data).hexdigest()
        assert (root / path).read_bytes() == data
        assert laid.digests[path] == digest
        assert (root / path).stat().st_mtime == 1_000_000_000 + int(digest[:12], 16) % 600_000_000


def test_what_is_no_file_is_not_laid_down(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "a.html").symlink_to("b.html")
    site = Content(folder=tmp_path / "site")
    assert said(lambda: lay(Disk(), site, tmp_path / "moi", {}), ValueError) == "a.html không phải một tệp thường"


def test_the_manifests_of_publications_and_of_a_rollback(bench: Bench) -> None:
    styles = [hashed("a", "css", f"/* r{number} */ body {{ color: #123 }}".encode()) for number in range(1, 5)]
    ours = [{*found.own} for found in (manifest_of(bench, bench.publish()) for _ in styles)]
    theme = [{path for path in own if path.startswith("assets/")} for own in ours]
    last = manifest_of(bench, 4)
    assert last.kept == {path: age for age, paths in ((1, theme[2]), (2, theme[1]), (3, theme[0])) for path in paths}
    assert last.files.keys() == ours[3] | last.kept.keys()
    done = rollback(bench.target, to=2)
    assert (done.serial, done.before, done.restores, done.files, done.problems) == (5, 4, 2, len(last.files), ())
    back, second = manifest_of(bench, 5), manifest_of(bench, 2)
    assert second.made == "2026-11-22T08:00:00+07:00"
    assert (back.serial, back.restores, back.made, back.own) == (5, 2, second.made, second.own)
    assert back.kept == {path: age for age, paths in ((1, theme[3]), (2, theme[2]), (4, theme[0])) for path in paths}
    assert back.files == {path: (second.files.get(path) or last.files[path]) for path in last.files.keys() | second.own
                          if path in second.own or path in last.kept or path in theme[3]}  # fmt: skip
    assert rollback(bench.target).restores == 1
    assert Target(bench.target, Disk()).numbers() == [2, 3, 4, 5, 6]


def test_how_long_files_of_the_theme_are_kept(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "GENERATIONS", 3)
    bench.publish()
    style = hashed("a", "css", b"/* r1 */ body { color: #123 }")
    for age in range(1, 4):
        assert manifest_of(bench, bench.publish()).kept[style] == age
    assert style not in manifest_of(bench, bench.publish()).kept


def test_compressed_twins_of_the_theme_are_lent_and_kept_too(bench: Bench) -> None:
    bench.publish()
    name = hashed("to", "css", BIG)
    bad = draft(bench.folder / "sites", "hong")
    (bad.content.folder / name).write_bytes(BIG)
    (bad.content.folder / "to.css").write_bytes(BIG)
    hooks = Hooks(look=lambda manifest: ["trang chủ trắng"])
    told = said(lambda: publish(bench.target, bad, reserve(bench.target), hooks))
    assert told == "Bản mới không đạt phép thử sau khi đăng nên đã trở lại bản trước: trang chủ trắng"
    lent = manifest_of(bench, 1)
    assert {name, f"{name}.gz"} <= lent.kept.keys()
    assert set(lent.kept.values()) == {1}
    assert not {"to.css", "to.css.gz", "index.html"} & lent.kept.keys()
    assert {f"{name}.gz"} <= manifest_of(bench, bench.publish()).kept.keys()


def test_a_first_publication_that_fails_leaves_nothing_live(bench: Bench) -> None:
    hooks = Hooks(look=lambda manifest: ["trang chủ trắng"])
    one = draft(bench.folder / "sites", "hong")
    told = said(lambda: publish(bench.target, one, reserve(bench.target), hooks))
    assert told == "Bản mới không đạt phép thử sau khi đăng nên đã trở lại bản trước: trang chủ trắng"
    assert not (bench.target / "current").is_symlink()
    assert list((bench.target / "releases").iterdir()) == []
    assert said(lambda: rollback(bench.target)) == "Không có bản nào trước bản đang đăng."
    assert bench.publish() == 2


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NotPublished("máy chủ không nghe"), "máy chủ không nghe"),
        (ValueError("cấu hình lạ"), "cấu hình lạ"),
        (OSError("không rõ"), "không rõ"),
        (OSError(ENOSPC, "No space left on device"), "ổ đĩa đã đầy"),
        (OSError(ENOSPC, "No space left on device", "/nơi/ấy"), "ổ đĩa đã đầy (/nơi/ấy)"),
    ],
)
def test_why_a_release_was_taken_back(bench: Bench, error: Exception, words: str) -> None:
    def fail(allowed: Allowed) -> None:
        raise error

    bench.publish()
    one = draft(bench.folder / "sites", "moi")
    told = said(lambda: publish(bench.target, one, reserve(bench.target), Hooks(reload=fail)))
    assert told == f"Bản mới không đạt phép thử sau khi đăng nên đã trở lại bản trước: {words}"
    assert Target(bench.target, Disk()).current() == 1


def test_a_release_without_its_home_page_is_taken_back(bench: Bench) -> None:
    begin = "Bản mới không đạt phép thử sau khi đăng nên đã trở lại bản trước: "
    bench.publish()
    one = draft(bench.folder / "sites", "moi")
    (one.content.folder / "index.html").unlink()
    below = replace(one, content=replace(one.content, base="/duoi/"))
    assert said(lambda: publish(bench.target, one, reserve(bench.target))) == f"{begin}thiếu index.html"
    assert said(lambda: publish(bench.target, below, reserve(bench.target))) == f"{begin}thiếu duoi/index.html"


def test_what_is_said_of_a_number_that_is_too_old(bench: Bench) -> None:
    older, newer = reserve(bench.target), reserve(bench.target)
    assert (older, newer) == (1, 2)
    assert (bench.target / "serial").read_bytes() == b"2\n"
    publish(bench.target, draft(bench.folder / "sites", "moi"), newer)
    with pytest.raises(NotPublished) as caught:
        publish(bench.target, draft(bench.folder / "sites", "cu"), older)
    assert str(caught.value) == "Bản số 2 mới hơn đã được đăng, nên bản số 1 không đăng nữa."


def test_what_is_said_of_a_rollback_that_cannot_be(bench: Bench) -> None:
    assert said(lambda: rollback(bench.target)) == f"Trong {bench.target} chưa có lần đăng nào."
    bench.publish()
    assert said(lambda: rollback(bench.target, to=9)) == "Không còn bản số 9. Các bản còn giữ: không có."
    assert said(lambda: rollback(bench.target, to=1)) == "Không có bản nào trước bản đang đăng."
    bench.publish()
    assert said(lambda: rollback(bench.target, to=9)) == "Không còn bản số 9. Các bản còn giữ: 1."
    manifest = bench.target / "releases" / "000001" / "manifest.json"
    whole = manifest.read_bytes()
    manifest.write_bytes(b"{}")
    told = "Bản số 1 đã bị thay đổi trên đĩa (bản kê hỏng) nên không dùng được."
    assert said(lambda: rollback(bench.target)) == told
    manifest.write_bytes(whole)
    site = manifest.parent / "site"
    (site / "404.html").rename(site / "405.html")
    told = "Bản số 1 đã bị thay đổi trên đĩa (thiếu 404.html) nên không dùng được."
    assert said(lambda: rollback(bench.target)) == told
    (site / "405.html").rename(site / "404.html")
    (site / "them.html").write_bytes(b"")
    told = "Bản số 1 đã bị thay đổi trên đĩa (thừa them.html) nên không dùng được."
    assert said(lambda: rollback(bench.target)) == told
    (site / "them.html").unlink()
    (site / "404.html").write_bytes(b"")
    told = "Bản số 1 đã bị thay đổi trên đĩa (khác bản kê: 404.html) nên không dùng được."
    assert said(lambda: rollback(bench.target)) == told


def test_a_rollback_from_a_release_whose_manifest_is_damaged(bench: Bench) -> None:
    bench.publish()
    bench.publish()
    (bench.target / "releases" / "000002" / "manifest.json").write_bytes(b"{}")
    done = rollback(bench.target)
    assert (done.serial, done.before, done.restores) == (3, 2, 1)
    assert manifest_of(bench, 3).kept == {}


def test_what_is_said_of_a_rollback_to_who_withdrew(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.publish()
    monkeypatch.setattr(Target, "prune", lambda self, withdrawn, **_: [])
    publish(bench.target, draft(bench.folder / "sites", "rut", gone=("/guong/an/",)), reserve(bench.target))
    assert said(lambda: rollback(bench.target)) == (
        "Bản số 1 còn trang đã được rút (/guong/an/), nên không thể quay lại. Hãy sửa trong kho rồi đăng bản mới."
    )


def test_a_rollback_that_fails_says_where(bench: Bench) -> None:
    bench.publish()
    bench.publish()
    told = said(lambda: rollback(bench.target, disk=FailingDisk(40, ENOSPC)))
    assert told.startswith("ổ đĩa đã đầy (/")
    assert told.endswith(")")


def test_scripts_of_every_release_that_may_be_live_are_allowed(bench: Bench) -> None:
    told: list[Allowed] = []
    scripts = []
    for number in range(KEEP + 2):
        one = draft(bench.folder / "sites", f"s{number}")
        for page in one.content.folder.rglob("*.html"):
            page.write_text(
                page.read_text(encoding="utf-8").replace("__md_scope", f"/* {number} */ __md_scope"), encoding="utf-8"
            )
        serial = reserve(bench.target)
        publish(bench.target, one, serial, Hooks(reload=told.append))
        scripts.append(set(manifest_of(bench, serial).scripts))
        assert len(told) == 2 * (number + 1)  # before the switch and after it
        assert set(told[-1].scripts) == set().union(*scripts[-KEEP:])
    assert source_of(f'/* {KEEP + 1} */ __md_scope=new URL(".",location)') in scripts[-1]
    assert source_of("text-align: left;") in manifest_of(bench, serial).styles
    sample = (bench.target / "server" / "sample.conf").read_text(encoding="utf-8")
    assert f"{bench.target.resolve()}/server/http.conf" in sample
    conf = (bench.target / "server" / "http.conf").read_text(encoding="utf-8")
    assert all(script in conf for script in told[-1].scripts)


def test_what_is_said_of_somebody_elses_folder(tmp_path: Path) -> None:
    folder = tmp_path / "khac"
    folder.mkdir()
    for name in ("luan-van.docx", "current", "a.txt", "serial"):
        (folder / name).write_bytes(b"")
    told = f"Thư mục {folder} có sẵn tệp khác (a.txt…); hãy chọn thư mục mới."
    assert said(lambda: Target(folder, Disk()).prepare(), NotATarget) == told
    assert said(lambda: reserve(folder)) == told
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "current", "luan-van.docx", "serial"]


def test_what_is_said_of_a_page_with_a_script_of_its_own(bench: Bench) -> None:
    bad = draft(bench.folder / "sites", "la")
    (bad.content.folder / "x.html").write_text(f"<script>\n  alert(1) //{'x' * 99}</script>", encoding="utf-8")
    told = f"Trang x.html có mã không thuộc giao diện: alert(1) //{'x' * 49}"
    assert said(lambda: publish(bench.target, bad, reserve(bench.target))) == told


def test_numbers_of_releases(bench: Bench) -> None:
    target = Target(bench.target, Disk())
    target.prepare()
    for name in ("000007", "12", "1000000", ".000009", "abcdef", "000010x"):
        (target.releases / name).mkdir()
    assert target.numbers() == [7, 1_000_000]
    assert target.next_serial() == 1_000_001
    (bench.target / "serial").write_bytes(b" 2000000 \n")
    assert target.next_serial() == 2_000_001
    (bench.target / "serial").write_bytes(b"x")
    assert target.next_serial() == 1_000_001
    assert (target.path(7).name, target.fresh(1_000_000).name) == ("000007", ".1000000")


class OddDisk(Disk):
    """Does one thing wrong: ``spoils`` what it writes to a path, or leads ``current`` nowhere, or fails there once."""

    def __init__(self, *, spoils: str = "", idle: bool = False, fails: int = 0) -> None:
        self.spoils, self.idle, self.fails, self.switches = spoils, idle, fails, 0

    def write(self, path: Path, content: bytes, *, stamp: int | None = None) -> None:
        super().write(path, b"" if path.name == self.spoils else content, stamp=stamp)

    def point(self, link: Path, target: str) -> None:
        if not self.idle:
            super().point(link, target)

    def rename(self, source: Path, path: Path) -> None:
        if path.name == "current":
            self.switches += 1
            if self.switches == self.fails:
                raise OSError(ENOSPC, "No space left on device", str(path))
        super().rename(source, path)


def test_a_disk_that_writes_something_else_is_caught_before_the_switch(bench: Bench) -> None:
    bench.publish()
    one = draft(bench.folder / "sites", "moi")
    told = said(lambda: publish(bench.target, one, reserve(bench.target), disk=OddDisk(spoils="404.html")))
    assert told == "Bản vừa chép ra đĩa không đúng: khác bản kê: 404.html."
    assert Target(bench.target, Disk()).current() == 1


def test_a_switch_that_did_not_happen_is_told(bench: Bench) -> None:
    bench.publish()
    one = draft(bench.folder / "sites", "moi")
    told = said(lambda: publish(bench.target, one, reserve(bench.target), disk=OddDisk(idle=True)))
    assert told == ("Bản mới không đạt phép thử sau khi đăng nên đã trở lại bản trước: “current” không chỉ vào bản mới")


def test_a_return_that_fails_is_tried_again(bench: Bench) -> None:
    bench.publish()
    hooks = Hooks(look=lambda manifest: ["trang chủ trắng"])
    disk = OddDisk(fails=2)
    said(lambda: publish(bench.target, draft(bench.folder / "sites", "moi"), reserve(bench.target), hooks, disk))
    assert disk.switches == 3
    assert Target(bench.target, Disk()).current() == 1


def test_files_are_lent_to_a_release_that_has_no_such_folder(bench: Bench) -> None:
    first = draft(bench.folder / "sites", "tran")
    shutil.rmtree(first.content.folder / "assets")
    (first.content.folder / "anh.jpg").write_bytes(b"\xff\xd8\xff")  # no page, so it need be no text
    publish(bench.target, first, reserve(bench.target))
    bad = draft(bench.folder / "sites", "hong")
    name = "assets/sau/hon/to.0123456789.css"
    (bad.content.folder / name).parent.mkdir(parents=True)
    (bad.content.folder / name).write_bytes(b"/* */")
    hooks = Hooks(look=lambda manifest: ["trang chủ trắng"])
    said(lambda: publish(bench.target, bad, reserve(bench.target), hooks))
    assert (bench.target / "current" / "site" / name).read_bytes() == b"/* */"
    assert name in manifest_of(bench, 1).kept


def test_where_readers_are_led_is_read_from_the_last_part_of_the_way(bench: Bench) -> None:
    bench.publish()
    target = Target(bench.target, Disk())
    for way in ("releases/000001", "./releases/000001", f"{target.folder}/releases/000001"):
        (bench.target / "current").unlink()
        (bench.target / "current").symlink_to(way)
        assert target.current() == 1
    for way in ("000001", "releases/x", "releases/1", "releases/000001/site", "elsewhere/000001"):
        (bench.target / "current").unlink()
        (bench.target / "current").symlink_to(way)
        with pytest.raises(NotATarget):
            target.current()
