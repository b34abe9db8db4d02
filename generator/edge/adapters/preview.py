"""The live preview: MkDocs' own reloading server around our build, with words of ours and no traceback."""

from __future__ import annotations

import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material reads it when it is imported

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from generator.edge.reasons import reason
from generator.edge.settings import CONFIG_FILE

_HOST = "127.0.0.1"
_NOT_FOUND, _NOT_FOUND_PAGE = 404, "404.html"


def preview(root: Path, *, port: int, today: str = "", open_browser: bool = False) -> int:
    """Serve the site of ``root`` to this machine only, until Ctrl-C.

    Returns:
        0 after Ctrl-C, 1 when the preview could not start; why has been shown.
    """
    if today:
        os.environ["EXEMPLARS_TODAY"] = today  # each rebuild makes the plugin anew, so the day goes this way
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    folder = Path(tempfile.mkdtemp(prefix="exemplars-"))
    try:
        return _serve(root / CONFIG_FILE, folder, port, open_browser=open_browser)
    except (MkDocsException, TemplateError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve(config_file: Path, folder: Path, port: int, *, open_browser: bool) -> int:
    def load() -> MkDocsConfig:
        config = load_config(str(config_file.resolve()), site_dir=str(folder))
        mount = urlsplit(config.site_url or "/").path
        config.site_url = f"http://{_HOST}:{port}/{mount.lstrip('/')}"
        return config

    def rebuild() -> None:
        try:
            config = load()
            config.plugins.on_startup(command="serve", dirty=False)
            build(config, serve_url=config.site_url)
        except (MkDocsException, TemplateError, OSError) as error:
            print(f"{error}\nSửa xong và lưu lại thì trang tự mới theo.", file=sys.stderr)

    config = load()
    config.plugins.on_startup(command="serve", dirty=False)
    url = str(config.site_url)
    server = LiveReloadServer(rebuild, _HOST, port, str(folder), urlsplit(url).path)
    server.error_handler = lambda code: _error_page(folder, code)
    print("Đang dựng trang…", file=sys.stderr)
    build(config, serve_url=url)
    for path in (config.docs_dir, str(config_file.resolve())):
        server.watch(path)
    server = config.plugins.on_serve(server, config=config, builder=rebuild)
    try:
        print(f"Xem trang ở {url} (dừng lại: Ctrl-C)", file=sys.stderr)
        server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
    except OSError as error:
        print(f"Không mở được cổng {port}: {reason(error)}. Hãy thử cổng khác: --port {port + 1}", file=sys.stderr)
        return 1
    finally:
        _stop(server)
        config.plugins.on_shutdown()
    return 0


def _stop(server: LiveReloadServer) -> None:
    """Let go of the port; a server that never started has no threads to end."""
    if server.serve_thread.is_alive():
        server.shutdown()
    else:
        server.server_close()


def _error_page(folder: Path, code: int) -> bytes | None:
    page = folder / _NOT_FOUND_PAGE
    return page.read_bytes() if code == _NOT_FOUND and page.is_file() else None
