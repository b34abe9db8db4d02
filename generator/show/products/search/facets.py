"""Facets: where each document stands under unit, field, level, year, kind and award class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.know.units import UnitTree
from generator.show.products.search.documents import FACETS, KINDS, Document
from generator.show.products.search.postings import DIGITS
from generator.show.site import Site
from generator.show.views.explore import Facet, Option
from generator.words.vocabulary import Term

TITLES = {
    "kind": "Loại",
    "unit": "Đơn vị",
    "field": "Lĩnh vực",
    "level": "Cấp khen thưởng",
    "year": "Năm",
    "class": "Hình thức khen thưởng",
}


def facets(site: Site, found: Sequence[Document]) -> tuple[Facet, ...]:
    """Every facet with the options that lead to something, and how many documents each leads to."""
    vocabulary = site.public.catalog.vocabulary
    years = sorted({year for one in found for year in one.facets["year"]}, reverse=True)
    labels: dict[str, list[tuple[str, str, int]]] = {
        "kind": [(kind, label, 0) for kind, label in KINDS],
        "unit": _units(site),
        "field": _terms(vocabulary.fields),
        "level": _terms(vocabulary.levels),
        "year": [(year, year, 0) for year in years],
        "class": _terms(vocabulary.award_classes),
    }
    above = parents(site)
    made = (
        Facet(
            key=key,
            title=TITLES[key],
            options=tuple(
                Option(value=value, label=label, count=counts[value], depth=depth)
                for value, label, depth in labels[key]
                if counts[value]
            ),
        )
        for key in FACETS
        if (counts := _counts(found, key, above))
    )
    return tuple(facet for facet in made if facet.options)


def parents(site: Site) -> Mapping[str, tuple[str, ...]]:
    """The addresses of the units above each unit; what belongs to a unit belongs to these too."""
    tree, units = site.public.catalog.units, site.public.catalog.vocabulary.units
    return {
        units[place].address: tuple(units[above].address for above in tree.ancestors(place)) for place in tree.places
    }


def _counts(found: Sequence[Document], key: str, above: Mapping[str, tuple[str, ...]]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in found:
        values = set(one.facets[key])
        if key == "unit":
            values.update(name for value in one.facets[key] for name in above[value])
        counts.update(values)
    return counts


def _units(site: Site) -> list[tuple[str, str, int]]:
    tree: UnitTree = site.public.catalog.units
    units = site.public.catalog.vocabulary.units
    return [(units[place].address, units[place].name, depth) for place, depth in tree.walk()]


def _terms(terms: Mapping[str, Term]) -> list[tuple[str, str, int]]:
    listed = sorted((term for term in terms.values() if term.listed), key=lambda term: term.order)
    return [(term.address, term.name, 0) for term in listed]


def digit(value: int) -> str:
    """A number in as few letters as it is small: one below 62, three below 3906, else four."""
    if value < 62:
        return DIGITS[value]
    if value < 62 + 62 * 62:
        return "-" + DIGITS[(value - 62) // 62] + DIGITS[(value - 62) % 62]
    value -= 62 + 62 * 62
    return "_" + DIGITS[value // 3844] + DIGITS[value // 62 % 62] + DIGITS[value % 62]


COLUMNS = (("kind", "level", "class"), ("unit",), ("field",), ("year",))
"""Facets whose values go together are told together: an order is of the state, a unit has no year."""


def table(site: Site, found: Sequence[Document], shown: Sequence[Facet]) -> dict[str, object]:
    """The facets of all documents: the values of each facet, and columns of combinations of them.

    A column has, for each of its facets, the values of every combination that occurs, the commonest first, and for
    each document the number of its combination. Numbers are written by ``digit``: those of one combination together,
    combinations with a space between them. ``above`` gives for each unit the next unit above it, -1 for none.
    """
    ids = {facet.key: {option.value: place for place, option in enumerate(facet.options)} for facet in shown}
    columns = []
    for keys in (tuple(key for key in group if key in ids) for group in COLUMNS):
        held = [tuple(tuple(sorted(ids[key][value] for value in one.facets[key])) for key in keys) for one in found]
        combinations = {one: place for place, (one, _) in enumerate(Counter(held).most_common())}
        sets = {
            key: " ".join("".join([digit(value) for value in one[place]]) for one in combinations)
            for place, key in enumerate(keys)
        }
        columns.append({"sets": sets, "of": "".join([digit(combinations[one]) for one in held])})
    units, above = ids.get("unit", {}), parents(site)
    nearest = ([units[name] for name in above[value] if name in units][-1:] for value in units)
    return {
        "ids": {key: list(values) for key, values in ids.items()},
        "above": [names[0] if names else -1 for names in nearest],
        "columns": [column for column in columns if column["sets"]],
    }
