"""The five kinds of record."""

from __future__ import annotations

from generator.intake.schema.common import (
    CONSENT_BASES,
    CONSENT_SCOPES,
    FIELDS,
    PHOTOS,
    PORTRAIT,
    TAIL,
)
from generator.intake.schema.types import (
    Choice,
    DateValue,
    Flag,
    FolderSchema,
    Group,
    Key,
    ListOf,
    Number,
    Ref,
    SchoolYear,
    Text,
)
from generator.words import model

EXEMPLAR_KINDS = Choice(options=(("individual", "Cá nhân"), ("collective", "Tập thể")))
STORY_KINDS = Choice(options=(("advanced-model", "Điển hình tiên tiến"), ("good-deed", "Người tốt, việc tốt")))
EVENT_KINDS = Choice(
    options=(
        ("exchange", "Giao lưu điển hình"),
        ("conference", "Hội nghị tuyên dương"),
        ("ceremony", "Lễ trao tặng, kỷ niệm"),
        ("meeting", "Gặp mặt, tọa đàm"),
        ("inspection", "Kiểm tra"),
        ("training", "Tập huấn"),
    )
)
EVENT_FORMS = Choice(options=(("in-person", "Trực tiếp"), ("online", "Trực tuyến"), ("combined", "Kết hợp")))
EVIDENCE_KINDS = Choice(
    options=(("product", "Sản phẩm"), ("document", "Văn bản"), ("link", "Liên kết"), ("video", "Video"))
)
RECOGNITION_LEVELS = Choice(
    options=(("unit", "Đơn vị"), ("university", "Đại học"), ("ministry", "Bộ, ngành"), ("state", "Nhà nước"))
)
RECOGNITION_STATUSES = Choice(
    options=(("emerging", "Nhân tố mới"), ("proposed", "Được đề nghị"), ("selected", "Được chọn"))
)
AWARD_STATUSES = Choice(options=(("awarded", "Đã tặng"), ("revoked", "Đã bị thu hồi")))
PUBLICATION_BASES = Choice(options=(("public-decision", "Quyết định đã công khai"),))

_AWARD = Key(
    name="award",
    type=Ref(to="awards"),
    label="Danh hiệu, hình thức",
    help="Mã trong danh mục khen thưởng.",
    example="cstd-co-so",
    required=True,
)
_GRADE = Key(name="grade", type=Ref(to="grades"), label="Hạng", example="nhat")
_ORDINAL = Key(name="ordinal", type=Text(), label="Lần thứ", example="2")
_WORK = Key(name="work", type=Text(), label="Công trình")
_POSTHUMOUS = Key(name="posthumous", type=Flag(), label="Truy tặng", example="true")
_NOTE = Key(name="note", type=Text(long=True), label="Ghi chú")
_YEAR = Number(least=1900, most=2200)

