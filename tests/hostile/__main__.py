"""``python -m tests.hostile``: every string of ``tests/data/hostile/xss.json`` in every place, in Chromium.

``python -m tests.hostile 4 1`` tries every fourth string, beginning with number 1.
"""

from __future__ import annotations

import sys

from playwright.sync_api import sync_playwright

from tests.hostile.prove import prove
from tests.hostile.world import strings
from tests.support.chromium import ARGUMENTS, chromium


def main() -> int:
    """0 when nothing ran behind either wall, and something did without both."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        result = prove(browser, list(enumerate(strings("xss")))[first::step])
        browser.close()
    print(result)
    return 0 if result.clean and result.bare.ran else 1


if __name__ == "__main__":
    sys.exit(main())
