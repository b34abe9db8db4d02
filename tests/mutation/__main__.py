"""``python -m tests.mutation --seed 7 --count 200``: the figures, by kind, and with ``--show`` the misses."""

from __future__ import annotations

import argparse

from tests.mutation.measure import Score, measure


def report(score: Score, *, show: bool) -> None:
    print(f"{'mistake':16}{'made':>6}{'line':>6}{'fix':>6}{'only finding':>14}")
    for kind, made in sorted(score.all.items()):
        print(f"{kind:16}{made:6}{score.lines[kind]:6}{score.fixes[kind]:6}{score.alone[kind]:14}")
    print(
        f"right line {score.share(score.lines):.1f} %, right first suggestion {score.share(score.fixes):.1f} %, ",
        end="",
    )
    print(f"nothing else said {score.share(score.alone):.1f} %, of {score.all.total()} mutants")
    for mutant, found in score.misses if show else ():
        line = mutant.text.split("\n")[mutant.line - 1] if mutant.line <= mutant.text.count("\n") + 1 else ""
        print(f"\n{mutant.kind}: {mutant.path}:{mutant.line}\n  now  {line!r}\n  want {mutant.fix!r}")
        for one in found:
            print(f"  {one.place.line}:{one.place.column} {one.code} {one.message} {[fix.text for fix in one.fixes]}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--show", action="store_true", help="print every mutant that was not told exactly")
    options = parser.parse_args()
    report(measure(options.seed, options.count), show=options.show)


if __name__ == "__main__":
    main()
