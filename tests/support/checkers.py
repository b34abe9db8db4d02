"""The checkers of built pages: axe-core and Nu from npm (``make checkers``), lychee from its wheel.

A machine without one of them skips its tests and says which command brings it; a run of continuous integration does
not pass with a skipped test.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

MODULES = Path(__file__).parents[1] / "quality" / "node_modules"
_AXE = MODULES / "axe-core" / "axe.min.js"
_NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"


def _need(file: Path, name: str) -> Path:
    if not file.is_file():
        pytest.skip(f"chưa có {name}: chạy `make checkers` (cần npm)")
    return file


@cache
def _axe_source() -> str:
    return _need(_AXE, "axe-core").read_text(encoding="utf-8")


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds wrong on the open page, with every rule it has and on all of the page."""
    page.evaluate(_axe_source())
    answer = page.evaluate(
        """async () => {
          const rules = Object.fromEntries(axe.getRules().map(rule => [rule.ruleId, {enabled: true}]));
          const found = await axe.run(document, {rules, resultTypes: ['violations']});
          return {checked: found.passes.length, found: found.violations.map(one => [
            one.id, one.nodes.map(node => node.html.slice(0, 160) + ' ' + node.failureSummary)])};
        }"""
    )
    assert answer["checked"] > 5, "axe looked at nothing"
    return [f"{rule}: {node}" for rule, nodes in answer["found"] for node in nodes]


def nu_errors(places: Iterable[Path]) -> list[str]:
    """The errors and warnings of the Nu HTML checker on files or whole folders, one line each."""
    jar = _need(_NU, "Nu HTML checker")
    java = shutil.which("java")
    if java is None:
        pytest.skip("chưa có java để chạy Nu HTML checker: apt-get install default-jre-headless")
    command = [java, "-Xss4m", "-jar", str(jar), "--format", "json", "--exit-zero-always", "--stdout"]
    command += ["--skip-non-html", *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    messages = json.loads(done.stdout)["messages"]
    wrong = [one for one in messages if one["type"] != "info" or one.get("subType") == "warning"]
    return [f"{one.get('url', '')}:{one.get('lastLine', '')}: {one['message']}" for one in wrong]


def lychee_errors(site: Path, root: Path, address: str = "") -> tuple[int, list[str]]:
    """How many links and fragments lychee followed in a built site, without a network, and those that lead nowhere.

    Args:
        site: the folder of the site.
        root: the folder that stands for the host's root.
        address: the public address of the site, for links that are written in full.
    """
    command = [str(Path(sys.executable).with_name("lychee")), "--offline", "--no-progress", "--format", "json"]
    command += ["--include-fragments", "--include-verbatim", "--index-files", "index.html", "--root-dir", str(root)]
    if address:
        command += ["--remap", f"^{re.escape(address)} {site.as_uri()}/"]
    done = subprocess.run([*command, str(site)], capture_output=True, text=True, encoding="utf-8")
    assert done.returncode in {0, 2}, done.stderr
    report = json.loads(done.stdout)
    broken = [f"{file}: {one['url']}" for file, found in sorted(report["error_map"].items()) for one in found]
    return report["successful"], broken
