"""``exemplars withdraw``: one command takes a person, a story or a row of a decision out of the records."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.edge.cli.parsing import Parser, UsageError
from generator.edge.cli.site_folder import open_site

if TYPE_CHECKING:
    from generator.edge.withdrawing import Withdrawal

EXAMPLE = """\
exemplars withdraw profiles/nguyen-van-a --with-stories
exemplars withdraw stories/mot-bai-viet
exemplars withdraw qd-231-2023/nguyen-van-b --dry-run"""


def parser() -> Parser:
    """The command's options."""
    options = Parser(
        "exemplars withdraw",
        about="Rút một hồ sơ, một bài viết hay một dòng trong quyết định: tên, ảnh và bài rời kho, con số vẫn đúng.",
        example=EXAMPLE,
    )
    options.add_argument("id", metavar="MÃ", help="profiles/<mã>, stories/<mã>, hoặc <quyết định>/<mã dòng>")
    options.add_argument("--with-stories", action="store_true", help="rút cùng các bài chỉ viết về người này")
    options.add_argument(
        "--namesakes", action="store_true", help="đã xem từng chỗ còn nêu tên: đó là người khác trùng tên"
    )
    options.add_argument("--dry-run", action="store_true", help="chỉ nói sẽ làm gì")
    return options


def run(words: Sequence[str]) -> int:
    """Withdraw; 1 when nothing was changed because something is to be done first."""
    arguments = parser().parse_args(words)
    site = open_site(arguments.root, arguments.today)

    from generator.edge.records import write_records
    from generator.edge.withdrawing import CannotWithdraw, NotThere, plan_withdrawal

    records = site.settings.records
    try:
        plan = plan_withdrawal(
            site.root,
            site.settings,
            arguments.id,
            site.now,
            with_stories=arguments.with_stories,
            namesakes=arguments.namesakes,
        )
    except NotThere as error:
        raise UsageError(str(error)) from error
    except CannotWithdraw as stopped:
        print(stopped, file=sys.stderr)
        for mention in stopped.mentions:
            print(f"  {mention}", file=sys.stderr)
        return 1
    if not arguments.dry_run:
        for path in plan.remove:  # first: whoever is stopped here can begin again, the records still say what to remove
            (site.records / path).unlink(missing_ok=True)
        write_records(site.records, dict(plan.write))
    print("\n".join(_told(plan, records, site.settings.site_url, done=not arguments.dry_run)))
    return 0


def _told(plan: Withdrawal, records: str, site_url: str, *, done: bool) -> list[str]:
    files = [f"{records}/{path}" for path in (*plan.write, *plan.remove)]
    lines = [f"{'Đã rút' if done else 'Sẽ rút'}: {plan.what}.", "", "Tệp thay đổi hoặc bị xóa:"]
    lines += [f"  {path}" for path in files]
    if plan.namesakes:
        lines += [
            "",
            "Còn nêu tên ấy, có vẻ là của người trùng tên hoặc dòng khác nên để nguyên; hãy xem từng chỗ:",
        ]
        lines += [f"  {place}" for place in plan.namesakes]
    lines += ["", "Các địa chỉ và ảnh từng có, để xóa khỏi bộ nhớ đệm và báo cho máy tìm kiếm:"]
    lines += [f"  {site_url.rstrip('/')}{address}" for address in plan.addresses] or ["  (không có)"]
    lines += [
        "",
        "Việc tiếp theo:",
        "  1. Ghi vào kho trong một lần: git add -A && git commit -m 'Rút theo yêu cầu'",
        "  2. Đăng lại và xóa mọi bản cũ: exemplars publish --to THƯ_MỤC --forget",
        "  3. Lịch sử git vẫn còn dữ liệu. Nếu được yêu cầu xóa cả lịch sử, sao lưu kho, cài git-filter-repo rồi chạy:",
        "       git filter-repo --invert-paths \\",
        *(f"         --path '{_quoted(path)}' \\" for path in plan.paths),
        "         --force",
        "     (lệnh này xóa cả tệp hiện tại: chép tệp đã rút ra ngoài trước, đặt lại rồi ghi vào kho), sau đó",
        "     git push --force --all, và báo mọi người lấy lại kho từ đầu.",
    ]
    return lines


def _quoted(path: str) -> str:
    """A path as it stands between the quotes of a shell."""
    return path.replace("'", "'\\''")
