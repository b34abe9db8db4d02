"""Ensure the headings of a unit's report are the tasks it answers to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.know.checks.known import Known, unread_lists
from generator.know.narratives import parts_of
from generator.words.diagnostics import Diagnostic, Place, Rule, Severity
from generator.words.model import Narrative
from generator.words.vietnamese import nearest

RULE = Rule(
    code="R815",
    name="narrative-heading",
    severity=Severity.WARNING,
    title="Đề mục của báo cáo không phải một nhiệm vụ",
    why="Báo cáo chung gộp lời các đơn vị theo nhiệm vụ; đề mục khác tên thì xuống mục “Các nội dung khác”.",
    wrong="## Bồi dưỡng điễn hình",
    right="## Bồi dưỡng điển hình",
    kinds=("narrative",),
)


def check(record: Narrative, known: Known) -> Iterator[Diagnostic]:
    """Ensure each heading of the second level is a task's name or one of its aliases, and none of them is missing."""
    tasks = known.vocabulary.tasks.values()
    if not tasks or record.path in known.broken or "tasks" in unread_lists(known):
        return
    parts = tuple(parts_of(record, tasks))
    names = {name: task.name for task in tasks for name in task.names}
    for part in parts:
        if part.heading and not part.task:
            fixes = [f"## {name}" for name in dict.fromkeys(names[near] for near in nearest(part.heading, names))]
            yield RULE.at(
                Place(path=record.path, line=part.line, column=1),
                f"“{part.heading}” không phải tên một nhiệm vụ phải báo cáo.",
                hint="Các nhiệm vụ: " + "; ".join(task.name for task in tasks) + ".",
                fixes=fixes,
            )
    told = {part.task for part in parts}
    silent = [task.name for task in tasks if task.id not in told]
    if silent:
        yield RULE.at(
            Place(path=record.path, line=record.body_line, column=1),
            f"Báo cáo chưa nói đến: {'; '.join(silent)}.",
            hint="Thêm đề mục “## Tên nhiệm vụ”; không có việc gì thì ghi “Trong kỳ không có.”",
        )
