"""What the standing office alone may see: made only for an inner site, and marked there on every page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.intake.schema.records import RECOGNITION_LEVELS, RECOGNITION_STATUSES
from generator.know.ladder import Step, climb
from generator.know.meetings import meetings_of, windows
from generator.know.publicity import SELECTED
from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.reporting.gather import Dated, Gatherer
from generator.show.reporting.layouts import LAYOUTS
from generator.show.site import Site
from generator.show.views.lines import Link
from generator.show.views.lines_of import by_name, label_of
from generator.show.views.sheets import Sheet, SheetsView
from generator.words.model import WITHDRAWN, Event, Profile

SECTION = "inner"
EYEBROW = "Bản nội bộ"
MARKER = "BAN-NOI-BO.txt"
"""A file of every inner site: whoever publishes sites looks for it."""
MARK = (
    "Đây là bản nội bộ của Thường trực Hội đồng: có nhân tố mới, bản nháp và những gì chưa được phép công bố.\n"
    "Không đưa lên máy chủ web, không gửi ra ngoài.\n"
)
CRUMB = Link(text="Nội bộ", path=addresses.INNER)
YEARS = 4


def plan(site: Site) -> Iterator[Output]:
    """The pages of the standing office."""
    if not site.inner:
        return
    yield Output(path=MARKER, maker="pages.inner", content=MARK.encode("utf-8"))
    pages = {
        addresses.LADDER: ("Nấc thang công nhận", "Ai đang ở bước nào, và mỗi bước đã mất bao lâu.", _ladder(site)),
        addresses.MEETINGS: (
            "Giao lưu của các đơn vị",
            "Mỗi đơn vị một buổi giao lưu điển hình mỗi năm học: đã có hay còn phải tổ chức.",
            (_meetings(site),),
        ),
        addresses.ACTIVITY: (
            "Tuyên truyền, kiểm tra, tập huấn",
            "Những gì đã làm ngoài trang này, mới nhất trước.",
            tuple(_lists(site)),
        ),
        addresses.WITHHELD: (
            "Chưa công bố",
            "Những gì có hồ sơ nhưng chưa lên trang, và vì sao.",
            tuple(_withheld(site)),
        ),
    }
    for path, (heading, lead, sheets) in pages.items():
        yield _page(path, heading, lead, sheets, (HOME_CRUMB, CRUMB))
    rows = tuple((Link(text=heading, path=path), Link(text=lead)) for path, (heading, lead, _) in pages.items())
    contents = Sheet(id="muc-luc", title="Các trang", columns=("Trang", "Nội dung"), rows=rows)
    lead = "Dành riêng cho Thường trực Hội đồng Thi đua – Khen thưởng; không có trên trang công khai."
    yield _page(addresses.INNER, "Nội bộ", lead, (contents,), (HOME_CRUMB,))


def _page(path: str, heading: str, lead: str, sheets: tuple[Sheet, ...], crumbs: tuple[Link, ...]) -> Output:
    view = SheetsView(crumbs=crumbs, eyebrow=EYEBROW, heading=heading, lead=lead, sheets=sheets)
    return output(path, "inner", "sheets", view, heading, lead, SECTION)


def sheets_of(site: Site, unit: str) -> tuple[Sheet, ...]:
    """What a unit's page shows on an inner site: its meetings year by year, what it did elsewhere, who is rising."""
    if not site.inner:
        return ()
    inside = site.public.catalog.units.subtree(unit)
    rising = [one for one in _profiles(site) if site.public.catalog.units.home(one.unit) in inside]
    return (
        _meetings_of(site, unit),
        _channels(site, inside),
        *(_list(site, key, inside) for key in ("publicity", "inspections", "trainings")),
        _people(site, "nac-thang", "Nấc thang công nhận", rising),
    )


def _meetings_of(site: Site, unit: str) -> Sheet:
    rows = []
    for window in windows(site.public.catalog, site.report_due, YEARS):
        held = meetings_of(unit, site.public.catalog, window)
        due = window.last >= site.public.catalog.now.date()
        state = "đã có" if held else f"còn phải tổ chức, đến hết {_day(window.last)}" if due else "không có"
        rows += [(Link(text=window.school_year), Link(text=state), _event(site, one)) for one in held] or [
            (Link(text=window.school_year), Link(text=state), Link(text=""))
        ]
    return Sheet(
        id="giao-luu",
        title="Giao lưu điển hình từng năm học",
        columns=("Năm học", "Tình trạng", "Buổi giao lưu"),
        rows=tuple(rows),
    )


def _meetings(site: Site) -> Sheet:
    catalog = site.public.catalog
    asked, today = windows(catalog, site.report_due, YEARS), catalog.now.date()
    top = next(iter(catalog.units.roots), "")
    rows = []
    for unit in catalog.units.children(top) if top else ():
        if catalog.units.exists(unit):
            states = [_state(meetings_of(unit, catalog, window), due=window.last >= today) for window in asked]
            rows.append((site.lines.unit_then(unit, None)[0], *map(_plain, states)))
    columns = ("Đơn vị", *(window.school_year for window in asked))
    return Sheet(id="giao-luu", title="Giao lưu theo đơn vị và năm học", columns=columns, rows=tuple(rows))


def _state(held: tuple[Event, ...], *, due: bool) -> str:
    if held:
        return "; ".join(label_of(one.date) for one in held)
    return "còn phải tổ chức" if due else "không có"


