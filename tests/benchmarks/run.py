"""``make bench``: our build beside Hugo's, in turn, on the same corpus; the table goes to ``RESULTS.md``.

``python -m tests.benchmarks.run --hugo HUGO [--sizes 1000 10000] [--rounds 3] [--out FILE]``. Cold means that
output and caches have been deleted, but for those of pictures and cards. Sources and output lie on a RAM disk where
there is one.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from generator.edge.unchanged import CACHE
from tests.benchmarks import corpus, peers
from tests.benchmarks.measure import Cost, cost_of

RAM = Path("/dev/shm")
RESULTS = Path(__file__).parent / "RESULTS.md"
ALIKE = 0.10
"""How far the sizes of two pages that show the same may be apart before a ratio means nothing."""
MATERIAL_SIZE = 1000
HOW = (
    "{rounds} vòng, mỗi vòng chạy Hugo rồi đến ta; nguồn và kết quả {disk}. “Từ đầu” là đã xóa trang và kho tạm; ảnh "
    "và thẻ giữ kho riêng. Số là trung vị (nhỏ nhất–lớn nhất); tỷ lệ là của thời gian thật so với Hugo dựng từ đầu "
    "trong cùng vòng. Tải của máy lúc bắt đầu ghi ở cuối: số đo trên máy đang bận không dùng để kết luận."
)
WHAT = (
    "N là số bài; kèm N/5 hồ sơ, N/50 quyết định mười dòng, N/100 sự kiện, 60 đơn vị, 12 lĩnh vực, mười bài một ảnh. "
    "Hugo dựng các trang ấy với khung cắt từ trang của ta (giữ trong partialCached), danh sách theo đơn vị, lĩnh vực, "
    "cấp, năm, tin RSS, sitemap và một tệp tìm kiếm. Ta còn có trang khen thưởng, dữ liệu mở, Atom và JSON Feed, lịch, "
    "mã nhúng, chỉ mục tìm kiếm cắt nhỏ, làm sạch HTML, soát lại mọi tệp, đặt ảnh và thẻ (từ kho riêng); "
    "Hugo không có ảnh."
)
_STORY = re.compile(r"bai-viet/chuyen-\d+/")
_RECORD = re.compile(r"(bai-viet/chuyen-|guong/[^/]+-\d+/|quyet-dinh/quyet-dinh-|su-kien/giao-luu-|b/)")


@dataclass(slots=True)
class Site:
    """What was counted in a built site."""

    pages: int = 0
    list_links: int = 0
    files: int = 0
    mebibytes: float = 0
    story_bytes: float = 0
    story_letters: float = 0


@dataclass(slots=True)
class Size:
    """Everything about one size of the corpus."""

    stories: int
    ours: Site = field(default_factory=Site)
    hugo: Site = field(default_factory=Site)
    costs: dict[str, list[Cost]] = field(default_factory=dict)

    def time(self, name: str, work: Callable[[], Cost]) -> None:
        """One more round of ``name``."""
        cost = work()
        self.costs.setdefault(name, []).append(cost)
        print(f"  {name:16} {cost.wall:8.2f} s {cost.processor:8.2f} s {cost.memory:8.0f} MiB", flush=True)


def count(folder: Path) -> Site:
    """Pages, links to stories in lists, and the mean size and length of text of story pages."""
    site = Site()
    stories: list[tuple[int, int]] = []
    for file in folder.rglob("*"):
        if not file.is_file():
            continue
        site.files += 1
        site.mebibytes += file.stat().st_size / 2**20
        if file.suffix != ".html":
            continue
        site.pages += 1
        path = file.relative_to(folder).as_posix()
        text = file.read_text(encoding="utf-8")
        if path.startswith("bai-viet/chuyen-"):
            stories.append((len(text.encode("utf-8")), letters(text)))
        elif not _RECORD.match(path):
            site.list_links += len(set(_STORY.findall(text)))
    site.story_bytes = statistics.mean(size for size, _ in stories)
    site.story_letters = statistics.mean(size for _, size in stories)
    return site


def letters(page: str) -> int:
    """Letters of text of a page's article."""
    article = page[page.index("<article") : page.index("</article>")]
    return len(re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", article)))


def measure(stories: int, rounds: int, hugo: str, place: Path) -> Size:
    """All rounds of one size."""
    print(f"{stories} stories", flush=True)
    size = Size(stories)
    root = corpus.write(place / "ours", stories)
    exemplars = str(Path(sys.executable).parent / "exemplars")
    site, cache = root / "site", root / CACHE  # pictures and cards keep theirs

    def forget() -> None:
        for folder in (site, cache):
            shutil.rmtree(folder, ignore_errors=True)

    def ours(command: str) -> Cost:
        return cost_of([exemplars, command], root)

    ours("build")
    size.ours = count(site)
    other = peers.write_hugo(place / "hugo", stories, site)

    def theirs() -> Cost:
        for name in ("public", "resources"):
            shutil.rmtree(other / name, ignore_errors=True)
        return cost_of([hugo, "--quiet", "--noBuildLock", "--cacheDir", str(place / "cache")], other)

    for number in range(rounds):
        size.time("hugo", theirs)
        forget()
        size.time("cold", lambda: ours("build"))
        size.time("unchanged", lambda: ours("build"))
        edit(root, stories, number)
        size.time("one story", lambda: ours("build"))
        forget()
        size.time("check", lambda: ours("check"))
        size.time("check again", lambda: ours("check"))
    size.hugo = count(other / "public")
    return size


def edit(root: Path, stories: int, number: int) -> None:
    """Change the summary of one story."""
    found = sorted((root / "exemplars" / "stories").rglob("*.md"))[(number * 7919 + 17) % stories]
    text = found.read_text(encoding="utf-8")
    found.write_text(re.sub('(?m)^summary: "', f'summary: "Lần {number + 1}: ', text, count=1), encoding="utf-8")


def material(place: Path) -> Cost:
    """Plain MkDocs with Material."""
    root = peers.write_material(place / "material", MATERIAL_SIZE)
    return cost_of([sys.executable, "-m", "mkdocs", "build", "--quiet"], root)


def middle(costs: list[Cost], name: str) -> float:
    """The median of one measure."""
    return statistics.median(getattr(cost, name) for cost in costs)


def spread(costs: list[Cost], name: str, digits: int = 2) -> str:
    """Median and, in brackets, least and most."""
    values = [getattr(cost, name) for cost in costs]
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}–{max(values):.{digits}f})"


