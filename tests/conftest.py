"""For all tests: a continuous integration run (``EXEMPLARS_NO_SKIPS``) does not pass when a test was skipped."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

# `make test` runs the same examples on every machine; `make prove` looks for new ones.
settings.register_profile("seeded", derandomize=True, deadline=None)
settings.register_profile("prove", deadline=None)
settings.load_profile("prove" if os.environ.get("EXEMPLARS_PROVE") else "seeded")


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
