"""The command ``exemplars``. The people of these records are invented."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.edge.catalogue import all_rules
from generator.edge.cli import COMMANDS, check, main
from generator.edge.cli.explain import GROUPS
from generator.edge.cli.new import EXAMPLES, KINDS

TODAY = "2026-11-22"
VOCABULARY = {
    "unit-kinds": "  - {id: dai-hoc, name: Đại học}\n",
    "units": "  - {id: truong, name: Trường Thử nghiệm, kind: dai-hoc}\n"
    "  - {id: khoa-dien, name: Khoa Điện, kind: dai-hoc, parent: truong}\n",
    "levels": "  - {id: grassroots, name: Cơ sở}\n",
    "award-classes": "  - {id: danh-hieu, name: Danh hiệu, axis: emulation}\n",
    "awards": "  - {id: chien-si, name: Chiến sĩ thi đua, class: danh-hieu, level: grassroots, "
    "recipients: [individual]}\n",
    "authorities": "  - {id: prime-minister, name: Thủ tướng, class: prime-minister}\n",
    "fields": "  - {id: giang-day, name: Giảng dạy}\n",
    "roles": "  - {id: giang-vien, name: Giảng viên}\n",
    "grades": "  - {id: nhat, name: Hạng Nhất}\n",
    "channels": "  - {id: fanpage, name: Fanpage}\n",
    "movements": "  - {id: day-tot, name: Dạy tốt}\n",
    "occasions": "  - {id: cong-trang, name: Công trạng}\n",
}
PROFILE = """\
---
kind: collective
name: Tổ Ánh Sáng
unit: truong
summary: Một tổ chỉ có trong phép thử.
aliases: [to-cu]
status: published
---
Giới thiệu.
"""
BROKEN = PROFILE.replace("unit: truong", "unit: truongg")


@dataclass(frozen=True)
class Result:
    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Site:
    root: Path
    capture: pytest.CaptureFixture[str]

    def run(self, *words: str, today: str = TODAY) -> Result:
        status = main([words[0], "--root", str(self.root), "--today", today, *words[1:]])
        out, err = self.capture.readouterr()
        return Result(status, out, err)

    def write(self, path: str, text: str) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def codes(self) -> list[str]:
        report = json.loads(self.run("check", "--format", "json").out)
        return [found["code"] for found in report["diagnostics"]]


@pytest.fixture
def site(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    made = Site(tmp_path / "kho", capsys)
    for name, entries in VOCABULARY.items():
        made.write(f"exemplars/vocabulary/{name}.yml", f"format: 1\nentries:\n{entries}")
    made.write("exemplars/profiles/to-anh-sang.md", PROFILE)
    return made


def run_apart(*words: str, environ: dict[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *words],
        env={**os.environ, **(environ or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


class Keyboard(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


# The command itself


def test_without_a_command_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    listed = capsys.readouterr().err
    assert main(["--help"]) == 0
    assert capsys.readouterr().out == listed
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", listed, re.MULTILINE)


@pytest.mark.parametrize("words", [[name] for name in COMMANDS] + [["new", kind] for kind in KINDS])
def test_help_is_vietnamese_and_has_an_example(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"\nVí dụ:\n  exemplars {' '.join(words)}" in shown
    assert shown.startswith(f"Cách dùng: exemplars {words[0]}")
    assert not re.search(r"\b(usage|options|positional|show this|default|optional)\b", shown)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "Không có lệnh “chek”. Có phải ý bạn là “check”?"),
        (["check", "--formt", "json"], "Không có tùy chọn --formt. Có phải ý bạn là “--format”?"),
        (["check", "--format", "jsn"], "Có phải ý bạn là “json”?"),
        (["check", "--format"], "--format: cần một giá trị đứng sau"),
        (["check", "--strict=1"], "--strict: không nhận giá trị “1”"),
        (["check", "--root", "/khong/co"], "--root: không có thư mục “/khong/co”"),
        (["check", "--today", "hôm qua"], "--today: không hiểu ngày “hôm qua”; hãy viết như 2026-11-20"),
        (["serve", "--port", "x"], "--port: không hiểu “x”"),
        (["serve", "--port", "70000"], "--port: không hiểu “70000”"),
        (["publish", "--reserve", "--static", "{empty}"], "--reserve đi cùng --to"),
        (["new"], "exemplars new profile|story|award|event"),
        (["new", "profle"], "Không có loại “profle”. Có phải ý bạn là “profile”?"),
        (["explain", "R9999"], "Không có mã lỗi “R9999”"),
        (["explain", "unknown-idd"], "Có phải ý bạn là “unknown-id”?"),
        (["build", "--root", "{empty}"], "không có mkdocs.yml"),
        (["serve", "--root", "{empty}"], "không có mkdocs.yml"),
        (["check", "--root", "{empty}"], "không có exemplars/"),
        (["new", "event", "--root", "{empty}"], "không có exemplars/"),
    ],
)
def test_wrong_usage_is_explained(
    words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.replace("{empty}", str(tmp_path)) for word in words]) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""


def test_ctrl_c_is_quiet(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(words: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "run", interrupted)
    assert site.run("check") == Result(130, "", "")


def test_a_refusal_of_the_machine_is_explained(site: Site) -> None:
    folder = site.root / "exemplars/events"
    folder.write_text("một tệp đứng chỗ của thư mục", encoding="utf-8")
    made = site.run("new", "event", "--kind", "exchange", "--title", "Giao lưu", "--date", "2026-05-20")
    assert made.status == 2
    assert "không phải một thư mục" in made.err
    assert "Errno" not in made.err


@pytest.mark.parametrize("words", [["explain"], ["check", "--help"], ["khong-co"]])
def test_output_is_utf8_whatever_the_locale(words: list[str]) -> None:
    done = run_apart(*words, environ={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"})
    assert re.search("[ăâđêôơư]", (done.stdout + done.stderr).decode("utf-8"))
    assert b"Traceback" not in done.stderr


def test_vietnamese_arguments_survive_any_locale(site: Site) -> None:
    where = ("--root", str(site.root), "--kind", "tập thể", "--name", "Đội Đèn Đỏ", "--unit", "Khoa Điện")
    done = run_apart("new", "profile", *where, environ={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    text = (site.root / "exemplars/profiles/doi-den-do.md").read_text(encoding="utf-8")
    assert "\nname: Đội Đèn Đỏ\n" in text
    assert "\nunit: khoa-dien\n" in text


def test_a_reader_that_goes_away_is_no_failure() -> None:
    command = f"{sys.executable} -m generator explain | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


def test_starting_loads_no_more_than_needed() -> None:
    code = "import sys; from generator.edge.cli import main; main(['--help']); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"yaml", "jinja2", "mkdocs", "rapidfuzz", "slugify"} & set(done.stderr.split())


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(["check", "explain", "new", ""]),
    st.lists(
        st.one_of(st.text(max_size=8), st.sampled_from(["--format", "--name", "profile", "story", "-h"])), max_size=4
    ),
)
def test_no_words_cause_a_traceback(site: Site, command: str, words: list[str]) -> None:
    assert main([command, "--root", str(site.root), *words] if command else words) in {0, 1, 2}


# check


def test_a_clean_site(site: Site) -> None:
    assert site.run("check") == Result(0, "Không tìm thấy lỗi nào.\n", "")


def test_an_error_is_shown_with_its_place_and_cure(site: Site) -> None:
    site.write("exemplars/profiles/to-anh-sang.md", BROKEN)
    done = site.run("check")
    assert done.status == 1
    assert done.out.startswith("exemplars/profiles/to-anh-sang.md:4:7: lỗi R301 ")
    assert "    Sửa thành: truong\n" in done.out


def test_json_for_other_programs(site: Site) -> None:
    site.write("exemplars/profiles/to-anh-sang.md", BROKEN)
    done = site.run("check", "--format", "json")
    report = json.loads(done.out)
    assert done.status == 1
    assert report["counts"] == {"error": 1, "warning": 0, "notice": 0}
    found = report["diagnostics"][0]
    assert (found["path"], found["line"], found["column"]) == ("exemplars/profiles/to-anh-sang.md", 4, 7)
    assert found["fixes"][0]["text"] == "truong"


def test_warnings_stop_only_when_strict(site: Site) -> None:
    site.write("content/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\nChữ.\n")
    done = site.run("check")
    assert (done.status, "cảnh báo" in done.out) == (0, True)
    assert site.run("check", "--strict").status == 1


def test_pages_of_content_are_checked_too(site: Site) -> None:
    site.write("content/gioi-thieu.md", "---\ntitel: Giới thiệu\n---\nChữ.\n")
    assert "content/gioi-thieu.md:2:1: lỗi R162" in site.run("check").out


def test_one_file_at_a_time(site: Site) -> None:
    broken = site.write("exemplars/profiles/to-hong.md", BROKEN.replace("aliases: [to-cu]\n", ""))
    clean = site.root / "exemplars/profiles/to-anh-sang.md"
    assert site.run("check", str(broken)).status == 1
    assert site.run("check", str(broken.parent)).status == 1
    assert site.run("check", str(site.root)).status == 1
    done = site.run("check", str(clean))
    assert (done.status, done.out) == (0, "Không tìm thấy lỗi nào.\n")
    assert done.err == "Ở các tệp khác còn 1 điều cần xem: chạy exemplars check\n"
    assert site.run("check", str(clean), str(broken)).status == 1


def test_paths_start_where_the_command_is_called(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("exemplars/profiles/to-anh-sang.md", BROKEN)
    monkeypatch.chdir(site.root / "exemplars")
    assert main(["check", "--root", "..", "profiles"]) == 1
    assert site.capture.readouterr().out.startswith("exemplars/profiles/to-anh-sang.md:4:7: ")


def test_a_path_must_be_there_and_inside(site: Site, tmp_path: Path) -> None:
    assert "Không có tệp hay thư mục “khong-co.md”" in site.run("check", "khong-co.md").err
    assert "nằm ngoài kho" in site.run("check", str(tmp_path)).err
    assert "nằm ngoài kho" in site.run("check", "/").err


def test_settings_that_cannot_be_used_are_explained(site: Site) -> None:
    site.write("mkdocs.yml", "plugins:\n  - exemplars: {list_size: nhiều}\n")
    done = site.run("check")
    assert done.status == 2
    assert "list_size" in done.err


def test_the_day_may_be_written_the_vietnamese_way(site: Site) -> None:
    assert site.run("check", today="22/11/2026").status == 0


# explain


def test_every_rule_is_listed_once(site: Site) -> None:
    listed = re.findall(r"^  (R\d+)  ", site.run("explain").out, re.MULTILINE)
    assert listed == [rule.code for rule in all_rules()]
    assert len(set(listed)) == len(listed) > 50
    assert {code[1] for code in listed} <= set(GROUPS)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_can_be_explained(rule: object, site: Site) -> None:
    code, name = rule.code, rule.name  # type: ignore[attr-defined]
    done = site.run("explain", code.lower())
    assert done.status == 0
    assert done.out.startswith(f"{code} (")
    assert "\n\nSai:\n  " in done.out
    assert "\n\nĐúng:\n  " in done.out
    assert site.run("explain", name).out == done.out


# new


def made_file(site: Site, *words: str) -> tuple[Path, str]:
    done = site.run("new", *words)
    assert (done.status, done.out.count("\n")) == (0, 1), done.err
    file = Path(done.out.strip())
    return file, file.read_text(encoding="utf-8")


GIVEN = {
    "profile": ("--kind", "individual", "--name", "Lê Thị Thử", "--unit", "truong"),
    "story": ("--kind", "good-deed", "--title", "Nhặt được: của rơi", "--exemplars", "to-anh-sang"),
    "award": ("--decision-number", "231/QĐ-TTg", "--decision-date", "14/3/2023", "--decision-issuer", "Thủ tướng"),
    "event": ("--kind", "Giao lưu điển hình", "--title", "Giao lưu", "--date", "2026-05-20"),
}
MADE = {
    "profile": "profiles/le-thi-thu.md",
    "story": "stories/2026/nhat-duoc-cua-roi.md",
    "award": "awards/2023/231-qd-ttg-2023.md",
    "event": "events/2026/giao-luu.md",
}
LEFT = {
    "profile": ["summary", "consent.basis", "consent.scope", "consent.given", "consent.reference"],
    "story": ["summary", "author"],
    "award": ["recipients.unit", "recipients.award"],
    "event": [],
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_lacks_only_what_its_author_must_give(site: Site, kind: str) -> None:
    done = site.run("new", kind, *GIVEN[kind])
    assert done.status == 0
    assert done.out == f"{site.root}/exemplars/{MADE[kind]}\n"
    assert re.findall(r"^  ([\w.]+) \(", done.err, re.MULTILINE) == LEFT[kind]
    report = json.loads(site.run("check", "--format", "json").out)
    missing = {re.search("“(.+?)”", found["message"])[1] for found in report["diagnostics"]}  # type: ignore[index]
    assert {found["code"] for found in report["diagnostics"]} <= {"R160"}
    assert missing <= {left.split(".")[-1] for left in LEFT[kind]}
    assert {found["path"] for found in report["diagnostics"]} <= {f"exemplars/{MADE[kind]}"}


@pytest.mark.parametrize("kind", KINDS)
def test_every_option_key_is_right_once_its_hash_is_removed(site: Site, kind: str) -> None:
    file, text = made_file(site, kind, *GIVEN[kind])
    assert "\n# aliases: " in text
    file.write_text(re.sub(r"^# (?=[a-z_]+:|  )", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert {code for code in site.codes() if code < "R200"} <= {"R160"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_examples_of_the_help_work(site: Site, kind: str) -> None:
    import shlex

    words = shlex.split(EXAMPLES[kind].replace("khoa-toan", "truong").replace("tran-thi-mau", "to-anh-sang"))
    assert site.run("new", kind, *words).status == 0


def test_answers_are_understood_as_people_give_them(site: Site) -> None:
    _, text = made_file(
        site, "profile", "--kind", "Cá nhân", "--name", "  Lê   Thị Thử ", "--unit", "khoa điện", "--manages", "có",
        "--fields", "Giảng dạy", "--born", "2/9/1945", "--honorifics", "GS, NGND",
    )  # fmt: skip
    for line in (
        "kind: individual", "name: Lê Thị Thử", "unit: khoa-dien", "manages: true", "fields: [giang-day]",
        "born: 1945-09-02", "honorifics: [GS, NGND]",
    ):  # fmt: skip
        assert f"\n{line}\n" in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--unit", "truongg"), "--unit: Không có mã “truongg”. Gần nhất: truong (Trường Thử nghiệm)."),
        (("--kind", "ca-the"), "--kind: “ca-the” không nằm trong các từ cho phép."),
        (("--born", "31/2/1945"), "--born: "),
        (("--id", "Lê Thử"), "Có thể dùng “le-thu”"),
        (("--id", "to-anh-sang"), "mã “to-anh-sang” đã có ở profiles/to-anh-sang.md"),
        (("--kind", "collective"), "thêm --name hoặc --id"),
        (("--name", "?"), "thêm --name hoặc --id"),
    ],
)
def test_answers_that_cannot_be_used(site: Site, words: tuple[str, ...], said: str) -> None:
    done = site.run("new", "profile", *words)
    assert (done.status, done.out) == (2, "")
    assert said in done.err
    assert sorted(file.name for file in (site.root / "exemplars/profiles").iterdir()) == ["to-anh-sang.md"]


def test_a_yearly_record_needs_its_day(site: Site) -> None:
    assert "thêm --date" in site.run("new", "event", "--title", "Giao lưu").err
    assert "thêm --decision-date" in site.run("new", "award", "--decision-number", "1/QĐ").err


def test_nothing_is_ever_overwritten(site: Site) -> None:
    first, before = made_file(site, "profile", "--kind", "collective", "--name", "Tổ Mới")
    second, _ = made_file(site, "profile", "--kind", "collective", "--name", "TỔ MỚI")
    assert (first.name, second.name) == ("to-moi.md", "to-moi-2.md")
    assert first.read_text(encoding="utf-8") == before


def test_the_id_avoids_files_and_aliases_of_its_kind(site: Site) -> None:
    site.write("exemplars/profiles/hong.md", "---\n[hỏng\n")
    assert made_file(site, "profile", "--name", "Tổ Ánh Sáng")[0].name == "to-anh-sang-2.md"
    assert made_file(site, "profile", "--name", "Tổ Cũ")[0].name == "to-cu-2.md"
    assert made_file(site, "profile", "--name", "Hồng")[0].name == "hong-2.md"
    site.write("exemplars/events/2020/giao-luu.md", "---\ntitle: Giao lưu\n---\n")
    assert made_file(site, "event", *GIVEN["event"])[0].name == "giao-luu-2.md"


def test_a_long_title_still_makes_an_id(site: Site) -> None:
    words = ("--date", "2026-05-20", "--title", "thi đua yêu nước " * 9)
    first, second = (made_file(site, "event", *words)[0] for _ in range(2))
    assert first != second
    assert len(first.stem) <= 80
    assert len(second.stem) <= 80


def test_somebody_of_the_same_name_is_pointed_out(site: Site) -> None:
    done = site.run("new", "profile", "--name", "TỔ ÁNH SÁNG")
    assert "exemplars/profiles/to-anh-sang.md cũng mang tên này" in done.err


@pytest.mark.parametrize(
    ("number", "name"),
    [("231/QĐ-TTg", "231-qd-ttg-1996"), ("991 KT/CTN", "qd-991-kt-ctn-1996"), ("", "qd-prime-minister-1996-09-10")],
)
def test_a_decision_is_named_by_number_and_year(site: Site, number: str, name: str) -> None:
    words = ("--decision-date", "1996-09-10", "--decision-issuer", "prime-minister")
    assert made_file(site, "award", *words, *(("--decision-number", number) if number else ()))[0].stem == name


def test_collectives_are_not_asked_for_consent(site: Site) -> None:
    _, text = made_file(site, "profile", "--name", "Tổ Mới", "--kind", "collective")
    assert "\nconsent:" not in text
    _, text = made_file(site, "profile", "--name", "Lê Thử", "--kind", "individual")
    assert "\nconsent:\n" in text


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", Keyboard("".join(f"{line}\n" for line in lines)))


def test_what_is_missing_is_asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = ("2", "", "Đội Đèn", "", "khoa-dien", "", "", "", "Một đội thử.")
    typed(monkeypatch, *answers)
    done = site.run("new", "profile")
    assert done.status == 0, done.err
    assert "  1. Cá nhân\n" in done.err
    assert "Cần điều này để đặt tên tệp." in done.err
    text = (site.root / "exemplars/profiles/doi-den.md").read_text(encoding="utf-8")
    assert "\nkind: collective\n" in text
    assert "\nsummary: Một đội thử.\n" in text
    assert "\nunit: khoa-dien\n" in text
    assert site.run("check").status == 0


def test_an_answer_not_understood_is_asked_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "khoa-dienn", "Khoa Điện", "", "", "")
    done = site.run(
        "new", "profile", "--kind", "collective", "--name", "Đội Đèn", "--summary", "Thử.", "--honorifics", "GS"
    )
    assert "Không có mã “khoa-dienn”. Gần nhất: khoa-dien (Khoa Điện)." in done.err
    assert "\nunit: khoa-dien\n" in (site.root / "exemplars/profiles/doi-den.md").read_text(encoding="utf-8")


def test_leaving_in_the_middle_writes_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "1", "Lê Thử")
    done = site.run("new", "profile")
    assert (done.status, done.out) == (2, "")
    assert "chưa ghi tệp nào" in done.err
    assert not (site.root / "exemplars/profiles/le-thu.md").exists()


# build


@pytest.fixture
def quiet(capsys: pytest.CaptureFixture[str]) -> pytest.CaptureFixture[str]:
    capsys.readouterr()
    return capsys


def test_a_site_is_built(folder: Path, tmp_path: Path, quiet: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "trang"
    assert main(["build", "--root", str(folder), "--out", str(out), "--today", TODAY]) == 0
    assert (out / "index.html").is_file()
    assert f"Đã dựng trang vào {out} trong " in quiet.readouterr().out


def test_a_site_with_errors_is_not_built(folder: Path, tmp_path: Path, quiet: pytest.CaptureFixture[str]) -> None:
    (folder / "content/hong.md").write_text("---\ntitel: Hỏng\n---\n", encoding="utf-8")
    assert main(["build", "--root", str(folder), "--out", str(tmp_path / "trang")]) == 1
    shown = quiet.readouterr()
    assert "content/hong.md:2:1: lỗi R162" in shown.err
    assert shown.out == ""
    assert not (tmp_path / "trang").exists()
