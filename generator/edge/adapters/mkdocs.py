"""The plugin ``exemplars``: MkDocs (or ProperDocs) as the door of the house.

MkDocs renders the pages of ``content/`` and copies the theme's files; the pages of the records are planned by
``generator.build``, rendered here with the same theme and handed over ready. The site is built in a fresh folder,
verified, and swapped in only then: MkDocs itself would empty the live folder first and find errors afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup, escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from generator.edge import planning, stylesheets, write
from generator.edge.adapters import theme_files
from generator.edge.adapters.content_pictures import clean_pictures
from generator.edge.adapters.counting import WarningCounter
from generator.edge.adapters.environment import environment_of
from generator.edge.adapters.known import known_to_mkdocs
from generator.edge.adapters.pages import finish, source_for_mkdocs
from generator.edge.assets import published_name
from generator.edge.before import Before, before
from generator.edge.collector import give_back
from generator.edge.content import check_content, read_page
from generator.edge.content_links import Linking, Way, anchor, dead_links, read_links
from generator.edge.content_private import check_private
from generator.edge.keys import Keys
from generator.edge.laying import Floor, Laid, lay
from generator.edge.memory import Memory, memory_of
from generator.edge.pictures.cache import Kept
from generator.edge.pictures.putting import new_mode
from generator.edge.pictures.studio import Studio, nothing_lies
from generator.edge.planning import Outcome, Planned, complete
from generator.edge.printing import show
from generator.edge.printing.text import counts
from generator.edge.progress import Progress
from generator.edge.render import Renderer
from generator.edge.rules import CLASH, DROPPED
from generator.edge.settings import Settings, SettingsError, moment, read_settings
from generator.edge.verify import Expected, fingerprint, verify
from generator.edge.workers import share
from generator.show import addresses
from generator.show.outputs import Output
from generator.words.diagnostics import Diagnostic, Place, Severity, tidy
from generator.words.manifest import Manifest, PathClaimedTwiceError

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

_FIRST, _LAST = 100, -100
MANY = 1000
"""From so many files on, a person who watches is told how far the build is."""
_log = get_plugin_logger("exemplars")


@dataclass(slots=True)
class Run:
    """One build from its settings to its swap. ``fresh`` is None while a preview is served."""

    root: Path
    settings: Settings
    now: datetime
    target: Path
    fresh: Path | None
    studio: Studio
    memory: Memory
    pictures: dict[str, Kept] = field(default_factory=dict)
    planned: Planned = field(default_factory=lambda: Planned(outputs=()))
    outputs: tuple[Output, ...] = ()
    listed: tuple[str, ...] = ()
    expected: dict[str, Expected] = field(default_factory=dict)
    laid: list[Laid] = field(default_factory=list)
    before: Before | None = None
    assets: dict[str, str] = field(default_factory=dict)
    nav: Navigation | None = None
    renderer: Renderer | None = None
    found: list[Diagnostic] = field(default_factory=list)
    linking: tuple[Linking, ...] = ()
    dead: tuple[Diagnostic, ...] = ()


class ExemplarsPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Adds the pages of the records to the site.

    ``today`` and ``strict_findings`` are for programs that run the build; they stand for the options of the command
    ``exemplars build``; ``plan`` for ``planning.plan_site``. ``outcome`` is there once a site has been swapped in.
    """

    today: str = ""
    strict_findings: bool = False
    inner: bool = False
    plan: Callable[..., Planned] | None = None
    outcome: Outcome | None = None

    def __init__(self) -> None:
        super().__init__()
        self._options: Mapping[str, Any] = {}
        self._serving = False
        self._counter = WarningCounter()
        self._run: Run | None = None

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Keep the options; they are read together with the site's own settings."""
        self._options = dict(options)
        return super().load_config({}, config_file_path)

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Know whether a preview is served or a site is built."""
        self._serving = command == "serve"

    def on_shutdown(self) -> None:
        """Leave nothing behind, also when somebody pressed Ctrl-C."""
        self._give_up()

    @event_priority(_LAST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the settings and send the build to a fresh folder."""
        self._give_up()
        self._counter.start()
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        try:
            settings = replace(read_settings(self._options, known_to_mkdocs(config, root)), inner=self.inner)
            now = moment(settings, self.today)
        except SettingsError as error:
            raise PluginError(str(error)) from error
        run = self._run = Run(
            root=root,
            settings=settings,
            now=now,
            target=Path(config.site_dir),
            fresh=None,
            studio=planning.studio_of(root),
            memory=memory_of(root),
        )
        if not self._serving:
            try:
                write.check_target(run.target, root, (settings.content, settings.records, settings.theme))
            except write.CannotReplace as error:
                raise PluginError(str(error)) from error
            run.fresh = write.fresh_folder(run.target)
            config.site_dir = str(run.fresh)
        config.theme.static_templates -= {"sitemap.xml", "404.html"}
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", anchor)
        config.mdx_configs.setdefault("footnotes", {}).setdefault("BACKLINK_TITLE", "Trở lại chỗ ghi chú {}")
        return config

    @event_priority(_FIRST)
    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Find all that is wrong before MkDocs touches a file."""
        run = self.running
        found = list(check_content(run.root, run.settings.content))
        found += check_private(run.root, run.settings, run.now.date(), run.memory)
        way = Way(names=tuple(map(str, config.markdown_extensions)), options=config.mdx_configs)
        run.linking = read_links(run.root / run.settings.content, way, run.memory)
        try:
            run.planned = (self.plan or planning.plan_site)(run.root, run.settings, run.now, run.studio, run.memory)
        except PathClaimedTwiceError as error:
            found.append(_clash(error))
        self._judge([*found, *run.planned.diagnostics])
        if run.fresh is not None:
            run.memory.save(share)
            run.memory.let_go()  # nothing more is planned, and pages need the room
        if run.planned.source:
            run.before = before(run.root, run.target) if run.fresh else None
            lying = run.before.picture if run.before else nothing_lies
            run.pictures, failed = run.studio.make(run.planned.outputs, run.planned.source.read, lying, share)
            give_back()
            self._judge(planning.from_root(one, run.settings.records) for one in failed)

    @event_priority(_LAST)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Claim every path of the site, of MkDocs and of the plan, once."""
        run = self.running
        found: list[Diagnostic] = []
        theme_files.take_out_unused(files, config)
        run.assets = dict(theme_files.name_assets(files, config.theme.custom_dir))
        found.extend(clean_pictures(files, config, run.settings, run.studio))
        for file in files:
            if not _is_wanted(file, serving=self._serving):
                found.extend(_dropped(file, config, run.settings))
                continue
            run.expected[file.dest_uri] = None if file.is_documentation_page() else fingerprint(file.content_bytes)
            found.extend(_claim(run.planned.manifest, file.dest_uri, f"{run.settings.content}/{file.src_uri}"))
        run.listed = tuple(_to_be_found(files, serving=self._serving))
        run.outputs = complete(run.planned.outputs, run.settings, run.listed)
        for output in run.outputs:
            found.extend(_claim(run.planned.manifest, output.path, output.maker))
        there = run.planned.manifest
        run.dead = tuple(dead_links(run.root, run.settings.content, run.linking, there.__contains__, there.__iter__))
        self._judge((*found, *run.dead))
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation; rendered pages show it too."""
        self.running.nav = nav
        return nav

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Split front matter and text as we understand them; MkDocs' reader is never asked."""
        if page.file.generated_by:
            return None
        return source_for_mkdocs(read_page(page.file.content_bytes, page.file.src_uri))

    @event_priority(_FIRST)
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let only safe HTML through, before other plugins add what they answer for."""
        run = self.running
        path = f"{run.settings.content}/{page.file.src_uri}"
        return finish(page, html, path, run.planned.manifest, run.settings, run.found.append)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Render the planned pages into the site's folder, which MkDocs has just emptied."""
        run = self.running
        told = {(one.place.path, one.message) for one in run.dead}
        self._judge(one for one in run.found if (one.place.path, one.message) not in told)
        self._add_sheet(files, config)
        for name in ("about_data", "privacy"):
            if addresses.file_of(str(config.extra.get(name) or "")) not in run.planned.manifest:
                config.extra[name] = ""  # a site without that page has no links to it
        for name in ("site_name", "site_description", "site_author"):
            config[name] = escape(config[name]) if config[name] else config[name]
        chrome = {
            "config": config,
            "nav": run.nav,
            "extra_css": config.extra_css,
            "extra_javascript": config.extra_javascript,
            "build_date_utc": run.now,
        }
        run.renderer = Renderer(
            env,
            run.settings,
            theme=config.theme.custom_dir or "",
            sections=run.planned.sections,
            chrome=chrome,
            assets=run.assets,
        )
        with Progress("Dựng trang", len(run.outputs) if len(run.outputs) >= MANY else 0) as progress:
            run.laid = lay(run.outputs, self._floor(config), share, progress)
            run.expected |= {one.path: one.what for one in run.laid}
        return run.renderer.env

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Links of a theme's static template start where it stands."""
        context["base_url"] = self._stand_at(template_name)
        self.running.expected[template_name] = None
        return context

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give pages of ``content/`` what rendered pages have."""
        context["base_url"] = self._stand_at(page.file.dest_uri)
        context["build_date_utc"] = self.running.now
        page.content = Markup(page.content or "")  # noqa: S704 - on_page_content has made it safe
        return context

    @event_priority(_LAST)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Verify the fresh folder and swap it in."""
        run = self.running
        self._counter.stop()
        if run.fresh is None:
            run.studio.done()
            return
        self._judge(verify(run.fresh, run.expected, share))
        if config.strict and self._counter.count:
            _log.info("Có cảnh báo ở chế độ strict nên trang đang có được giữ nguyên.")
            return
        write.swap_in(run.fresh, run.target, share)
        config.site_dir = str(run.target)
        run.fresh = None
        if run.before is not None:
            run.before.leave({one.path: one.made for one in run.laid})
        run.studio.done()
        until, quiet = run.planned.until or run.now, not self._counter.count
        self.outcome = Outcome(folder=run.target, now=run.now, until=until, quiet=quiet)

    def on_build_error(self, error: Exception) -> None:
        """Keep the last good site, clear away the rest."""
        self._give_up()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild the preview when a record or the theme changes."""
        run = self.running
        for folder in (run.root / run.settings.records, Path(config.theme.custom_dir or run.root / "theme")):
            if folder.is_dir():
                server.watch(str(folder))
        return server

    def _floor(self, config: MkDocsConfig) -> Floor:
        """Where the outputs are laid, and what may be taken from the build before."""
        run = self.running
        assert run.renderer is not None  # noqa: S101 - for the type checker
        mode = new_mode() if run.fresh else None
        floor = Floor(folder=Path(config.site_dir), renderer=run.renderer, pictures=run.pictures, mode=mode)
        environment = environment_of(config, run.settings, run.nav, run.planned.sections, run.assets)
        return replace(floor, before=run.before, keys=Keys(environment) if environment else None)

    def _add_sheet(self, files: Files, config: MkDocsConfig) -> None:
        """The stylesheet that all pages share; which rules of Material it needs is known when ``content/`` is HTML."""
        run = self.running
        sheet = theme_files.site_sheet(config, [file.page.content or "" for file in files if file.page])
        if sheet is not None:
            name = run.assets[stylesheets.SITE] = published_name(stylesheets.SITE, sheet)
            run.expected[name] = fingerprint(sheet)
            self._judge(_claim(run.planned.manifest, name, "theme"))
            files.append(File.generated(config, name, content=sheet, inclusion=InclusionLevel.INCLUDED))

    @property
    def running(self) -> Run:
        """The build that was begun last."""
        if self._run is None:
            raise PluginError("Plugin exemplars chưa đọc thiết đặt.")
        return self._run

    def _stand_at(self, path: str) -> str:
        renderer = self.running.renderer
        return renderer.stand_at(path) if renderer else "."

    def _judge(self, found: Iterable[Diagnostic]) -> None:
        """Show findings that stop the build, and stop it; a preview goes on with what can be shown."""
        ordered = tidy(found)
        worst = {Severity.ERROR, Severity.WARNING} if self.strict_findings else {Severity.ERROR}
        if stopping := [one for one in ordered if one.severity in worst]:
            show("text", stopping, sys.stderr)
        elif ordered:
            _log.info("%s; chạy `exemplars check` để xem.", counts(ordered))
        if stopping and not self._serving:
            raise PluginError(f"Chưa dựng trang vì có {counts(stopping)}. Trang đang có được giữ nguyên.")

    def _give_up(self) -> None:
        self._counter.stop()
        if self._run is not None:
            self._run.studio.release()
        if self._run is not None and self._run.fresh is not None:
            write.discard(self._run.fresh)
            self._run.fresh = None


def _is_wanted(file: File, *, serving: bool) -> bool:
    least = InclusionLevel.DRAFT if serving else InclusionLevel.NOT_IN_NAV
    return int(file.inclusion.value) >= int(least.value)


def _to_be_found(files: Files, *, serving: bool) -> list[str]:
    """The addresses of pages of ``content/`` that search engines may show."""
    return [
        file.dest_uri.removesuffix("index.html")
        for file in files.documentation_pages()
        if _is_wanted(file, serving=serving)
        and not (file.generated_by is None and read_page(file.content_bytes, file.src_uri).meta.get("noindex"))
    ]


def _dropped(file: File, config: MkDocsConfig, settings: Settings) -> Iterable[Diagnostic]:
    """A page that MkDocs leaves out by a rule nobody wrote down."""
    meant = any(spec and spec.match_file(file.src_uri) for spec in (config.exclude_docs, config.draft_docs))
    hidden = any(part.startswith(".") for part in file.src_uri.split("/"))
    if not meant and not hidden and file.src_dir == config.docs_dir:
        place = Place(path=f"{settings.content}/{file.src_uri}")
        yield DROPPED.at(
            place, "MkDocs bỏ qua tệp này nên nó sẽ không có trên trang.", hint="Chuyển tệp sang chỗ khác."
        )


def _claim(manifest: Manifest, path: str, maker: str) -> Iterable[Diagnostic]:
    try:
        manifest.claim(path, maker)
    except PathClaimedTwiceError as error:
        yield _clash(error)


def _clash(error: PathClaimedTwiceError) -> Diagnostic:
    mine = next((name for name in (error.second, error.first) if "/" in name), error.path)
    message = f"Địa chỉ {error.path} bị ghi hai lần: bởi {error.first} và bởi {error.second}."
    return CLASH.at(Place(path=mine), message)
