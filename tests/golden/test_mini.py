"""The mini repository is what its README says: without errors, with its odd bytes, and it keeps its secrets."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator import build
from generator.edge.planning import studio_of
from generator.edge.site import build_site
from generator.intake.read import FolderSource
from generator.show.pictures import Rendition
from generator.words.diagnostics import Severity
from tests.support.rendering import MINI, MINI_NOW, copy_of_mini, mini_site

RECORDS = MINI / "exemplars"
SECRET = "bí mật"


def test_it_has_no_errors() -> None:
    found = build.check(FolderSource(RECORDS), MINI_NOW, studio=studio_of(MINI))
    assert [one for one in found if one.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("name", "is_odd"),
    [
        ("trinh-van-duc", lambda raw: not unicodedata.is_normalized("NFC", raw.decode("utf-8"))),
        ("bui-thi-hanh", lambda raw: b"\r\n" in raw),
        ("ngo-van-phuc", lambda raw: raw.startswith(b"\xef\xbb\xbf")),
    ],
)
def test_odd_bytes_are_kept_in_the_file_and_gone_from_the_page(name: str, is_odd: object) -> None:
    assert callable(is_odd)
    assert is_odd((RECORDS / "profiles" / f"{name}.md").read_bytes())
    assert not is_odd(mini_site().html(f"guong/{name}/index.html").encode("utf-8"))


def test_what_readers_may_not_see_is_nowhere() -> None:
    built = mini_site()
    texts = {file: built.html(file) for file in built.pages}
    texts |= {
        file: output.content.decode("utf-8", "replace")
        for file, output in built.outputs.items()
        if output.content is not None
    }
    assert [file for file, text in texts.items() if SECRET in unicodedata.normalize("NFC", text).casefold()] == []
    assert [file for file in built.outputs if "bi-mat" in file] == []


def test_every_secret_is_in_the_records() -> None:
    """The test above would pass if nobody wrote a secret any more."""
    keepers = {
        file.relative_to(RECORDS).parts[0]
        for file in RECORDS.rglob("*.md")
        if SECRET in unicodedata.normalize("NFC", file.read_text(encoding="utf-8-sig")).casefold()
    }
    assert keepers == {"profiles", "stories", "awards", "events"}


def test_only_wanted_files_of_media_are_published() -> None:
    wanted = {"giao-luu-2024.jpg", "hoang-van-lam.jpg", "lop-hoc.png", "quy-trinh.pdf", "trinh-van-duc.png"}
    unwanted = {"anh-da-rut.png", "anh-cho-dang.png", "bien-ban-rieng.pdf", "khong-ai-dung.png"}
    assert {file.name for file in (RECORDS / "media").iterdir()} == wanted | unwanted
    outputs = mini_site().outputs
    as_they_are = {path for path in outputs if path.startswith("media/")}
    recipes = [output.recipe for output in outputs.values() if output.recipe]
    sources = {one.source if isinstance(one, Rendition) else one.portrait for one in recipes} - {""}
    assert as_they_are | sources == {f"media/{name}" for name in wanted}


def test_pages_in_memory_are_those_that_mkdocs_writes(tmp_path: Path) -> None:
    """What the tests look at is what readers get, byte for byte; MkDocs adds the pages of ``content/``."""
    built = mini_site()
    folder = build_site(copy_of_mini(tmp_path / "root"), tmp_path / "site")
    written = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert built.outputs.keys() <= written
    assert [file for file in built.pages if (folder / file).read_text(encoding="utf-8") != built.html(file)] == []
    others = {file for file in written - built.outputs.keys() if not file.startswith("assets/")}
    assert others == {"ve-du-lieu/index.html", "quyen-rieng-tu/index.html"}


def test_every_record_is_explained() -> None:
    """A record whose id the README does not name is one that somebody will take for filler and remove."""
    readme = (MINI / "README.md").read_text(encoding="utf-8")
    names = {file.stem for file in RECORDS.rglob("*.md")}
    assert sorted(name for name in names if f"`{name}`" not in readme) == []