def _event(site: Site, event: Event) -> Link:
    path = addresses.record_path("event", event.id) if event.id in site.public.events else ""
    return Link(text=f"{event.title} ({label_of(event.date)})", path=path)


def _profiles(site: Site) -> list[Profile]:
    found = (one for one in site.public.catalog.profiles.values() if one.recognitions and one.status != WITHDRAWN)
    return by_name(found)


def _ladder(site: Site) -> tuple[Sheet, ...]:
    """One table for each rung, the highest first."""
    rungs: dict[str, list[tuple[tuple[int, int], Profile]]] = {}
    for profile in _profiles(site):
        now = max(climb(profile, site.public.catalog), key=lambda one: one.rung)
        rungs.setdefault(_rung(now), []).append((now.rung, profile))
    ordered = sorted(rungs.items(), key=lambda pair: pair[1][0][0], reverse=True)
    return tuple(
        _people(site, f"bac-{number}", title, [profile for _, profile in people])
        for number, (title, people) in enumerate(ordered, start=1)
    )


def _rung(step: Step) -> str:
    status = RECOGNITION_STATUSES.label(step.step.status)
    return f"{status}: {RECOGNITION_LEVELS.label(step.step.level).lower()}" if step.step.status == SELECTED else status


def _people(site: Site, anchor: str, title: str, people: Iterable[Profile]) -> Sheet:
    return Sheet(
        id=anchor,
        title=title,
        columns=("Họ tên, tập thể", "Đơn vị", "Ở bước hiện nay", "Các bước"),
        rows=tuple(_person(site, one) for one in people),
        empty="Chưa có ai.",
    )


def _person(site: Site, profile: Profile) -> tuple[Link, ...]:
    steps = climb(profile, site.public.catalog)
    path = addresses.record_path("profile", profile.id) if profile.id in site.public.profiles else ""
    return (
        Link(text=profile.full_name, path=path, note="" if path else "chưa công bố"),
        site.lines.unit_then(profile.unit, None)[0],
        Link(text=steps[-1].lasted or "chưa rõ"),
        Link(text=" → ".join(_told(one, last=one is steps[-1]) for one in steps)),
    )


def _told(step: Step, *, last: bool) -> str:
    words = f"{RECOGNITION_STATUSES.label(step.step.status)} ({RECOGNITION_LEVELS.label(step.step.level).lower()})"
    day = label_of(step.date) or "chưa rõ ngày"
    return f"{words} {day}" + ("" if last or not step.lasted else f", {step.lasted}")


def _lists(site: Site) -> Iterator[Sheet]:
    yield _channels(site, None)
    for key in ("publicity", "inspections", "trainings"):
        yield _list(site, key, None)


def _found(site: Site, key: str, inside: frozenset[str] | None) -> list[Dated]:
    """The things of a report's list, newest first, of some units or of all."""
    gatherer = Gatherer(site.public)
    sources = {
        "publicity": gatherer.publicity(),
        "inspections": gatherer.events(("inspection",)),
        "trainings": gatherer.events(("training",)),
    }
    here = [one for one in sources[key] if inside is None or not inside.isdisjoint(one.item.groups.get("unit", ()))]
    return sorted(here, key=lambda one: (one.date.sort_key if one.date else (0, 0, 0), one.item.key), reverse=True)


def _channels(site: Site, inside: frozenset[str] | None) -> Sheet:
    """How often each channel carried a story."""
    names = site.public.catalog.vocabulary.channels
    counts: dict[str, list[Dated]] = {}
    for one in _found(site, "publicity", inside):
        counts.setdefault(one.item.groups["channel"][0], []).append(one)
    return Sheet(
        id="theo-kenh",
        title="Tuyên truyền theo kênh",
        columns=("Kênh", "Số lần", "Mới nhất"),
        rows=tuple(
            (_plain(names[key].name if key in names else key), _plain(str(len(found))), _plain(label_of(found[0].date)))
            for key, found in sorted(counts.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        ),
        empty="Chưa ghi lần nào.",
    )


def _list(site: Site, key: str, inside: frozenset[str] | None) -> Sheet:
    layout = LAYOUTS[key]
    return Sheet(
        id={"publicity": "tuyen-truyen", "inspections": "kiem-tra", "trainings": "tap-huan"}[key],
        title=layout.title,
        columns=layout.columns,
        rows=tuple(tuple(map(_plain, one.item.cells)) for one in _found(site, key, inside)),
        empty="Chưa ghi lần nào.",
    )


def _withheld(site: Site) -> Iterator[Sheet]:
    """What the reports list as not published, whatever its date."""
    gatherer = Gatherer(site.public)
    lists = {"exemplars": gatherer.exemplars(), "stories": gatherer.stories(), "awards": gatherer.awards()}
    for key, found in lists.items():
        rows = [
            (Link(text=one.item.cells[0]), Link(text=one.item.details), Link(text=one.item.withheld))
            for one in found
            if one.item.withheld
        ]
        yield Sheet(
            id=f"chua-{key}",
            title=LAYOUTS[key].title,
            columns=("Nội dung", "Chi tiết", "Vì sao"),
            rows=tuple(rows),
            empty="Tất cả đã công bố.",
        )


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _plain(text: str) -> Link:
    """A cell; an address of the web becomes a link."""
    return Link(text=text, url=text) if text.startswith(("https://", "http://")) else Link(text=text)
