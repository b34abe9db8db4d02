"""Withdrawing leaves nothing of a person in the new site, and stops while somebody else still names them."""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from generator.build import Options, examine
from generator.edge import records
from generator.edge.cli import main
from generator.edge.site import build_site
from generator.intake.read import FolderSource
from generator.know.publicity import open_to_readers
from generator.words.diagnostics import Severity
from generator.words.vietnamese import fold
from tests.search.fabricate import fabricate
from tests.support.rendering import MINI, MINI_NOW, THEME, build_in_memory, copy_of_mini

TODAY = "2026-06-01"
PICTURES = frozenset({".avif", ".jpg", ".png", ".webp"})
NAME, SLUG = "Khúc Thị Diễm Phúng", "khuc-thi-diem-phung"
GUEST = "Ngụy Văn Bồng Khanh"
TEXT = "Chị mở lớp dạy đan lưới cho trẻ xóm chài mỗi tối thứ năm suốt mười một năm không nghỉ."
BODY = "Lớp học đan lưới bắt đầu từ một mái hiên dột và ba chiếc đèn dầu mượn của hàng xóm bên sông."
CONSENT = "{basis: consent, scope: [name, photo, story, social, print], given: 2024-01-01, reference: TN-77/2024}"
PROFILE = f"""---
kind: individual
name: {NAME}
unit: dhtn
role: giang-vien
fields: [giang-day]
position: Người coi kho lưới
summary: {TEXT}
portrait: {{file: media/{SLUG}.png, alt: Chân dung {NAME}, credit: Người bịa ảnh}}
aliases: [khuc-thi-phung-cu]
consent: {CONSENT}
status: published
---
{TEXT} {BODY}
"""
STORY = f"""---
kind: good-deed
title: Lớp đan lưới của {NAME}
date: 2026-01-05
exemplars: [{SLUG}]
summary: {TEXT}
author: Ban biên tập bịa
status: published
---
{BODY} Người dạy là {NAME}.
"""
DECISION = f"""---
title: Khen thưởng lớp đan lưới
decision: {{number: 77/QĐ-ĐHTN, date: 2025-12-28, issuer: giam-doc}}
publication: {{basis: public-decision, url: "https://example.vn/77"}}
recipients:
  - {{exemplar: {SLUG}, unit: dhtn, position: Người coi kho lưới, award: giay-khen, occasion: cong-trang}}
  # một dòng ghi chú phải còn nguyên
  - {{key: nguy-van-bong-khanh, name: {GUEST}, unit: dhtn, award: giay-khen, occasion: cong-trang, work: Lái đò}}
status: published
---
"""


