"""``exemplars build --preview``: the public site as a zip that opens from a disk."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from generator.edge.cli.parsing import UsageError
from generator.edge.reasons import reason

FILE = "xem-thu.zip"


def build_preview(root: Path, file: Path, *, site_url: str, today: str, strict: bool | None) -> int:
    """Build the public site aside and put it in ``file``; 1 when findings stop the build, which leaves an old file.

    Raises:
        UsageError: ``file`` is no zip by its name, or cannot be written.
    """
    if file.suffix != ".zip" or file.is_dir():
        raise UsageError(f"Bản xem thử là một tệp .zip: hãy viết, chẳng hạn, --out {FILE}")
    from generator.edge.from_disk import TOP, archive_of
    from generator.edge.site import BuildFailed, run_build
    from generator.edge.write import replace_file

    with tempfile.TemporaryDirectory(prefix="exemplars-") as folder:
        try:
            made = run_build(root, Path(folder) / "site", today=today, strict=strict)
        except BuildFailed as error:
            if str(error):
                print(error, file=sys.stderr)
            return 1
        content = archive_of(made.folder, site_url)
    try:
        replace_file(file, content)
    except OSError as error:
        raise UsageError(f"Không ghi được {file}: {reason(error)}") from error
    print(f"Đã ghi bản xem thử vào {file}. Giải nén rồi mở {TOP}/index.html; phần tra cứu không có trong bản này.")
    return 0
