"""``publish`` and ``rollback``: a release goes live by one rename, is looked at, and is taken back when it fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.edge.publishing import server
from generator.edge.publishing.disk import Disk
from generator.edge.publishing.manifest import Manifest, Named, digest_of
from generator.edge.publishing.policy import NOT_FOUND, Allowed, allowed_by_theme, strangers
from generator.edge.publishing.release import KEPT, SITE, Content, differences, lay, lend, seal, twin
from generator.edge.publishing.target import CURRENT, KEEP, Target, names, shows
from generator.edge.reasons import reason

GENERATIONS = 20
"""So many releases long the theme's files are kept; a theme changes rarely, so they are few."""


class NotPublished(Exception):
    """Readers still get what they got before; the message says why, in Vietnamese."""


class Overtaken(NotPublished):
    """A newer release went live in the meantime, so this one is not wanted any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """What the operator wants done: make the server read its files anew (it must then allow those inline scripts), and
    look at what readers get (answers with what is wrong).
    """

    reload: Callable[[Allowed], None] = lambda allowed: None
    look: Callable[[Manifest], list[str]] = lambda manifest: []


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be published: a built site, the addresses that its records say are withdrawn or moved, and whom its
    decisions name.
    """

    content: Content
    made: str
    gone: tuple[str, ...] = ()
    moved: Mapping[str, str]
    named: Mapping[str, Named] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What has become of it. ``forgotten`` are older releases removed because they showed something withdrawn."""

    serial: int
    files: int
    before: int = 0
    restores: int = 0
    forgotten: tuple[int, ...] = ()
    problems: tuple[str, ...] = ()


def reserve(folder: Path, disk: Disk | None = None) -> int:
    """A serial number, to be asked for before the site is built: whoever starts later wins.

    Raises:
        NotPublished: the folder cannot be used.
    """
    try:
        target = Target(folder, disk or Disk())
        target.prepare()
        with target.locked():
            return target.next_serial()
    except OSError as error:
        raise NotPublished(_why(error)) from error


def publish(
    folder: Path,
    draft: Draft,
    serial: int,
    hooks: Hooks | None = None,
    disk: Disk | None = None,
    *,
    forget: bool = False,
) -> Published:
    """Release a built site.

    Args:
        folder: the folder that the web server serves from.
        draft: the site.
        serial: its number, from ``reserve``.
        hooks: what to do around the switch.
        disk: where; another one in tests.
        forget: keep no older release, because one of them shows something that must not be shown any more.

    Raises:
        Overtaken: a release with a higher number is live.
        NotPublished: something failed; readers get what they got before.
    """
    target = Target(folder, disk or Disk())
    try:
        inline = _inline(draft.content, target.disk)
        target.prepare()
        with target.locked():
            _refuse_older(target, serial)
            with _tidied(target):
                ages = _ages(target)
                older = {path: target.path(target.current()) / SITE / path for path in ages}
                laid = lay(target.disk, draft.content, target.fresh(serial), older)
                manifest = Manifest(
                    serial=serial,
                    made=draft.made,
                    base=draft.content.base,
                    files=laid.digests,
                    own=laid.own,
                    kept={path: age for path, age in ages.items() if path not in laid.own},
                    gone=draft.gone,
                    moved=draft.moved,
                    named=draft.named,
                    scripts=inline.scripts,
                    styles=inline.styles,
                )
                return _go_live(target, manifest, hooks or Hooks(), forget=forget)
    except (OSError, ValueError) as error:
        raise NotPublished(_why(error)) from error


def rollback(folder: Path, hooks: Hooks | None = None, disk: Disk | None = None, *, to: int = 0) -> Published:
    """Give readers the content of the release before, as a release of its own with the highest number.

    Args:
        folder: the folder that the web server serves from.
        hooks: what to do around the switch.
        disk: where; another one in tests.
        to: the number of the release to go back to; 0 for the one before.

    Raises:
        NotPublished: there is none, it is damaged, or it shows what has been withdrawn since.
    """
    target = Target(folder, disk or Disk())
    if not target.disk.is_folder(target.releases):
        raise NotPublished(f"Trong {folder} chưa có lần đăng nào.")
    try:
        with target.locked(), _tidied(target):
            source = _release_to_restore(target, to)
            root = target.path(source.serial) / SITE
            live, ages = target.path(target.current()) / SITE, _ages(target)
            places = {path: live / path for path in ages} | {path: root / path for path in source.own}
            twin(target.disk, places, target.fresh(serial := target.next_serial()))
            manifest = replace(
                source,
                serial=serial,
                restores=source.restores or source.serial,
                kept={path: age for path, age in ages.items() if path not in source.own},
                files={path: source.files.get(path) or digest_of(target.disk.read(places[path])) for path in places},
            )
            return _go_live(target, manifest, hooks or Hooks())
    except (OSError, ValueError) as error:
        raise NotPublished(_why(error)) from error


@contextmanager
def _tidied(target: Target) -> Iterator[None]:
    """Clear what earlier failures left, and what a failure inside leaves, so that a full disk gets its room back."""
    target.clear()
    try:
        yield
    except (OSError, ValueError, NotPublished):
        with suppress(OSError):  # the next publication tries again
            target.clear()
        raise


def _go_live(target: Target, manifest: Manifest, hooks: Hooks, *, forget: bool = False) -> Published:
    """Seal the fresh release, switch to it, look at it; back to the one before when anything is wrong."""
    disk, serial = target.disk, manifest.serial
    seal(disk, target.fresh(serial), manifest)
    disk.rename(target.fresh(serial), target.path(serial))
    disk.sync_folder(target.releases)
    wrong = list(differences(disk, target.path(serial), manifest))
    if wrong:
        raise NotPublished(f"Bản vừa chép ra đĩa không đúng: {wrong[0]}.")
    before = target.current()
    old = target.manifest(before)
    try:
        _tell_server(target, server.while_switching(old, manifest), hooks)
        target.point(serial)
        _tell_server(target, manifest, hooks)
        problems = _look(target, manifest, hooks)
    except (OSError, ValueError, NotPublished) as error:
        problems = [_why(error)]
    if problems:
        _return(target, manifest, before, old, hooks)
        raise NotPublished(f"Bản mới không đạt phép thử sau khi đăng nên đã trở lại bản trước: {problems[0]}")
    try:
        forgotten = tuple(target.prune(frozenset(manifest.gone), forget=forget, named=manifest.named))
        left: tuple[str, ...] = ()
    except OSError as error:  # the new release is live and right; the next publication will clear up
        forgotten, left = (), (f"Chưa dọn hết bản cũ: {_why(error)}",)
    return Published(
        serial=serial,
        files=len(manifest.files),
        before=before,
        restores=manifest.restores,
        forgotten=forgotten,
        problems=left,
    )


def _return(target: Target, new: Manifest, before: int, old: Manifest | None, hooks: Hooks) -> None:
    """Give readers the release before. What fails here must not keep the switch from being tried."""
    if old is not None and target.current() != before:
        with suppress(OSError):
            old = lend(target.disk, target.path(new.serial), new, target.path(before), old)
    try:
        if target.current() != before:
            target.point(before)
    except OSError:
        if target.current() != before:
            target.point(before)
    if old is not None:
        try:
            _tell_server(target, old, hooks)
        except (OSError, ValueError, NotPublished):
            return  # the server has what was right for both releases


def _tell_server(target: Target, manifest: Manifest, hooks: Hooks) -> None:
    """Write what the server includes, with the inline scripts of every release that may be live, and let it read."""
    numbers = {*target.numbers()[-KEEP:], manifest.serial}
    inline = server.allowed(found for number in sorted(numbers) if (found := target.manifest(number)))
    files = server.nginx(manifest, inline, target.folder)
    for name, text in files.items():
        if _text_of(target, name) != text:
            target.disk.replace(target.server / name, text)
    hooks.reload(inline)  # also when nothing changed: the server may not have been told the last time


def _text_of(target: Target, name: str) -> bytes:
    path = target.server / name
    return target.disk.read(path) if target.disk.is_file(path) else b""


def _look(target: Target, manifest: Manifest, hooks: Hooks) -> list[str]:
    """What is wrong with what readers get now."""
    live = target.folder / CURRENT
    if target.current() != manifest.serial:
        return ["“current” không chỉ vào bản mới"]
    for path in (f"{manifest.base}index.html".removeprefix("/"), f"{manifest.base}{NOT_FOUND}".removeprefix("/")):
        if not target.disk.is_file(live / SITE / path):
            return [f"thiếu {path}"]
    return hooks.look(manifest)


def _refuse_older(target: Target, serial: int) -> None:
    current = target.current()
    if serial <= current:
        raise Overtaken(f"Bản số {current} mới hơn đã được đăng, nên bản số {serial} không đăng nữa.")


def _release_to_restore(target: Target, wanted: int) -> Manifest:
    current = target.current()
    now = target.manifest(current)
    newest = (now.restores or now.serial) if now else current
    older = [number for number in target.numbers() if number < newest]
    if wanted and wanted not in target.numbers():
        kept = ", ".join(str(number) for number in target.numbers() if number != current)
        raise NotPublished(f"Không còn bản số {wanted}. Các bản còn giữ: {kept or 'không có'}.")
    number = wanted or (older[-1] if older else 0)
    if not number or number == current:
        raise NotPublished("Không có bản nào trước bản đang đăng.")
    source = target.manifest(number)
    wrong = ["bản kê hỏng"] if source is None else list(differences(target.disk, target.path(number), source))
    if source is None or wrong:
        raise NotPublished(f"Bản số {number} đã bị thay đổi trên đĩa ({wrong[0]}) nên không dùng được.")
    back = shows(source, frozenset(now.gone)) if now else []
    again = names(source, now.named) if now else []
    if back or again:
        what = f"còn trang đã được rút ({back[0]})" if back else f"còn tên đã được rút trong quyết định {again[0]}"
        raise NotPublished(f"Bản số {number} {what}, nên không thể quay lại. Hãy sửa trong kho rồi đăng bản mới.")
    return source


def _inline(content: Content, disk: Disk) -> Allowed:
    """What the theme writes into pages; a page with anything else stops the publication."""
    inline = allowed_by_theme(disk.read(content.folder / NOT_FOUND).decode())
    for path, kind in disk.files(content.folder):
        if kind == "file" and path.endswith(".html"):
            strange = strangers(disk.read(content.folder / path).decode(), inline)
            if strange:
                raise NotPublished(f"Trang {path} có mã không thuộc giao diện: {strange[0]}")
    return inline


def _ages(target: Target) -> dict[str, int]:
    """The theme's hashed files that the live release has or keeps, with how many releases ago they will have been in
    use: a reader may have a page open that asks for them.
    """
    manifest = target.manifest(target.current())
    if manifest is None:
        return {}
    ages = {path: 1 for path in sorted(manifest.own) if KEPT.fullmatch(path.removesuffix(".gz"))}
    return ages | {path: age + 1 for path, age in manifest.kept.items() if age < GENERATIONS}


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return f"{reason(error)} ({error.filename})" if error.filename else reason(error)
    return str(error)
