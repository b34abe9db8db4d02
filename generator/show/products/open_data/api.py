"""The JSON files under ``/api/v1/``, each with its schema, and the index that leads to them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from generator.show import addresses
from generator.show.outputs import Output
from generator.show.products.open_data import published, schemas
from generator.show.products.open_data.datasets import Dataset, schema_path
from generator.show.site import Site

MAKER = "products.open_data"
INDEX = f"{addresses.API}index.json"


def plan_api(site: Site, datasets: Iterable[Dataset]) -> Iterator[Output]:
    """Two files for each data set and two for the index."""
    made = tuple(datasets)
    for dataset in made:
        yield Output(path=dataset.json_path, maker=MAKER, content=_file(site, dataset))
        schema = schemas.of_file(dataset.type, dataset.title, site.address(dataset.schema_path))
        yield Output(path=dataset.schema_path, maker=MAKER, content=_pretty(schema))
    index = _index(site, made)
    yield Output(path=INDEX, maker=MAKER, content=_pretty(plain(index)))
    schema = schemas.of_index(published.Index, "Mục lục dữ liệu", site.address(schema_path("index")))
    yield Output(path=schema_path("index"), maker=MAKER, content=_pretty(schema))


def _file(site: Site, dataset: Dataset) -> bytes:
    """A line for each row. The day of the build is not in it: what did not change stays the same file."""
    head = {
        "version": published.VERSION,
        "license": site.license.url,
        "source": site.url,
        "schema": site.address(dataset.schema_path),
        "count": len(dataset.rows),
    }
    rows = ",\n".join(_compact(plain(row)) for row in dataset.rows)
    return f'{_compact(head)[:-1]},"items":[\n{rows}\n]}}\n'.encode()


def _index(site: Site, datasets: tuple[Dataset, ...]) -> published.Index:
    counts = {dataset.name: len(dataset.rows) for dataset in datasets}
    return published.Index(
        version=published.VERSION,
        generated_for=str(site.public.catalog.now.date()),
        name=site.name,
        url=site.url,
        license=site.license.name,
        license_url=site.license.url,
        documentation=site.address(addresses.DATA),
        counts=published.Counts(claims=len(site.public.claims), **counts),
        files=tuple(
            published.File(
                name=dataset.name,
                title=dataset.title,
                url=site.address(dataset.json_path),
                schema=site.address(dataset.schema_path),
                csv=site.address(dataset.csv_path),
                count=len(dataset.rows),
            )
            for dataset in datasets
        ),
        changes=tuple(
            published.Changed(version=one.version, date=one.date, note=one.note) for one in published.CHANGES
        ),
    )


def plain(value: object) -> Any:
    """A published object as JSON has it."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _pretty(data: object) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
