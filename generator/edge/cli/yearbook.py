"""``exemplars yearbook``: the printed yearbook of a conference or of a year."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser, UsageError, did_you_mean

if TYPE_CHECKING:
    from generator.edge.cli.site_folder import SiteFolder
    from generator.edge.office.yearbook_pdf import Printed
    from generator.show.yearbook.plan import Book

EXAMPLE = """\
exemplars yearbook --event hoi-nghi-tuyen-duong-2025
exemplars yearbook --year 2025 --foreword loi-noi-dau.md --out /tmp/ky-yeu.pdf"""
FOREWORD = "loi-noi-dau.md"
EARLIEST, LATEST = 1800, 2200


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars yearbook",
        about="Dàn trang kỷ yếu để in (PDF khổ A4, phông chữ nhúng sẵn): bìa, lời nói đầu, mục lục, mỗi điển hình một\n"
        "cặp trang, tra theo tên và theo đơn vị. Chỉ có người đã đồng ý in; ai bị bỏ ra thì nói rõ vì sao.",
        example=EXAMPLE,
    )
    options.add_argument("--event", default="", metavar="MÃ", help="hội nghị, sự kiện: ai được công nhận ở đó")
    options.add_argument("--year", type=int, default=None, metavar="NĂM", help="cả một năm, khi không theo sự kiện")
    options.add_argument(
        "--foreword", default="", metavar="TỆP", help=f"lời nói đầu (mặc định: content/{FOREWORD} nếu có)"
    )
    options.add_argument("--out", default="", metavar="TỆP", help="tệp PDF (mặc định: ky-yeu-….pdf)")
    return options


def run(words: Sequence[str]) -> int:
    """Write the book; 1 when the records have errors or nobody would be in it."""
    arguments = parser().parse_args(words)
    if bool(arguments.event) == (arguments.year is not None):
        raise UsageError("Hãy cho biết kỷ yếu của gì: --event MÃ hoặc --year NĂM.")
    if arguments.year is not None and not EARLIEST <= arguments.year <= LATEST:
        raise UsageError(f"--year cần một năm từ {EARLIEST} đến {LATEST}.")

    from generator.edge.cli.public_site import public_site
    from generator.edge.cli.share import say_respelled
    from generator.edge.cli.site_folder import open_site
    from generator.edge.office.typesetting import CannotPrint
    from generator.edge.office.yearbook_pdf import yearbook_pdf
    from generator.edge.records import write_records
    from generator.intake.read import FolderSource
    from generator.show.yearbook.plan import plan_yearbook

    folder = open_site(arguments.root, arguments.today)
    site = public_site(folder)
    if site is None:
        return 1
    event = site.public.events.get(arguments.event)
    if arguments.event and event is None:
        near = did_you_mean(arguments.event, site.public.events)
        raise UsageError(f"Không có sự kiện đã đăng nào mã “{arguments.event}”{near}")
    book = plan_yearbook(site, event=event, year=arguments.year, foreword=_foreword(folder, arguments.foreword))
    if not book.entries:
        _say_left_out(book)
        print("Không có ai để đưa vào kỷ yếu.", file=sys.stderr)
        return 1
    try:
        printed = yearbook_pdf(book, FolderSource(folder.records).read)
    except CannotPrint as error:
        print(error, file=sys.stderr)
        return 1
    out = Path(os.fsdecode((arguments.out or f"ky-yeu-{arguments.event or arguments.year}.pdf").encode()))
    out.parent.mkdir(parents=True, exist_ok=True)
    write_records(out.parent, {out.name: printed.pdf})
    print(f"{out}: {len(book.entries)} điển hình.")
    _say_left_out(book)
    say_respelled(printed.respelled)
    _say_coarse(printed)
    return 0


def _foreword(folder: SiteFolder, given: str) -> str:
    """The text of the foreword, without front matter.

    Raises:
        UsageError: the file given is not there or not text.
    """
    from generator.intake.frontmatter import decode, split

    file = Path(given) if given else folder.root / folder.settings.content / FOREWORD
    if not given and not file.is_file():
        return ""
    try:
        text = decode(file.read_bytes(), file.name).text
    except OSError:
        raise UsageError(f"Không đọc được lời nói đầu “{given}”.") from None
    if text is None:
        raise UsageError(f"Lời nói đầu “{given}” không phải văn bản UTF-8.")
    return split(text, file.name).body if text.startswith("---") else text


def _say_left_out(book: Book) -> None:
    for name, why in book.left_out:
        print(f"Không đưa vào: {name}: {why}.", file=sys.stderr)


def _say_coarse(printed: Printed) -> None:
    for name in printed.bad:
        print(f"Không mở được ảnh chân dung, sách in không có ảnh: {name}.", file=sys.stderr)
    for name, dots in printed.coarse:
        print(f"Ảnh in sẽ mờ: {name}, {dots} điểm mỗi inch (cần 300).", file=sys.stderr)
