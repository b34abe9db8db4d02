"""Say which recipients will be counted but not named."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known
from generator.words.diagnostics import Diagnostic, Rule, Severity
from generator.words.model import WITHDRAWN, Decision

RULE = Rule(
    code="R710",
    name="recipient-not-named",
    severity=Severity.NOTICE,
    title="Người được khen chỉ được đếm, không nêu tên",
    why="Người chưa có hồ sơ chỉ được nêu tên khi chính quyết định đã công khai; nếu chưa, trang chỉ đếm.",
    wrong="recipients có name nhưng decision không có publication",
    right="publication: {basis: public-decision, url: https://example.vn/qd}",
    source="Luật 91/2025/QH15, Điều 16",
    kinds=("decision",),
)


def check(decision: Decision, known: Known) -> Iterator[Diagnostic]:
    """Ensure a decision that names people without a profile says why it may; one notice for all of them."""
    hidden = sum(1 for row in decision.recipients if row.name and not row.exemplar)
    if hidden and not (decision.publication and decision.publication.basis) and decision.status != WITHDRAWN:
        yield RULE.at(
            decision.at("recipients").key(),
            f"{hidden} người hoặc tập thể chưa có hồ sơ sẽ được đếm nhưng không nêu tên.",
            hint="Nếu quyết định đã công khai, thêm publication: {basis: public-decision, url: …}.",
        )
