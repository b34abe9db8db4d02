"""Lists: 01 to 09 in the form of the template, 16 to 25 as offices make them. Everybody in them is invented."""

# ruff: noqa: DTZ001, E501 - rows of a table stay on one line; Word knows no time zones

from __future__ import annotations

from datetime import date, datetime

from openpyxl.workbook import Workbook

from tests.edge.importing.office.parts import DIRECTOR, HEAD, MINISTER, Rows, book

_GUIDE = {"Hướng dẫn": [["Cách điền"], ["Mỗi dòng là một lần khen một người hoặc một tập thể."]]}
_15 = "15/QĐ-ĐHSM"
_DAY = date(2024, 11, 20)


def files() -> dict[str, bytes]:
    """The lists by file name."""
    return {**_of_the_template(), **_texts(), **_of_offices(), **_more_of_offices()}


def _of_the_template() -> dict[str, bytes]:
    return {
        "01-mau-ca-nhan.xlsx": book({"Danh sách": [
            HEAD,
            [1, "Phạm Văn Thử", "Khoa Cơ khí", "Chiến sĩ thi đua cơ sở", "Hoàn thành xuất sắc nhiệm vụ", _15, _DAY, DIRECTOR,
             "https://example.vn/qd15", "2023-2024", None],
            [2, "Ngô Thị Giả", "Phòng Tổ chức cán bộ", "Lao động tiên tiến", "Phục vụ tận tụy", _15, _DAY, DIRECTOR,
             "https://example.vn/qd15", "2023-2024", "Đã nhận bằng"],
            [3, "Lê Văn Mẫu", "Trường Điện - Điện tử", "Chiến sĩ thi đua cơ sở", None, _15, _DAY, DIRECTOR,
             "https://example.vn/qd15", "2023-2024", None],
        ], **_GUIDE}),
        "02-mau-tap-the.xlsx": book({"Danh sách": [
            HEAD,
            [1, "Khoa Toán - Tin", "Khoa Toán - Tin", "Tập thể lao động xuất sắc", "Đổi mới cách ra đề", "901/QĐ-BGDĐT",
             date(2024, 9, 5), MINISTER, None, "2023-2024", None],
            [2, "Bộ môn Hệ thống điện", "Trường Điện - Điện tử", "Tập thể lao động tiên tiến", None, "16/QĐ-ĐHSM",
             _DAY, DIRECTOR, None, "2023-2024", None],
            [3, "Nhóm Lớp học đêm", "Khoa Cơ khí", "Giấy khen", "Dạy nghề miễn phí cho 40 người", "16/QĐ-ĐHSM",
             _DAY, DIRECTOR, None, None, "Tập thể sinh viên"],
        ], **_GUIDE}),
        "03-mau-huan-chuong.xlsx": book({"Danh sách": [
            HEAD,
            [1, "Khoa Cơ khí", "Khoa Cơ khí", "Huân chương Lao động hạng Ba", "Thành tích từ năm 2018 đến năm 2022",
             "700/QĐ-CTN", "12/05/2023", "Chủ tịch nước", None, None, None],
            [2, "Đoàn Văn Tưởng", "Viện Vật lý Kỹ thuật", "Huân chương Lao động hạng Nhì", None, "700/QĐ-CTN",
             "12/05/2023", "Chủ tịch nước", None, None, None],
            [3, "Vũ Thị Bịa", "Khoa Ngoại ngữ", "Bằng khen của Thủ tướng Chính phủ", "Biên soạn sách cho vùng cao",
             "81/QĐ-TTg", "03/02/2023", "Thủ tướng Chính phủ", None, "2021-2022", None],
        ]}),
        "04-mau-ma-ho-so.xlsx": book({"Danh sách": [
            ["STT", "Mã hồ sơ", *HEAD[1:2], "Chức vụ", *HEAD[2:]],
            [1, "tran-thi-bich", "Trần Thị Bích", "Giảng viên chính", "Khoa Ngoại ngữ", "Giấy khen", "Soạn giáo trình song ngữ",
             "17/QĐ-ĐHSM", _DAY, DIRECTOR, None, "2023-2024", None],
            [2, None, "Hồ Văn Thí", "Chuyên viên", "Phòng Công tác sinh viên", "Giấy khen", None, "17/QĐ-ĐHSM", _DAY, DIRECTOR,
             None, "2023-2024", None],
        ]}),
        "05-mau-trung-ten.xlsx": book({"Danh sách": [
            HEAD,
            [1, "Trần Thị Bích", "Khoa Ngoại ngữ", "Giấy khen", "Trợ giảng giỏi", "18/QĐ-ĐHSM", _DAY, DIRECTOR, None, None, None],
            [2, "Đỗ Văn Nam", "Khoa Cơ khí", "Giấy khen", "Sửa máy", "18/QĐ-ĐHSM", _DAY, DIRECTOR, None, None, None],
            [3, "Đỗ Văn Nam", "Khoa Toán - Tin", "Giấy khen", "Chấm bài nhanh", "18/QĐ-ĐHSM", _DAY, DIRECTOR, None, None, None],
        ]}),
        "06-mau-co-loi.xlsx": book({"Danh sách": [
            HEAD,
            [1, "Bùi Thị Không", "Khoa Cơ khí", "Giấy khen", "Giúp bạn", "19/QĐ-ĐHSM", "31/02/2024", DIRECTOR, None, None, None],
            [2, "Tạ Văn Tốt", "Khoa Cơ khí", "Giấy khen", "Giúp bạn", "19/QĐ-ĐHSM", "29/02/2024", DIRECTOR, None, None, None],
            [3, "Lý Thị Sai", "Khoa Cơ khí", "Bằng khen của Thủ tướng Chính phủ", None, "19/QĐ-ĐHSM", "29/02/2024", DIRECTOR,
             None, None, None],
            [4, "Mai Văn Lạc", "Khoa Thiên văn", "Giấy khen", None, "19/QĐ-ĐHSM", "29/02/2024", DIRECTOR, None, None, None],
        ]}),
    }  # fmt: skip


