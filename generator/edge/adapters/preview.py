"""The live preview: MkDocs' own server, told apart from it only by its words and the day it is made for."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material reads it when it is imported

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException

from generator.edge.settings import CONFIG_FILE


def preview(root: Path, *, port: int, today: str = "", open_browser: bool = False) -> int:
    """Serve the site of ``root`` on this machine only, until Ctrl-C.

    Returns:
        0 after Ctrl-C, 1 when the preview could not start; why has been shown.
    """
    if today:
        os.environ["EXEMPLARS_TODAY"] = today  # the plugin is made anew for each rebuild, so the day goes this way
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    print(f"Đang dựng trang; xong thì xem ở http://127.0.0.1:{port}/ (dừng lại: Ctrl-C)", file=sys.stderr)
    try:
        serve(str((root / CONFIG_FILE).resolve()), dev_addr=f"127.0.0.1:{port}", open_in_browser=open_browser)
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Không mở được cổng {port}: {error.strerror}. Hãy thử cổng khác: --port {port + 1}", file=sys.stderr)
        return 1
    return 0