def ratio(size: Size, name: str, measure: str = "wall") -> str:
    """The median of the rounds' ratios to Hugo's cold build, with its spread; refused where the sites differ."""
    if not alike(size):
        return "không so được"
    pairs = zip(size.costs[name], size.costs["hugo"], strict=True)
    found = [getattr(mine, measure) / getattr(theirs, measure) for mine, theirs in pairs]
    return f"{statistics.median(found):.3f} ({min(found):.3f}–{max(found):.3f})"


def alike(size: Size) -> bool:
    """Whether a story's page has as many bytes and letters on both sides, and ours no fewer pages and list links."""
    ours, hugo = size.ours, size.hugo
    near = all(
        abs(mine / theirs - 1) <= ALIKE
        for mine, theirs in ((ours.story_bytes, hugo.story_bytes), (ours.story_letters, hugo.story_letters))
    )
    return near and ours.pages >= hugo.pages * (1 - ALIKE) and ours.list_links >= hugo.list_links * (1 - ALIKE)


def report(sizes: list[Size], plain: Cost | None, rounds: int, hugo: str, ram: bool) -> str:
    """The whole of ``RESULTS.md``."""
    said = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split()
    packages = ", ".join(f"{name} {version(name)}" for name in ("mkdocs", "mkdocs-material", "jinja2", "comrak", "nh3"))
    disk = "trên đĩa RAM (/dev/shm)" if ram else "trên đĩa"
    machine = f"{len(os.sched_getaffinity(0))} nhân, {platform.platform()}; Python {platform.python_version()}"
    lines = [
        "# Tốc độ, đo bằng `make bench`",
        "",
        f"Máy: {machine}; {packages}; {said[0]} {said[1]}.",
        HOW.format(rounds=rounds, disk=disk),
        "",
        WHAT,
    ]
    for size in sizes:
        lines += ["", f"## N = {size.stories:,}".replace(",", "."), "", *_counts(size), "", *_costs(size)]
    if len(sizes) > 1:
        first, last = sizes[-2], sizes[-1]
        growth = middle(last.costs["cold"], "wall") / middle(first.costs["cold"], "wall")
        lines += ["", f"Thời gian ({last.stories}) = {growth:.2f} × thời gian ({first.stories})."]
    if plain is not None:
        cost = f"{plain.wall:.1f} s, {plain.processor:.1f} s bộ xử lý, {plain.memory:.0f} MiB"
        lines += ["", f"MkDocs với Material thường, {MATERIAL_SIZE} bài và hồ sơ, ngoài thanh điều hướng: {cost}."]
    return "\n".join(lines) + "\n"


