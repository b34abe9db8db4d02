"""Faults at every file operation, kills at random moments, publications at the same time; and what readers saw."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from errno import ENOSPC, errorcode
from pathlib import Path
from typing import NoReturn

from generator.edge.publishing.disk import Disk
from generator.edge.publishing.publication import NotPublished, Overtaken, publish, reserve, rollback
from generator.edge.publishing.release import differences
from generator.edge.publishing.target import Target
from tests.publishing.faults import ERRORS, CountingDisk, DyingDisk, FailingDisk
from tests.publishing.small_site import draft
from tests.publishing.web import Readers, serving

MOST = 10_000
OFTEN = 4
"""Readers finish a page after so many strikes; a strike and what follows it are up to four releases."""


@dataclass
class Result:
    strikes: dict[str, int] = field(default_factory=dict)
    operations: dict[str, int] = field(default_factory=dict)
    views: int = 0
    wrong: dict[str, int] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    rounds: int = 0

    @property
    def clean(self) -> bool:
        return not self.wrong and not self.failures

    def __str__(self) -> str:
        lines = [f"file operations: {self.operations}", f"strikes: {self.strikes}", f"rounds at once: {self.rounds}"]
        lines += [f"page views: {self.views}", f"broken or mixed views: {sum(self.wrong.values())} {self.wrong}"]
        return "\n".join([*lines, f"other failures: {len(self.failures)}", *self.failures[:20]])


class Bench:
    """One target, and new content for it as often as wanted."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self.folder, self.target, self.chance = folder, folder / "target", chance
        self.number = 0
        self.checks = 0
        self.readers: Readers | None = None
        self.result = Result()

    def publish(self, disk: Disk | None = None) -> int:
        self.number += 1
        serial = reserve(self.target)
        return publish(self.target, draft(self.folder / "sites", f"r{self.number}"), serial, disk=disk).serial

    def rollback(self, disk: Disk | None = None) -> int:
        return rollback(self.target, disk=disk).serial

    def check(self, what: str) -> None:
        """What readers get is whole, and the next publication needs no hands."""
        target = Target(self.target, Disk())
        manifest = target.manifest(target.current())
        wrong = (
            ["no manifest"] if manifest is None else list(differences(Disk(), target.path(target.current()), manifest))
        )
        if wrong:
            self.result.failures.append(f"{what}: {wrong[0]}")
        try:
            after = self.publish()
        except NotPublished as error:
            self.result.failures.append(f"{what}: the next publication fails: {error}")
            return
        left = [name for name, _ in Disk().entries(target.releases) if name.startswith(".")]
        if target.current() != after or left or target.numbers()[-1] != after:
            self.result.failures.append(f"{what}: current {target.current()}, published {after}, left {left}")
        self.checks += 1
        if self.readers and self.checks % OFTEN == 0:
            self.readers.wait()


def in_child(action: Callable[[], object], *, kill_after: float | None = None) -> int:
    """Run in a process of its own; its exit status, negative for a signal."""
    child = os.fork()
    if child == 0:
        _run(action)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def prove(bench: Bench, *, every: int, kills: int, rounds: int) -> Result:
    """The whole proof; ``every`` n-th operation is struck."""
    bench.publish()
    bench.publish()
    with serving(bench.folder / "nginx", bench.target) as nginx:
        bench.readers = readers = Readers(nginx.port)
        for name, action in (("publish", bench.publish), ("rollback", bench.rollback)):
            counting = CountingDisk()
            action(counting)
            bench.result.operations[name] = len(counting.steps)
            for kind, strike in strikes(bench, action):
                _each(bench, f"{name} {kind}", strike, every)
        _random_kills(bench, kills)
        bench.readers = None
        bench.result.views, bench.result.wrong = readers.stop()
    _at_once(bench, rounds)
    return bench.result


Strike = Callable[[int], bool]


def strikes(bench: Bench, action: Callable[[Disk], int]) -> Iterator[tuple[str, Strike]]:
    """Ways to strike one operation; each tells whether the run got that far."""

    def kill(at: int) -> bool:
        bench.number += 1  # the child's copy of the bench counts for itself
        status = in_child(lambda: action(DyingDisk(at)))
        if status == 2:
            bench.result.failures.append(f"an exception at {at}")
        return status == -signal.SIGKILL

    def fail(error: int, *, forever: bool = False) -> Strike:
        def strike(at: int) -> bool:
            disk = FailingDisk(at, error, forever=forever)
            with suppress(NotPublished):
                action(disk)
            return disk.struck

        return strike

    yield "kill", kill
    for error in ERRORS:
        yield errorcode[error], fail(error)
    yield "ENOSPC from there on", fail(ENOSPC, forever=True)


def _each(bench: Bench, name: str, strike: Strike, every: int) -> None:
    bench.publish()
    first = bench.chance.randrange(every) + 1
    for at in range(first, MOST, every):
        bench.number += 1
        if not strike(at):
            return
        bench.result.strikes[name] = bench.result.strikes.get(name, 0) + 1
        bench.check(f"{name} at {at}")


def _random_kills(bench: Bench, kills: int) -> None:
    start = time.monotonic()
    bench.publish()
    usual = time.monotonic() - start
    for number in range(kills):
        bench.number += 1
        action = bench.rollback if number % 4 == 3 else bench.publish
        in_child(action, kill_after=bench.chance.uniform(0, usual * 1.2))
        bench.check(f"random kill {number}")
    bench.result.strikes["random kill"] = kills


def _at_once(bench: Bench, rounds: int) -> None:
    """Publications and rollbacks started together: whatever order they end in, the highest number stands."""
    for number in range(rounds):
        reserved = [reserve(bench.target) for _ in range(2)]
        bench.chance.shuffle(reserved)
        drafts = [draft(bench.folder / "sites", f"x{number}-{serial}") for serial in reserved]
        jobs: list[Callable[[], object]] = [
            lambda one=one, serial=serial: publish(bench.target, one, serial)
            for one, serial in zip(drafts, reserved, strict=True)
        ]
        jobs.append(lambda: rollback(bench.target))
        children = [_start(job) for job in jobs]
        statuses = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
        target = Target(bench.target, Disk())
        stands = target.current()
        manifest = target.manifest(stands)
        published, rolled_back = statuses[:2], statuses[2]
        if not set(published) <= {0, 3} or rolled_back not in {0, 1} or stands < max(reserved):
            bench.result.failures.append(f"round {number}: {statuses}, {stands} stands, {reserved} were given")
        elif manifest is None or list(differences(Disk(), target.path(stands), manifest)):
            bench.result.failures.append(f"round {number}: {stands} is damaged")
        elif target.numbers()[-1] != stands:
            bench.result.failures.append(f"round {number}: {stands} stands below {target.numbers()[-1]}")
        bench.result.rounds += 1


def _start(job: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        _run(job)
    return child


def _run(job: Callable[[], object]) -> NoReturn:
    try:
        job()
    except Overtaken:
        os._exit(3)
    except NotPublished:  # a rollback of a rollback may find nothing before it
        os._exit(1)
    except BaseException as error:
        print(f"{error!r}", file=sys.stderr)
        os._exit(2)
    os._exit(0)
