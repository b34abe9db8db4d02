"""What can be wrong with the site itself: its pages of ``content/``, its addresses, and the folder that was built."""

from __future__ import annotations

from generator.words.diagnostics import Rule, Severity

CLASH = Rule(
    code="R901",
    name="path-twice",
    severity=Severity.ERROR,
    title="Hai nơi cùng ghi một địa chỉ",
    why="Một địa chỉ chỉ có thể là một trang; trang kia sẽ mất mà không ai biết.",
    wrong="content/guong/tran-thi-mau.md khi đã có hồ sơ exemplars/profiles/tran-thi-mau.md",
    right="đổi tên trang trong content/, ví dụ content/gioi-thieu.md",
)
DEAD_LINK = Rule(
    code="R902",
    name="dead-site-link",
    severity=Severity.ERROR,
    title="Liên kết tới trang không có",
    why="Người đọc bấm vào sẽ gặp trang báo lỗi.",
    wrong="[Trần Thị Mẫu](/guong/tran-thi-mauu/)",
    right="[Trần Thị Mẫu](/guong/tran-thi-mau/)",
)
FOREIGN_PICTURE = Rule(
    code="R903",
    name="foreign-picture",
    severity=Severity.ERROR,
    title="Ảnh lấy từ trang khác",
    why="Máy người đọc phải gọi sang trang khác, lộ địa chỉ của họ; ảnh cũng có thể mất hay bị đổi bất cứ lúc nào.",
    wrong="![Lễ trao giải](https://vi-du.vn/anh.jpg)",
    right="![Lễ trao giải](anh/le-trao-giai.jpg)",
)
DROPPED = Rule(
    code="R904",
    name="page-ignored",
    severity=Severity.ERROR,
    title="Tệp trong content/ bị MkDocs bỏ qua",
    why="MkDocs không đăng thư mục templates và bỏ README.md khi đã có index.md, mà không báo lỗi.",
    wrong="content/templates/gioi-thieu.md",
    right="content/gioi-thieu.md",
)
NO_ADDRESS = Rule(
    code="R905",
    name="no-site-address",
    severity=Severity.NOTICE,
    title="Chưa ghi địa chỉ của trang nên thiếu tin Atom, lịch, sitemap, mã nhúng, trích dẫn",
    why="Những thứ ấy được đọc ở nơi khác nên phải ghi địa chỉ đầy đủ; chưa biết địa chỉ thì không làm được.",
    wrong="mkdocs.yml không có site_url",
    right="site_url: https://guongsang.example.edu.vn/",
)
NO_FORM = Rule(
    code="R906",
    name="form-not-installed",
    severity=Severity.ERROR,
    title="Trang biên tập được bật nhưng chưa cài",
    why="Trang biên tập cần một chương trình cài bằng npm; thiếu nó thì người mở trang chỉ thấy trang trắng.",
    wrong="mkdocs.yml có form nhưng chưa có requirements/form/node_modules",
    right="chạy make form, hoặc bỏ form khỏi mkdocs.yml",
)
MISSING = Rule(
    code="R951",
    name="site-file-missing",
    severity=Severity.ERROR,
    title="Trang đã định dựng nhưng không có trong kết quả",
    why="Một trang mất đi mà không ai biết thì người đọc gặp liên kết hỏng.",
    wrong="site/ thiếu guong/tran-thi-mau/index.html",
    right="mọi trang trong kế hoạch đều có trong site/",
)
CHANGED = Rule(
    code="R952",
    name="site-file-changed",
    severity=Severity.ERROR,
    title="Nội dung tệp khác với nội dung đã định",
    why="Một chương trình khác đã sửa tệp sau khi nó được kiểm tra.",
    wrong="một plugin nén lại HTML sau khi dựng",
    right="bỏ plugin đó khỏi mkdocs.yml",
)
UNEXPECTED = Rule(
    code="R953",
    name="site-file-unexpected",
    severity=Severity.ERROR,
    title="Có tệp không ai định đưa lên trang",
    why="Tệp lạ có thể làm lộ dữ liệu chưa được phép công bố.",
    wrong="site/ghi-chu.txt do một plugin khác ghi vào",
    right="chỉ những tệp có trong kế hoạch dựng trang",
)

SITE_RULES = (CLASH, DEAD_LINK, FOREIGN_PICTURE, DROPPED, NO_ADDRESS, NO_FORM, MISSING, CHANGED, UNEXPECTED)
