"""A folder for hosts of static sites, which take it whole: the site with what such hosts read."""

from __future__ import annotations

from pathlib import Path

from generator.edge.publishing import server
from generator.edge.publishing.disk import Disk
from generator.edge.publishing.manifest import Manifest
from generator.edge.publishing.policy import NOT_FOUND, allowed_by_theme, inline_scripts, policy_in_page
from generator.edge.publishing.publication import Draft, NotPublished
from generator.edge.publishing.target import NotATarget
from generator.show.form import PAGE as FORM

_CHARSET = '<meta charset="utf-8">'


def export(folder: Path, draft: Draft, disk: Disk | None = None) -> int:
    """Copy a built site into the new ``folder`` for a static host.

    Every page carries the policy in itself, because some hosts send no headers (they then say nothing of frames);
    ``_headers`` and ``_redirects`` are for those that do, ``.nojekyll`` keeps GitHub from leaving files out.

    Returns:
        The number of files.

    Raises:
        NotATarget: the folder is not empty.
        NotPublished: a page has no place for its policy, or the site holds a link or something else that is no file.
    """
    disk = disk or Disk()
    if folder.exists() and (not disk.is_folder(folder) or disk.entries(folder)):
        raise NotATarget(f"Thư mục {folder} không trống; hãy chọn thư mục mới.")
    source = draft.content.folder
    inline = allowed_by_theme(disk.read(source / NOT_FOUND).decode("utf-8"))
    folder.parent.mkdir(parents=True, exist_ok=True)
    disk.make_folder(folder)
    count, top, made = 0, set[str](), set[Path]()
    for path, kind in disk.files(source):
        if kind != "file":
            raise NotPublished(f"{path} không phải một tệp thường")
        first, slash, _rest = path.partition("/")
        top.add(first + slash)
        data = disk.read(source / path)
        if path.endswith(".html") and path != FORM:
            data = _with_policy(data.decode("utf-8"), policy_in_page(inline), path).encode()
        for parent in reversed(Path(path).parents[:-1]):
            if parent not in made:
                disk.make_folder(folder / parent)
                made.add(parent)
        disk.write(folder / path, data)
        count += 1
    manifest = Manifest(
        serial=0, made=draft.made, base=draft.content.base, files={}, gone=draft.gone, moved=draft.moved
    )
    extra = {**server.static_host(manifest, inline, top), ".nojekyll": b""}
    for name, text in extra.items():
        disk.write(folder / name, text)
    return count + len(extra)


def _with_policy(html: str, policy: str, path: str) -> str:
    """The page with its policy before anything that could run."""
    before, found, after = html.partition(_CHARSET)
    if not found or any(inline_scripts(before)):
        raise NotPublished(f"Trang {path} không có chỗ cho Content-Security-Policy.")
    return f'{before}{found}<meta http-equiv="Content-Security-Policy" content="{policy}">{after}'
