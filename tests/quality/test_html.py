"""The Nu HTML checker finds nothing to say about any page of a site, as it lies on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.products.sites import site
from tests.quality.sampling import sample
from tests.support.checkers import nu_errors


def test_every_page_of_two_sites_and_each_kind_of_a_third(real_site_under_a_path: Path, tmp_path: Path) -> None:
    """In one run, because starting the checker takes longer than its work."""
    write("mini", site("mini").pages, tmp_path / "mini")
    write("nobel", sample("nobel", 2), tmp_path / "nobel")
    assert nu_errors([real_site_under_a_path, tmp_path]) == []


@pytest.mark.long
def test_every_page_of_the_third(tmp_path: Path) -> None:
    write("nobel", site("nobel").pages, tmp_path)
    assert nu_errors([tmp_path]) == []


def test_the_checker_would_have_told(tmp_path: Path) -> None:
    page = tmp_path / "x.html"
    page.write_text("<!doctype html><title>x</title><p id=a><p id=a><img src=x.png>", encoding="utf-8")
    found = "\n".join(nu_errors([page]))
    assert "Duplicate ID" in found
    assert "alt" in found


def write(name: str, paths: tuple[str, ...], folder: Path) -> None:
    """Pages of a site in memory, as files."""
    for path in paths:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(site(name).html(path), encoding="utf-8")
