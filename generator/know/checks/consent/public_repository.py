"""Ensure a repository that anybody can read holds nothing that is not public yet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.fixes import NO_VALUE
from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import DRAFT, WITHDRAWN, Profile, Record

RULE = Rule(
    code="R709",
    name="public-repository",
    severity=Severity.ERROR,
    title="Kho công khai chứa điều chưa công khai",
    why="Ai cũng đọc được tệp trong kho công khai, cả bản nháp, bài hẹn giờ, nhân tố mới và số hồ sơ đồng ý.",
    wrong="status: draft, khi cài đặt ghi repository: public",
    right="để bản nháp ở kho riêng, hoặc cài đặt repository: private",
    source="Luật 91/2025/QH15",
    kinds=("profile", "story", "decision", "event", "proposal"),
)
EMERGING = "emerging"


def check(record: Record, known: Known) -> Iterator[Diagnostic]:
    """Ensure a public repository has no draft, no embargo, no emerging exemplar and no file number of a consent."""
    if known.repository != "public":
        return
    if record.status == DRAFT:
        yield RULE.at(
            record.at("status"),
            "Bản nháp nằm trong kho công khai nên ai cũng đọc được.",
            hint="Chuyển tệp này sang kho riêng cho tới khi đăng.",
        )
    if record.publish_at and record.publish_at > known.catalog.now and record.status != WITHDRAWN:
        yield RULE.at(
            record.at("publish_at"),
            "Bài hẹn giờ đăng nằm trong kho công khai nên ai cũng đọc được trước giờ.",
            hint="Giữ tệp này ở kho riêng cho tới giờ đăng.",
        )
    if isinstance(record, Profile):
        yield from _in_profile(record)


def _in_profile(profile: Profile) -> Iterator[Diagnostic]:
    for number, recognition in enumerate(profile.recognitions):
        if recognition.status == EMERGING:
            yield RULE.at(
                profile.at("recognitions", number, "status"),
                "Nhân tố mới đang được bồi dưỡng thì chưa công khai.",
                hint="Bỏ bước này khỏi kho công khai.",
            )
    if profile.consent and profile.consent.reference:
        yield RULE.at(
            profile.at("consent", "reference"),
            "Số hồ sơ đồng ý không để ở kho công khai.",
            hint="Giữ số hồ sơ ở sổ riêng; ở đây chỉ để ngày đồng ý.",
            fixes=[NO_VALUE],
        )
