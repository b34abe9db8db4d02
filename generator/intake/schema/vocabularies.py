"""The keys of the controlled lists under ``vocabulary/``."""

from __future__ import annotations

from dataclasses import dataclass

from generator.intake.schema.types import Choice, DateValue, Flag, Group, Key, ListOf, Number, Ref, Text
from generator.words import vocabulary as words

VERIFIED = Choice(options=(("full", "đã đối chiếu"), ("partial", "đối chiếu một phần"), ("no", "chưa ai xác nhận")))
RECIPIENT_KINDS = Choice(options=(("individual", "cá nhân"), ("collective", "tập thể"), ("household", "hộ gia đình")))
AXES = Choice(
    options=(("emulation", "danh hiệu thi đua"), ("commendation", "hình thức khen thưởng"), ("other", "khác"))
)

REPORT_FIGURES = Choice(
    options=(
        ("exemplars", "điển hình được công nhận"),
        ("stories", "bài viết"),
        ("awards", "khen thưởng"),
        ("events", "sự kiện"),
        ("adoptions", "nhân rộng"),
        ("publicity", "tuyên truyền nơi khác"),
        ("inspections", "kiểm tra"),
        ("trainings", "tập huấn"),
    )
)

_TERM = (
    Key(name="id", type=Text(form="id"), label="Mã", required=True),
    Key(name="name", type=Text(), label="Tên", required=True),
    Key(name="short", type=Text(), label="Tên gọn"),
    Key(name="aliases", type=ListOf(item=Text()), label="Cách viết khác"),
    Key(name="name_en", type=Text(), label="Tên tiếng Anh"),
    Key(name="slug", type=Text(form="id"), label="Phần địa chỉ"),
    Key(name="order", type=Number(), label="Thứ tự"),
    Key(name="valid_from", type=DateValue(), label="Có từ"),
    Key(name="valid_to", type=DateValue(), label="Đến hết"),
    Key(name="verified", type=VERIFIED, label="Mức xác nhận"),
    Key(name="sources", type=ListOf(item=Text()), label="Nguồn"),
    Key(name="note", type=Text(long=True), label="Ghi chú"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSchema:
    """One controlled list: its file, the attribute of ``Vocabulary`` it fills, its entries."""

    file: str
    attribute: str
    label: str
    entry: Group


def _list(file: str, label: str, make: type[words.Term] = words.Term, *keys: Key) -> ListSchema:
    entry = Group(make=make, keys=(*_TERM, *keys), placed=True)
    return ListSchema(file=f"{file}.yml", attribute=file.replace("-", "_"), label=label, entry=entry)


_UNIT_NAME = Group(
    make=words.UnitName,
    keys=(
        Key(name="name", type=Text(), label="Tên", required=True),
        Key(name="from", type=DateValue(), label="Từ", attr="start"),
        Key(name="to", type=DateValue(), label="Đến hết", attr="end"),
        Key(name="decision", type=Text(), label="Quyết định đặt tên"),
        Key(name="head_title", type=Text(), label="Chức danh người đứng đầu"),
    ),
)
_LADDER = Group(
    make=words.Ladder,
    keys=(
        Key(name="award", type=Ref(to="awards"), label="Danh hiệu cần có trước", required=True),
        Key(name="count", type=Number(least=1, most=20), label="Số lần"),
        Key(name="consecutive", type=Flag(), label="Liên tục"),
    ),
)

VOCABULARIES: tuple[ListSchema, ...] = (
    _list(
        "units",
        "Đơn vị",
        words.Unit,
        Key(name="kind", type=Ref(to="unit_kinds"), label="Loại đơn vị", required=True),
        Key(name="parent", type=Ref(to="units"), label="Thuộc"),
        Key(name="names", type=ListOf(item=_UNIT_NAME), label="Tên qua các thời kỳ", attr="former_names"),
        Key(name="predecessors", type=ListOf(item=Ref(to="units")), label="Đơn vị trước"),
        Key(name="successors", type=ListOf(item=Ref(to="units")), label="Đơn vị kế tục"),
        Key(name="head_title", type=Text(), label="Chức danh người đứng đầu"),
        Key(name="public", type=Flag(), label="Được liệt kê"),
    ),
    _list("unit-kinds", "Loại đơn vị"),
    _list("fields", "Lĩnh vực"),
    _list(
        "awards",
        "Danh mục khen thưởng",
        words.Award,
        Key(name="class", type=Ref(to="award_classes"), label="Loại", required=True, attr="award_class"),
        Key(name="level", type=Ref(to="levels"), label="Cấp", required=True),
        Key(name="authority", type=ListOf(item=Text(form="id")), label="Loại cơ quan được quyết định"),
        Key(name="recipients", type=ListOf(item=RECIPIENT_KINDS), label="Dành cho", required=True),
        Key(name="grades", type=ListOf(item=Ref(to="grades")), label="Các hạng"),
        Key(name="rank", type=Number(), label="Bậc khi sắp xếp"),
        Key(name="articles", type=ListOf(item=Text()), label="Điều luật"),
        Key(name="requires", type=_LADDER, label="Điều kiện"),
        Key(name="once", type=Flag(), label="Một lần trong đời"),
        Key(name="posthumous", type=Flag(), label="Có thể truy tặng"),
        Key(name="display", type=Text(), label="Cách viết ở đây"),
        Key(name="circular", type=Text(), label="Thông tư"),
        Key(name="used", type=Flag(), label="Dùng ở đây"),
    ),
    _list(
        "award-classes",
        "Loại khen thưởng",
        words.AwardClass,
        Key(name="axis", type=AXES, label="Trục", required=True),
    ),
    _list("levels", "Cấp khen thưởng"),
    _list("grades", "Hạng"),
    _list(
        "occasions",
        "Loại hình khen thưởng",
        words.Occasion,
        Key(name="recipients", type=ListOf(item=RECIPIENT_KINDS), label="Dành cho"),
    ),
    _list(
        "authorities",
        "Cơ quan quyết định",
        words.Authority,
        Key(name="class", type=Text(form="id"), label="Loại cơ quan", required=True, attr="authority_class"),
        Key(name="decision_suffix", type=Text(), label="Ký hiệu văn bản"),
    ),
    _list(
        "movements",
        "Phong trào thi đua",
        words.Movement,
        Key(name="scope", type=Text(form="id"), label="Phạm vi"),
        Key(name="launched_by", type=Text(), label="Nơi phát động"),
        Key(name="decision", type=Text(), label="Văn bản"),
    ),
    _list("roles", "Vai trò"),
    _list("channels", "Kênh truyền thông"),
    _list(
        "tasks",
        "Nhiệm vụ phải báo cáo",
        words.Task,
        Key(name="figures", type=ListOf(item=REPORT_FIGURES), label="Số liệu đi kèm"),
    ),
    ListSchema(
        file="waivers.yml",
        attribute="waivers",
        label="Miễn trừ về dữ liệu cá nhân",
        entry=Group(
            make=words.Waiver,
            keys=(
                Key(name="id", type=Text(form="id"), label="Mã", required=True),
                Key(name="file", type=Text(), label="Tệp", required=True),
                Key(name="words", type=Text(), label="Chữ được để lại", required=True),
                Key(name="reason", type=Text(), label="Lý do", required=True),
                Key(name="by", type=Text(), label="Người duyệt", required=True, attr="approved_by"),
                Key(name="until", type=DateValue(), label="Có giá trị đến hết ngày", required=True),
            ),
            placed=True,
        ),
    ),
)
