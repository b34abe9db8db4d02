"""The page for people: which data there is, what each field means, under which license, what changed."""

from __future__ import annotations

from dataclasses import Field, fields, is_dataclass
from typing import Any, get_origin

from generator.show import addresses
from generator.show.following import follow
from generator.show.outputs import Output
from generator.show.pages.shared import HOME_CRUMB, page_output
from generator.show.products.open_data import published
from generator.show.products.open_data.api import INDEX, MAKER
from generator.show.products.open_data.datasets import Dataset
from generator.show.products.open_data.schemas import hints_of, inner_type
from generator.show.site import Site
from generator.show.views.lines import Link, Moment
from generator.show.views.services import Column, DataLine, OpenDataView
from generator.words.dates import parse_date

SECTION = "data"
LEAD = (
    "Mọi điều công khai trên trang, ở dạng máy đọc được và bảng tính mở được. "
    "Số dòng của mỗi tệp bằng đúng con số trên trang."
)
_TYPE_LABELS = {str: "chữ", int: "số", bool: "có/không"}


def plan_guide(site: Site, datasets: tuple[Dataset, ...]) -> Output:
    """One page."""
    today = site.public.catalog.now.date()
    view = OpenDataView(
        crumbs=(HOME_CRUMB,),
        heading="Dữ liệu mở",
        lead=LEAD,
        date_label=parse_date(str(today)).vietnamese(),
        version=published.VERSION,
        license=Link(text=site.license.name, url=site.license.url),
        index=Link(text="index.json", path=INDEX),
        datasets=tuple(map(_line, datasets)),
        changes=tuple(
            Moment(year_label=parse_date(one.date).vietnamese(), text=f"Phiên bản {one.version}: {one.note}")
            for one in published.CHANGES
        ),
        follow=follow(site, addresses.HOME, site.whole.events),
    )
    return page_output(addresses.DATA, MAKER, "open_data", view, view.heading, LEAD, SECTION)


def _line(dataset: Dataset) -> DataLine:
    return DataLine(
        id=dataset.table,
        title=dataset.title,
        note=dataset.note,
        count=len(dataset.rows),
        files=(
            Link(text="CSV", path=dataset.csv_path),
            Link(text="JSON", path=dataset.json_path),
            Link(text="JSON Schema", path=dataset.schema_path),
        ),
        columns=tuple(_column(one, hints_of(dataset.type)[one.name]) for one in fields(dataset.type)),
    )


def _column(one: Field[Any], hint: Any) -> Column:
    inner, options = inner_type(hint), one.metadata["options"]
    has_parts = is_dataclass(inner)
    form = {published.DATE: "ngày, tháng hoặc năm", published.URL: "địa chỉ"}.get(one.metadata["form"])
    type_label = form or ("nhóm, chỉ có trong JSON" if has_parts else _TYPE_LABELS[inner])
    return Column(
        name=one.name,
        label=one.metadata["label"],
        type_label=f"danh sách {type_label}" if get_origin(hint) is tuple else type_label,
        note=one.metadata["note"],
        values=options.options if options else (),
        parts=tuple(f"{part.name}: {part.metadata['label']}" for part in fields(inner)) if has_parts else (),
    )
