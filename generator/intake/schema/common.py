"""Keys and groups that several record kinds share."""

from __future__ import annotations

from generator.intake.schema.types import Choice, DateValue, Group, Key, ListOf, Moment, Ref, Text
from generator.words import model

CONSENT_SCOPES = Choice(
    options=(
        ("name", "nêu tên"),
        ("photo", "đăng ảnh"),
        ("story", "đăng bài viết"),
        ("social", "chia sẻ trên mạng xã hội"),
        ("print", "in kỷ yếu"),
    )
)
CONSENT_BASES = Choice(
    options=(
        ("consent", "người được nêu gương đồng ý"),
        ("guardian", "người được nêu gương và người giám hộ đồng ý"),
        ("public-record", "thông tin đã công khai hợp pháp về người đã mất"),
    )
)
PHOTO_BASES = Choice(
    options=(
        ("consent", "người trong ảnh đồng ý"),
        ("guardian", "người giám hộ đồng ý"),
        ("public-event", "ảnh chụp hoạt động công cộng"),
        ("no-people", "ảnh không có người"),
    )
)
STATUSES = Choice(options=(("draft", "bản nháp"), ("published", "đã đăng"), ("withdrawn", "đã rút")))

SOURCE = Group(
    make=model.Source,
    keys=(
        Key(name="title", type=Text(), label="Tên nguồn", help="Tên bài, sách hoặc văn bản.", required=True),
        Key(name="url", type=Text(form="url"), label="Địa chỉ", example="https://example.vn/bai-viet"),
        Key(name="date", type=DateValue(), label="Ngày của nguồn", example="2022-11-23"),
    ),
)
SOURCES = Key(
    name="sources",
    type=ListOf(item=SOURCE),
    label="Nguồn",
    help="Đánh số từ 1 theo thứ tự; trong bài ghi [^1] sau đoạn dựa vào nguồn số 1.",
    example="[{title: Báo Nhân Dân, url: https://example.vn/bai}]",
)
ALIASES = Key(
    name="aliases",
    type=ListOf(item=Text(form="id")),
    label="Mã cũ",
    help="Các tên tệp trước đây; địa chỉ cũ sẽ dẫn về trang này.",
    example="[ten-tep-cu]",
)
STATUS = Key(
    name="status",
    type=STATUSES,
    label="Trạng thái",
    help="Bản nháp không lên trang; đã rút thì chỉ còn thông báo.",
    example="draft",
    required=True,
)
PUBLISH_AT = Key(
    name="publish_at",
    type=Moment(),
    label="Đăng từ lúc",
    help="Chưa đến giờ này thì chưa đăng.",
    example="2026-11-20 07:00",
)
PORTRAIT = Group(
    make=model.Photo,
    keys=(
        Key(name="file", type=Text(form="media"), label="Tệp ảnh", example="media/ten-anh.jpg", required=True),
        Key(name="alt", type=Text(), label="Mô tả ảnh", help="Cho người không nhìn thấy ảnh."),
        Key(name="caption", type=Text(), label="Chú thích"),
        Key(name="credit", type=Text(), label="Người chụp"),
    ),
)
PHOTO = Group(
    make=model.Photo,
    keys=(
        *PORTRAIT.keys,
        Key(name="people", type=ListOf(item=Ref(to="profile")), label="Người trong ảnh"),
        Key(name="basis", type=PHOTO_BASES, label="Căn cứ đăng ảnh"),
    ),
)
PHOTOS = Key(name="photos", type=ListOf(item=PHOTO), label="Ảnh")
FIELDS = Key(
    name="fields",
    type=ListOf(item=Ref(to="fields")),
    label="Lĩnh vực",
    help="Lĩnh vực đầu tiên là lĩnh vực chính.",
    example="[nghien-cuu, giang-day]",
)
TAIL = (SOURCES, ALIASES, STATUS, PUBLISH_AT)
