"""Word files: 10 to 15 in the form of the template, 26 to 30 as people write them. Everybody in them is invented."""

# ruff: noqa: E501 - rows of a table stay on one line; Word knows no time zones

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.document import Document
from docx.shared import Cm

from tests.edge.importing.office.parts import DIRECTOR, book, document, grid, heic, pairs, picture, settled

_AWARDS = ("Danh hiệu, hình thức", "Hạng", "Năm", "Số quyết định", "Ngày ký", "Cơ quan ban hành", "Ghi chú")


def files() -> dict[str, bytes]:
    """The Word files by name, and the list with its decision in the title."""
    return {**_of_the_template(), **_of_offices()}


def _form(
    made: Document,
    person: Sequence[tuple[str, str]],
    awards: Sequence[Sequence[str]],
    story: Sequence[tuple[str, str]],
    consent: Sequence[tuple[str, str]],
) -> None:
    made.add_heading("GỬI BÀI GƯƠNG ĐIỂN HÌNH", level=0)
    made.add_heading("1. Người hoặc tập thể", level=1)
    pairs(made, person)
    made.add_heading("2. Khen thưởng đã có", level=1)
    grid(made, [_AWARDS, *awards])
    made.add_heading("3. Bài viết", level=1)
    pairs(made, story)
    made.add_heading("4. Sự đồng ý", level=1)
    pairs(made, consent)
    made.add_heading("5. Nội dung bài viết", level=1)


def _photo(made: Document, raw: bytes, caption: str) -> None:
    made.add_picture(io.BytesIO(raw), width=Cm(12))
    if caption:
        made.add_paragraph(caption)


_NOT_GIVEN = [("Đã có sự đồng ý", ""), ("Ngày đồng ý", ""), ("Số hồ sơ", "")]


