"""Sites in memory: planned from any source of records, rendered by the real renderer with the real theme."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material reads it when it is imported

import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from generator import build
from generator.edge.assets import published_name
from generator.edge.planning import complete, options_of, studio_of
from generator.edge.render import Renderer
from generator.edge.settings import load_settings
from generator.edge.stylesheets import SITE, site_sheet
from generator.intake.read import FolderSource, Source
from generator.show.outputs import Output
from tests.support import shared_pictures  # noqa: F401 - sets where pictures are kept

ROOT = Path(__file__).parents[2]
THEME = ROOT / "theme"
MINI = ROOT / "tests" / "mini"
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
MINI_NOW = datetime(2026, 3, 1, 8, 0, tzinfo=ZONE)


@dataclass(slots=True)
class Built:
    """A planned site whose pages are rendered when somebody looks at them.

    ``others`` are files that MkDocs makes of ``content/`` and the files of our theme; ``theme_folders`` hold those
    of Material.
    """

    plan: build.SitePlan
    renderer: Renderer
    outputs: Mapping[str, Output]
    others: frozenset[str]
    theme_folders: tuple[Path, ...]
    sheet: tuple[str, bytes]
    _rendered: dict[str, str] = field(default_factory=dict)

    @property
    def pages(self) -> tuple[str, ...]:
        """The files of all rendered pages, in the plan's order."""
        return tuple(path for path, output in self.outputs.items() if output.page)

    def html(self, path: str) -> str:
        """The page that file ``path`` holds."""
        if path not in self._rendered:
            page = self.outputs[path].page
            assert page is not None, f"{path} is no page"
            self._rendered[path] = self.renderer.render(page, path).decode("utf-8")
        return self._rendered[path]


@cache
def _chrome(root: Path) -> tuple[Any, Any, Any, Mapping[str, str], bytes]:
    """The theme's environment and what its templates ask of MkDocs, made once: they do not depend on records."""
    file = root / "mkdocs.yml"
    theme = yaml.safe_load(file.read_text(encoding="utf-8"))["theme"]
    config = load_config(str(file), theme={**theme, "custom_dir": str(THEME)})
    assets = {
        name: published_name(name, file.read_bytes())
        for file in sorted((THEME / "assets").rglob("*"))
        if file.is_file() and (name := file.relative_to(THEME).as_posix())
    }
    files = get_files(config)
    nav = get_navigation(files, config)
    for page in nav.pages:
        page.read_source(config)
    sheet = site_sheet(THEME, [Path(folder) for folder in config.theme.dirs], config.theme["palette"], [])
    return config, config.theme.get_env(), nav, assets | {SITE: published_name(SITE, sheet)}, sheet


def build_in_memory(source: Source, now: datetime, *, root: Path = MINI, **options: Any) -> Built:
    """The site of ``source`` with the settings, theme and ``content/`` of the site ``root``.

    Args:
        source: the records.
        now: the moment the site is built for.
        root: the folder of a site.
        options: fields of ``build.Options`` to be different from the settings.
    """
    config, env, nav, assets, sheet = _chrome(root)
    settings = load_settings(root)
    settings = replace(settings, site_url=options.get("url", settings.site_url), inner=options.get("inner", False))
    plan = build.plan(source, replace(options_of(settings), **options), now, studio=studio_of(root))
    chrome = {
        "config": config,
        "nav": nav,
        "extra_css": [],
        "extra_javascript": [],
        "build_date_utc": now,
    }
    renderer = Renderer(env, settings, theme=str(THEME), sections=plan.sections, chrome=chrome, assets=assets)
    pages = {file.dest_uri for file in get_files(config) if file.is_documentation_page()}
    content = {page.removesuffix("index.html") for page in pages}
    return Built(
        plan=plan,
        renderer=renderer,
        outputs={output.path: output for output in complete(plan.outputs, settings, sorted(content))},
        others=frozenset({*pages, *assets.values()}),
        theme_folders=tuple(Path(folder) for folder in config.theme.dirs),
        sheet=(assets[SITE], sheet),
    )


def copy_of_mini(target: Path) -> Path:
    """The mini site's sources with the theme beside them: a folder that can be built by MkDocs and changed."""
    shutil.copytree(MINI, target)
    shutil.copytree(THEME, target / "theme")
    return target


@cache
def mini_site() -> Built:
    """The site of ``tests/mini`` at its fixed moment."""
    return build_in_memory(FolderSource(MINI / "exemplars"), MINI_NOW)
