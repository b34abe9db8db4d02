"""What readers may not see is in no book, digest, pack or card either; the canaries are those of the site's files."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.edge.cli import main
from tests.products.sites import changed_mini
from tests.products.test_secrets import LATER, built, canaries
from tests.support.rendering import MINI

SECRET = re.compile(r"canary(?!-mo(?![\w-]))|bí\s*mật", re.IGNORECASE)


OPEN = """\
---
decision: {number: 905/QĐ-BGDĐT, date: 2026-02-12, issuer: minister}
recipients:
  - {exemplar: canary-mo, unit: thu-vien, award: bang-khen-bo, occasion: cong-trang}
status: published
---
Quyết định bịa, để có người được vào kỷ yếu.
"""


def opened() -> dict[str, str]:
    """The same records, public."""
    return {
        path: re.sub(r"status: \w+", "status: published", text)
        .replace(LATER, "")
        .replace("kind: inspection", "kind: conference")
        .replace("scope: [photo", "scope: [name, photo")
        for path, text in canaries().items()
    }


def texts_of(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file as text, what is packed or printed included."""
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        raw, name = file.read_bytes(), file.relative_to(folder).as_posix()
        if file.suffix == ".pdf":
            reader = PdfReader(io.BytesIO(raw))
            yield name, "\n".join([page.extract_text() for page in reader.pages] + [str(reader.metadata)])
        elif raw.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                yield name, "\n".join(archive.read(one).decode("utf-8", "replace") for one in archive.namelist())
        else:
            yield name, raw.decode("utf-8", "replace")


def printed(root: Path, records: Mapping[str, str]) -> dict[str, str]:
    """Everything that the commands write for people of the invented university and those records."""
    shutil.copytree(MINI, root)
    for path, text in {**records, "awards/2026/quyet-dinh-mo.md": OPEN}.items():
        (root / "exemplars" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "exemplars" / path).write_text(text, encoding="utf-8")
    out = root / "viet"
    common = ["--root", str(root), "--today", "2026-03-01"]
    assert main(["yearbook", "--year", "2026", "--out", str(out / "ky-yeu.pdf"), *common]) == 0
    assert main(["digest", "--from", "2026-01", "--to", "2026-03", "--out", str(out / "tin"), *common]) == 0
    assert main(["share", "canary-mo", "--of", "profile", "--out", str(out / "goi"), *common]) == 0
    for story in (path for path in records if path.startswith("stories/")):
        main(["share", Path(story).stem, "--of", "story", "--out", str(out / Path(story).stem), *common])
    return dict(texts_of(out))


@pytest.fixture(scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    records = canaries()
    for path in ("profiles/canary-im.md", "stories/2026/canary-im.md"):  # commands do nothing where there is an error
        records[path] = records[path].replace("status: published", "status: draft")
    return printed(tmp_path_factory.mktemp("kin") / "kho", records)


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return printed(tmp_path_factory.mktemp("mo") / "kho", opened())


def test_nothing_printed_or_sent_holds_a_canary(hidden: dict[str, str]) -> None:
    assert {name.partition("/")[0] for name in hidden} >= {"ky-yeu.pdf", "tin", "goi"}
    assert [(name, SECRET.findall(text)) for name, text in hidden.items() if SECRET.search(text)] == []


def test_the_canaries_would_sing_there(public: dict[str, str]) -> None:
    singing = {name.partition("/")[0] for name, text in public.items() if re.search("Canary(name|story)", text)}
    assert singing >= {"ky-yeu.pdf", "tin", "canary-rut"}


def test_no_card_says_it() -> None:
    said = {path: repr(one.recipe) for path, one in built().outputs.items() if one.recipe}
    assert [path for path, text in said.items() if SECRET.search(text)] == []
    assert any("Canary" in repr(one.recipe) for one in changed_mini(opened()).outputs.values() if one.recipe)
