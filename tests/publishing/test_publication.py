"""What ``publish`` and ``rollback`` promise, without a web server; the long proof is ``python -m tests.publishing``."""

from __future__ import annotations

import ast
import gzip
import json
import os
import random
import re
import stat
from dataclasses import replace
from errno import ENOSPC
from pathlib import Path

import pytest

from generator.edge.cli import main
from generator.edge.publishing.disk import Disk
from generator.edge.publishing.manifest import BadManifest, Manifest, digest_of_name, read_manifest
from generator.edge.publishing.policy import Allowed
from generator.edge.publishing.publication import (
    GENERATIONS,
    Hooks,
    NotPublished,
    Overtaken,
    publish,
    reserve,
    rollback,
)
from generator.edge.publishing.release import differences
from generator.edge.publishing.static import export
from generator.edge.publishing.target import KEEP, NotATarget, Target
from tests.publishing.faults import CountingDisk, FailingDisk
from tests.publishing.prove import Bench, prove
from tests.publishing.small_site import PAGES, draft, hashed, write_site
from tests.publishing.web import program
from tests.support.rendering import copy_of_mini

PACKAGE = Path(__file__).parents[2] / "generator" / "edge" / "publishing"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, random.Random(7))


def label(bench: Bench, page: str = "") -> str:
    return (bench.target / "current" / "site" / page / "index.html").read_text(encoding="utf-8").split('"')[-2]


def test_a_sample_of_the_proof(bench: Bench) -> None:
    if program() is None:
        pytest.skip("không có nginx trên máy này")
    result = prove(bench, every=110, kills=3, rounds=2)
    assert result.clean, str(result)
    assert result.views > 100
    assert len(result.strikes) == 11


@pytest.mark.long
def test_the_whole_proof(bench: Bench) -> None:
    result = prove(bench, every=1, kills=200, rounds=200)
    assert result.clean, str(result)
    assert sum(result.strikes.values()) >= 4500


def test_everything_is_on_the_disk_before_readers_see_it(bench: Bench) -> None:
    bench.publish()
    disk = CountingDisk()
    bench.publish(disk)
    steps = disk.steps
    switch = next(at for at, (what, path) in enumerate(steps) if what == "rename" and path.name == "current")
    before, after = steps[:switch], steps[switch + 1 :]
    synced = {path for what, path in before if what == "fsync"}
    assert {path for what, path in before if what in {"open", "write", "mkdir"}} <= synced
    renamed = next(path for what, path in before if what == "rename" and path.name.isdigit())
    assert ("fsync", renamed.parent) in before[before.index(("rename", renamed)) :]
    assert ("fsync", bench.target.resolve()) in after


def test_only_the_disk_touches_files() -> None:
    for module in sorted(PACKAGE.glob("*.py")):
        if module.name in {"disk.py", "static.py"}:
            continue
        tree = ast.parse(module.read_text(encoding="utf-8"))
        names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        calls = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        touching = {"write_text", "write_bytes", "read_text", "read_bytes", "mkdir", "unlink", "symlink_to", "touch"}
        assert not names & touching, module
        assert "open" not in calls, module
        assert not {call for call in calls if call.startswith(("os.", "shutil."))}, module


def test_the_last_five_are_kept(bench: Bench) -> None:
    numbers = [bench.publish() for _ in range(8)]
    assert Target(bench.target, Disk()).numbers() == numbers[-KEEP:]


def test_styles_and_scripts_of_earlier_releases_are_kept_and_pictures_are_not(bench: Bench) -> None:
    first = draft(bench.folder / "sites", "mot")
    (first.content.folder / "media").mkdir()
    (first.content.folder / "media" / "chan-dung.0123456789.jpg").write_bytes(b"anh")
    publish(bench.target, first, reserve(bench.target))
    bench.publish()
    style = hashed("a", "css", b"/* mot */ body { color: #123 }")
    assert (bench.target / "current" / "site" / style).is_file()
    assert not (bench.target / "current" / "site" / "media").exists()
    for _ in range(GENERATIONS):
        assert (bench.target / "current" / "site" / style).is_file()
        bench.publish()
    assert not (bench.target / "current" / "site" / style).exists()


def test_compressed_twins_hold_the_same(bench: Bench) -> None:
    bench.publish()
    site = bench.target / "current" / "site"
    for page in PAGES:
        file = site / page / "index.html"
        assert gzip.decompress(file.with_name("index.html.gz").read_bytes()) == file.read_bytes()


def test_the_newest_serial_wins(bench: Bench) -> None:
    older, newer = reserve(bench.target), reserve(bench.target)
    publish(bench.target, draft(bench.folder / "sites", "moi"), newer)
    with pytest.raises(Overtaken, match="mới hơn"):
        publish(bench.target, draft(bench.folder / "sites", "cu"), older)
    assert label(bench) == "moi"


