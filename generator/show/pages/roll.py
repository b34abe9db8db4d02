"""The roll of honour: recipients by award, highest first, and the one list of every award."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.publicity import AwardEntry, ClaimEntry
from generator.show import addresses
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, long_lists, output
from generator.show.site import Shelf, Site
from generator.show.views.lines import Figure, Link
from generator.show.views.lines_of import by_rank, claims_by_rank
from generator.show.views.listings import figures, listings
from generator.show.views.pages import IndexView, RollGroup, RollView
from generator.words.vocabulary import Award

SECTION = "roll"
ALL = f"{addresses.ROLL}tat-ca/"


def plan(site: Site) -> Iterator[Output]:
    """The roll and the whole list behind its figures."""
    lead = (
        "Cá nhân và tập thể được khen thưởng, xếp từ hình thức cao nhất. "
        "Khen thưởng chưa đối chiếu được quyết định được ghi riêng và không cộng vào số liệu."
    )
    shelf = Shelf(awards=site.whole.awards, claims=site.whole.claims)
    groups = tuple(_group(site, *group) for group in _by_award(site))
    view = RollView(
        crumbs=(HOME_CRUMB,),
        heading="Bảng vàng",
        lead=lead,
        groups=groups,
        figures=_figures(site, shelf),
    )
    yield output(addresses.ROLL, "roll", "roll", view, view.heading, lead, SECTION)
    crumbs = (HOME_CRUMB, Link(text="Bảng vàng", path=addresses.ROLL))
    whole = IndexView(
        crumbs=crumbs,
        heading="Toàn bộ khen thưởng",
        lead="Mỗi dòng là một lượt khen thưởng theo một quyết định.",
        figures=figures(site, shelf, ALL),
        groups=(),
        listings=listings(site, shelf, ALL),
    )
    yield output(ALL, "roll", "index", whole, whole.heading, whole.lead, SECTION)
    yield from long_lists(site, shelf, ALL, whole.heading, crumbs, SECTION)


def _figures(site: Site, shelf: Shelf) -> tuple[Figure, ...]:
    return figures(site, shelf, ALL, ("awards", "claims"))


def _by_award(site: Site) -> list[tuple[Award, list[AwardEntry], list[ClaimEntry]]]:
    groups: dict[str, tuple[Award, list[AwardEntry], list[ClaimEntry]]] = {}
    for entry in by_rank(site.whole.awards):
        groups.setdefault(entry.award.id, (entry.award, [], []))[1].append(entry)
    for claim in claims_by_rank(site.whole.claims):
        groups.setdefault(claim.award.id, (claim.award, [], []))[2].append(claim)
    return sorted(groups.values(), key=lambda group: (group[0].rank, group[0].id))


def _group(site: Site, award: Award, entries: list[AwardEntry], claims: list[ClaimEntry]) -> RollGroup:
    """One award's recipients; a long list shows its beginning and the award's own page has the rest."""
    size = site.list_size
    link = site.lines.award_link(award)
    cut = len(entries) > size or len(claims) > size
    return RollGroup(
        id=award.id,
        award=link,
        level=site.lines.level_link(award),
        awards=tuple(map(site.lines.award, entries[:size])),
        claims=tuple(map(site.lines.claim, claims[:size])),
        awards_total=len(entries),
        claims_total=len(claims),
        more=Link(text=f"Danh sách đầy đủ: {link.text}", path=link.path or ALL) if cut else None,
    )