CONSENT = Group(
    make=model.Consent,
    keys=(
        Key(name="basis", type=CONSENT_BASES, label="Căn cứ", required=True, example="consent"),
        Key(name="scope", type=ListOf(item=CONSENT_SCOPES), label="Phạm vi", required=True, example="[name, story]"),
        Key(name="given", type=DateValue(), label="Ngày đồng ý", example="2026-03-01"),
        Key(name="reference", type=Text(), label="Số hồ sơ", help="Chỉ ghi số; giấy đã ký để ngoài kho."),
    ),
)
RECOGNITION = Group(
    make=model.Recognition,
    keys=(
        Key(name="level", type=RECOGNITION_LEVELS, label="Cấp công nhận", required=True),
        Key(name="status", type=RECOGNITION_STATUSES, label="Bước", required=True),
        Key(name="date", type=DateValue(), label="Ngày"),
        Key(name="by", type=Ref(to="units"), label="Đơn vị công nhận"),
        Key(name="decision", type=Ref(to="decision"), label="Quyết định"),
        Key(name="event", type=Ref(to="event"), label="Sự kiện"),
        Key(name="achievements", type=Text(long=True), label="Thành tích", help="200 đến 500 chữ."),
    ),
)
CLAIM = Group(
    make=model.Claim,
    placed=True,
    keys=(
        _AWARD,
        _GRADE,
        Key(name="year", type=_YEAR, label="Năm", example="1996"),
        _ORDINAL,
        _WORK,
        _POSTHUMOUS,
        Key(name="unit", type=Ref(to="units"), label="Đơn vị khi ấy"),
        _NOTE,
        Key(name="sources", type=ListOf(item=Number(least=1, most=999)), label="Nguồn số", example="[1, 3]"),
    ),
)
PROFILE = FolderSchema(
    kind="profile",
    folder="profiles",
    label="Hồ sơ điển hình",
    yearly=False,
    make=model.Profile,
    body="Tiểu sử ngắn hoặc giới thiệu tập thể.",
    keys=(
        Key(name="kind", type=EXEMPLAR_KINDS, label="Loại", required=True, example="individual"),
        Key(
            name="name",
            type=Text(),
            label="Họ và tên, tên tập thể",
            help="Không ghi học hàm, học vị.",
            example="Trần Thị Mẫu",
            required=True,
        ),
        Key(name="honorifics", type=ListOf(item=Text()), label="Học hàm, học vị, cấp bậc", example="[GS]"),
        Key(name="sort_name", type=Text(), label="Tên để sắp xếp", help="Khi tên không xếp theo từ cuối."),
        Key(name="unit", type=Ref(to="units"), label="Đơn vị hiện nay", required=True, example="seee"),
        Key(name="role", type=Ref(to="roles"), label="Vai trò", example="giang-vien"),
        Key(name="position", type=Text(), label="Chức vụ, công việc"),
        Key(name="manages", type=Flag(), label="Giữ chức vụ quản lý", example="true"),
        FIELDS,
        Key(name="recognitions", type=ListOf(item=RECOGNITION), label="Quá trình công nhận"),
        Key(
            name="awards",
            type=ListOf(item=CLAIM),
            label="Khen thưởng chưa có quyết định trong kho",
            help="Đã biết nhưng chưa đối chiếu quyết định; được đếm riêng.",
        ),
        Key(name="born", type=DateValue(), label="Ngày sinh", help="Chỉ ghi của người đã mất.", example="1910-07-23"),
        Key(name="died", type=DateValue(), label="Ngày mất", example="1986-08-21"),
        Key(name="summary", type=Text(), label="Tóm tắt một câu", required=True),
        Key(name="portrait", type=PORTRAIT, label="Ảnh chân dung"),
        Key(name="members", type=ListOf(item=Text()), label="Thành viên", help="Mã hồ sơ hoặc tên."),
        Key(name="consent", type=CONSENT, label="Sự đồng ý", help="Bắt buộc với cá nhân; không có mặc định."),
        *TAIL,
    ),
)
STORY = FolderSchema(
    kind="story",
    folder="stories",
    label="Bài viết",
    yearly=True,
    year_of="date",
    make=model.Story,
    body="Bài viết.",
    keys=(
        Key(name="kind", type=STORY_KINDS, label="Loại bài", required=True, example="advanced-model"),
        Key(name="title", type=Text(), label="Tiêu đề", required=True),
        Key(name="date", type=DateValue(), label="Ngày đăng", required=True, example="2026-03-06"),
        Key(name="exemplars", type=ListOf(item=Ref(to="profile")), label="Nhân vật", required=True),
        FIELDS,
        Key(name="movements", type=ListOf(item=Ref(to="movements")), label="Phong trào"),
        Key(name="units", type=ListOf(item=Ref(to="units")), label="Đơn vị"),
        Key(name="summary", type=Text(), label="Sa pô", required=True),
        Key(name="author", type=Text(), label="Tác giả", required=True),
        PHOTOS,
        Key(
            name="evidence",
            type=ListOf(
                item=Group(
                    make=model.Evidence,
                    keys=(
                        Key(name="kind", type=EVIDENCE_KINDS, label="Loại minh chứng", required=True),
                        Key(name="title", type=Text(), label="Tên minh chứng", required=True),
                        Key(name="url", type=Text(form="url"), label="Địa chỉ"),
                        Key(name="file", type=Text(form="media"), label="Tệp"),
                        Key(name="public", type=Flag(), label="Được công khai", help="Mặc định là không."),
                    ),
                )
            ),
            label="Minh chứng",
        ),
        Key(
            name="replication",
            type=Group(
                make=model.Replication,
                keys=(
                    Key(name="problem", type=Text(long=True), label="Vấn đề"),
                    Key(name="method", type=Text(long=True), label="Cách làm"),
                    Key(name="result", type=Text(long=True), label="Kết quả"),
                    Key(name="how_to_copy", type=Text(long=True), label="Làm theo thế nào"),
                    Key(
                        name="adopted",
                        type=ListOf(
                            item=Group(
                                make=model.Adoption,
                                keys=(
                                    Key(name="unit", type=Ref(to="units"), label="Đơn vị làm theo", required=True),
                                    Key(name="date", type=DateValue(), label="Từ ngày"),
                                    Key(name="note", type=Text(long=True), label="Ghi chú"),
                                ),
                            )
                        ),
                        label="Đã làm theo",
                    ),
                ),
            ),
            label="Nhân rộng",
        ),
        Key(
            name="publicity",
            type=ListOf(
                item=Group(
                    make=model.Publicity,
                    keys=(
                        Key(name="channel", type=Ref(to="channels"), label="Kênh", required=True),
                        Key(name="url", type=Text(form="url"), label="Địa chỉ"),
                        Key(name="date", type=DateValue(), label="Ngày"),
                    ),
                )
            ),
            label="Đã đăng ở",
        ),
        Key(
            name="corrections",
            type=ListOf(
                item=Group(
                    make=model.Correction,
                    keys=(
                        Key(name="date", type=DateValue(), label="Ngày", required=True),
                        Key(name="note", type=Text(long=True), label="Nội dung đính chính", required=True),
                    ),
                )
            ),
            label="Đính chính",
        ),
        *TAIL,
    ),
)
RECIPIENT = Group(
    make=model.AwardRecord,
    placed=True,
    keys=(
        Key(name="exemplar", type=Ref(to="profile"), label="Mã hồ sơ"),
        Key(name="key", type=Text(form="id"), label="Mã dòng", help="Cho người chưa có hồ sơ; để rút riêng một dòng."),
        Key(name="name", type=Text(), label="Họ và tên", help="Cho người chưa có hồ sơ."),
        Key(name="kind", type=EXEMPLAR_KINDS, label="Cá nhân hay tập thể", help="Cho người chưa có hồ sơ."),
        Key(name="unit", type=Ref(to="units"), label="Đơn vị lúc ấy", required=True),
        Key(name="position", type=Text(), label="Chức vụ lúc ấy"),
        _AWARD,
        _GRADE,
        _ORDINAL,
        _WORK,
        Key(name="occasion", type=Ref(to="occasions"), label="Loại hình khen thưởng"),
        Key(name="school_year", type=SchoolYear(), label="Năm học", example="2022-2023"),
        Key(name="year", type=_YEAR, label="Năm"),
        Key(name="movement", type=Ref(to="movements"), label="Phong trào"),
        Key(name="citation", type=Text(long=True), label="Nội dung khen"),
        _NOTE,
        _POSTHUMOUS,
        Key(name="status", type=AWARD_STATUSES, label="Trạng thái"),
        Key(
            name="revocation",
            type=Group(
                make=model.Revocation,
                keys=(
                    Key(name="number", type=Text(), label="Số quyết định thu hồi"),
                    Key(name="date", type=DateValue(), label="Ngày", required=True),
                    Key(name="issuer", type=Ref(to="authorities"), label="Cơ quan"),
                ),
            ),
            label="Thu hồi",
        ),
    ),
)
DECISION = FolderSchema(
    kind="decision",
    folder="awards",
    label="Quyết định khen thưởng",
    yearly=True,
    year_of="decision.date",
    make=model.Decision,
    body="Ghi chú về quyết định.",
    keys=(
        Key(name="title", type=Text(), label="Tên gọi"),
        Key(
            name="decision",
            type=Group(
                make=model.DecisionHead,
                keys=(
                    Key(name="number", type=Text(), label="Số, ký hiệu", example="231/QĐ-TTg"),
                    Key(name="date", type=DateValue(), label="Ngày ký", required=True, example="2023-03-14"),
                    Key(name="issuer", type=Ref(to="authorities"), label="Cơ quan ban hành", required=True),
                    Key(name="url", type=Text(form="url"), label="Địa chỉ văn bản"),
                ),
            ),
            label="Quyết định",
            required=True,
        ),
        Key(
            name="publication",
            type=Group(
                make=model.Publication,
                keys=(
                    Key(name="basis", type=PUBLICATION_BASES, label="Căn cứ nêu tên", required=True),
                    Key(name="url", type=Text(form="url"), label="Nơi đã công khai"),
                ),
            ),
            label="Công khai",
            help="Không có mục này thì người chưa có hồ sơ chỉ được đếm, không nêu tên.",
        ),
        Key(name="recipients", type=ListOf(item=RECIPIENT), label="Danh sách được khen"),
        *TAIL,
    ),
)
EVENT = FolderSchema(
    kind="event",
    folder="events",
    label="Sự kiện",
    yearly=True,
    year_of="date",
    make=model.Event,
    body="Nội dung sự kiện.",
    keys=(
        Key(name="title", type=Text(), label="Tên sự kiện", required=True),
        Key(name="kind", type=EVENT_KINDS, label="Loại sự kiện", required=True),
        Key(name="date", type=DateValue(), label="Ngày", required=True, example="2026-05-20"),
        Key(name="end", type=DateValue(), label="Đến ngày"),
        Key(name="form", type=EVENT_FORMS, label="Hình thức"),
        Key(name="organisers", type=ListOf(item=Ref(to="units")), label="Đơn vị tổ chức"),
        Key(name="units", type=ListOf(item=Ref(to="units")), label="Đơn vị tham gia"),
        Key(name="exemplars", type=ListOf(item=Ref(to="profile")), label="Điển hình tham dự"),
        FIELDS,
        Key(name="place", type=Text(), label="Địa điểm", attr="place_name"),
        Key(name="summary", type=Text(), label="Tóm tắt"),
        PHOTOS,
        *TAIL,
    ),
)
PROPOSAL = FolderSchema(
    kind="proposal",
    folder="proposals",
    label="Đề nghị khen thưởng",
    yearly=True,
    year_of="posted_from",
    make=model.Proposal,
    body="Ghi chú.",
    keys=(
        Key(name="title", type=Text(), label="Tên đợt đề nghị", required=True),
        Key(name="to", type=Ref(to="authorities"), label="Đề nghị tới", required=True),
        Key(name="posted_from", type=DateValue(), label="Công khai từ", required=True),
        Key(name="posted_to", type=DateValue(), label="Công khai đến", required=True),
        Key(
            name="candidates",
            type=ListOf(
                item=Group(
                    make=model.Candidate,
                    keys=(
                        Key(name="exemplar", type=Ref(to="profile"), label="Mã hồ sơ"),
                        Key(name="name", type=Text(), label="Họ và tên"),
                        Key(name="unit", type=Ref(to="units"), label="Đơn vị"),
                        _AWARD,
                        _GRADE,
                        Key(name="achievements", type=Text(long=True), label="Thành tích"),
                    ),
                )
            ),
            label="Danh sách đề nghị",
        ),
        *TAIL,
    ),
)
NARRATIVE = FolderSchema(
    kind="narrative",
    folder="reports",
    label="Báo cáo của đơn vị",
    yearly=False,
    by_school_year=True,
    make=model.Narrative,
    body="Kết quả thực hiện, mỗi nhiệm vụ một đề mục “## Tên nhiệm vụ”.",
    keys=(
        Key(name="author", type=Text(), label="Người báo cáo", help="Chức vụ là đủ, không cần tên."),
        Key(name="received", type=DateValue(), label="Ngày nhận", required=True, example="2026-08-25"),
        *TAIL,
    ),
)
SCHEMAS: tuple[FolderSchema, ...] = (PROFILE, STORY, DECISION, EVENT, PROPOSAL, NARRATIVE)