def _of_the_template() -> dict[str, bytes]:
    def story(made: Document) -> None:
        _form(
            made,
            [("Loại", "Cá nhân"), ("Họ và tên, tên tập thể", "Thái Thị Mơ"), ("Học hàm, học vị, cấp bậc", "ThS"),
             ("Đơn vị hiện nay", "Khoa Ngoại ngữ"), ("Vai trò", "Giảng viên"), ("Chức vụ, công việc", "Trưởng bộ môn Tiếng Nga"),
             ("Lĩnh vực", "Giảng dạy, đào tạo"), ("Tóm tắt một câu", "Cô giáo dạy tiếng Nga bằng bài hát cho sinh viên năm đầu.")],
            [("Giấy khen", "", "2023", "15/QĐ-ĐHSM", "20/11/2023", DIRECTOR, ""),
             ("Huân chương Lao động", "Ba", "2022", "", "", "Chủ tịch nước", "Cùng tập thể khoa")],
            [("Loại bài", "Điển hình tiên tiến"), ("Tiêu đề", "Bài hát giúp nhớ từ"),
             ("Sa pô", "Mỗi giờ học mở đầu bằng một bài hát, và lớp thuộc hai mươi từ mới."),
             ("Tác giả", "Ban Thông tin Khoa Ngoại ngữ"), ("Ngày đăng", "08/03/2026")],
            _NOT_GIVEN,
        )  # fmt: skip
        made.add_paragraph("Lớp tiếng Nga của cô Mơ bắt đầu bằng tiếng đàn.")
        made.add_heading("Cách làm", level=2)
        made.add_paragraph("Cô chọn hai mươi bài hát, mỗi bài hai mươi từ.")
        _photo(made, picture(1, gps=True), "Ảnh: Cô Mơ trong một giờ học (Ảnh: Lê Văn Máy)")
        made.add_paragraph("Cuối kỳ, chín phần mười sinh viên đạt.")
        _photo(made, picture(2), "")

    def with_heic(made: Document) -> None:
        _form(
            made,
            [("Loại", "Cá nhân"), ("Họ và tên, tên tập thể", "Kim Văn Sáng"), ("Đơn vị hiện nay", "Viện Vật lý Kỹ thuật"),
             ("Lĩnh vực", "Nghiên cứu khoa học, sáng chế"), ("Tóm tắt một câu", "Người làm đèn bàn từ linh kiện bỏ đi.")],
            [],
            [("Loại bài", "Người tốt, việc tốt"), ("Tiêu đề", "Chiếc đèn từ đồ bỏ"), ("Sa pô", "Một trăm chiếc đèn đã sáng."),
             ("Tác giả", "Nhóm bản tin"), ("Ngày đăng", "2026-04-01")],
            _NOT_GIVEN,
        )  # fmt: skip
        made.add_paragraph("Anh nhặt linh kiện ở kho và thử từng chiếc.")
        _photo(made, picture(3, 40, 30), "Chú thích: Chiếc đèn thứ một trăm")

    def collective(made: Document) -> None:
        _form(
            made,
            [("Loại", "Tập thể"), ("Họ và tên, tên tập thể", "Nhóm Lớp học đêm"), ("Đơn vị hiện nay", "Khoa Cơ khí"),
             ("Lĩnh vực", "Thiện nguyện, vì cộng đồng"), ("Thành viên", "Lê Văn Mẫu; Hồ Thị Thêm"),
             ("Tóm tắt một câu", "Nhóm sinh viên dạy nghề tiện miễn phí mỗi tối.")],
            [("Giấy khen", "", "2024", "", "", "", "")],
            [("Loại bài", "Điển hình tiên tiến"), ("Tiêu đề", "Lớp học sáng đèn"), ("Sa pô", "Bốn mươi người đã có nghề."),
             ("Tác giả", "Đoàn trường"), ("Ngày đăng", "02/05/2026"), ("Vấn đề", "Nhiều người muốn học nghề mà không có tiền."),
             ("Cách làm", "Mượn xưởng buổi tối, sinh viên năm cuối đứng lớp."), ("Kết quả", "Bốn mươi người có việc.")],
            [("Đã có sự đồng ý", "Không cần")],
        )  # fmt: skip
        made.add_paragraph("Xưởng sáng đèn từ bảy giờ tối.")
        made.add_paragraph("Sinh viên đứng lớp", style="List Bullet")
        made.add_paragraph("Thợ già kèm thêm", style="List Bullet")

    def agreed(made: Document) -> None:
        _form(
            made,
            [("Loại", "Cá nhân"), ("Họ và tên, tên tập thể", "Lê Văn Mẫu"), ("Đơn vị hiện nay", "Trường Điện - Điện tử"),
             ("Vai trò", "Giảng viên"), ("Lĩnh vực", "Giảng dạy, đào tạo"), ("Tóm tắt một câu", "Thầy giáo bịa dạy máy điện.")],
            [],
            [("Loại bài", "Điển hình tiên tiến"), ("Tiêu đề", "Thầy giáo của lớp đêm"), ("Sa pô", "Mười năm không bỏ một buổi."),
             ("Tác giả", "Bản tin Sông Mơ"), ("Ngày đăng", "20/11/2025")],
            [("Đã có sự đồng ý", "Có, người được nêu gương đồng ý"), ("Phạm vi", "nêu tên, đăng ảnh, đăng bài viết"),
             ("Ngày đồng ý", "01/11/2025"), ("Số hồ sơ", "HS-07/2025")],
        )  # fmt: skip
        made.add_paragraph("Lớp đêm của thầy chưa vắng buổi nào.")

    def lacking(made: Document) -> None:
        _form(
            made,
            [("Loại", "Cá nhân"), ("Họ và tên, tên tập thể", "Giáp Thị Thiếu"), ("Đơn vị hiện nay", "Phòng Công tác sinh viên"),
             ("Lĩnh vực", ""), ("Tóm tắt một câu", "")],
            [],
            [("Loại bài", ""), ("Tiêu đề", ""), ("Sa pô", "Chị trực điện thoại mỗi đêm."), ("Tác giả", ""), ("Ngày đăng", "")],
            _NOT_GIVEN,
        )  # fmt: skip
        made.add_paragraph("Đêm nào cũng có người gọi, chị đều nghe.")

    def awarded(made: Document) -> None:
        _form(
            made,
            [("Loại", "Cá nhân"), ("Họ và tên, tên tập thể", "TS. Mạc Văn Thưởng"), ("Đơn vị hiện nay", "Trường CNTT&TT"),
             ("Lĩnh vực", "Nghiên cứu khoa học, sáng chế"), ("Tóm tắt một câu", "Người viết phần mềm xếp lịch thi.")],
            [("Chiến sĩ thi đua cơ sở", "", "2021", "70/QĐ-ĐHSM", "10/08/2021", "Hiệu trưởng Trường Đại học Sông Mơ", ""),
             ("Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo", "", "2022", "904/QĐ-BGDĐT", "", "", ""),
             ("Giải Nhì Hội thi Sao Mai", "", "2023", "", "", "Ban tổ chức", "")],
            [("Loại bài", "Điển hình tiên tiến"), ("Tiêu đề", "Lịch thi xếp trong một phút"), ("Sa pô", "Trước đây mất ba tuần."),
             ("Tác giả", "Trường CNTT&TT"), ("Ngày đăng", "15/01/2026"), ("Minh chứng", "https://example.vn/lich-thi")],
            _NOT_GIVEN,
        )  # fmt: skip
        made.add_paragraph("Phần mềm xếp lịch cho ba vạn lượt thi.")

    return {
        "10-mau-bai-viet.docx": document(story),
        "11-mau-anh-heic.docx": _as_heic(document(with_heic)),
        "12-mau-tap-the.docx": document(collective),
        "13-mau-dong-y.docx": document(agreed),
        "14-mau-thieu.docx": document(lacking),
        "15-mau-khen-thuong.docx": document(awarded),
    }