def test_rollback_goes_one_step_each_time(bench: Bench) -> None:
    for _ in range(3):
        bench.publish()
    assert bench.rollback() == 4
    assert label(bench) == "r2"
    assert bench.rollback() == 5
    assert label(bench) == "r1"
    with pytest.raises(NotPublished, match="Không có bản nào trước"):
        bench.rollback()
    with pytest.raises(NotPublished, match=r"Các bản còn giữ: 1, 2, 3, 4\.$"):
        rollback(bench.target, to=99)
    bench.publish()
    assert label(bench) == "r4"


def test_a_rollback_keeps_the_styles_of_all_that_were_live(bench: Bench) -> None:
    styles = [hashed("a", "css", f"/* r{number} */ body {{ color: #123 }}".encode()) for number in (1, 2, 3)]
    for _ in styles:
        bench.publish()
    done = rollback(bench.target)
    assert (done.serial, done.before, done.restores, done.problems) == (4, 3, 2, ())
    assert label(bench) == "r2"
    assert all((bench.target / "current" / "site" / style).is_file() for style in styles)
    manifest = Target(bench.target, Disk()).manifest(4)
    assert manifest
    assert list(differences(Disk(), bench.target / "releases" / "000004", manifest)) == []
    assert manifest.kept[styles[2]] == 1
    assert not manifest.kept.keys() & manifest.own
    assert rollback(bench.target).restores == 1


def test_a_number_is_used_once(bench: Bench) -> None:
    serial = reserve(bench.target)
    publish(bench.target, draft(bench.folder / "sites", "mot"), serial)
    with pytest.raises(Overtaken):
        publish(bench.target, draft(bench.folder / "sites", "hai"), serial)
    assert label(bench) == "mot"


def test_a_site_below_a_path(bench: Bench) -> None:
    one = draft(bench.folder / "sites", "duoi")
    serial = reserve(bench.target)
    publish(bench.target, replace(one, content=replace(one.content, base="/guong-sang/")), serial)
    site = bench.target / "current" / "site"
    assert [path.name for path in site.iterdir()] == ["guong-sang"]
    assert (site / "guong-sang" / "index.html").is_file()


def test_the_server_is_told_what_is_live(bench: Bench) -> None:
    told = bench.target / "server" / "http.conf"
    bench.publish()
    before = told.read_bytes()
    gone = {"gone": ("/guong/an/",), "moved": {"/guong/cu/": "/guong/binh/"}}
    bad = draft(bench.folder / "sites", "hong", **gone)  # type: ignore[arg-type]
    with pytest.raises(NotPublished):
        publish(bench.target, bad, reserve(bench.target), Hooks(look=lambda manifest: ["hỏng"]))
    assert told.read_bytes() == before
    publish(bench.target, draft(bench.folder / "sites", "tot", **gone), reserve(bench.target))  # type: ignore[arg-type]
    assert b'"/guong/an/" 1;' in told.read_bytes()
    assert b'"/guong/cu/" "/guong/binh/";' in told.read_bytes()


def test_a_server_that_cannot_be_told_is_said(bench: Bench) -> None:
    def fail(allowed: Allowed) -> None:
        raise NotPublished("máy chủ không nghe")

    bench.publish()
    with pytest.raises(NotPublished, match="máy chủ không nghe"):
        publish(bench.target, draft(bench.folder / "sites", "moi"), reserve(bench.target), Hooks(reload=fail))
    assert label(bench) == "r1"


def test_a_rollback_that_fails_says_why(bench: Bench) -> None:
    bench.publish()
    bench.publish()
    with pytest.raises(NotPublished, match="ổ đĩa đã đầy"):
        rollback(bench.target, disk=FailingDisk(40, ENOSPC))
    assert label(bench) == "r2"


def test_what_fails_is_said(bench: Bench) -> None:
    bench.publish()
    serial, one = reserve(bench.target), draft(bench.folder / "sites", "day")
    with pytest.raises(NotPublished, match=r"^ổ đĩa đã đầy \(/.+/sites/day\)$"):
        publish(bench.target, one, serial, disk=FailingDisk(2, ENOSPC))
    assert label(bench) == "r1"


def test_old_releases_that_cannot_be_removed_are_said(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Target, withdrawn: frozenset[str], **_: object) -> list[int]:
        raise OSError(ENOSPC, "đầy", "cu")

    bench.publish()
    monkeypatch.setattr(Target, "prune", fail)
    done = publish(bench.target, draft(bench.folder / "sites", "moi"), reserve(bench.target))
    assert label(bench) == "moi"
    assert len(done.problems) == 1
    assert "Chưa dọn hết bản cũ" in done.problems[0]