def picture() -> bytes:
    image = Image.new("RGB", (12, 12), (12, 90, 200))
    image.putpixel((3, 4), (9, 9, 9))
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def world(folder: Path, size: int) -> Path:
    fabricate(folder, size)
    # Some records are planted to be refused, and in a large world chance gives somebody the same award twice.
    for name in ("profiles/khuc-thua-kin.md", "stories/2026/bai-rut.md", "awards/2024/qd-1457.md"):
        (folder / "exemplars" / name).unlink()
    now = datetime.fromisoformat(f"{TODAY}T09:00").replace(tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    found = examine(FolderSource(folder / "exemplars"), now)[1] if size > 1_000 else ()
    for name in {one.place.path for one in found if one.severity is Severity.ERROR}:
        (folder / "exemplars" / name).unlink()
    for name, content in {
        f"profiles/{SLUG}.md": PROFILE,
        "stories/2026/lop-dan-luoi.md": STORY,
        "awards/2025/qd-77-2025.md": DECISION,
    }.items():
        file = folder / "exemplars" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    media = folder / "exemplars" / "media"
    media.mkdir(exist_ok=True)
    (media / f"{SLUG}.png").write_bytes(picture())
    shutil.copytree(THEME, folder / "theme")
    (folder / "content").mkdir()
    for page in (MINI / "content").iterdir():
        (folder / "content" / page.name).write_bytes(page.read_bytes())
    (folder / "mkdocs.yml").write_bytes((MINI / "mkdocs.yml").read_bytes())
    return folder


def runs(text: str, length: int = 5) -> set[str]:
    words = fold(text).split()
    return {" ".join(words[start : start + length]) for start in range(len(words) - length + 1)}


def traces(site: Path, photos: set[str]) -> list[str]:
    """Every file of a site that still tells of the person, and how."""
    wanted = {fold(NAME), fold(GUEST), SLUG, "nguy-van-bong-khanh", *runs(TEXT), *runs(BODY)}
    found = []
    for file in sorted(site.rglob("*")):
        if not file.is_file():
            continue
        path = file.relative_to(site).as_posix()
        data = file.read_bytes()
        data = gzip.decompress(data) if path.endswith(".gz") else data
        if hashlib.sha256(data).hexdigest() in photos:
            found.append(f"{path}: photo")
        if file.suffix in PICTURES:  # a gigabyte of compressed points is no text to fold
            found += [f"{path}: {one}" for one in (NAME, GUEST, SLUG, TEXT) if one.encode("utf-8") in data]
        else:
            text = fold(data.decode("utf-8", "replace"))
            found += [f"{path}: {one}" for one in sorted(wanted) if one in text]
        if SLUG in path and path != f"guong/{SLUG}/index.html":
            found.append(f"{path}: its name")
    return found


def prove(folder: Path, size: int, capsys: pytest.CaptureFixture[str]) -> None:
    root = world(folder, size)
    before = build_site(root, root / "before", today=TODAY)
    assert traces(before, set())
    photos = {hashlib.sha256(file.read_bytes()).hexdigest() for file in before.rglob(f"*{SLUG}*") if file.is_file()}
    command = ["--root", str(root), "--today", TODAY]
    assert main(["withdraw", SLUG, *command]) == 1
    assert "lop-dan-luoi.md" in capsys.readouterr().err
    assert main(["withdraw", SLUG, "--with-stories", *command]) == 0
    assert main(["withdraw", "qd-77-2025/nguy-van-bong-khanh", *command]) == 0
    said = capsys.readouterr().out
    assert f"/guong/{SLUG}/" in said
    assert "/guong/khuc-thi-phung-cu/" in said
    assert f"/media/{SLUG}.png" in said
    after = build_site(root, root / "after", today=TODAY)
    assert traces(after, photos) == []
    stone = (after / "guong" / SLUG / "index.html").read_text(encoding="utf-8")
    assert "đã được rút" in stone
    assert (after / "guong" / "khuc-thi-phung-cu" / "index.html").is_file()
    assert main(["check", *command]) == 0, capsys.readouterr().out


def test_nothing_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prove(tmp_path, 60, capsys)


@pytest.mark.long
def test_nothing_is_left_of_one_in_ten_thousand(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    prove(tmp_path, 10_000, capsys)


def test_files_keep_their_other_lines(tmp_path: Path) -> None:
    root = world(tmp_path, 20)
    command = ["--root", str(root), "--today", TODAY]
    assert main(["withdraw", "qd-77-2025/nguy-van-bong-khanh", *command]) == 0
    text = (root / "exemplars" / "awards" / "2025" / "qd-77-2025.md").read_text(encoding="utf-8")
    assert "một dòng ghi chú phải còn nguyên" in text
    assert f"exemplar: {SLUG}" in text
    assert "da-rut-1" in text
    assert "nguy-van-bong-khanh" not in text
    assert main(["withdraw", f"profiles/{SLUG}", "--with-stories", *command]) == 0
    profile = (root / "exemplars" / "profiles" / f"{SLUG}.md").read_text(encoding="utf-8")
    assert profile == "---\nkind: individual\nstatus: withdrawn\naliases: [khuc-thi-phung-cu]\n---\n"
    story = (root / "exemplars" / "stories" / "2026" / "lop-dan-luoi.md").read_text(encoding="utf-8")
    assert story == "---\nkind: good-deed\nstatus: withdrawn\ndate: 2026-01-05\n---\n"


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=thu", "-c", "user.email=thu@example.vn"]
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)


def test_git_remembers_former_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_of_mini(tmp_path / "kho")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "1")
    git(root, "mv", "exemplars/profiles/trinh-van-duc.md", "exemplars/profiles/trinh-van-duc-moi.md")
    git(root, "commit", "-qm", "2")
    command = ["--root", str(root), "--today", TODAY]
    assert main(["withdraw", "trinh-van-duc-moi", "--dry-run", *command]) == 0
    said = capsys.readouterr().out
    for path in ("/guong/trinh-van-duc/", "/guong/trinh-van-duc-moi/", "/media/trinh-van-duc.png"):
        assert path in said
    assert "--path 'exemplars/profiles/trinh-van-duc.md'" in said
    assert (root / "exemplars" / "media" / "trinh-van-duc.png").is_file()


