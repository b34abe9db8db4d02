"""The live preview: MkDocs makes what is its own, the records' pages are made when a browser asks for them."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import threading
import time
import webbrowser
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material reads it when it is imported

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

from generator.edge.adapters.mkdocs import Run
from generator.edge.config_file import BadConfigError, read_config
from generator.edge.live.server import HOST, Server
from generator.edge.live.stage import Frame, NoFrame, OpenManifest, Plan, Stage
from generator.edge.live.telling import Teller
from generator.edge.live.waking import Alarm
from generator.edge.reasons import reason
from generator.edge.settings import CONFIG_FILE, SettingsError
from generator.edge.site import ABORTED, BuildFailed, plugin_of

SELDOM, OFTEN, SOON = 2.0, 0.3, 0.12
"""Seconds between looks: where the system tells of changes, where it does not, while something is being written."""
_SHARE = 10
"""A look may take one part in so many of the time."""


def preview(root: Path, *, port: int, today: str = "", open_browser: bool = False) -> int:
    """Serve the site of ``root`` to this machine only, until Ctrl-C.

    Returns:
        0 after Ctrl-C, 1 when the preview could not start; why has been shown.
    """
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(message)s")
    try:
        mount = _mount(root)
        server = Server(port, mount)
    except NoFrame as error:
        _say(str(error))
        return 1
    except OSError as error:
        _say(f"Không mở được cổng {port}: {reason(error)}. Hãy thử cổng khác: --port {port + 1}")
        return 1
    try:
        _say("Đang dựng trang…")
        stage = stage_of(root, f"http://{HOST}:{port}{mount}", today, _say)
    except (NoFrame, SettingsError) as error:
        _say(str(error))
        return 1
    except KeyboardInterrupt:
        return 0
    else:
        server.stage = stage
        return _serve(server, f"http://{HOST}:{port}{mount}", open_browser=open_browser)
    finally:
        server.server_close()


def stage_of(root: Path, url: str, today: str, say: Callable[[str], None]) -> Stage:
    """The site of ``root`` as it is served at ``url``.

    Raises:
        NoFrame: the settings, ``content/`` or the theme cannot be read.
    """
    return Stage(root, today, lambda plan: _frame(root, url, today, plan), say)


def _serve(server: Server, url: str, *, open_browser: bool) -> int:
    stage = server.stage
    alarm, teller = Alarm(stage.folders), Teller(stage, _say)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    try:
        serving.start()
        teller.start()
        _say(f"Xem trang ở {url} (dừng lại: Ctrl-C)")
        if open_browser:
            webbrowser.open(url)
        pause = SOON
        while True:
            alarm.sleep(pause)
            start = time.monotonic()
            stage.follow()
            least = SOON if stage.restless else SELDOM if alarm.works else OFTEN
            pause = max(least, 0 if stage.restless else _SHARE * (time.monotonic() - start))
    except KeyboardInterrupt:
        return 0
    finally:
        server.closing = True
        teller.stop()
        alarm.stop()
        if serving.is_alive():
            server.shutdown()
        stage.close()


def _mount(root: Path) -> str:
    """The path that the site stands under, with a slash at both ends."""
    try:
        config = read_config(root / CONFIG_FILE, os.environ)
    except BadConfigError as error:
        raise NoFrame(str(error)) from error
    path = urlsplit(str(config.get("site_url") or "/")).path.strip("/")
    return f"/{path}/" if path else "/"


def _frame(root: Path, url: str, today: str, plan: Plan) -> Frame:
    """Let MkDocs make what is its own."""
    try:
        with tempfile.TemporaryDirectory(prefix="exemplars-") as folder:
            config = load_config(str((root / CONFIG_FILE).resolve()), site_dir=folder, strict=False)
            config.site_url = url
            links = config.validation.links  # the plugin tells of dead links, with their lines and in Vietnamese
            links.not_found = links.unrecognized_links = links.anchors = logging.DEBUG
            plugin = plugin_of(config)
            plugin.today, plugin.plan = today, plan
            config.plugins.on_startup(command="serve", dirty=False)
            try:
                build(config, serve_url=url)
                return _made(plugin.running, Path(folder))
            finally:
                config.plugins.on_shutdown()
                plugin.today, plugin.plan = "", None  # MkDocs keeps the plugin for the next build of this process
    except (MkDocsException, BuildFailed, SettingsError, TemplateError, LookupError, OSError) as error:
        raise NoFrame(str(error)) from error


def _made(run: Run, folder: Path) -> Frame:
    """What a build has come to, whose files lie in ``folder``."""
    manifest, files = run.planned.manifest, sorted(one for one in folder.rglob("*") if one.is_file())
    if run.renderer is None or not isinstance(manifest, OpenManifest):
        raise NoFrame(ABORTED)
    return Frame(
        settings=run.settings,
        now=run.now,
        sections=run.planned.sections,
        renderer=run.renderer,
        files={one.relative_to(folder).as_posix(): one.read_bytes() for one in files},
        listed=run.listed,
        asked=dict(manifest.asked),
    )


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