def _counts(size: Size) -> list[str]:
    rows = [
        ("trang HTML", f"{size.ours.pages}", f"{size.hugo.pages}"),
        ("liên kết tới bài trong danh sách", f"{size.ours.list_links}", f"{size.hugo.list_links}"),
        ("byte một trang bài", f"{size.ours.story_bytes:.0f}", f"{size.hugo.story_bytes:.0f}"),
        ("chữ trong một bài", f"{size.ours.story_letters:.0f}", f"{size.hugo.story_letters:.0f}"),
        ("tệp", f"{size.ours.files}", f"{size.hugo.files}"),
        ("MiB", f"{size.ours.mebibytes:.0f}", f"{size.hugo.mebibytes:.0f}"),
    ]
    return ["| | ta | Hugo |", "| --- | --- | --- |", *(f"| {' | '.join(row)} |" for row in rows)]


_NAMES = {
    "hugo": "Hugo, từ đầu",
    "cold": "ta, từ đầu",
    "one story": "ta, sửa một bài",
    "unchanged": "ta, không sửa gì",
    "check": "exemplars check, từ đầu",
    "check again": "exemplars check, không sửa gì",
}


def _costs(size: Size) -> list[str]:
    lines = ["| | giây | giây bộ xử lý | MiB (PSS) | tỷ lệ | tỷ lệ bộ nhớ |", "| --- | --- | --- | --- | --- | --- |"]
    for name, label in _NAMES.items():
        costs = size.costs[name]
        cells = (spread(costs, "wall"), spread(costs, "processor"), spread(costs, "memory", 0))
        lines.append(f"| {label} | {' | '.join(cells)} | {ratio(size, name)} | {ratio(size, name, 'memory')} |")
    return lines


def main() -> None:
    """Measure and write the report."""
    options = argparse.ArgumentParser()
    options.add_argument("--hugo", required=True)
    options.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 10_000, 20_000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--out", type=Path, default=RESULTS)
    options.add_argument("--no-material", action="store_true")
    given = options.parse_args()
    load = os.getloadavg()[0]
    base = RAM if RAM.is_dir() else None
    sizes: list[Size] = []
    plain = None
    for stories in given.sizes:
        with tempfile.TemporaryDirectory(prefix="exemplars-bench-", dir=base) as folder:
            sizes.append(measure(stories, given.rounds, given.hugo, Path(folder)))
    if not given.no_material:
        with tempfile.TemporaryDirectory(prefix="exemplars-bench-", dir=base) as folder:
            plain = material(Path(folder))
    text = report(sizes, plain, given.rounds, given.hugo, base is not None)
    given.out.write_text(f"{text}\nTải của máy lúc bắt đầu: {load:.1f}.\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