def _as_heic(raw: bytes) -> bytes:
    """The document with its picture as a telephone saves it."""

    def change(parts: dict[str, bytes]) -> None:
        name = next(one for one in parts if one.startswith("word/media/"))
        del parts[name]
        parts["word/media/image1.heic"] = heic(3)
        relations = parts["word/_rels/document.xml.rels"].decode()
        parts["word/_rels/document.xml.rels"] = relations.replace(
            name.removeprefix("word/"), "media/image1.heic"
        ).encode()
        types = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = types.replace(
            "<Default ", '<Default Extension="heic" ContentType="image/heic"/><Default ', 1
        ).encode()

    return settled(raw, change)


def _of_offices() -> dict[str, bytes]:
    def table(made: Document) -> None:
        made.add_paragraph("DANH SÁCH ĐỀ NGHỊ ĐƯA LÊN TRANG GƯƠNG SÁNG")
        rows = [
            (
                "TT",
                "Họ và tên",
                "Đơn vị công tác",
                "Danh hiệu",
                "Số QĐ",
                "Ngày ban hành",
                "Cơ quan ban hành",
                "Năm học",
            ),
            (
                "1",
                "Ứng Văn Bảng",
                "Khoa Cơ khí",
                "Lao động tiên tiến",
                "80/QĐ-ĐHSM",
                "20/8/2024",
                DIRECTOR,
                "2023-2024",
            ),
            (
                "2",
                "Ứng Thị Cột",
                "Khoa Ngoại ngữ",
                "Lao động tiên tiến",
                "80/QĐ-ĐHSM",
                "20/8/2024",
                DIRECTOR,
                "2023-2024",
            ),
        ]
        grid(made, rows)
        made.add_paragraph("Người lập: Phòng Tổ chức cán bộ")

    def decision(made: Document) -> None:
        made.add_paragraph("ĐẠI HỌC SÔNG MƠ")
        made.add_paragraph("Số: 81/QĐ-ĐHSM")
        made.add_paragraph("Sông Mơ, ngày 20 tháng 11 năm 2024")
        made.add_paragraph("QUYẾT ĐỊNH")
        made.add_paragraph("Về việc tặng Giấy khen")
        made.add_paragraph("GIÁM ĐỐC ĐẠI HỌC SÔNG MƠ")
        made.add_paragraph("Điều 1. Tặng Giấy khen cho các cá nhân sau:")
        grid(made, [("STT", "Họ và tên", "Đơn vị", "Nội dung thành tích"),
                    ("1", "Nghiêm Văn Điều", "Khoa Toán - Tin", "Coi thi nghiêm túc"),
                    ("2", "Nghiêm Thị Khoản", "Thư viện Sông Mơ", "Xếp lại kho sách")])  # fmt: skip
        made.add_paragraph("Nơi nhận: Như Điều 1; Lưu: VT, TCCB.")

    def free(made: Document) -> None:
        made.add_heading("Người gác cổng thuộc tên ba nghìn sinh viên", level=0)
        made.add_paragraph("Mười lăm năm ở cổng sau, ông nhớ từng gương mặt.")
        made.add_heading("Thông tin", level=1)
        made.add_paragraph("Họ và tên: Ông Khúc Văn Cổng")
        made.add_paragraph("Đơn vị: Phòng Công tác sinh viên")
        made.add_paragraph("Chức vụ: Nhân viên bảo vệ")
        made.add_paragraph("Lĩnh vực: Phục vụ, hỗ trợ đào tạo")
        made.add_heading("Chuyện ở cổng sau", level=1)
        made.add_paragraph("Sáu giờ sáng, cổng sau mở. Ông chào từng người bằng tên.")
        _photo(made, picture(5), "Hình 1. Ông Cổng ở cổng sau")
        made.add_heading("Khen thưởng", level=1)
        made.add_paragraph("Giấy khen của Giám đốc Đại học Sông Mơ năm 2022", style="List Bullet")
        made.add_paragraph("Lao động tiên tiến năm học 2022-2023", style="List Bullet")
        made.add_paragraph("Bài và ảnh: Nhóm Bản tin")

    def plain(made: Document) -> None:
        made.add_paragraph().add_run("Cô thư viện và tủ sách lưu động").bold = True
        made.add_paragraph().add_run("Mỗi thứ bảy, tủ sách của cô đi về một xã.").italic = True
        made.add_paragraph("Cô Tiêu Thị Sách, Thư viện Sông Mơ, bắt đầu với một chiếc xe đạp và năm mươi cuốn sách.")
        made.add_paragraph("Đến nay tủ sách đã đi qua bốn mươi xã.")
        _photo(made, picture(6), "Ảnh: Nhóm Bản tin")
        made.add_paragraph("Tác giả: Hoa Sông Mơ")
        made.add_paragraph("Ngày 15 tháng 3 năm 2026")

    return {
        "26-bang-trong-word.docx": document(table),
        "27-quyet-dinh.docx": document(decision),
        "28-kem-theo-quyet-dinh.xlsx": book({"DS": [
            ["DANH SÁCH CÁC TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN"],
            ["(Kèm theo Quyết định số 82/QĐ-ĐHSM ngày 05 tháng 6 năm 2024 của Giám đốc Đại học Sông Mơ)"],
            ["I. TẬP THỂ"],
            ["STT", "Tên tập thể, cá nhân", "Đơn vị", "Hình thức khen thưởng", "Thành tích"],
            [1, "Khoa Cơ khí", "Khoa Cơ khí", "Giấy khen", "Tổ chức hội thi tay nghề"],
            ["II. CÁ NHÂN"],
            [1, "Ninh Văn Kèm", "Khoa Cơ khí", "Giấy khen", "Giải Nhất hội thi"],
            [2, "Ninh Thị Theo", "Khoa Cơ khí", "Giấy khen", "Giải Nhì hội thi"],
        ]}),
        "29-bai-tu-do.docx": document(free),
        "30-bai-khong-de-muc.docx": document(plain),
    }  # fmt: skip