def _texts() -> dict[str, bytes]:
    """The form of the template saved as text by spreadsheets of three kinds."""
    semicolons = [
        ";".join(HEAD),
        '1;Phạm Văn Thử;Khoa Cơ khí;Giấy khen;"Giữ máy tốt; dạy nghề tốt";20/QĐ-ĐHSM;20/11/2024;'
        + DIRECTOR
        + ";;2023-2024;",
        "2;Cao Thị Vẽ;Thư viện Sông Mơ;Giấy khen;Mở kho sách đêm;20/QĐ-ĐHSM;20/11/2024;"
        + DIRECTOR
        + ";;2023-2024;Lần đầu",
    ]
    tabs = [
        "\t".join(HEAD),
        "1\tĐinh Văn Ví\tKhoa Toán - Tin\tLao động tiên tiến\tDạy giỏi\t21/QĐ-ĐHSM\t20/11/2024\t"
        + DIRECTOR
        + "\t\t2023-2024\t",
        "2\tQuách Thị Dụ\tKhoa Toán - Tin\tLao động tiên tiến\t\t21/QĐ-ĐHSM\t20/11/2024\t"
        + DIRECTOR
        + "\t\t2023-2024\t",
    ]
    old = [
        ",".join(HEAD),
        "1,Nguyễn Thị Tưởng,Khoa Ngoại ngữ,Giấy khen,Dịch tài liệu,22/QĐ-ĐHSM,20/11/2024," + DIRECTOR + ",,2023-2024,",
        "2,Trương Văn Đặt,Viện Vật lý Kỹ thuật,Giấy khen,Chế tạo kính,22/QĐ-ĐHSM,20/11/2024,"
        + DIRECTOR
        + ",,2023-2024,",
    ]
    return {
        "07-mau-cham-phay.csv": ("\r\n".join(semicolons) + "\r\n").encode("utf-8-sig"),
        "08-mau-unicode-text.csv": ("\r\n".join(tabs) + "\r\n").encode("utf-16"),
        "09-mau-windows-1258.csv": in_1258("\r\n".join(old) + "\r\n"),
    }


def in_1258(text: str) -> bytes:
    """Text as Windows-1258: letters with their hats composed, tones as marks of their own."""
    import unicodedata

    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    out = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(one for one in apart if one in tones)
        base = unicodedata.normalize("NFC", "".join(one for one in apart if one not in tones))
        try:
            out.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            out.append((base + tone).encode("cp1258"))
    return b"".join(out)


