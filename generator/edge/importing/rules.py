"""What can be wrong with a list that is imported, with the words ``explain`` prints.

A finding in the list stands at its row and column as a spreadsheet counts them: ``file.csv:12:7``.
"""

from __future__ import annotations

from generator.words.diagnostics import Rule, Severity

TABLE = Rule(
    code="R920",
    name="import-table",
    severity=Severity.ERROR,
    title="Không đọc được tệp",
    why="Tệp hỏng, có mật khẩu, có macro hay sai kiểu thì không mở; đọc sai bảng mã sẽ làm hỏng dấu trong tên người.",
    wrong="tệp có mật khẩu, tệp .xls kiểu cũ, tệp có macro",
    right="tệp .xlsx, .docx hoặc “CSV UTF-8” lưu từ Excel, Word",
)
MAPPING = Rule(
    code="R921",
    name="import-mapping",
    severity=Severity.ERROR,
    title="Tệp ánh xạ cột viết sai",
    why="Tệp ánh xạ nói cột nào của bảng vào khóa nào của hồ sơ; viết sai thì không biết nhập gì vào đâu.",
    wrong="recipient:\n  name: {Họ và tên}",
    right='recipient:\n  name: "{Họ và tên}"',
)
COLUMN = Rule(
    code="R922",
    name="import-column",
    severity=Severity.ERROR,
    title="Thiếu cột, cột lặp hoặc cột không được dùng",
    why="Mỗi cột cần dùng phải có đúng một lần. Cột không được dùng thì được nói ra, để không mất gì mà không biết.",
    wrong="STT,Tên,Danh hiệu",
    right="STT,Họ và tên,Loại danh hiệu thi đua",
)
ROW = Rule(
    code="R923",
    name="import-row",
    severity=Severity.ERROR,
    title="Dòng thừa hoặc thiếu ô",
    why="Ô có dấu phân cách bên trong mà không đặt trong ngoặc kép sẽ đẩy các ô sau sang cột khác.",
    wrong="1,Lê Văn Mẫu,Khoa Điện, Điện tử,Giấy khen",
    right='1,Lê Văn Mẫu,"Khoa Điện, Điện tử",Giấy khen',
)
VALUE = Rule(
    code="R924",
    name="import-value",
    severity=Severity.ERROR,
    title="Ô trống hoặc không đọc được",
    why="Máy không đoán thay người: ô nào không hiểu chắc thì cả dòng ấy không được nhập.",
    wrong="Ngày ban hành: 31/02/2024",
    right="Ngày ban hành: 29/02/2024",
)
TERM = Rule(
    code="R925",
    name="import-term",
    severity=Severity.ERROR,
    title="Tên không có trong danh mục",
    why="Đơn vị, danh hiệu, cơ quan phải là mục của danh mục thì mới thống kê được; tên lạ có thể là tên gõ sai.",
    wrong="Đơn vị công tác: Khoa Điên",
    right="Đơn vị công tác: Khoa Điện",
)
PERSON = Rule(
    code="R926",
    name="import-person",
    severity=Severity.ERROR,
    title="Không chắc dòng này nói về ai",
    why="Ghi khen thưởng cho nhầm người, hoặc đưa lại tên người đã rút, là điều không được xảy ra.",
    wrong="hai hồ sơ cùng tên, cùng đơn vị, bảng không có cột “Mã hồ sơ”",
    right="thêm cột “Mã hồ sơ”, ghi mã của đúng người",
)
TWICE = Rule(
    code="R927",
    name="import-twice",
    severity=Severity.ERROR,
    title="Hai dòng cho một lần khen",
    why="Một người nhận một danh hiệu theo một quyết định chỉ được đếm một lần.",
    wrong="dòng 5 và dòng 9 cùng người, cùng danh hiệu, cùng quyết định",
    right="giữ một dòng; nếu là hai người trùng tên thì thêm cột “Chức vụ” để phân biệt",
)
DECISION = Rule(
    code="R928",
    name="import-decision",
    severity=Severity.ERROR,
    title="Các dòng của một quyết định không khớp nhau",
    why="Một quyết định chỉ có một số, một ngày, một cơ quan; khác nhau thì có dòng ghi sai.",
    wrong="hai dòng cùng mã quyết định, hai ngày khác nhau",
    right="mỗi quyết định một số, một ngày, một cơ quan",
)
DOUBT = Rule(
    code="R929",
    name="import-doubt",
    severity=Severity.WARNING,
    title="Máy đã đoán, cần người xem lại",
    why="Dòng này được nhập theo cách hiểu hợp lý nhất, nhưng có thể hiểu khác.",
    wrong="“Lê Văn Mẫu” ở hai đơn vị khác nhau",
    right="cột “Mã hồ sơ” nói rõ là ai",
)
KEPT = Rule(
    code="R930",
    name="import-differs",
    severity=Severity.WARNING,
    title="Bảng và hồ sơ đang có nói khác nhau",
    why="Hồ sơ đã có người đọc lại nên được giữ nguyên; trong quyết định thì lấy theo bảng. Cả hai đều được nói ra.",
    wrong="bảng ghi mất năm 1986, hồ sơ ghi 1987",
    right="sửa bảng hoặc sửa hồ sơ cho giống nhau",
)
DROPPED = Rule(
    code="R931",
    name="import-dropped",
    severity=Severity.NOTICE,
    title="Có phần của bảng không được nhập",
    why="Ngày sinh của người còn sống, ký tự ẩn, cột không dùng: không nhập, nhưng nói ra để người làm bảng biết.",
    wrong="ngày sinh của người không ghi ngày mất",
    right="chỉ ghi ngày sinh của người đã mất",
)
BLOCKED = Rule(
    code="R932",
    name="import-blocked",
    severity=Severity.ERROR,
    title="Tệp đang có trong kho làm vướng việc nhập",
    why="Tệp đang có lỗi thì máy không dám sửa tiếp, vì có thể làm mất điều người viết đã ghi.",
    wrong="nhập vào một quyết định mà tệp của nó đang có lỗi",
    right="chạy exemplars check, sửa tệp ấy, rồi nhập lại",
)

CONSENT = Rule(
    code="R933",
    name="import-consent",
    severity=Severity.WARNING,
    title="Chưa biết người được viết đã đồng ý chưa",
    why="Im lặng không phải là đồng ý. Máy không ghi thay: tệp không nói thì hồ sơ là bản nháp, không lên trang.",
    wrong="gửi bài và ảnh mà không có phiếu đồng ý",
    right="mục “Sự đồng ý” của tệp mẫu: đã đồng ý, phạm vi, ngày, số hồ sơ; phiếu giấy giữ ở phòng",
    source="Luật 91/2025/QH15, Điều 16; Bộ luật Dân sự 2015, Điều 32",
)

IMPORT_RULES = (
    TABLE,
    MAPPING,
    COLUMN,
    ROW,
    VALUE,
    TERM,
    PERSON,
    TWICE,
    DECISION,
    DOUBT,
    KEPT,
    DROPPED,
    BLOCKED,
    CONSENT,
)
