"""What is published as data, field by field: the promise to everybody who builds on it.

It has a version of its own, apart from that of the records: adding a field raises the second number, changing or
taking away one the first, and then everything moves from ``/api/v1/`` to ``/api/v2/``. JSON Schema, tables and the
data dictionary are all made from these types. None means that it is not known or may not be said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from generator.intake.schema.records import EVENT_FORMS, EVENT_KINDS, EXEMPLAR_KINDS, STORY_KINDS
from generator.intake.schema.types import Choice

VERSION = "1.1.0"

DATE = "date"
URL = "url"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a version of the data brought."""

    version: str
    date: str
    note: str


CHANGES = (
    Change(
        version="1.1.0",
        date="2026-11-23",
        note="Thêm bộ “Nhân rộng”: đơn vị nào đã làm theo bài nào, khi nào, ra sao; bài viết có thêm cách làm theo.",
    ),
    Change(version="1.0.0", date="2026-11-22", note="Bản đầu tiên: tám bộ dữ liệu, JSON và CSV."),
)
"""Newest first."""


def key(label: str, note: str = "", *, form: str = "", options: Choice | None = None) -> Any:
    """A published field.

    Args:
        label: its name for people, also the heading of its column.
        note: what it means where the label does not say it all.
        form: ``date`` (year, month or day) or ``url``.
        options: the values it can have.
    """
    return field(metadata={"label": label, "note": note, "form": form, "options": options})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A known award whose decision is not on file; counted apart from awards."""

    award: str = key("Danh hiệu, hình thức", "mã")
    award_name: str = key("Tên danh hiệu, hình thức", "kèm hạng")
    year: int | None = key("Năm")
    ordinal: str | None = key("Lần thứ")
    work: str | None = key("Công trình")
    posthumous: bool = key("Truy tặng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """A person or collective with a public profile."""

    id: str = key("Mã", "không bao giờ dùng lại cho người khác")
    url: str = key("Địa chỉ", form=URL)
    kind: str = key("Loại", options=EXEMPLAR_KINDS)
    name: str = key("Tên", "không kèm học hàm, học vị")
    honorifics: tuple[str, ...] = key("Học hàm, học vị, danh hiệu trước tên")
    position: str | None = key("Công việc, chức vụ")
    role: str | None = key("Vai trò")
    unit: str | None = key("Mã đơn vị", "đơn vị hiện nay")
    unit_name: str | None = key("Đơn vị")
    fields: tuple[str, ...] = key("Lĩnh vực", "mã; mã đầu tiên là lĩnh vực chính")
    summary: str | None = key("Tóm tắt")
    born: str | None = key("Ngày sinh", "chỉ của người đã mất", form=DATE)
    died: str | None = key("Ngày mất", form=DATE)
    awards: int = key("Số lượt khen thưởng", "theo quyết định có trong kho")
    stories: int = key("Số bài viết")
    claims: tuple[Claim, ...] = key("Khen thưởng chưa đối chiếu quyết định", "đếm riêng, không cộng vào số lượt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A visible correction of a story."""

    date: str | None = key("Ngày", form=DATE)
    note: str = key("Nội dung")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A public story, without its text."""

    id: str = key("Mã")
    url: str = key("Địa chỉ", form=URL)
    short_url: str = key("Địa chỉ ngắn", "giữ mãi mãi, dùng để trích dẫn", form=URL)
    kind: str = key("Loại bài", options=STORY_KINDS)
    title: str = key("Tiêu đề")
    date: str | None = key("Ngày đăng", form=DATE)
    changed: str | None = key("Ngày thay đổi", "ngày của đính chính mới nhất, không có thì là ngày đăng", form=DATE)
    summary: str | None = key("Tóm tắt")
    author: str | None = key("Tác giả")
    exemplars: tuple[str, ...] = key("Nhân vật", "mã")
    units: tuple[str, ...] = key("Đơn vị", "mã")
    fields: tuple[str, ...] = key("Lĩnh vực", "mã")
    movements: tuple[str, ...] = key("Phong trào thi đua", "tên")
    how_to_copy: str | None = key("Làm theo thế nào")
    adopted: int = key("Số lượt làm theo", "mỗi lượt là một dòng của bộ “Nhân rộng”")
    corrections: tuple[Correction, ...] = key("Đính chính")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replication:
    """One time that a unit copied the work of a story."""

    id: str = key("Mã", "mã bài viết và số thứ tự trong bài")
    story: str = key("Mã bài viết")
    story_title: str = key("Tiêu đề bài viết")
    url: str = key("Địa chỉ", form=URL)
    from_exemplars: tuple[str, ...] = key("Làm theo ai", "mã gương")
    from_units: tuple[str, ...] = key("Làm theo đơn vị nào", "mã")
    unit: str | None = key("Mã đơn vị làm theo", "nơi tìm thấy đơn vị ấy hiện nay")
    unit_name: str | None = key("Đơn vị làm theo", "theo tên lúc làm theo")
    date: str | None = key("Thời điểm", form=DATE)
    result: str | None = key("Kết quả")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A public decision."""

    id: str = key("Mã")
    url: str = key("Địa chỉ", form=URL)
    number: str | None = key("Số, ký hiệu", "trống: chưa có số trong kho")
    date: str | None = key("Ngày ký", form=DATE)
    issuer: str | None = key("Mã cơ quan ban hành")
    issuer_name: str | None = key("Cơ quan ban hành")
    title: str | None = key("Tên quyết định")
    awards: int = key("Số lượt khen thưởng")
    revoked: int = key("Số lượt đã bị thu hồi", "không cộng vào số lượt khen thưởng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """One award to one recipient by one decision, whether or not the recipient may be named."""

    id: str = key("Mã", "mã quyết định và số thứ tự trong quyết định")
    decision: str = key("Mã quyết định")
    number: str | None = key("Số, ký hiệu quyết định")
    date: str | None = key("Ngày quyết định", form=DATE)
    year: int | None = key("Năm", "năm của quyết định; khen thưởng được đếm ở năm này")
    issuer_name: str | None = key("Cơ quan ban hành")
    award: str = key("Danh hiệu, hình thức", "mã")
    award_name: str = key("Tên danh hiệu, hình thức", "kèm hạng")
    level: str | None = key("Cấp khen thưởng", "mã")
    kind: str = key("Loại người nhận", options=EXEMPLAR_KINDS)
    exemplar: str | None = key("Mã gương", "trống: không có hồ sơ công khai")
    name: str | None = key("Tên người nhận", "trống: không được nêu tên, nhưng vẫn được đếm")
    position: str | None = key("Chức vụ lúc được khen")
    unit: str | None = key("Mã đơn vị", "nơi tìm thấy khen thưởng này hiện nay")
    unit_name: str | None = key("Đơn vị lúc được khen", "theo tên của ngày quyết định")
    occasion: str | None = key("Loại hình khen thưởng")
    school_year: str | None = key("Năm học")
    movement: str | None = key("Phong trào thi đua")
    ordinal: str | None = key("Lần thứ")
    work: str | None = key("Công trình")
    citation: str | None = key("Nội dung khen")
    posthumous: bool = key("Truy tặng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A public event."""

    id: str = key("Mã")
    url: str = key("Địa chỉ", form=URL)
    title: str = key("Tên sự kiện")
    kind: str = key("Loại", options=EVENT_KINDS)
    date: str | None = key("Ngày bắt đầu", form=DATE)
    end: str | None = key("Ngày kết thúc", form=DATE)
    form: str | None = key("Hình thức", options=EVENT_FORMS)
    place: str | None = key("Địa điểm")
    organisers: tuple[str, ...] = key("Đơn vị tổ chức", "mã")
    units: tuple[str, ...] = key("Đơn vị tham gia", "mã")
    exemplars: tuple[str, ...] = key("Gương tham dự", "mã")
    fields: tuple[str, ...] = key("Lĩnh vực", "mã")
    summary: str | None = key("Tóm tắt")


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """What a unit was once called."""

    name: str = key("Tên")
    start: str | None = key("Từ", form=DATE)
    end: str | None = key("Đến", form=DATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit with a page; its numbers include the units inside."""

    id: str = key("Mã")
    url: str = key("Địa chỉ", form=URL)
    name: str = key("Tên")
    short: str | None = key("Tên gọn")
    kind: str | None = key("Loại đơn vị")
    parent: str | None = key("Thuộc đơn vị", "mã")
    exists: bool = key("Đang hoạt động")
    valid_from: str | None = key("Thành lập", form=DATE)
    valid_to: str | None = key("Kết thúc", form=DATE)
    former_names: tuple[FormerName, ...] = key("Tên qua các thời kỳ")
    exemplars: int = key("Số gương", "gồm cả các đơn vị bên trong, như các số bên cạnh")
    stories: int = key("Số bài viết")
    awards: int = key("Số lượt khen thưởng")
    claims: int = key("Số chưa đối chiếu quyết định")
    events: int = key("Số sự kiện")


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkField:
    """A field of work."""

    id: str = key("Mã")
    url: str = key("Địa chỉ", form=URL)
    name: str = key("Tên")
    exemplars: int = key("Số gương", "một gương có thể thuộc nhiều lĩnh vực")
    stories: int = key("Số bài viết")
    awards: int = key("Số lượt khen thưởng", "của những gương thuộc lĩnh vực")
    claims: int = key("Số chưa đối chiếu quyết định")
    events: int = key("Số sự kiện")


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level of awards."""

    id: str = key("Mã")
    url: str = key("Địa chỉ", form=URL)
    name: str = key("Tên")
    exemplars: int = key("Số gương được khen ở cấp này")
    awards: int = key("Số lượt khen thưởng")
    claims: int = key("Số chưa đối chiếu quyết định")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """An entry of the changelog."""

    version: str = key("Phiên bản")
    date: str = key("Ngày", form=DATE)
    note: str = key("Thay đổi")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One file of data, as the index lists it."""

    name: str = key("Tên bộ dữ liệu")
    title: str = key("Nội dung")
    url: str = key("Địa chỉ JSON", form=URL)
    schema: str = key("Địa chỉ JSON Schema", form=URL)
    csv: str = key("Địa chỉ CSV", form=URL)
    count: int = key("Số dòng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """The site's numbers; each is the number of lines of a file, but for claims, which stand with their exemplars."""

    exemplars: int = key("Số gương")
    stories: int = key("Số bài viết")
    decisions: int = key("Số quyết định")
    awards: int = key("Số lượt khen thưởng")
    claims: int = key("Số chưa đối chiếu quyết định")
    events: int = key("Số sự kiện")
    replications: int = key("Số lượt làm theo")
    units: int = key("Số đơn vị")
    fields: int = key("Số lĩnh vực")
    levels: int = key("Số cấp khen thưởng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The beginning of everything: what there is, how much of it, for which day."""

    version: str = key("Phiên bản của dữ liệu")
    generated_for: str = key("Ngày của dữ liệu", "những gì công khai vào ngày này", form=DATE)
    name: str = key("Tên trang")
    url: str = key("Địa chỉ trang", form=URL)
    license: str = key("Giấy phép")
    license_url: str = key("Toàn văn giấy phép", form=URL)
    documentation: str = key("Từ điển dữ liệu", form=URL)
    counts: Counts = key("Các con số")  # noqa: RUF009 - it makes a dataclasses.field
    files: tuple[File, ...] = key("Các bộ dữ liệu")
    changes: tuple[Changed, ...] = key("Những lần thay đổi")