def test_rollback_refuses_a_release_that_was_changed(bench: Bench) -> None:
    bench.publish()
    bench.publish()
    page = bench.target / "releases" / "000001" / "site" / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    with pytest.raises(NotPublished, match="đã bị thay đổi"):
        bench.rollback()
    assert label(bench) == "r2"


def test_a_withdrawn_page_does_not_come_back(bench: Bench) -> None:
    bench.publish()
    bench.publish()
    done = publish(bench.target, draft(bench.folder / "sites", "rut", gone=("/guong/an/",)), reserve(bench.target))
    assert done.forgotten == (1, 2)
    assert Target(bench.target, Disk()).numbers() == [3]
    with pytest.raises(NotPublished):
        bench.rollback()


def test_a_rollback_does_not_bring_back_who_withdrew(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the older release could not be deleted."""
    bench.publish()
    monkeypatch.setattr(Target, "prune", lambda self, withdrawn, **_: [])
    publish(bench.target, draft(bench.folder / "sites", "rut", gone=("/guong/an/",)), reserve(bench.target))
    assert Target(bench.target, Disk()).numbers() == [1, 2]
    with pytest.raises(NotPublished, match="còn trang đã được rút"):
        bench.rollback()
    assert label(bench) == "rut"


def test_a_name_that_left_its_row_does_not_come_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """One row of a decision was withdrawn: there is no tombstone for it, and older releases still name the person."""
    sites = bench.folder / "sites"
    before, after = {"qd-1": (2, ("a", "b")), "qd-2": (1, ("c",))}, {"qd-1": (2, ("b",)), "qd-2": (1, ("c",))}
    publish(bench.target, draft(sites, "co", named=before), reserve(bench.target))  # type: ignore[arg-type]
    done = publish(bench.target, draft(sites, "rut", named=after), reserve(bench.target))  # type: ignore[arg-type]
    assert done.forgotten == (1,)
    assert Target(bench.target, Disk()).numbers() == [2]
    monkeypatch.setattr(Target, "prune", lambda self, withdrawn, **_: [])
    publish(bench.target, draft(sites, "co2", named=before), reserve(bench.target))  # type: ignore[arg-type]
    publish(bench.target, draft(sites, "rut2", named=after), reserve(bench.target))  # type: ignore[arg-type]
    with pytest.raises(NotPublished, match="còn tên đã được rút trong quyết định qd-1"):
        bench.rollback()
    assert label(bench) == "rut2"


@pytest.mark.parametrize(
    "now",
    [
        {"qd-1": (2, ("a", "b2"))},  # spelled anew
        {"qd-1": (1, ("b",))},  # the row is gone too, as after a mistake in the records
        {"qd-1": (3, ("a", "b", "c"))},
        {},
    ],
)
def test_other_changes_of_a_decision_keep_older_releases(
    bench: Bench, now: dict[str, tuple[int, tuple[str, ...]]]
) -> None:
    sites = bench.folder / "sites"
    publish(bench.target, draft(sites, "co", named={"qd-1": (2, ("a", "b"))}), reserve(bench.target))
    assert publish(bench.target, draft(sites, "nay", named=now), reserve(bench.target)).forgotten == ()
    bench.rollback()
    assert label(bench) == "co"


def test_forget_keeps_no_older_release(bench: Bench) -> None:
    bench.publish()
    publish(bench.target, draft(bench.folder / "sites", "quen"), reserve(bench.target), forget=True)
    assert Target(bench.target, Disk()).numbers() == [2]


def test_a_bad_look_brings_the_release_before_back(bench: Bench) -> None:
    bench.publish()
    hooks = Hooks(look=lambda manifest: ["trang chủ trắng"])
    with pytest.raises(NotPublished, match="trang chủ trắng"):
        publish(bench.target, draft(bench.folder / "sites", "hong"), reserve(bench.target), hooks)
    assert label(bench) == "r1"
    assert Target(bench.target, Disk()).numbers() == [1]


def test_who_saw_a_release_that_was_taken_back_still_gets_its_styles(bench: Bench) -> None:
    bench.publish()
    site = bench.target / "current" / "site"
    seen: list[str] = []

    def look(manifest: Manifest) -> list[str]:
        seen.extend(re.findall(r'(?:href|src)="/(assets/[^"]*)"', (site / "index.html").read_text(encoding="utf-8")))
        return ["trang chủ trắng"]

    with pytest.raises(NotPublished):
        publish(bench.target, draft(bench.folder / "sites", "hong"), reserve(bench.target), Hooks(look=look))
    assert label(bench) == "r1"
    assert len(seen) == 3
    assert all((site / path).is_file() for path in seen)
    target = Target(bench.target, Disk())
    manifest = target.manifest(1)
    assert manifest
    assert list(differences(Disk(), target.path(1), manifest)) == []
    bench.publish()
    assert all((site / path).is_file() for path in seen)
    assert label(bench) == "r2"
    assert bench.rollback() == 4
    assert label(bench) == "r1"


def test_a_foreign_folder_is_left_alone(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "cua-nguoi-khac").mkdir()
    (tmp_path / "cua-nguoi-khac" / "luan-van.docx").write_bytes(b"x")
    with pytest.raises(NotPublished, match="luan-van"):
        reserve(tmp_path / "cua-nguoi-khac")
    assert issubclass(NotATarget, OSError)


def test_a_stranger_script_stops_the_publication(bench: Bench) -> None:
    bench.publish()
    bad = draft(bench.folder / "sites", "la")
    page = bad.content.folder / "guong" / "an" / "index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace("<body", "<script>alert(1)</script><body"), encoding="utf-8"
    )
    with pytest.raises(NotPublished, match=r"guong/an/index\.html"):
        publish(bench.target, bad, reserve(bench.target))
    assert label(bench) == "r1"


def test_a_link_in_the_site_stops_the_publication(bench: Bench) -> None:
    bad = draft(bench.folder / "sites", "lk")
    (bad.content.folder / "passwd.txt").symlink_to("/etc/passwd")
    with pytest.raises(NotPublished, match=r"passwd\.txt"):
        publish(bench.target, bad, reserve(bench.target))
    with pytest.raises(NotPublished, match=r"passwd\.txt"):
        export(bench.folder / "tinh", bad)


def test_everybody_may_read_what_a_static_host_gets(bench: Bench) -> None:
    made = bench.folder / "moi" / "tinh"
    before = os.umask(0o077)
    try:
        export(made, draft(bench.folder / "sites", "kin"))
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in (made, *made.rglob("*"))} == {0o644, 0o755}


@pytest.mark.parametrize("odd", ["a link elsewhere", "a link to something else", "a folder", "nothing"])
def test_no_release_is_lost_when_somebody_has_meddled(bench: Bench, odd: str) -> None:
    bench.publish()
    bench.publish()
    current = bench.target / "current"
    current.unlink()
    if odd == "a folder":
        current.mkdir()
    elif odd != "nothing":
        current.symlink_to("/etc/000009" if odd == "a link elsewhere" else "releases/cu")
    with pytest.raises(NotPublished, match="ln -s releases/000002"):
        publish(bench.target, draft(bench.folder / "sites", "sau"), 9)
    with pytest.raises(NotPublished, match="ln -s releases/000002"):
        bench.rollback()
    assert [path.name for path in sorted((bench.target / "releases").iterdir())] == ["000001", "000002"]


@pytest.mark.parametrize("written", ["", "mười", "9" * 5000, "-4", "1 2"])
def test_a_damaged_count_is_begun_again(bench: Bench, written: str) -> None:
    bench.publish()
    (bench.target / "serial").write_text(written, encoding="utf-8")
    assert reserve(bench.target) == 2


def test_a_changed_manifest_is_noticed() -> None:
    raw = Manifest(serial=3, made="2026-11-22", files={"site": "0"}, gone=("/a/",)).to_bytes()
    assert read_manifest(raw).gone == ("/a/",)
    body = json.loads(raw)
    body["serial"] = 4
    for bad in (json.dumps(body).encode(), b"", b"[]", b"{}", raw[:-9]):
        with pytest.raises(BadManifest):
            read_manifest(bad)


def test_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root, target = copy_of_mini(tmp_path / "kho"), tmp_path / "web"
    words = ["--root", str(root), "--today", "2026-03-01", "--to", str(target)]
    assert main(["publish", *words]) == 0
    assert main(["publish", *words, "--site", str(write_site(tmp_path / "san", "x"))]) == 0
    assert main(["rollback", "--to", str(target)]) == 0
    assert "nội dung của bản số 1" in capsys.readouterr().out
    assert (target / "current" / "site" / "thu-nghiem" / "guong").is_dir()
    assert main(["rollback", "--to", str(target)]) == 1
    assert main(["publish", "--root", str(root)]) == 2
    assert main(["publish", *words[:4], "--static", str(tmp_path / "tinh")]) == 0
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\''
    assert policy in (tmp_path / "tinh" / "index.html").read_text(encoding="utf-8")
    headers = (tmp_path / "tinh" / "_headers").read_text(encoding="utf-8")
    assert headers.count("frame-ancestors *") == 1
    assert "\n/thu-nghiem/nhung/*\n" in headers
    assert " 301\n" in (tmp_path / "tinh" / "_redirects").read_text(encoding="utf-8")
    manifest = read_manifest((target / "current" / "manifest.json").read_bytes())
    assert "/thu-nghiem/guong/le-thi-hoa-da-rut/" in manifest.gone
    assert manifest.moved
    # One of four may be named there; the others are counted.
    assert manifest.named["bang-khen-bo-2014"] == (4, (digest_of_name("Đặng Thị Sương"),))
