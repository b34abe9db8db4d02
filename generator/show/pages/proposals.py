"""Names put forward for awards, posted before the council meets: a page that opens on one day and closes on another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.know.postings import WORKING_DAYS, is_wanted_by_law
from generator.know.publicity import is_gone, withdrawn_names
from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, output
from generator.show.site import Site
from generator.show.views.lines import Link
from generator.show.views.lines_of import label_of, span_label
from generator.show.views.sheets import Sheet, SheetsView
from generator.words.model import Candidate, Proposal

SECTION = "proposals"
HEADING = "Lấy ý kiến trước khi khen thưởng"
LAW = (
    f"Luật yêu cầu công khai danh sách này ít nhất {WORKING_DAYS} ngày làm việc trước khi Hội đồng họp "
    "(Nghị định 98/2023/NĐ-CP, khoản 2 Điều 46)."
)
NOT_YET = "Đây là đề nghị, chưa phải khen thưởng; không tính vào bất kỳ con số nào trên trang."
OF_ALL = ("Đợt đề nghị", "Trình", "Thời gian", "Số đề nghị")
COLUMNS = ("Họ tên, tập thể", "Đơn vị", "Đề nghị tặng", "Thành tích")


def plan(site: Site) -> Iterator[Output]:
    """A page for each list that is or was posted, and one that lists them. A closed one keeps no name."""
    public = site.public
    if not (public.proposals or public.closed):
        return
    yield _index(site)
    for proposal in public.proposals.values():
        yield _open(site, proposal)
    for proposal in public.closed.values():
        yield _closed(site, proposal)


def path_of(proposal: Proposal) -> str:
    """The address of a list."""
    return f"{addresses.PROPOSALS}{proposal.id}/"


def _index(site: Site) -> Output:
    view = SheetsView(
        crumbs=(HOME_CRUMB,),
        heading=HEADING,
        lead="Danh sách đề nghị khen thưởng được công khai để mọi người góp ý trước khi Hội đồng xét.",
        notes=(NOT_YET,),
        sheets=(
            Sheet(
                id="dang-lay-y-kien",
                title="Đang lấy ý kiến",
                columns=OF_ALL,
                rows=_rows(site, site.public.proposals.values()),
                empty="Hiện không có danh sách nào đang lấy ý kiến.",
            ),
            *_past(site),
        ),
    )
    return output(addresses.PROPOSALS, "proposals", "sheets", view, view.heading, view.lead, SECTION)


def _past(site: Site) -> Iterator[Sheet]:
    rows = _rows(site, site.public.closed.values())
    if rows:
        yield Sheet(id="da-xong", title="Đã kết thúc", columns=OF_ALL, rows=rows)


def _rows(site: Site, proposals: Iterable[Proposal]) -> tuple[tuple[Link, ...], ...]:
    bodies = site.public.catalog.vocabulary.authorities
    ordered = sorted(proposals, key=lambda one: (str(one.posted_to), one.id), reverse=True)
    return tuple(
        (
            Link(text=one.title, path=path_of(one)),
            Link(text=bodies[one.to].name if one.to in bodies else ""),
            Link(text=span_label(one.posted_from, one.posted_to)),
            Link(text=str(len(one.candidates))),
        )
        for one in ordered
    )


def _open(site: Site, proposal: Proposal) -> Output:
    by_law = is_wanted_by_law(proposal, site.public.catalog.vocabulary)
    last = proposal.posted_to.last if proposal.posted_to else site.public.catalog.now.date()
    left = site.working.between(site.public.catalog.now.date(), last)
    view = replace(
        _view(site, proposal),
        lead=f"Công khai đến hết ngày {label_of(proposal.posted_to)}; còn {left} ngày làm việc.",
        notes=tuple(filter(None, (NOT_YET, LAW if by_law else "", _how(site)))),
        sheets=(
            Sheet(
                id="danh-sach",
                title="Danh sách đề nghị",
                columns=COLUMNS,
                rows=tuple(_candidate(site, proposal, one) for one in proposal.candidates),
                empty="Danh sách này chưa có ai.",
            ),
        ),
    )
    return _page(proposal, view)


def _closed(site: Site, proposal: Proposal) -> Output:
    """What is left once the list is closed: how many there were, and no name."""
    lead = f"Đợt lấy ý kiến đã kết thúc ngày {label_of(proposal.posted_to)}: {len(proposal.candidates)} đề nghị."
    note = "Danh sách đã được gỡ. Ai được khen sẽ có trong quyết định khen thưởng."
    return _page(proposal, replace(_view(site, proposal), lead=lead, notes=(note,)))


def _view(site: Site, proposal: Proposal) -> SheetsView:
    body = site.public.catalog.vocabulary.authorities.get(proposal.to)
    return SheetsView(
        crumbs=(HOME_CRUMB, Link(text="Lấy ý kiến", path=addresses.PROPOSALS)),
        eyebrow=f"Đề nghị khen thưởng · {body.name}" if body else "Đề nghị khen thưởng",
        heading=proposal.title,
        lead="",
        sheets=(),
    )


def _page(proposal: Proposal, view: SheetsView) -> Output:
    """Nothing that is on for some days only should stay in a search engine."""
    made = output(path_of(proposal), "proposals", "sheets", view, proposal.title, view.lead, SECTION)
    return replace(made, page=replace(made.page, noindex=True)) if made.page else made


def _how(site: Site) -> str:
    return f"Góp ý gửi về {site.contact} trước khi hết hạn." if site.contact else ""


def _candidate(site: Site, proposal: Proposal, one: Candidate) -> tuple[Link, ...]:
    """A row. Somebody with a profile is named while it is public. Somebody without one is named only where the law
    wants the list posted; nobody who has withdrawn is.
    """
    words = site.public.catalog.vocabulary
    award, grade = words.awards.get(one.award), words.grades.get(one.grade)
    title = (award.label if award else one.award) + (f" {grade.name.lower()}" if grade else "")
    named = name_of(site, proposal, one)
    return (
        named or Link(text="Chưa nêu tên", note="chờ người này đồng ý"),
        site.lines.unit_then(one.unit, proposal.posted_from)[0],
        Link(text=title),
        Link(text=one.achievements if named else ""),
    )


def name_of(site: Site, proposal: Proposal, one: Candidate) -> Link | None:
    """The name of somebody put forward, None where it may not stand here."""
    if one.exemplar:
        profile = site.public.profiles.get(one.exemplar)
        path = addresses.record_path("profile", profile.id) if profile else ""
        return Link(text=profile.full_name, path=path) if profile else None
    catalog = site.public.catalog
    may = is_wanted_by_law(proposal, catalog.vocabulary) and not is_gone(
        catalog, withdrawn_names(catalog), proposal.path, one.name
    )
    return Link(text=one.name) if may and one.name else None
