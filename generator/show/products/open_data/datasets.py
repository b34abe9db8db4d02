"""The data sets: what each is called, its type, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.show import addresses
from generator.show.products.open_data import published, rows
from generator.show.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """One data set: ``name`` in the address of its JSON, ``table`` in that of its CSV."""

    name: str
    table: str
    title: str
    note: str
    type: type
    rows: tuple[object, ...]

    @property
    def json_path(self) -> str:
        """Where its JSON is."""
        return f"{addresses.API}{self.name}.json"

    @property
    def schema_path(self) -> str:
        """Where the schema of its JSON is."""
        return schema_path(self.name)

    @property
    def csv_path(self) -> str:
        """Where its table is."""
        return f"{addresses.DATA}{self.table}.csv"


def schema_path(name: str) -> str:
    """Where the schema of a file of data is."""
    return f"{addresses.API}schema/{name}.json"


_KINDS: tuple[tuple[str, str, str, str, type, Callable[[Site], Iterable[object]]], ...] = (
    ("exemplars", "guong", "Gương điển hình", "Cá nhân và tập thể có hồ sơ công khai.",
     published.Exemplar, rows.exemplars),
    ("stories", "bai-viet", "Bài viết", "Các bài công khai, không kèm toàn văn.", published.Story, rows.stories),
    ("decisions", "quyet-dinh", "Quyết định khen thưởng", "Mỗi dòng là một quyết định có trong kho.",
     published.Decision, rows.decisions),
    ("awards", "khen-thuong", "Lượt khen thưởng",
     "Mỗi dòng là một lượt khen thưởng, dù người nhận có được nêu tên hay không; không có khen thưởng đã bị thu hồi.",
     published.Award, rows.awards),
    ("events", "su-kien", "Sự kiện", "Giao lưu, hội nghị, lễ trao tặng, gặp mặt.", published.Event, rows.events),
    ("replications", "nhan-rong", "Nhân rộng", "Mỗi dòng là một lượt: đơn vị nào làm theo bài nào, khi nào, ra sao.",
     published.Replication, rows.replications),
    ("units", "don-vi", "Đơn vị", "Các đơn vị có trang, kể cả đơn vị trước đây đã được tách.",
     published.Unit, rows.units),
    ("fields", "linh-vuc", "Lĩnh vực", "Lĩnh vực công tác, học tập.", published.WorkField, rows.fields),
    ("levels", "cap-khen-thuong", "Cấp khen thưởng", "Từ cấp Nhà nước đến cơ sở và đoàn thể.",
     published.Level, rows.levels),
)  # fmt: skip


def datasets(site: Site) -> tuple[Dataset, ...]:
    """Every data set of the site."""
    return tuple(
        Dataset(name=name, table=table, title=title, note=note, type=kind, rows=tuple(make(site)))
        for name, table, title, note, kind, make in _KINDS
    )
