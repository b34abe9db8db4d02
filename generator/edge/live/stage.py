"""The site as it is now, file by file: planned and drawn when somebody asks, anew after each change.

What MkDocs makes (pages of ``content/``, the theme's files, the environment that draws) is a ``Frame``; what the
records say is a ``build.Draft``. A ``Generation`` is one of each. A changed record makes another draft, which takes
a fraction of a second; only a change of ``content/``, the theme or the settings makes another frame.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Condition, Lock, RLock

from generator import build
from generator.edge import planning
from generator.edge.live.looked import Looker
from generator.edge.live.watching import Watched, WatchedSource
from generator.edge.memory import memory_of
from generator.edge.planning import Planned
from generator.edge.render import NOT_FOUND, Renderer
from generator.edge.rules import CLASH
from generator.edge.settings import CONFIG_FILE, Settings, moment
from generator.edge.workers import share
from generator.show import addresses
from generator.show.outputs import Output
from generator.show.sections import Section, sections
from generator.words.diagnostics import Diagnostic, Place, tidy
from generator.words.manifest import Manifest

_ALWAYS = frozenset(map(addresses.file_of, addresses.FIXED))


class NoFrame(Exception):
    """MkDocs could make nothing of the settings, ``content/`` or the theme; the message says why."""


class OpenManifest(Manifest):
    """Who claims which path, where planned paths are looked up when they are asked for; it remembers the answers."""

    def __init__(self, draft: build.Draft) -> None:
        super().__init__()
        self._draft = draft
        self.asked: dict[str, bool] = {}

    def __contains__(self, path: str) -> bool:
        if path in _ALWAYS or super().__contains__(path):
            return True
        self.asked[path] = _has(self._draft, path)
        return self.asked[path]

    def __iter__(self) -> Iterator[str]:
        """What is known by now."""
        return iter(sorted({*super().__iter__(), *_ALWAYS, *self._draft.paths()}))


def _clash(path: str) -> Diagnostic:
    """What is said of a page of ``content/`` that stands where a page of the records does."""
    message = f"Địa chỉ {path} bị ghi hai lần: bởi một trang trong content/ và bởi trang do chương trình tự dựng."
    return CLASH.at(Place(path=path), message)


def _has(draft: build.Draft, path: str) -> bool:
    return bool(draft.output(path) or draft.output(path.casefold()))


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What MkDocs has made. ``listed`` are the addresses of pages of ``content/`` that search engines may show."""

    settings: Settings
    now: datetime
    sections: tuple[Section, ...]
    renderer: Renderer
    files: Mapping[str, bytes]
    listed: tuple[str, ...]
    asked: Mapping[str, bool]


Plan = Callable[..., Planned]
MakeFrame = Callable[[Plan], Frame]


@dataclass(kw_only=True)
class Generation:
    """One state of the whole site."""

    number: int
    draft: build.Draft
    frame: Frame
    fits: bool = False
    _last: Mapping[str, Output] | None = None
    _lock: Lock = field(default_factory=Lock)

    def output(self, path: str) -> Output | None:
        """What is planned at ``path``."""
        found = self.draft.output(path)
        if found is None and path == NOT_FOUND:
            return planning.with_not_found(())[0]
        if found is None and (path == "robots.txt" or (path.startswith("sitemap") and "/" not in path)):
            return self._made_last().get(path)
        return found

    def _made_last(self) -> Mapping[str, Output]:
        """What can be made only once all other outputs are known."""
        with self._lock:
            if self._last is None:
                whole = planning.complete(self.draft.outputs(), self.frame.settings, self.frame.listed)
                self._last = {one.path: one for one in whole if not one.page}
            return self._last


