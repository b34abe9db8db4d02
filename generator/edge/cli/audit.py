"""``exemplars audit``: every byte of a built site, looked through for what must not be there."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

from generator.edge.cli.parsing import Parser, folder
from generator.words.personal import LABELS, find

EXAMPLE = """\
exemplars audit site
exemplars audit site --allow bantin@example.edu.vn --canary "Tên đã rút\""""
KINDS = frozenset(
    {"citizen_number", "old_id_number", "phone", "email", "bank_account", "student_number", "licence_plate"}
)
"""What is nobody's business on any page; birthdays and homes of the dead are history and are checked in the records."""
_CODE = (".css", ".js")
_UID = re.compile(rb"^UID:[^\n]*(?:\n [^\n]*)*", re.MULTILINE)
"""Every event of a calendar has a name of this shape, which is nobody's mail address."""
_TAG = re.compile(r"<[^>]*>")


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars audit", about="Soát từng byte của một trang đã dựng xem có điều không được đăng.", example=EXAMPLE
    )
    options.add_argument("site", type=folder, metavar="TRANG", help="thư mục của trang đã dựng")
    options.add_argument("--allow", action="append", default=[], metavar="CHỮ", help="chữ được phép có")
    options.add_argument("--canary", action="append", default=[], metavar="CHỮ", help="chữ không được có ở đâu cả")
    return options


def run(words: Sequence[str]) -> int:
    """1 when something was found."""
    arguments = parser().parse_args(words)
    files = sorted(path for path in arguments.site.rglob("*") if path.is_file())
    count = 0
    for path in files:
        for what, text in _found(path, arguments.canary):
            if text not in arguments.allow:
                count += 1
                print(f"{path.relative_to(arguments.site).as_posix()}: {what}: “{text}”")
    print(f"Đã soát {len(files)} tệp: {count} chỗ cần xem." if count else f"Đã soát {len(files)} tệp: không thấy gì.")
    return 1 if count else 0


def _found(path: Path, canaries: Sequence[str]) -> Iterator[tuple[str, str]]:
    raw = path.read_bytes()
    if path.suffix == ".gz":
        try:
            raw = gzip.decompress(raw)
        except (OSError, EOFError, zlib.error):
            yield "tệp nén hỏng", path.name
            return
    yield from (("chữ không được có", one) for one in canaries if one.encode() in raw or one in path.as_posix())
    if path.name.removesuffix(".gz").endswith(_CODE):
        return
    raw = _UID.sub(b"", raw) if path.suffix == ".ics" else raw
    text = unescape(_TAG.sub(lambda found: f" {found[0]} ", raw.decode("utf-8", "ignore")))
    for hit in find(f"{text}\n{path.name}"):
        if hit.kind in KINDS:
            yield LABELS[hit.kind], f"{text}\n{path.name}"[hit.start : hit.end]
