"""The last look at a built folder before readers get it: everything planned is there, and nothing else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.words.diagnostics import Diagnostic, Place, Rule, Severity

MISSING = Rule(
    code="R951",
    name="site-file-missing",
    severity=Severity.ERROR,
    title="Trang đã định dựng nhưng không có trong kết quả",
    why="MkDocs có thể lặng lẽ bỏ qua một trang; người đọc sẽ gặp liên kết hỏng.",
    wrong="content/templates/gioi-thieu.md (MkDocs bỏ qua thư mục templates)",
    right="content/gioi-thieu.md",
)
CHANGED = Rule(
    code="R952",
    name="site-file-changed",
    severity=Severity.ERROR,
    title="Nội dung tệp khác với nội dung đã định",
    why="Một plugin khác đã sửa tệp sau khi nó được kiểm tra.",
    wrong="một plugin nén lại HTML sau khi dựng",
    right="bỏ plugin đó khỏi mkdocs.yml",
)
UNEXPECTED = Rule(
    code="R953",
    name="site-file-unexpected",
    severity=Severity.ERROR,
    title="Có tệp không ai định đưa lên trang",
    why="Tệp lạ có thể làm lộ dữ liệu chưa được phép công bố.",
    wrong="site/ghi-chu.txt do một plugin khác ghi vào",
    right="chỉ những tệp có trong kế hoạch dựng trang",
)

Fingerprint = bytes


def fingerprint(content: bytes) -> Fingerprint:
    """What tells one file's bytes from another's."""
    return hashlib.blake2b(content, digest_size=16).digest()


def verify(folder: Path, planned: Mapping[str, Fingerprint | None]) -> Iterator[Diagnostic]:
    """Compare a built ``folder`` with the plan: paths with the fingerprint of their bytes, or None where MkDocs makes
    the bytes, which then only must not be empty."""
    found = set(_files(folder))
    for path in sorted(planned.keys() - found):
        yield MISSING.at(Place(path=path), "Trang này đã định dựng nhưng không có trong kết quả.")
    for path in sorted(found - planned.keys()):
        yield UNEXPECTED.at(Place(path=path), "Tệp này không có trong kế hoạch dựng trang.")
    for path in sorted(found & planned.keys()):
        wanted = planned[path]
        if wanted is None:
            if not (folder / path).stat().st_size:
                yield MISSING.at(Place(path=path), "Trang này dựng ra rỗng.")
        elif fingerprint((folder / path).read_bytes()) != wanted:
            yield CHANGED.at(Place(path=path), "Nội dung tệp này khác với nội dung đã định.")


def _files(folder: Path) -> Iterator[str]:
    for parent, _, names in os.walk(folder):
        for name in names:
            yield (Path(parent) / name).relative_to(folder).as_posix()


RULES = (MISSING, CHANGED, UNEXPECTED)