class Stage:
    """Shows the site under ``root``.

    Args:
        root: the folder with ``mkdocs.yml``.
        today: the day to show it for, "" for what the environment, the settings or the clock say.
        make_frame: lets MkDocs make a frame; it is given what stands for ``planning.plan_site``. It raises ``NoFrame``.
        say: tells the author something.
    """

    def __init__(self, root: Path, today: str, make_frame: MakeFrame, say: Callable[[str], None]) -> None:
        self._root, self._today, self._make_frame, self._say = root.resolve(), today, make_frame, say
        self._memory = memory_of(root)
        self._studio = planning.studio_of(root)
        self._watched = Watched(self._root)
        self._looker = Looker(self._studio, self._watched)
        self._names: tuple[str, ...] = (CONFIG_FILE,)
        self._draft: tuple[build.Draft, Settings] | None = None
        self._again = self._failed = False
        self._making, self._drawing, self._developing = RLock(), Lock(), Lock()
        self._changed = Condition()
        self._watched.look(self._names)
        draft, frame = self._framed()
        self.current = Generation(number=1, draft=draft, frame=frame, fits=True)

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where changes are to be expected."""
        return tuple(self._root / name for name in self._names)

    @property
    def restless(self) -> bool:
        """Whether a look is to be repeated soon."""
        return self._watched.restless or self._again

    def follow(self) -> bool:
        """Look at the disk, and show what has changed; whether anything has."""
        with self._making:
            before = self.current
            settings, now = before.frame.settings, moment(before.frame.settings, self._today)
            changed = self._watched.look(self._names)
            due = now >= before.draft.until or now.date() != before.frame.now.date()
            if not changed and not due and not self._again:
                return False
            self._again = False
            records = {path for path in changed if path.startswith(f"{settings.records}/")}
            if records or due:
                self._draft = None
            if due or self._failed or changed - records:
                self._reframe()
                return True
            draft = self._drafted(settings, now)
            if sections(draft.site) != before.frame.sections:
                self._reframe()
            else:
                self._publish(draft, before.frame)
            return True

    def content(self, path: str) -> bytes | None:
        """The bytes of the site's file at ``path``, as a build would write them; None where there is none."""
        now = self.current
        output = now.output(path)
        if output is None:
            return self._fitting(now, path).frame.files.get(path)
        if output.recipe is not None:
            with self._developing:
                made, _ = self._studio.make([output], self._source(now.frame.settings).read)
                return Path(made[path].path).read_bytes() if path in made else None
        if output.page is not None:
            with self._drawing:
                return now.frame.renderer.render(output.page, path)
        return output.content or b""

    def findings(self, now: Generation) -> tuple[Diagnostic, ...]:
        """What is wrong with the records of a generation, with paths from the root."""
        records = now.frame.settings.records
        found = [planning.from_root(one, records) for one in now.draft.findings()]
        taken = [path for path in now.frame.files if now.draft.output(path)]
        return tidy((*found, *map(_clash, taken)))

    def remember(self) -> None:
        """Write down what a next start need not read again."""
        self._memory.save()

    def wait(self, number: int, seconds: float) -> bool:
        """Wait for a newer generation than ``number``; whether there is one."""
        with self._changed:
            return self._changed.wait_for(lambda: self.current.number > number, seconds)

    def close(self) -> None:
        """Let go of what others may want."""
        self._studio.release()

    def _framed(self) -> tuple[build.Draft, Frame]:
        frame = self._make_frame(self._plan)
        assert self._draft is not None  # noqa: S101 - _plan has been called
        return self._draft[0], frame

    def _reframe(self) -> None:
        """Let MkDocs work again; while it cannot, records go on with what it made last."""
        try:
            draft, frame = self._framed()
            self._failed = False
        except NoFrame as error:
            self._say(f"{error}\nSửa xong và lưu lại thì trang tự mới theo.")
            self._failed = True
            frame = self.current.frame
            draft = self._drafted(frame.settings, moment(frame.settings, self._today))
        self._publish(draft, frame, fits=True)  # where MkDocs failed, trying again would not help

    def _plan(self, root: Path, settings: Settings, now: datetime, *_: object) -> Planned:
        """Stands for ``planning.plan_site`` while MkDocs makes a frame: nothing is planned yet but the sections."""
        self._names = tuple(name for name in (CONFIG_FILE, settings.records, settings.content, settings.theme) if name)
        changed = self._watched.look(self._names)
        self._again = CONFIG_FILE in changed  # MkDocs has read it before
        if any(path.startswith(f"{settings.records}/") for path in changed):
            self._draft = None
        draft = self._drafted(settings, now)
        shown = sections(draft.site)
        return Planned(outputs=(), sections=shown, until=draft.until, manifest=OpenManifest(draft))

    def _drafted(self, settings: Settings, now: datetime) -> build.Draft:
        if self._draft is None or self._draft[1] != settings:
            source, options = self._source(settings), planning.options_of(settings)
            draft = build.draft_of(source, options, now, share, self._looker.at(settings.records), self._memory)
            self._draft = (draft, settings)
        return self._draft[0]

    def _source(self, settings: Settings) -> WatchedSource:
        return WatchedSource(self._root, settings.records, self._watched)

    def _fitting(self, now: Generation, path: str) -> Generation:
        """The generation with pages of ``content/`` whose links lead where there is something."""
        if now.fits or path not in now.frame.files or not path.endswith(".html"):
            return now
        if all(_has(now.draft, other) == there for other, there in now.frame.asked.items()):
            now.fits = True
            return now
        with self._making:
            if self.current is now:
                self._reframe()
            return self.current

    def _publish(self, draft: build.Draft, frame: Frame, *, fits: bool = False) -> None:
        with self._drawing:
            frame.renderer.forget()
        with self._changed:
            self.current = Generation(number=self.current.number + 1, draft=draft, frame=frame, fits=fits)
            self._changed.notify_all()
