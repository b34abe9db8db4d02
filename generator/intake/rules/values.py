"""What can be wrong with a value, measured against the schema."""

from __future__ import annotations

from generator.words.diagnostics import Rule, Severity

REQUIRED = Rule(
    code="R160",
    name="required",
    severity=Severity.ERROR,
    title="Thiếu khóa bắt buộc",
    why="Thiếu khóa này thì trang không dựng được hoặc người đọc không hiểu hồ sơ nói về ai, về gì.",
    wrong="title: Tên bài",
    right="title: Tên bài\nstatus: published",
)
TYPE = Rule(
    code="R161",
    name="type",
    severity=Severity.ERROR,
    title="Giá trị không đúng kiểu",
    why="Mỗi khóa nhận một kiểu: một dòng chữ, một danh sách, một nhóm khóa. Kiểu khác thì máy không biết dùng.",
    wrong="fields: giang-day",
    right="fields: [giang-day]",
)
UNKNOWN_KEY = Rule(
    code="R162",
    name="unknown-key",
    severity=Severity.ERROR,
    title="Không có khóa này",
    why="Khóa gõ sai thì giá trị của nó bị bỏ quên mà không ai biết.",
    wrong="titel: Tên bài",
    right="title: Tên bài",
)
CHOICE = Rule(
    code="R163",
    name="choice",
    severity=Severity.ERROR,
    title="Giá trị không nằm trong các từ cho phép",
    why="Khóa này chỉ nhận vài từ cố định, để lọc và thống kê được.",
    wrong="kind: Cá nhân",
    right="kind: individual",
)
DATE = Rule(
    code="R164",
    name="date",
    severity=Severity.ERROR,
    title="Ngày viết sai dạng hoặc không có trong lịch",
    why="Ngày viết năm-tháng-ngày để ai cũng hiểu giống nhau; chưa biết ngày thì ghi năm-tháng hoặc chỉ năm.",
    wrong="date: 20/11/2026",
    right="date: 2026-11-20",
)
SCHOOL_YEAR = Rule(
    code="R165",
    name="school-year",
    severity=Severity.ERROR,
    title="Năm học viết sai dạng",
    why="Năm học gồm hai năm liền nhau, bốn chữ số mỗi năm.",
    wrong="school_year: 2022-23",
    right="school_year: 2022-2023",
)
MOMENT = Rule(
    code="R166",
    name="moment",
    severity=Severity.ERROR,
    title="Giờ đăng viết sai dạng",
    why="Giờ đăng viết năm-tháng-ngày rồi giờ:phút, theo giờ Việt Nam.",
    wrong="publish_at: 7h ngày 20/11/2026",
    right="publish_at: 2026-11-20 07:00",
)
NUMBER = Rule(
    code="R167",
    name="number",
    severity=Severity.ERROR,
    title="Không phải số nguyên trong khoảng cho phép",
    why="Khóa này là một số, viết bằng chữ số, không có chữ kèm theo.",
    wrong="year: năm 1996",
    right="year: 1996",
)
URL = Rule(
    code="R168",
    name="url",
    severity=Severity.ERROR,
    title="Địa chỉ trang không dùng được",
    why="Địa chỉ phải đầy đủ, bắt đầu bằng https:// hoặc http://, không có dấu cách, không có tên và mật khẩu.",
    wrong="url: www.example.vn/bai",
    right="url: https://www.example.vn/bai",
)
ID_FORM = Rule(
    code="R169",
    name="id-form",
    severity=Severity.ERROR,
    title="Mã viết sai dạng",
    why="Mã gồm 2 đến 80 chữ thường không dấu, chữ số và gạch nối, để dùng được trong địa chỉ.",
    wrong="aliases: [Trần Thị Mẫu]",
    right="aliases: [tran-thi-mau]",
)
MEDIA_PATH = Rule(
    code="R170",
    name="media-path",
    severity=Severity.ERROR,
    title="Đường dẫn tệp không dùng được",
    why="Ảnh và tài liệu nằm trong thư mục media/ của kho; đường dẫn bắt đầu bằng media/ và không đi ra ngoài.",
    wrong="file: ../anh/an.jpg",
    right="file: media/an.jpg",
)
LINE_BREAK = Rule(
    code="R171",
    name="line-break",
    severity=Severity.ERROR,
    title="Xuống dòng trong giá trị một dòng",
    why="Giá trị này hiện trên một dòng (tiêu đề, tên, tóm tắt), nên không có chỗ xuống dòng.",
    wrong="title: |\n  Dòng một\n  Dòng hai",
    right="title: Dòng một Dòng hai",
)
FLAG = Rule(
    code="R172",
    name="flag",
    severity=Severity.ERROR,
    title="Chỉ nhận true hoặc false",
    why="Khóa có hoặc không được ghi bằng true (có) hoặc false (không), chữ thường.",
    wrong="posthumous: có",
    right="posthumous: true",
)
LIST_COLUMN = Rule(
    code="R180",
    name="list-column",
    severity=Severity.ERROR,
    title="Cột lạ hoặc lặp trong danh sách",
    why="Dòng đầu của danh sách là tên cột: tên khóa hoặc tên tiếng Việt của khóa, mỗi cột một lần.",
    wrong="Họ tên;Đơn vị;Danh hiệu",
    right="Họ và tên;Đơn vị lúc ấy;Danh hiệu, hình thức",
)
LIST_ROW = Rule(
    code="R181",
    name="list-row",
    severity=Severity.ERROR,
    title="Dòng của danh sách không đủ hoặc thừa ô",
    why="Số ô của mỗi dòng bằng số cột; ô có dấu phẩy hoặc dấu chấm phẩy phải đặt trong ngoặc kép.",
    wrong="Nguyễn Văn An,seee,lao-dong-tien-tien,thừa",
    right="Nguyễn Văn An,seee,lao-dong-tien-tien",
)
FORMAT = Rule(
    code="R185",
    name="vocabulary-format",
    severity=Severity.ERROR,
    title="Danh mục thiếu số phiên bản hoặc dùng phiên bản lạ",
    why="Dòng “format: 1” cho biết tệp viết theo cách nào, để sau này đổi cách ghi mà không đọc sai tệp cũ.",
    wrong="entries:\n  - {id: an, name: An}",
    right="format: 1\nentries:\n  - {id: an, name: An}",
)
ENTRY_TWICE = Rule(
    code="R186",
    name="entry-twice",
    severity=Severity.ERROR,
    title="Mã lặp lại trong danh mục",
    why="Mỗi mã chỉ có một mục; mã lặp thì không biết hồ sơ nói đến mục nào.",
    wrong="- {id: nhat, name: hạng Nhất}\n- {id: nhat, name: hạng Nhì}",
    right="- {id: nhat, name: hạng Nhất}\n- {id: nhi, name: hạng Nhì}",
)

VALUE_RULES = (
    REQUIRED,
    TYPE,
    UNKNOWN_KEY,
    CHOICE,
    DATE,
    SCHOOL_YEAR,
    MOMENT,
    NUMBER,
    URL,
    ID_FORM,
    MEDIA_PATH,
    LINE_BREAK,
    FLAG,
    LIST_COLUMN,
    LIST_ROW,
    FORMAT,
    ENTRY_TWICE,
)
