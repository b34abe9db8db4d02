"""Every path of the site has one maker."""

from __future__ import annotations

import pytest

from generator.words.manifest import Manifest, PathClaimedTwiceError


def test_claimed_paths_are_listed_in_order() -> None:
    manifest = Manifest()
    for path in ("nam/2026/index.html", "404.html", "guong/ta-quang-buu/index.html"):
        manifest.claim(path, "pages")
    assert list(manifest) == ["404.html", "guong/ta-quang-buu/index.html", "nam/2026/index.html"]
    assert len(manifest) == 3
    assert "404.html" in manifest
    assert "feed.xml" not in manifest


def test_two_makers_of_one_path_are_named() -> None:
    manifest = Manifest()
    manifest.claim("feed.xml", "products.feeds")
    with pytest.raises(
        PathClaimedTwiceError, match=r"feed\.xml: claimed by products\.feeds and by pages\.home"
    ) as caught:
        manifest.claim("feed.xml", "pages.home")
    assert (caught.value.first, caught.value.second) == ("products.feeds", "pages.home")


def test_nobody_may_claim_a_path_again() -> None:
    """Two units with one slug once made one page, and nobody was told."""
    manifest = Manifest()
    manifest.claim("don-vi/seee/index.html", "pages.units")
    with pytest.raises(PathClaimedTwiceError, match=r"don-vi/seee/index\.html"):
        manifest.claim("don-vi/seee/index.html", "pages.units")
    assert len(manifest) == 1


def test_letter_case_does_not_make_another_path() -> None:
    manifest = Manifest()
    manifest.claim("don-vi/SEEE.html", "pages.units")
    assert "don-vi/seee.html" in manifest
    with pytest.raises(PathClaimedTwiceError):
        manifest.claim("don-vi/seee.html", "pages.units")
    assert list(manifest) == ["don-vi/SEEE.html"]


@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "a/../b", "a//b", "", "a/", ".", "./a", "a\\b", "a/.."])
def test_a_path_stays_inside_the_site(path: str) -> None:
    manifest = Manifest()
    with pytest.raises(ValueError, match="not a path inside the site"):
        manifest.claim(path, "pages")
    assert len(manifest) == 0


def test_letter_case_does_not_make_another_path_the_other_way_round() -> None:
    manifest = Manifest()
    manifest.claim("don-vi/seee.html", "pages.units")
    with pytest.raises(PathClaimedTwiceError):
        manifest.claim("don-vi/SEEE.html", "pages.units")
