"""What each list of a report is called, its columns, and by what its lines are counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a list is called and by what it is counted; ``parts`` are the groups each item has exactly one of."""

    title: str
    columns: tuple[str, ...]
    groups: tuple[tuple[str, str], ...]
    parts: frozenset[str] = frozenset()


LAYOUTS: Mapping[str, Layout] = {
    "exemplars": Layout(
        title="Điển hình được công nhận",
        columns=("Họ tên, tập thể", "Đơn vị", "Loại", "Cấp công nhận", "Ngày", "Tóm tắt"),
        groups=(
            ("level", "theo cấp"),
            ("kind", "theo loại"),
            ("manages", "theo chức vụ, của cá nhân"),
            ("field", "theo lĩnh vực"),
            ("unit", "theo đơn vị"),
        ),
        parts=frozenset({"level", "kind", "unit"}),
    ),
    "stories": Layout(
        title="Bài viết",
        columns=("Tiêu đề", "Nhân vật", "Đơn vị", "Loại bài", "Ngày đăng", "Minh chứng"),
        groups=(
            ("kind", "theo loại bài"),
            ("evidence", "theo minh chứng"),
            ("field", "theo lĩnh vực"),
            ("unit", "theo đơn vị"),
        ),
        parts=frozenset({"kind", "evidence"}),
    ),
    "awards": Layout(
        title="Khen thưởng",
        columns=(
            "Họ tên, tập thể",
            "Đơn vị khi ấy",
            "Danh hiệu, hình thức",
            "Số quyết định",
            "Ngày",
            "Cơ quan ban hành",
            "Loại hình",
            "Năm học",
        ),
        groups=(
            ("level", "theo cấp"),
            ("class", "theo loại khen thưởng"),
            ("award", "theo danh hiệu, hình thức"),
            ("occasion", "theo loại hình"),
            ("kind", "theo đối tượng"),
            ("field", "theo lĩnh vực"),
            ("unit", "theo đơn vị"),
        ),
        parts=frozenset({"level", "class", "award", "occasion", "kind", "unit"}),
    ),
    "events": Layout(
        title="Sự kiện",
        columns=("Tên sự kiện", "Loại", "Ngày", "Đơn vị tổ chức", "Địa điểm"),
        groups=(("kind", "theo loại"), ("unit", "theo đơn vị")),
        parts=frozenset({"kind"}),
    ),
    "adoptions": Layout(
        title="Nhân rộng",
        columns=("Đơn vị làm theo", "Việc làm theo bài", "Ngày", "Kết quả"),
        groups=(("unit", "theo đơn vị làm theo"),),
        parts=frozenset({"unit"}),
    ),
    "publicity": Layout(
        title="Tuyên truyền trên các kênh khác",
        columns=("Kênh", "Bài", "Ngày", "Địa chỉ"),
        groups=(("channel", "theo kênh"), ("unit", "theo đơn vị")),
        parts=frozenset({"channel"}),
    ),
    "inspections": Layout(
        title="Kiểm tra",
        columns=("Nội dung", "Loại", "Ngày", "Đơn vị tổ chức", "Địa điểm"),
        groups=(("unit", "theo đơn vị"),),
    ),
    "trainings": Layout(
        title="Tập huấn",
        columns=("Nội dung", "Loại", "Ngày", "Đơn vị tổ chức", "Địa điểm"),
        groups=(("unit", "theo đơn vị"),),
    ),
}
