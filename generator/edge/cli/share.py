"""``exemplars share``: the spread pack of a story or profile."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser, UsageError, did_you_mean

if TYPE_CHECKING:
    from generator.edge.cli.site_folder import SiteFolder
    from generator.show.site import Site
    from generator.show.spread.plan import Pack
    from generator.words.model import Profile, Story

EXAMPLE = """\
exemplars share co-giao-va-con-song
exemplars share nguyen-thi-minh --of profile --out /tmp/goi-minh"""
FOLDER = "chia-se"
STORY, PROFILE = "story", "profile"
POSTER_DPI, MM_IN_INCH = 150, 25.4
"""A poster is read from a step away; a book held in the hand needs twice as many."""
_MOST = 1600


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars share",
        about="Soạn gói lan tỏa của một bài viết hay hồ sơ: bài đăng Facebook, Zalo và thư ở ba độ dài, ảnh chia sẻ\n"
        "ba khổ, áp phích A3 có mã QR, lời tả ảnh. Chỉ làm những gì nhân vật đã đồng ý; thiếu gì thì nói rõ.",
        example=EXAMPLE,
    )
    options.add_argument("id", metavar="MÃ", help="mã bài viết hoặc hồ sơ (tên tệp, không có .md)")
    options.add_argument(
        "--of", choices=(STORY, PROFILE), default="", help="story: bài viết; profile: hồ sơ (khi trùng mã)"
    )
    options.add_argument("--out", default="", metavar="THƯ_MỤC", help=f"nơi ghi gói (mặc định: {FOLDER}/MÃ)")
    return options


def run(words: Sequence[str]) -> int:
    """Write the pack; 1 when the records have errors, readers may not see the record, or nothing of it may be made."""
    arguments = parser().parse_args([*words])

    from generator.edge.cli.public_site import public_site
    from generator.edge.cli.site_folder import open_site
    from generator.edge.office.typesetting import CannotPrint
    from generator.edge.records import write_records
    from generator.know.unpublished import why_hidden

    folder = open_site(arguments.root, arguments.today)
    if not folder.settings.site_url:
        raise UsageError("Chưa có site_url trong mkdocs.yml nên gói không có địa chỉ để dẫn tới.")
    site = public_site(folder)
    if site is None:
        return 1
    record = _record(site, arguments.id, arguments.of)
    out = Path(os.fsdecode((arguments.out or f"{FOLDER}/{record.id}").encode("utf-8", "surrogateescape")))
    if why := why_hidden(site.public, record):
        print(f"Không soạn gói được: “{record.id}” {why}.", file=sys.stderr)
        _take_away(out, ())
        return 1
    try:
        pack, files = _made(folder, site, record)
    except CannotPrint as error:
        print(error, file=sys.stderr)
        return 1
    for one in pack.denied:
        print(f"Không có {one.what}: {one.why}. {one.cure}", file=sys.stderr)
    if not (pack.posts or pack.prints):
        print("Chưa làm được gì trong gói. Có sự đồng ý rồi, xin chạy lại lệnh này.", file=sys.stderr)
        _take_away(out, ())
        return 1
    out.mkdir(parents=True, exist_ok=True)
    write_records(out, files)
    _take_away(out, files)
    for name in sorted(files):
        print(out / name)
    return 0


def _take_away(out: Path, files: Iterable[str]) -> None:
    """Delete what an earlier pack had and this one may not: somebody may have taken consent back since."""
    from generator.edge.office.pack import EVER

    kept = {out / name for name in files}
    for old in sorted({one for pattern in EVER for one in out.glob(pattern)} - kept):
        old.unlink()
        print(f"Đã xóa tệp của gói cũ: {old}. Nếu đã đăng ở đâu, xin gỡ ở đó.", file=sys.stderr)


def _record(site: Site, wanted: str, kind: str) -> Story | Profile:
    """The story or profile meant, by its id or a former one.

    Raises:
        UsageError: there is none, or one of each.
    """
    catalog = site.public.catalog
    shelves: dict[str, dict[str, Story | Profile]] = {STORY: {**catalog.stories}, PROFILE: {**catalog.profiles}}
    asked = {name: shelf for name, shelf in shelves.items() if kind in {"", name}}
    found = [
        one
        for shelf in asked.values()
        for one in [shelf.get(wanted) or next((one for one in shelf.values() if wanted in one.aliases), None)]
        if one is not None
    ]
    if not found:
        near = did_you_mean(wanted, sorted({name for shelf in asked.values() for name in shelf}))
        raise UsageError(f"Không có bài viết hay hồ sơ nào mã “{wanted}”{near}")
    if len(found) > 1:
        raise UsageError(f"Có cả bài viết và hồ sơ mã “{wanted}”: hãy thêm --of story hoặc --of profile.")
    return found[0]


def _made(folder: SiteFolder, site: Site, record: Story | Profile) -> tuple[Pack, dict[str, bytes]]:
    from generator.edge.office.pack import pack_files
    from generator.edge.planning import studio_of
    from generator.intake.read import FolderSource
    from generator.show.outputs import Output
    from generator.show.pictures import Rendition, kind_of
    from generator.show.spread.plan import plan_pack, portraits_of

    read = FolderSource(folder.records).read
    with studio_of(folder.root) as studio:
        paths = [path for path in portraits_of(site, record) if kind_of(path)]
        pack = plan_pack(replace(site, looked=studio.look(paths, read)), record)
        wanted = [Output(path=one.path, maker="share", recipe=one.card) for one in pack.cards]
        if pack.portrait:
            seen = studio.look([pack.portrait.file], read).seen[pack.portrait.file]
            width = min(seen.width, _MOST)
            height = max(1, round(seen.height * width / seen.width))
            recipe = Rendition(source=pack.portrait.file, digest=seen.digest, width=width, height=height, kind="jpeg")
            wanted.append(Output(path="", maker="share", recipe=recipe))
            _say_coarse(width)
        kept, _ = studio.make(wanted, read)
        made = {path: Path(one.path).read_bytes() for path, one in kept.items()}
    portrait = made.pop("", b"")
    files, respelled = pack_files(pack, made, portrait, site.public.catalog.now.date())
    say_respelled(respelled)
    return pack, files


def say_respelled(letters: Iterable[tuple[str, str]]) -> None:
    """Tell of letters that no font has."""
    for letter, instead in letters:
        said = f"in thành “{instead.strip()}”" if instead.strip() else "không in được"
        print(f"Không phông chữ nào có chữ “{letter}”: {said}.", file=sys.stderr)


def _say_coarse(width: int) -> None:
    from generator.edge.office.poster_pdf import WIDTH_MM

    dots = round(width / (WIDTH_MM / MM_IN_INCH))
    if dots < POSTER_DPI:
        print(f"Chân dung trên áp phích sẽ hơi mờ: {dots} điểm mỗi inch (nên có {POSTER_DPI}).", file=sys.stderr)
