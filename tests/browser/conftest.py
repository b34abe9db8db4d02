from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.loopback import serving_folder


@pytest.fixture(scope="session")
def address(real_site_under_a_path: Path) -> Iterator[str]:
    """The real site, served on loopback under a path."""
    with serving_folder(real_site_under_a_path.parent) as root:
        yield f"{root}{real_site_under_a_path.name}/"
