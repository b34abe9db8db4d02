"""What can be wrong with a file before anybody reads what it says: its place, its name, its bytes, its fences."""

from __future__ import annotations

from generator.words.diagnostics import Rule, Severity

UNREADABLE = Rule(
    code="R101",
    name="unreadable",
    severity=Severity.ERROR,
    title="Không đọc được tệp",
    why="Máy không mở được tệp hoặc thư mục này, nên nội dung của nó không được kiểm tra và không lên trang.",
    wrong="profiles/an.md (không có quyền đọc)",
    right="profiles/an.md (đọc được)",
)
SYMLINK = Rule(
    code="R102",
    name="symlink",
    severity=Severity.ERROR,
    title="Liên kết thay cho tệp",
    why="Một liên kết có thể trỏ ra ngoài kho và đưa nhầm tệp riêng lên trang; chỉ tệp và thư mục thật được đọc.",
    wrong="media/anh.jpg -> /home/toi/anh.jpg",
    right="media/anh.jpg là chính tệp ảnh",
)
NOT_A_FILE = Rule(
    code="R103",
    name="not-a-file",
    severity=Severity.ERROR,
    title="Không phải tệp thường",
    why="Ống dẫn, ổ cắm và thiết bị không phải là hồ sơ; đọc chúng có thể làm máy đứng lại.",
    wrong="profiles/an.md là một ống dẫn (fifo)",
    right="profiles/an.md là một tệp văn bản",
)
WRONG_FOLDER = Rule(
    code="R104",
    name="wrong-folder",
    severity=Severity.ERROR,
    title="Tệp nằm sai thư mục",
    why="Thư mục cho biết tệp là hồ sơ, bài viết, quyết định hay sự kiện; đặt sai chỗ thì không ai thấy tệp.",
    wrong="stories/bai-moi.md",
    right="stories/2026/bai-moi.md",
)
WRONG_SUFFIX = Rule(
    code="R105",
    name="wrong-suffix",
    severity=Severity.ERROR,
    title="Đuôi tệp không dùng ở đây",
    why="Mỗi thư mục chỉ nhận vài loại tệp, để không tệp lạ nào theo lên trang.",
    wrong="profiles/an.docx",
    right="profiles/an.md",
)
FILE_NAME = Rule(
    code="R106",
    name="file-name",
    severity=Severity.ERROR,
    title="Tên tệp không dùng được",
    why="Tên tệp là mã của hồ sơ và là một phần của địa chỉ trang: 2 đến 80 chữ thường không dấu, chữ số, gạch nối.",
    wrong="profiles/Trần Thị Mẫu.md",
    right="profiles/tran-thi-mau.md",
)
SAME_NAME = Rule(
    code="R107",
    name="same-name",
    severity=Severity.ERROR,
    title="Hai tên tệp chỉ khác chữ hoa, chữ thường",
    why="Trên Windows và macOS hai tệp này là một, tệp sau sẽ đè tệp trước.",
    wrong="media/Anh.jpg và media/anh.jpg",
    right="media/anh-1.jpg và media/anh-2.jpg",
)
NAME_NOT_NFC = Rule(
    code="R108",
    name="name-not-nfc",
    severity=Severity.ERROR,
    title="Tên tệp viết dấu rời",
    why="Tên có dấu tổ hợp rời (thường từ macOS) trông giống hệt nhưng máy coi là tên khác, nên không tìm thấy tệp.",
    wrong="media/ảnh.jpg với dấu rời",
    right="media/ảnh.jpg với dấu liền",
)
TOO_LARGE = Rule(
    code="R109",
    name="too-large",
    severity=Severity.ERROR,
    title="Quá lớn",
    why="Phần khai báo và phần bài tối đa 64 KiB mỗi phần, danh sách kèm quyết định 2 MiB, để mọi máy đều mở được.",
    wrong="một bài viết dài 200 KiB",
    right="chia thành nhiều bài, hoặc đưa danh sách dài vào tệp .csv cạnh quyết định",
)
NOT_UTF8 = Rule(
    code="R110",
    name="not-utf8",
    severity=Severity.ERROR,
    title="Tệp không phải UTF-8",
    why="Đọc sai bảng mã sẽ làm hỏng dấu trong tên người. Mọi tệp chữ ở đây là UTF-8.",
    wrong="tệp lưu dạng Unicode (UTF-16) hoặc Windows-1258",
    right="Lưu lại với bảng mã UTF-8",
)
IGNORED = Rule(
    code="R111",
    name="ignored-file",
    severity=Severity.NOTICE,
    title="Tệp thừa, được bỏ qua",
    why="Hệ điều hành hoặc trình soạn thảo tự tạo tệp này; nên xóa để kho gọn.",
    wrong="profiles/.DS_Store",
    right="(xóa tệp)",
)
ID_TWICE = Rule(
    code="R112",
    name="id-twice",
    severity=Severity.ERROR,
    title="Hai tệp cùng một mã",
    why="Tên tệp là mã và là địa chỉ, nên trong một loại không được lặp lại, kể cả ở hai năm khác nhau.",
    wrong="stories/2025/an.md và stories/2026/an.md",
    right="stories/2025/an.md và stories/2026/an-2026.md",
)
FOLDER_YEAR = Rule(
    code="R113",
    name="folder-year",
    severity=Severity.ERROR,
    title="Năm của thư mục khác năm của ngày",
    why="Tệp nằm trong thư mục của năm ghi ở ngày của nó, để người sau tìm thấy.",
    wrong="stories/2025/an.md với date: 2026-03-06",
    right="stories/2026/an.md với date: 2026-03-06",
)
LIST_WITHOUT_DECISION = Rule(
    code="R114",
    name="list-without-decision",
    severity=Severity.ERROR,
    title="Danh sách không có quyết định",
    why="Danh sách .csv là phần kèm của một quyết định: phải có tệp .md cùng tên, cùng thư mục.",
    wrong="awards/2024/qd-12.csv, không có awards/2024/qd-12.md",
    right="awards/2024/qd-12.csv và awards/2024/qd-12.md",
)
CONFLICT = Rule(
    code="R115",
    name="merge-conflict",
    severity=Severity.ERROR,
    title="Tệp còn dấu của hai bản chưa gộp xong",
    why="Hai người sửa cùng một chỗ thì git giữ cả hai bản và đánh dấu. Không ai chọn thì cả hai lên trang.",
    wrong="<<<<<<< HEAD\nstatus: published\n=======\nstatus: draft\n>>>>>>> sua-bai",
    right="status: published",
)
OPENING_FENCE = Rule(
    code="R120",
    name="opening-fence",
    severity=Severity.ERROR,
    title="Thiếu hàng gạch mở đầu",
    why="Dòng đầu tiên của tệp phải là ba dấu gạch nối; nhờ nó máy biết phần khai báo bắt đầu ở đâu.",
    wrong="title: Tên bài",
    right="---\ntitle: Tên bài",
)
CLOSING_FENCE = Rule(
    code="R121",
    name="closing-fence",
    severity=Severity.ERROR,
    title="Thiếu hàng gạch kết thúc phần khai báo",
    why="Sau dòng khai báo cuối cùng phải có một dòng ba dấu gạch nối, rồi mới đến bài viết.",
    wrong="status: published\nBài viết bắt đầu.",
    right="status: published\n---\nBài viết bắt đầu.",
)
CONTROL_CHARACTER = Rule(
    code="R801",
    name="control-character",
    severity=Severity.ERROR,
    title="Ký tự điều khiển trong văn bản",
    why="Ký tự không in ra được, thường dính vào khi chép từ tệp khác; nó làm hỏng trang, nguồn tin và bảng tính.",
    wrong="name: Nguyễn␀ Văn An",
    right="name: Nguyễn Văn An",
)
HIDDEN_CHARACTER = Rule(
    code="R802",
    name="hidden-character",
    severity=Severity.ERROR,
    title="Ký tự ẩn hoặc đảo chiều chữ",
    why="Ký tự không nhìn thấy làm hai tên giống hệt nhau thành khác nhau, hoặc làm người đọc thấy khác điều đã ghi.",
    wrong="name: Nguyễn[U+200B] Văn An",
    right="name: Nguyễn Văn An",
)
LOST_CHARACTER = Rule(
    code="R803",
    name="lost-character",
    severity=Severity.ERROR,
    title="Chữ đã bị mất khi chuyển bảng mã",
    why="Dấu hỏi trong ô đen (U+FFFD) đứng thay cho một chữ mà lần lưu trước đã làm mất; máy không đoán lại được.",
    wrong="name: Nguy�n Văn An",
    right="name: Nguyễn Văn An",
)

FILE_RULES = (
    UNREADABLE,
    SYMLINK,
    NOT_A_FILE,
    WRONG_FOLDER,
    WRONG_SUFFIX,
    FILE_NAME,
    SAME_NAME,
    NAME_NOT_NFC,
    TOO_LARGE,
    NOT_UTF8,
    IGNORED,
    ID_TWICE,
    FOLDER_YEAR,
    LIST_WITHOUT_DECISION,
    CONFLICT,
    OPENING_FENCE,
    CLOSING_FENCE,
    CONTROL_CHARACTER,
    HIDDEN_CHARACTER,
    LOST_CHARACTER,
)
