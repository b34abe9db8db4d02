"""For all tests: a continuous integration run (``EXEMPLARS_NO_SKIPS``) does not pass when a test was skipped.

The browser is here too: Playwright can be started once in a process, and two folders that each had a fixture of their
own met in one worker now and then.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.support import shared_pictures  # noqa: F401 - sets where pictures are kept
from tests.support.chromium import ARGUMENTS, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# `make test` runs the same examples on every machine; `make prove` looks for new ones.
settings.register_profile("seeded", derandomize=True, deadline=None)
settings.register_profile("prove", deadline=None)
settings.load_profile("prove" if os.environ.get("EXEMPLARS_PROVE") else "seeded")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; the only Playwright of this process."""
    from playwright.sync_api import sync_playwright  # only those who browse pay for it

    program = chromium()
    if program is None:
        pytest.skip("không có trình duyệt chromium trên máy này")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def real_site_under_a_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole real site as MkDocs builds it, in a folder with the name of the path it is made for."""
    from tests.sites import build_real_site  # MkDocs and Material, which few tests need

    folder = tmp_path_factory.mktemp("real")
    site = build_real_site(folder, "https://truong.example.edu.vn/guong-sang/")
    (folder / "served").mkdir()
    return site.rename(folder / "served" / "guong-sang")


def _skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    return len(reporter.stats.get("skipped", ())) if reporter else 0


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get("EXEMPLARS_NO_SKIPS") and session.exitstatus == pytest.ExitCode.OK and _skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    count = _skipped(config)
    if os.environ.get("EXEMPLARS_NO_SKIPS") and count:
        terminalreporter.write_line(f"Không đạt: {count} phép thử bị bỏ qua, mà ở đây không phép thử nào được bỏ qua.")
