from __future__ import annotations

from pathlib import Path

import pytest

from tests.sites import build_real_site

PREFIX = "/guong-sang/"


@pytest.fixture(scope="session", params=["/", PREFIX])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The built real site and the path it is served under."""
    name = "goc" if request.param == "/" else "duong-dan"
    url = "" if request.param == "/" else f"https://truong.example.edu.vn{PREFIX}"
    return build_real_site(tmp_path_factory.mktemp(name), url), request.param
