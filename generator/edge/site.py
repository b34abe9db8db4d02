"""A whole site by one call: MkDocs with our plugin, as ``mkdocs build`` would run it, to the byte."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material reads it when it is imported

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError

from generator.edge import write
from generator.edge.adapters.mkdocs import ExemplarsPlugin
from generator.edge.collector import put_off
from generator.edge.planning import Outcome
from generator.edge.settings import CONFIG_FILE, PLUGIN

ABORTED = "Chưa dựng trang vì có lỗi hoặc cảnh báo ở trên. Trang đang có được giữ nguyên."


class BuildFailed(Exception):
    """No site was built; why has been shown, and the last good one is where it was."""


def build_site(root: Path, out: Path | None = None, *, today: str = "", strict: bool | None = None) -> Path:
    """Build the site of the folder ``root`` as ``run_build`` does, and say where it is."""
    return run_build(root, out, today=today, strict=strict).folder


def run_build(
    root: Path, out: Path | None = None, *, today: str = "", strict: bool | None = None, inner: bool = False
) -> Outcome:
    """Build the site of the folder ``root``.

    Args:
        root: a folder with ``mkdocs.yml``.
        out: where to put the site; None for the place ``mkdocs.yml`` says.
        today: the day to build for; "" for the one of the environment or the clock.
        strict: whether warnings stop the build too; None for what ``mkdocs.yml`` says of MkDocs' own warnings.
        inner: whether to build the standing office's own site, with what nobody else may see.

    Returns:
        Where the site is, and how long it stays right.

    Raises:
        BuildFailed: nothing was built.
    """
    try:
        options = {"site_dir": str(write.resolved(out))} if out else {}
    except write.CannotReplace as error:
        raise BuildFailed(str(error)) from error
    with _messages_on_stderr(), put_off():
        try:
            config = load_config(str((root / CONFIG_FILE).resolve()), strict=strict, **options)
            plugin = plugin_of(config)
            plugin.today = today
            plugin.inner = inner
            plugin.strict_findings = bool(strict)
            config.plugins.on_startup(command="build", dirty=False)
            try:
                build(config)
            finally:
                config.plugins.on_shutdown()
        except Abort as error:
            # What stops a build is said where it is found; MkDocs would say once more, in English, that it stopped.
            raise BuildFailed("" if isinstance(error.__context__, PluginError) else ABORTED) from error
        except MkDocsException as error:
            raise BuildFailed(str(error)) from error
    if plugin.outcome is None:
        raise BuildFailed(ABORTED)
    return replace(plugin.outcome, held=config)


def plugin_of(config: MkDocsConfig) -> ExemplarsPlugin:
    """Our plugin of a configuration.

    Raises:
        BuildFailed: it is not switched on.
    """
    for plugin in config.plugins.values():
        if isinstance(plugin, ExemplarsPlugin):
            return plugin
    raise BuildFailed(f"{CONFIG_FILE} chưa có plugin “{PLUGIN}”.")


@contextmanager
def _messages_on_stderr() -> Iterator[None]:
    """Show MkDocs' warnings, as its own command does, and nothing of its progress."""
    logger = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger.addHandler(handler)
    try:
        yield
    finally:
        logger.removeHandler(handler)