def test_it_stops_where_somebody_else_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_of_mini(tmp_path / "kho")
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    command = ["--root", str(root), "--today", TODAY]
    assert main(["withdraw", "nguyen-thi-minh", *command]) == 1
    said = capsys.readouterr().err
    assert "bai-toan-ven-song.md: exemplars" in said
    assert "nguyen-thi-minh-thu-vien.md" not in said
    assert "--with-stories" in said
    assert main(["withdraw", "khong-co-ai", *command]) == 2
    assert main(["withdraw", "bang-khen-2023/khong-co", *command]) == 2
    assert before == {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}


def test_a_namesake_stops_nothing_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_of_mini(tmp_path / "kho")
    other = root / "exemplars" / "profiles" / "nguyen-thi-minh-thu-vien.md"
    before = other.read_bytes()
    command = ["--root", str(root), "--today", TODAY]
    assert main(["withdraw", "nguyen-thi-minh", "--with-stories", *command]) == 0
    assert "nguyen-thi-minh-thu-vien.md:3" in capsys.readouterr().out
    assert other.read_bytes() == before
    assert main(["check", *command]) == 0, capsys.readouterr().out


def test_who_asked_for_the_stories_is_not_asked_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_of_mini(tmp_path / "kho")
    page = root / "content" / "ve-du-lieu.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nCảm ơn Nguyễn Thị Minh.\n", encoding="utf-8")
    command = ["--root", str(root), "--today", TODAY]
    assert main(["withdraw", "nguyen-thi-minh", "--with-stories", *command]) == 1
    said = capsys.readouterr().err
    assert "content/ve-du-lieu.md" in said
    assert "--with-stories" not in said