def _of_offices() -> dict[str, bytes]:
    def titled(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet.merge_cells("A1:C1")
        sheet.merge_cells("A3:H3")

    def hidden(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet.column_dimensions["I"].hidden = True
        sheet.row_dimensions[3].hidden = True

    def merged(made: Workbook) -> None:
        sheet = made.worksheets[0]
        for span in ("C2:C4", "F2:F4", "G2:G4", "H2:H4"):
            sheet.merge_cells(span)

    def two_floors(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet.merge_cells("E1:G1")
        for span in ("A1:A2", "B1:B2", "C1:C2", "D1:D2"):
            sheet.merge_cells(span)

    return {
        "16-co-tieu-de.xlsx": book({"Sheet1": [
            ["ĐẠI HỌC SÔNG MƠ"], ["PHÒNG TỔ CHỨC CÁN BỘ"], ["DANH SÁCH CÁN BỘ ĐƯỢC KHEN THƯỞNG NĂM HỌC 2022-2023"], [],
            ["TT", "Họ tên", "Đơn vị", "Danh hiệu", "Số QĐ", "Ngày QĐ", "Cơ quan ban hành", "Ghi chú"],
            [1, "Hà Thị Thí", "Khoa Cơ khí", "Lao động tiên tiến", "30/QĐ-ĐHSM", datetime(2023, 8, 15), DIRECTOR, None],
            [2, "Kiều Văn Dụ", "Khoa Cơ khí", "Lao động tiên tiến", "30/QĐ-ĐHSM", datetime(2023, 8, 15), DIRECTOR, "Nghỉ hưu"],
            [None, "Tổng số: 02 người"], [None, None, None, None, None, None, "NGƯỜI LẬP BIỂU"],
        ]}, titled),
        "17-hai-trang.xlsx": book({
            "Năm 2022": _short([["Lưu Văn Một", "Khoa Cơ khí", "Giấy khen", "40/QĐ-ĐHSM", "10/10/2022"]]),
            "Năm 2023": _short([["Lưu Thị Hai", "Khoa Toán - Tin", "Giấy khen", "41/QĐ-ĐHSM", "11/10/2023"],
                                ["Lưu Văn Một", "Khoa Cơ khí", "Giấy khen", "41/QĐ-ĐHSM", "11/10/2023"]]),
            "Trang tính3": [],
        }),
        "18-cot-an.xlsx": book({"Danh sách": [
            ["STT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", "Thành tích", "Số quyết định", "Ngày ký", "Cơ quan ký",
             "Số điện thoại"],
            [1, "Phan Thị Ẩn", "Thư viện Sông Mơ", "Giấy khen", "Số hóa sách", "42/QĐ-ĐHSM", "02/03/2024", DIRECTOR, "0900000001"],
            [2, "Phan Văn Khuất", "Thư viện Sông Mơ", "Giấy khen", "Số hóa báo", "42/QĐ-ĐHSM", "02/03/2024", DIRECTOR, "0900000002"],
        ]}, hidden),
        "19-gop-o.xlsx": book({"DS": [
            ["STT", "Họ và tên", "Đơn vị công tác", "Danh hiệu thi đua", "Năm học", "Số QĐ", "Ngày ban hành", "Cơ quan ban hành"],
            [1, "Võ Văn Gộp", "Khoa Ngoại ngữ", "Lao động tiên tiến", "2023-2024", "43/QĐ-ĐHSM", date(2024, 8, 1), DIRECTOR],
            [2, "Võ Thị Ghép", None, "Lao động tiên tiến", "2023-2024"],
            [3, "Võ Hữu Dồn", None, "Chiến sĩ thi đua cơ sở", "2023-2024"],
        ]}, merged),
        "20-hai-tang.xlsx": book({"DS": [
            ["TT", "Họ và tên", "Đơn vị", "Hình thức khen thưởng", "Quyết định"],
            [None, None, None, None, "Số", "Ngày", "Cơ quan ban hành"],
            [1, "Tô Văn Tầng", "Viện Vật lý Kỹ thuật", "Giấy khen", "44/QĐ-ĐHSM", "15/6/2024", DIRECTOR],
            [2, "Tô Thị Lầu", "Viện Vật lý Kỹ thuật", "Giấy khen", "44/QĐ-ĐHSM", "15/6/2024", DIRECTOR],
        ]}, two_floors),
    }  # fmt: skip


def _short(rows: Rows) -> Rows:
    head = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số quyết định", "Ngày quyết định", "Cơ quan ban hành"]
    return [head, *([number, *row, DIRECTOR] for number, row in enumerate(rows, start=1))]


def _more_of_offices() -> dict[str, bytes]:
    head = ["TT", "Họ và tên (ghi cả học hàm, học vị)", "Chức vụ", "Đơn vị", "Danh hiệu, hình thức khen thưởng", "Số QĐ", "Ngày tháng",
            "Người ký"]  # fmt: skip

    def with_formulas(made: Workbook) -> None:
        sheet = made.worksheets[0]
        sheet["A2"], sheet["A3"] = "=ROW()-1", "=ROW()-1"
        sheet["E3"].data_type = "s"

    def serial(made: Workbook) -> None:
        made.worksheets[0]["F6"] = 45616

    return {
        "21-hoc-ham.xlsx": book({"DS": [
            head,
            [1, "PGS.TS. Ðặng Văn Hàm", "Trưởng bộ môn", "Khoa Cơ khí", "Giấy khen", "50/QĐ-ĐHSM", "20/11/2023", DIRECTOR],
            [2, "NGƯT. Ngụy Thị Vị", "Giảng viên cao cấp", "Khoa Toán - Tin", "Giấy khen", "50/QĐ-ĐHSM", "20/11/2023", DIRECTOR],
            [3, "Ông Lại Văn Danh", "Lái xe", "Phòng Tổ chức cán bộ", "Giấy khen", "50/QĐ-ĐHSM", "20/11/2023", DIRECTOR],
            [4, "CN. La Thị Cử", "Chuyên viên", "Phòng Công tác sinh viên", "Giấy khen", "50/QĐ-ĐHSM", "20/11/2023", DIRECTOR],
        ]}),
        "22-cong-thuc.xlsx": book({"DS": [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Nội dung thành tích", "Số quyết định", "Ngày ban hành", "Cơ quan ban hành",
             "Năm học"],
            [1, "Âu Văn Tính", "Khoa Cơ khí", "Giấy khen", "+84 giờ dạy thêm, -0 giờ nghỉ", "51/QĐ-ĐHSM", "20/11/2023", DIRECTOR,
             "2022 - 2023"],
            [2, "Âu Thị Toán", "Khoa Cơ khí", "Giấy khen", '=HYPERLINK("https://xau.example/","bấm vào đây")', "51/QĐ-ĐHSM",
             "20/11/2023", DIRECTOR, "2022 - 2023"],
        ]}, with_formulas),
        "23-ngay-nhieu-kieu.xlsx": book({"DS": [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số quyết định", "Ngày ban hành", "Cơ quan ban hành"],
            [1, "Ông Thị Một", "Khoa Cơ khí", "Giấy khen", "52/QĐ-ĐHSM", "20.11.2024", DIRECTOR],
            [2, "Ông Thị Hai", "Khoa Cơ khí", "Giấy khen", "53/QĐ-ĐHSM", "ngày 21 tháng 11 năm 2024", DIRECTOR],
            [3, "Ông Thị Ba", "Khoa Cơ khí", "Giấy khen", "54/QĐ-ĐHSM", "22-11-2024", DIRECTOR],
            [4, "Ông Thị Tư", "Khoa Cơ khí", "Giấy khen", "55/QĐ-ĐHSM", "tháng 11/2024", DIRECTOR],
            [5, "Ông Thị Năm", "Khoa Cơ khí", "Giấy khen", "56/QĐ-ĐHSM", None, DIRECTOR],
        ]}, serial),
        "24-so-va-ngay-mot-cot.xlsx": book({"DS": [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"],
            [1, "Từ Văn Gọn", "Khoa Toán - Tin", "Chiến sĩ thi đua cơ sở",
             "Quyết định số 60/QĐ-ĐHSM ngày 20/8/2024 của Giám đốc Đại học Sông Mơ"],
            [2, "Từ Thị Chung", "Khoa Toán - Tin", "Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo",
             "QĐ số 902/QĐ-BGDĐT, ngày 05/9/2024 của Bộ trưởng Bộ Giáo dục và Đào tạo"],
        ]}),
        "25-viet-tat.xlsx": book({"DS": [
            ["STT", "Họ và tên", "Đơn vị", "Danh hiệu TĐ", "Năm học", "Số QĐ", "Ngày QĐ", "Cấp ra quyết định"],
            [1, "Tống Văn Tắt", "Trường CNTT&TT", "CSTĐCS", "NH 2023-2024", "61/QĐ-ĐHSM", "20/8/2024", "Hiệu trưởng"],
            [2, "Tống Thị Gọn", "K. Toán-Tin", "LĐTT", "2023-24", "61/QĐ-ĐHSM", "20/8/2024", "Giám đốc"],
            [3, "Tống Hữu Ngắn", "P. TCCB", "Chiến sỹ thi đua cấp cơ sở", "2023/2024", "61/QĐ-ĐHSM", "20/8/2024", "GĐ ĐHSM"],
            [4, "Bộ môn HTĐ", "Trường Điện-Điện tử", "TTLĐTT", "2023 – 2024", "61/QĐ-ĐHSM", "20/8/2024", "Giám đốc ĐHSM"],
            [5, "Tống Thu Giản", "Viện VLKT", "BK của Bộ trưởng", "2023-2024", "903/QĐ-BGDĐT", "06/9/2024", "Bộ GD&ĐT"],
        ]}),
    }  # fmt: skip
