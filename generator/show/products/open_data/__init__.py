"""Open data: JSON with its schema under ``/api/v1/``, tables for spreadsheets under ``/du-lieu/``, and a page that says
what is in them. Whatever is published is a field of a type in ``published``; there is no other way in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.show.outputs import Output
from generator.show.products.open_data.api import plan_api
from generator.show.products.open_data.datasets import datasets
from generator.show.products.open_data.guide import plan_guide
from generator.show.products.open_data.tables import plan_tables
from generator.show.site import Site
from generator.words.diagnostics import Diagnostic


def plan(site: Site, read: Callable[[str], bytes]) -> Iterator[Output | Diagnostic]:
    """All files of the open data, and their page."""
    made = datasets(site)
    yield from plan_api(site, made)
    yield from plan_tables(made)
    yield plan_guide(site, made)
