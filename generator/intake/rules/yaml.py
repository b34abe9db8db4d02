"""What can be wrong with front matter as YAML."""

from __future__ import annotations

from generator.words.diagnostics import Rule, Severity

SYNTAX = Rule(
    code="R130",
    name="syntax",
    severity=Severity.ERROR,
    title="Dòng khai báo không hiểu được",
    why="Mỗi dòng khai báo có dạng “tên: giá trị”. Dòng này không theo dạng ấy nên máy không biết nó nói gì.",
    wrong="status is published",
    right="status: published",
)
COLON = Rule(
    code="R131",
    name="unquoted-colon",
    severity=Severity.ERROR,
    title="Dấu hai chấm trong giá trị chưa đặt trong ngoặc kép",
    why="Dấu hai chấm ngăn tên với giá trị. Giá trị có dấu hai chấm thì phải đặt cả giá trị trong ngoặc kép.",
    wrong="title: Thầy A: gương sáng",
    right='title: "Thầy A: gương sáng"',
)
TAB = Rule(
    code="R132",
    name="tab",
    severity=Severity.ERROR,
    title="Thụt đầu dòng bằng phím Tab",
    why="YAML chỉ cho thụt dòng bằng dấu cách; phím Tab mỗi máy hiện một độ rộng.",
    wrong="sources:\n\t- title: Báo Nhân Dân",
    right="sources:\n  - title: Báo Nhân Dân",
)
AFTER_QUOTE = Rule(
    code="R133",
    name="text-after-quote",
    severity=Severity.ERROR,
    title="Có chữ sau ngoặc kép đóng",
    why="Giá trị bắt đầu bằng ngoặc kép thì kết thúc ở ngoặc kép thứ hai. Cả giá trị cần thêm một lớp ngoặc bên ngoài.",
    wrong='title: "Gương sáng" quê em',
    right="title: '\"Gương sáng\" quê em'",
)
OPEN_QUOTE = Rule(
    code="R134",
    name="unclosed-quote",
    severity=Severity.ERROR,
    title="Thiếu ngoặc kép đóng",
    why="Ngoặc mở mà không đóng thì mọi dòng sau đều bị coi là một phần của giá trị.",
    wrong='title: "Gương sáng',
    right='title: "Gương sáng"',
)
SPECIAL_START = Rule(
    code="R135",
    name="special-start",
    severity=Severity.ERROR,
    title="Giá trị bắt đầu bằng ký tự có nghĩa riêng",
    why="Các ký tự @ ` % * & ! | > - ? [ { ở đầu giá trị có nghĩa riêng; muốn viết chúng thì đặt giá trị trong ngoặc.",
    wrong="title: @sinhvien lan tỏa",
    right='title: "@sinhvien lan tỏa"',
)
INDENTATION = Rule(
    code="R136",
    name="indentation",
    severity=Severity.ERROR,
    title="Thụt đầu dòng không khớp",
    why="Các dòng cùng một nhóm phải thụt vào bằng nhau; dòng nối tiếp một giá trị phải thụt vào hơn dòng trên.",
    wrong="decision:\n  number: 12/QĐ\n   date: 2024-03-01",
    right="decision:\n  number: 12/QĐ\n  date: 2024-03-01",
)
NO_COLON = Rule(
    code="R137",
    name="missing-colon",
    severity=Severity.ERROR,
    title="Thiếu dấu hai chấm hoặc dấu cách sau nó",
    why="Giữa tên và giá trị phải có dấu hai chấm và một dấu cách.",
    wrong="title:Gương sáng",
    right="title: Gương sáng",
)
OPEN_BRACKET = Rule(
    code="R138",
    name="unclosed-bracket",
    severity=Severity.ERROR,
    title="Ngoặc vuông hoặc ngoặc nhọn không khớp",
    why="Danh sách trong [ ] và nhóm trong { } phải đủ ngoặc mở và ngoặc đóng.",
    wrong="fields: [giang-day, nghien-cuu",
    right="fields: [giang-day, nghien-cuu]",
)
COMMENT = Rule(
    code="R139",
    name="comment-cuts-value",
    severity=Severity.WARNING,
    title="Dấu thăng cắt mất phần sau của giá trị",
    why="Từ dấu thăng đứng sau dấu cách đến hết dòng là lời ghi chú, không hiện trên trang.",
    wrong="title: Giải thưởng #1 Việt Nam",
    right='title: "Giải thưởng #1 Việt Nam"',
)
COMMA = Rule(
    code="R140",
    name="comma-cuts-value",
    severity=Severity.ERROR,
    title="Dấu phẩy cắt giá trị trong ngoặc nhọn",
    why="Trong { } dấu phẩy ngăn các khóa. Giá trị có dấu phẩy thì phải đặt trong ngoặc kép.",
    wrong="- {title: Đôi mắt, chứa lửa, url: https://example.vn}",
    right='- {title: "Đôi mắt, chứa lửa", url: https://example.vn}',
)
DEPTH = Rule(
    code="R141",
    name="too-deep",
    severity=Severity.ERROR,
    title="Lồng quá nhiều lớp",
    why="Phần khai báo không cần quá 8 lớp lồng nhau; nhiều hơn thường là ngoặc thừa.",
    wrong="fields: [[[[[[[[[giang-day]]]]]]]]]",
    right="fields: [giang-day]",
)
ALIAS = Rule(
    code="R142",
    name="alias",
    severity=Severity.ERROR,
    title="Không dùng dấu neo & và dấu nhắc lại *",
    why="Dấu & và * ở đầu giá trị là cách viết tắt của YAML, người sau khó đọc và có thể làm phình dữ liệu.",
    wrong="unit: &don-vi seee",
    right="unit: seee",
)
TAG = Rule(
    code="R143",
    name="tag",
    severity=Severity.ERROR,
    title="Không dùng nhãn kiểu bắt đầu bằng dấu chấm than",
    why="Dấu ! ở đầu giá trị ra lệnh cho máy đổi kiểu dữ liệu; ở đây mỗi khóa đã có kiểu riêng.",
    wrong="title: !Tin vui",
    right='title: "!Tin vui"',
)
MERGE = Rule(
    code="R144",
    name="merge-key",
    severity=Severity.ERROR,
    title="Không dùng khóa gộp <<",
    why="Khóa << chép ngầm các khóa từ chỗ khác; ở đây mỗi hồ sơ tự ghi đủ.",
    wrong="<<: *mac-dinh",
    right="(ghi từng khóa ra)",
)
MANY_DOCUMENTS = Rule(
    code="R145",
    name="many-documents",
    severity=Severity.ERROR,
    title="Nhiều văn bản trong một phần khai báo",
    why="Mỗi tệp chỉ có một phần khai báo; dấu --- hoặc ... ở giữa làm phần sau bị bỏ quên.",
    wrong="title: A\n...\nstatus: published",
    right="title: A\nstatus: published",
)
DIRECTIVE = Rule(
    code="R146",
    name="directive",
    severity=Severity.ERROR,
    title="Không dùng chỉ thị % của YAML",
    why="Dòng bắt đầu bằng % ra lệnh cho trình đọc YAML; phần khai báo không cần.",
    wrong="%YAML 1.2",
    right="(bỏ dòng này)",
)
DUPLICATE_KEY = Rule(
    code="R147",
    name="duplicate-key",
    severity=Severity.ERROR,
    title="Khóa ghi hai lần",
    why="Một khóa ghi hai lần thì không biết tin dòng nào; chỉ giữ một dòng.",
    wrong="unit: seee\nunit: soict",
    right="unit: seee",
)
ODD_KEY = Rule(
    code="R148",
    name="odd-key",
    severity=Severity.ERROR,
    title="Tên khóa phải là một từ viết thường",
    why="Tên khóa viết trần: không ngoặc, không dấu hỏi ở đầu, không phải danh sách.",
    wrong='"title": Tên bài',
    right="title: Tên bài",
)
NOT_A_MAPPING = Rule(
    code="R149",
    name="not-a-mapping",
    severity=Severity.ERROR,
    title="Phần khai báo không phải các dòng “tên: giá trị”",
    why="Phần khai báo gồm các dòng có tên khóa, dấu hai chấm rồi giá trị.",
    wrong="- Tên bài",
    right="title: Tên bài",
)

YAML_RULES = (
    SYNTAX,
    COLON,
    TAB,
    AFTER_QUOTE,
    OPEN_QUOTE,
    SPECIAL_START,
    INDENTATION,
    NO_COLON,
    OPEN_BRACKET,
    COMMENT,
    COMMA,
    DEPTH,
    ALIAS,
    TAG,
    MERGE,
    MANY_DOCUMENTS,
    DIRECTIVE,
    DUPLICATE_KEY,
    ODD_KEY,
    NOT_A_MAPPING,
)
