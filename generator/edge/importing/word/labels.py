"""The labels people write before what they tell of a person and a story: those of the schema, and usual others."""

from __future__ import annotations

import re

from generator.intake.schema.records import CONSENT, PROFILE, STORY
from generator.intake.schema.types import Group, Key
from generator.words.vietnamese import fold

PROFILE_KEYS = (
    "kind",
    "name",
    "honorifics",
    "unit",
    "role",
    "position",
    "fields",
    "members",
    "born",
    "died",
    "summary",
)
STORY_KEYS = ("kind", "title", "date", "summary", "author", "movements")
AGREED = "agreed"
CREDIT = "credit"

_MORE = {
    "profile.kind": ("Cá nhân hay tập thể", "Cá nhân, tập thể"),
    "profile.name": (
        "Họ và tên",
        "Họ tên",
        "Tên tập thể",
        "Tên nhân vật",
        "Nhân vật",
        "Tên cá nhân",
        "Tên cá nhân, tập thể",
    ),
    "profile.honorifics": ("Học hàm, học vị", "Học vị", "Học hàm", "Trình độ"),
    "profile.unit": ("Đơn vị", "Đơn vị công tác", "Nơi công tác", "Khoa, viện", "Bộ phận"),
    "profile.position": ("Chức vụ", "Công việc", "Chức danh", "Nghề nghiệp", "Chức vụ, chức danh"),
    "profile.fields": ("Lĩnh vực hoạt động",),
    "profile.summary": ("Tóm tắt", "Giới thiệu một câu"),
    "profile.members": ("Các thành viên",),
    "profile.born": ("Năm sinh", "Sinh ngày", "Sinh năm", "Ngày, tháng, năm sinh"),
    "profile.died": ("Năm mất",),
    "profile.exemplar": ("Mã hồ sơ",),
    "story.kind": ("Loại bài viết", "Thể loại"),
    "story.title": ("Tên bài", "Tên bài viết", "Tiêu đề bài viết", "Đầu đề", "Tít"),
    "story.summary": ("Sapo", "Lời mở đầu", "Tóm tắt bài viết"),
    "story.author": ("Người viết", "Bài", "Tin, bài", "Người viết bài", "Thực hiện", "Nhóm tác giả"),
    "story.date": ("Ngày", "Ngày viết", "Ngày gửi"),
    "story.evidence": ("Link minh chứng", "Đường dẫn minh chứng"),
    "consent.agreed": ("Đã có sự đồng ý", "Sự đồng ý", "Đồng ý"),
    "consent.scope": ("Phạm vi đồng ý",),
    "both.credit": ("Bài và ảnh", "Bài, ảnh", "Ảnh và bài"),
}
_PRIVATE = (
    "Điện thoại", "Số điện thoại", "Di động", "Email", "E-mail", "CCCD", "Số CCCD", "CMND", "Số CMND", "Hộ chiếu",
    "Địa chỉ", "Nơi ở", "Chỗ ở hiện nay", "Quê quán", "Nguyên quán", "Dân tộc", "Tôn giáo", "Ngày vào Đảng",
    "Số tài khoản", "MSSV",
)  # fmt: skip
_LABEL = re.compile(r"\s*(?:[-•+*]\s*|\d+[.)]\s*)?([^:]{2,45}?)\s*:\s*(.*)", re.DOTALL)


def _keys(keys: tuple[Key, ...], names: tuple[str, ...], section: str) -> dict[str, str]:
    return {fold(key.label): f"{section}.{key.name}" for key in keys if key.name in names}


def _all() -> dict[str, str]:
    replication = next(key.type for key in STORY.keys if key.name == "replication")
    inner = replication.keys if isinstance(replication, Group) else ()
    found = _keys(STORY.keys, (*STORY_KEYS, "evidence"), "story")
    found |= _keys(inner, ("problem", "method", "result", "how_to_copy"), "replication")
    found |= _keys(CONSENT.keys, ("scope", "given", "reference"), "consent")
    found |= _keys(PROFILE.keys, PROFILE_KEYS, "profile")
    found |= {fold(label): key for key, labels in _MORE.items() for label in labels}
    return found | {fold(label): "private" for label in _PRIVATE}


LABELS = _all()
"""Folded label to ``profile.name``, ``story.title``, ``consent.given``, ``private`` and so on."""


def key_of(label: str) -> str:
    """The key a label is for; empty for what is no label."""
    text = fold(label).strip(" :*.")
    head = text.partition("(")[0].strip()
    return LABELS.get(text) or LABELS.get(head, "")


def split_label(text: str) -> tuple[str, str, str]:
    """Key, label and what follows, for a line like ``Đơn vị: Khoa Cơ khí``; empty texts for any other line."""
    hit = _LABEL.fullmatch(text)
    key = key_of(hit[1]) if hit else ""
    # A line of running text may begin with “Kết quả:”; only a table is sure about those.
    if not hit or not key or key.startswith("replication."):
        return "", "", ""
    return key, hit[1].strip(), hit[2].strip()
