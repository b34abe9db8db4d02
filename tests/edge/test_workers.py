"""Several processes give the answers that one gives, whatever happens to them.

Each case runs in a process of its own: a test process may have threads, and then nothing is shared.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.edge.site import build_site
from tests.edge.conftest import files_of

ROOT = Path(__file__).parents[2]

HEAD = """\
import os, signal, sys, time
from functools import partial
from generator.edge.workers import share
here = os.getpid()
"""


def run(code: str, workers: int = 3, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """What Python says to ``code``."""
    return subprocess.run(
        [sys.executable, "-c", HEAD + code],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "EXEMPLARS_WORKERS": str(workers), "PYTHONPATH": str(ROOT)},
    )


def answer(code: str, workers: int = 3) -> str:
    done = run(code, workers)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_answers_come_in_the_order_of_the_jobs() -> None:
    code = "print(share([partial(lambda n: (time.sleep(0.001 * (n % 3)), n * n)[1], n) for n in range(50)]))"
    assert answer(code) == answer(code, workers=1) == str([n * n for n in range(50)])


def test_work_is_done_in_other_processes_too() -> None:
    code = "print(len(set(share([lambda: (time.sleep(0.05), os.getpid())[1]] * 12))) > 1)"
    assert answer(code) == "True"


def test_what_must_be_done_here_is_done_here_and_first() -> None:
    code = """
from generator.words.sharing import Here
jobs = [*[lambda: (time.sleep(0.05), os.getpid())[1]] * 8, Here(lambda: (os.getpid(), time.monotonic()))]
start = time.monotonic()
*others, (place, when) = share(jobs)
print(place == here, when - start < 0.05 * 8, len(set(others)) > 1)
"""
    assert answer(code) == "True True True"


def test_no_process_stays_behind() -> None:
    code = "share([lambda: 1] * 9)\ntry: os.wait()\nexcept ChildProcessError: print('alone')"
    assert answer(code) == "alone"


def test_an_error_is_raised_here() -> None:
    done = run("def bad(): raise ValueError('hỏng')\nshare([bad, lambda: 1, bad])")
    assert done.returncode == 1
    assert "ValueError: hỏng" in done.stderr


def test_an_error_raised_here_leaves_no_file_open() -> None:
    code = """
import gc, warnings
from generator.words.sharing import Here
warnings.simplefilter("always")
def bad(): raise ValueError("hỏng")
try: share([Here(bad), *[lambda: 1] * 4])
except ValueError: pass
gc.collect()
print("hết")
"""
    done = run(code)
    assert (done.stdout.strip(), done.stderr) == ("hết", "")


def test_what_a_killed_process_left_is_done_here() -> None:
    code = """
def job(number):
    if os.getpid() != here and number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return number
print(share([partial(job, number) for number in range(20)]))
"""
    assert answer(code) == str(list(range(20)))


def test_answers_that_cannot_be_sent_are_made_here() -> None:
    assert answer("print([one() for one in share([lambda: (lambda: 7)] * 6)])") == str([7] * 6)


def test_nothing_is_shared_beside_other_threads() -> None:
    code = """
import threading
stop = threading.Event()
threading.Thread(target=stop.wait).start()
print(set(share([os.getpid] * 9)) == {here})
stop.set()
"""
    assert answer(code) == "True"


@pytest.mark.parametrize("workers", [1, 3])
def test_a_site_is_the_same_with_any_number_of_processes(tmp_path: Path, workers: int, mini: dict[str, bytes]) -> None:
    folder = mini_site(tmp_path / "root")
    code = "from pathlib import Path\nfrom generator.edge.site import build_site\nbuild_site(Path())"
    done = run(code, workers, folder)
    assert done.returncode == 0, done.stderr
    assert files_of(folder / "site") == mini


@pytest.fixture(scope="module")
def mini(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The mini site, built here."""
    return files_of(build_site(mini_site(tmp_path_factory.mktemp("mini") / "root")))


def mini_site(folder: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "mini", folder)
    shutil.copytree(ROOT / "theme", folder / "theme")
    return folder
