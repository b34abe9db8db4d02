"""``exemplars import``: records from office files, lists of awards and stories alike."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser, UsageError

if TYPE_CHECKING:
    from generator.edge.importing.mapping import ColumnMap
    from generator.edge.importing.plan import ImportPlan, PlannedFile
    from generator.words.diagnostics import Diagnostic

EXAMPLE = """\
exemplars import danh-sach.xlsx --dry-run
exemplars import danh-sach.xlsx
exemplars import bai-viet.docx
exemplars import danh-sach.csv --map anh-xa.yml
exemplars import --sample > anh-xa.yml"""

_STARTER_SUFFIXES = frozenset({".md", ".yml"})
_WORDS = {"new": ("tạo", "sẽ tạo"), "changed": ("sửa", "sẽ sửa")}


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars import",
        about="Nhập tệp văn phòng: danh sách khen thưởng (.xlsx, .csv, bảng trong .docx), bài viết kèm ảnh (.docx).\n"
        "Nhập lại một tệp không sinh bản trùng. Dòng có lỗi không được ghi và được liệt kê theo trang, dòng, cột;\n"
        "các dòng khác vẫn được ghi. Ở cửa sổ lệnh: xem trước, hỏi rồi mới ghi.",
        example=EXAMPLE,
    )
    options.add_argument("file", nargs="?", default="", metavar="TỆP", help="tệp .xlsx, .csv hoặc .docx cần nhập")
    options.add_argument(
        "--map", default="", metavar="ÁNH_XẠ.yml", help="cột nào ghi vào đâu (mặc định: các cột quen dùng ở trường)"
    )
    options.add_argument("--sample", action="store_true", help="in ra một tệp ánh xạ mẫu có giải thích")
    options.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ ghi gì, không ghi")
    options.add_argument("--write", action="store_true", help="ghi luôn, không hỏi")
    options.add_argument("--strict", action="store_true", help="có một lỗi thì không ghi gì cả")
    return options


def run(words: Sequence[str]) -> int:
    """Import one table; 1 when a row could not be imported."""
    arguments = parser().parse_args(words)
    if arguments.sample:
        sys.stdout.write(_builtin()[0])
        return 0
    if not arguments.file:
        raise UsageError("Còn thiếu tệp cần nhập: exemplars import TỆP\nXem cách dùng: exemplars import --help")

    from generator.edge.printing import show
    from generator.words.diagnostics import has_errors

    plan = _plan(arguments.file, arguments.map, arguments.root, arguments.today)
    failed = has_errors(plan.diagnostics)
    blocked = failed and (arguments.strict or not plan.rows)
    if plan.diagnostics:
        show("text", plan.diagnostics, sys.stdout)
    dry = arguments.dry_run
    if not (blocked or dry or arguments.write) and plan.to_write and sys.stdin.isatty() and sys.stdout.isatty():
        _report(plan, dry=True, blocked=False)
        dry = not _agreed()
    if not blocked and not dry:
        from generator.edge.records import write_records

        write_records(arguments.root, plan.to_write)
    _report(plan, dry=dry, blocked=blocked)
    return int(failed)


def _agreed() -> bool:
    """Whether somebody at the keyboard wants what was shown."""
    try:
        return input("Ghi các tệp trên? [c/K] ").strip().lower() in {"c", "có", "co", "y", "yes"}
    except EOFError:
        return False


def _plan(file: str, map_file: str, root: Path, today: str) -> ImportPlan:
    """The plan, with paths from the root."""
    from dataclasses import replace

    from generator.edge.importing.existing import read_existing
    from generator.edge.importing.office import plan_office
    from generator.edge.importing.plan import ImportPlan
    from generator.edge.progress import Progress
    from generator.edge.settings import CONFIG_FILE, Settings, load_settings, moment
    from generator.intake.read import FolderSource, MemorySource

    settings = load_settings(root) if (root / CONFIG_FILE).is_file() else Settings()
    mapping, found = _mapping(map_file)
    raw = _bytes(file)
    if mapping is None:
        return ImportPlan(diagnostics=found)
    beside = _path(map_file).parent
    lists = _starters(beside, [mapping.vocabulary] if mapping.vocabulary else [], "vocabulary")
    records = root / settings.records
    source = FolderSource(records) if records.is_dir() else MemorySource({})
    present = {entry.path for entry in source.files()}
    today_is = moment(settings, today).date()
    existing = read_existing(source, {path: text.encode() for path, text in lists.items()}, today_is)
    with Progress("Đọc dòng", max(raw.count(b"\n") - 1, 0)) as progress:
        plan = plan_office(
            raw,
            file,
            mapping,
            existing,
            today=today_is,
            own=present.__contains__,
            starters=lists,
            advance=progress.advance,
        )
    site = {path: text for path, text in _starters(beside, mapping.site, "").items() if not (root / path).exists()}
    return replace(plan, files=_from_root(plan.files, settings.records, site))


def _from_root(files: Iterable[PlannedFile], records: str, site: dict[str, str]) -> tuple[PlannedFile, ...]:
    from dataclasses import replace

    from generator.edge.importing.plan import PlannedFile

    moved = [replace(one, path=f"{records}/{one.path}") for one in files]
    moved += [PlannedFile(path=path, text=text) for path, text in site.items()]
    return tuple(sorted(moved, key=lambda one: one.path))


def _mapping(map_file: str) -> tuple[ColumnMap | None, tuple[Diagnostic, ...]]:
    from generator.edge.importing.mapping import read_mapping
    from generator.intake.frontmatter import decode

    if not map_file:
        return read_mapping(*_builtin())
    decoded = decode(_bytes(map_file), map_file)
    if decoded.text is None:
        return None, decoded.diagnostics
    mapping, found = read_mapping(decoded.text, map_file)
    return mapping, (*decoded.diagnostics, *found)


def _builtin() -> tuple[str, str]:
    from importlib.resources import files

    name = "builtin.yml"
    return (files("generator.edge.importing") / name).read_text(encoding="utf-8"), name


def _path(text: str) -> Path:
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))


def _bytes(text: str) -> bytes:
    """The bytes of a file named on the command line.

    Raises:
        UsageError: there is no such file.
    """
    path = _path(text)
    if not path.is_file():
        raise UsageError(f"Không có tệp “{text}”.")
    return path.read_bytes()


def _starters(beside: Path, names: Iterable[str], target: str) -> dict[str, str]:
    """The texts a new site begins with: files and folders beside the mapping, by their path on the site.

    Raises:
        UsageError: a name leads out of the mapping's folder, or to nothing, or to a link.
    """
    texts: dict[str, str] = {}
    for name in names:
        start = beside / name
        if name.startswith("/") or ".." in Path(name).parts or start.is_symlink() or not start.exists():
            raise UsageError(f"Tệp ánh xạ nói đến “{name}”, nhưng cạnh nó không có tệp hay thư mục ấy.")
        for file in sorted(start.rglob("*")) if start.is_dir() else [start]:
            if file.suffix in _STARTER_SUFFIXES and file.is_file() and not file.is_symlink():
                inside = file.relative_to(start) if target else file.relative_to(beside)
                texts[(Path(target) / inside).as_posix()] = file.read_text(encoding="utf-8")
    return texts


def _report(plan: ImportPlan, *, dry: bool, blocked: bool) -> None:
    """What was written, or would be."""
    from generator.edge.printing.text import safe
    from generator.edge.progress import number

    groups: dict[str, list[PlannedFile]] = {"new": [], "changed": [], "unchanged": []}
    for file in plan.files:
        groups[file.state].append(file)
    for state, (done, planned) in () if blocked else _WORDS.items():
        for file in groups[state]:
            print(f"{planned if dry else done}  {safe(file.path)}")
            if dry and isinstance(file.before, str) and file.content is None:
                print("".join(f"    {safe(line)}\n" for line in _difference(file.before, file.text)), end="")
    rows = f"{number(plan.written)}/{number(plan.rows)} dòng"
    counts = f"{number(len(groups['new']))} tệp mới, {number(len(groups['changed']))} tệp sửa"
    counts += f", {number(len(groups['unchanged']))} tệp giữ nguyên"
    if blocked:
        print("Có lỗi nên không ghi gì.")
    elif dry:
        print(f"Chạy thử, không ghi gì. Nhập được {rows}: {counts}.")
    else:
        print(f"Đã nhập {rows}: {counts}. Kiểm tra lại: exemplars check")


def _difference(before: str, after: str) -> Iterator[str]:
    """The lines that go and come, without their surroundings."""
    from difflib import unified_diff

    lines = list(unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0))
    return (line for line in lines[2:] if not line.startswith("@@"))