@pytest.mark.parametrize(
    "words",
    [
        "Cảm ơn VŨ ĐÌNH KHẢI.",
        "Cảm ơn Vu Dinh Khai.",
        "Cảm ơn Vũ **Đình**\u00a0Khải.",
        "> Cảm ơn Vũ\n> Đình\u200b Khải.",
        "Cảm ơn V&#361; Đình Khaỉ.",
        "Xem [thầy](https://example.vn/vu_dinh_khai.html).",
        "Xem [thầy](/guong/thay-khai-cu/).",
    ],
)
def test_however_the_name_is_written_it_stops(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    root = withdrawable(tmp_path)
    page = root / "content" / "ve-du-lieu.md"
    page.write_text(f"# Về dữ liệu\n\n{words}\n", encoding="utf-8")
    assert main(["withdraw", "vu-dinh-khai", "--root", str(root), "--today", TODAY]) == 1
    assert "content/ve-du-lieu.md:3" in capsys.readouterr().err


def test_a_file_that_cannot_be_read_is_looked_through_too(tmp_path: Path) -> None:
    root = withdrawable(tmp_path)
    story = root / "exemplars" / "stories" / "2025" / "dang-sua.md"
    story.write_text("---\ntitle: [\n---\nCảm ơn Vũ Đình Khải.\n", encoding="utf-8")
    assert main(["withdraw", "vu-dinh-khai", "--root", str(root), "--today", TODAY]) == 1


def test_who_has_looked_goes_on_but_never_past_what_is_certain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = withdrawable(tmp_path)
    page = root / "content" / "ve-du-lieu.md"
    command = ["withdraw", "vu-dinh-khai", "--root", str(root), "--today", TODAY, "--dry-run"]
    page.write_text("# Về\n\ncây vũ đình khải\n", encoding="utf-8")
    assert main(command) == 0
    assert "content/ve-du-lieu.md:3" in capsys.readouterr().out
    page.write_text("# Về\n\nCụ Vũ Đình Khải sống ở thế kỷ 19.\n", encoding="utf-8")
    assert main(command) == 1
    assert "--namesakes" in capsys.readouterr().err
    assert main([*command, "--namesakes"]) == 0
    assert "content/ve-du-lieu.md:3" in capsys.readouterr().out
    page.write_text("# Về\n\n[Vũ Đình Khải](/guong/vu-dinh-khai/)\n", encoding="utf-8")
    assert main([*command, "--namesakes"]) == 1


@pytest.mark.parametrize("words", ["Vũ Đinh Khải", "Vũ Đình Khải Minh", "Lâm Vũ Đình Khảm"])
def test_another_name_stops_nothing(tmp_path: Path, words: str) -> None:
    root = withdrawable(tmp_path)
    other = (root / "exemplars" / "profiles" / "vu-dinh-khai.md").read_text(encoding="utf-8")
    path = root / "exemplars" / "profiles" / "vu-dinh-khai-minh.md"
    path.write_text(other.replace("Vũ Đình Khải", "Vũ Đình Khải Minh").replace("aliases", "# aliases"), "utf-8")
    page = root / "content" / "ve-du-lieu.md"
    page.write_text(f"# Về dữ liệu\n\nCảm ơn {words}. [Ảnh](/media/vu-dinh-khai-minh.png)\n", encoding="utf-8")
    assert main(["withdraw", "vu-dinh-khai", "--root", str(root), "--today", TODAY]) == 0


def test_a_picture_or_a_story_with_the_name_in_its_own_stops(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = withdrawable(tmp_path)
    story = root / "exemplars" / "stories" / "2025" / "cuu-nguoi-giua-dong.md"
    text = story.read_text(encoding="utf-8")
    picture = "photos: [{file: media/lop-thay-vu-dinh-khai.png, alt: Lớp học, basis: public-event}]\nstatus:"
    (story.parent / "vu-dinh-khai-va-dong-song.md").write_text(text.replace("status:", picture), encoding="utf-8")
    assert main(["withdraw", "vu-dinh-khai", "--root", str(root), "--today", TODAY]) == 1
    said = capsys.readouterr().err
    assert "vu-dinh-khai-va-dong-song.md: tên tệp" in said
    assert f"vu-dinh-khai-va-dong-song.md:{text[: text.index('status:')].count(chr(10)) + 1}" in said


def withdrawable(folder: Path) -> Path:
    """The mini site with a person whom nobody else names, told of since long."""
    root = copy_of_mini(folder / "kho")
    profile = root / "exemplars" / "profiles" / "vu-dinh-khai.md"
    head = f"kind: individual\nname: Vũ Đình Khải\nunit: thu-vien\naliases: [thay-khai-cu]\nconsent: {CONSENT}\n"
    for file in (root / "exemplars").rglob("*.md"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("vu-dinh-khai", "vo-van-ty").replace("Vũ Đình Khải", "Võ Văn Tý"), "utf-8")
    profile.write_text(f"---\n{head}status: published\n---\nMột dòng bịa.\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("was", "told"),
    [
        ("status: published", True),
        ("status: draft", False),
        ("publish_at: 2030-01-01 07:00\nstatus: published", False),
        ("recognitions: [{level: unit, status: emerging, date: 2026-01-05}]\nstatus: published", False),
    ],
)
def test_only_who_was_public_leaves_a_tombstone(tmp_path: Path, was: str, told: bool) -> None:
    root = withdrawable(tmp_path)
    profile = root / "exemplars" / "profiles" / "vu-dinh-khai.md"
    profile.write_text(profile.read_text(encoding="utf-8").replace("status: published", was), encoding="utf-8")
    command = ["--root", str(root), "--today", TODAY]
    assert main(["withdraw", "vu-dinh-khai", *command]) == 0
    first = profile.read_bytes()
    assert main(["withdraw", "exemplars/profiles/vu-dinh-khai.md", *command]) == 0
    assert profile.read_bytes() == first
    now = datetime(2031, 1, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    catalog, found = examine(FolderSource(root / "exemplars"), now, Options(repository="public"))
    assert [one for one in found if one.place.path.endswith("/vu-dinh-khai.md")] == []
    assert ("vu-dinh-khai" in {one.id for one in open_to_readers(catalog).tombstones}) == told


def test_who_was_public_once_leaves_a_tombstone_too(tmp_path: Path) -> None:
    """An office makes the profile a draft at once, and withdraws it the day after."""
    root = withdrawable(tmp_path)
    profile = root / "exemplars" / "profiles" / "vu-dinh-khai.md"
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "1")
    profile.write_text(profile.read_text(encoding="utf-8").replace("published", "draft"), encoding="utf-8")
    assert main(["withdraw", "vu-dinh-khai", "--root", str(root), "--today", TODAY]) == 0
    assert "publish_at" not in profile.read_text(encoding="utf-8")


def test_photos_go_whatever_they_are_called_and_show_nobody_elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = withdrawable(tmp_path)
    profile = root / "exemplars" / "profiles" / "vu-dinh-khai.md"
    face = "portrait: {file: 'media/Chân dung, năm 2024.png', alt: Chân dung}\nstatus:"
    profile.write_text(profile.read_text(encoding="utf-8").replace("status:", face), encoding="utf-8")
    photo = root / "exemplars" / "media" / "Chân dung, năm 2024.png"
    photo.write_bytes(picture())
    (photo.parent / "anh-lop.png").write_bytes(picture())
    event = root / "exemplars" / "events" / "2024" / "giao-luu-2024.md"
    before = event.read_text(encoding="utf-8")
    command = ["--root", str(root), "--today", TODAY]
    for shown in ("file: media/anh-lop.png", "file: media/lop-hoc.png\n    people:\n      - vu-dinh-khai"):
        photos = f"photos:\n  - {shown}\n    alt: Lớp học\n    basis: public-event\n"
        event.write_text(re.sub(r"(?ms)^photos:.*?^(?=\w|---)|^(?=status:)", photos, before, count=1), encoding="utf-8")
        assert main(["withdraw", "vu-dinh-khai", *command]) == 1
        assert "giao-luu-2024.md" in capsys.readouterr().err
    event.write_text(before, encoding="utf-8")
    assert main(["withdraw", "vu-dinh-khai", *command]) == 0
    assert "/media/Chân dung, năm 2024.png" in capsys.readouterr().out
    assert not photo.exists()


@pytest.mark.parametrize("steps", range(4))
def test_who_was_stopped_half_way_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: int) -> None:
    root = world(tmp_path, 20)
    command = ["withdraw", SLUG, "--with-stories", "--root", str(root), "--today", TODAY]
    left, unlink, write = iter(range(steps)), Path.unlink, records._write

    def stopped(step: Callable[..., None]) -> Callable[..., None]:
        def run(*words: object, **more: object) -> None:
            if next(left, None) is None:
                raise KeyboardInterrupt
            step(*words, **more)

        return run

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", stopped(unlink))
        patch.setattr(records, "_write", stopped(write))
        assert main(command) == (130 if steps < 3 else 0)
    assert main(command) == 0
    for name in ("profiles", "stories"):
        for file in (root / "exemplars" / name).rglob("*.md"):
            assert NAME.encode() not in file.read_bytes(), file
    assert not (root / "exemplars" / "media" / f"{SLUG}.png").exists()


def test_every_card_and_picture_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_of_mini(tmp_path / "kho")
    story = root / "exemplars" / "stories" / "2026" / "nhom-bao-lut-len-duong.md"
    story.write_text(story.read_text(encoding="utf-8").replace("trinh-van-duc", "hoang-van-lam"), encoding="utf-8")
    built = build_in_memory(FolderSource(root / "exemplars"), MINI_NOW)
    cards = {one.path for one in built.outputs.values() if getattr(one.recipe, "title", "") == "Trịnh Văn Đức"}
    file = "media/trinh-van-duc.png"
    photos = {one.path for one in built.outputs.values() if getattr(one.recipe, "source", "") == file}
    assert len(cards) == 3
    assert photos
    assert main(["withdraw", "trinh-van-duc", "--root", str(root), "--today", "2026-03-01"]) == 0
    said = set(re.findall(r"/thu-nghiem/(anh/\S+)", capsys.readouterr().out))
    assert cards | photos <= said


def test_rows_of_a_list_with_vietnamese_heads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = copy_of_mini(tmp_path / "kho")
    decision = root / "exemplars" / "awards" / "2025" / "qd-77-2025.md"
    head = DECISION.partition("recipients:")[0]
    decision.write_text(f"{head}status: published\n---\nRiêng ông {GUEST} lái đò.\n", encoding="utf-8")
    rows = f"d1;{GUEST};khoa-nhiet;giay-khen;cong-trang\nd2;Ô Hai;khoa-nhiet;giay-khen;cong-trang\n"
    rows = f"\ufeffMã dòng;Họ và tên;unit;award;occasion\n{rows}d3;{GUEST};khoa-nhiet;giay-khen;cong-trang\n"
    decision.with_suffix(".csv").write_text(rows, encoding="utf-8")
    command = ["--root", str(root), "--today", TODAY]
    assert main(["withdraw", "qd-77-2025/d1", *command]) == 1
    said = capsys.readouterr().err
    assert "qd-77-2025.md:7" in said
    assert "qd-77-2025.csv" not in said
    decision.write_text(f"{head}status: published\n---\n", encoding="utf-8")
    assert main(["withdraw", "qd-77-2025/d1", *command]) == 0
    assert "qd-77-2025.csv:4" in capsys.readouterr().out
    assert main(["withdraw", "qd-77-2025/d2", *command]) == 0
    assert decision.with_suffix(".csv").read_text(encoding="utf-8").splitlines()[1:] == [
        "da-rut-1;;khoa-nhiet;giay-khen;cong-trang",
        "da-rut-2;;khoa-nhiet;giay-khen;cong-trang",
        f"d3;{GUEST};khoa-nhiet;giay-khen;cong-trang",
    ]
