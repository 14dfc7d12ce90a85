"""Speed as ratios: a cold recommendation and the parts of an advice against a plain start of Python on this machine.

Targets, at the median on two cores that are otherwise idle: a cold recommendation within 1 s; in a warm process a plain
advice within 20 ms; after an answer changes the live panel (verdicts, the questions that still matter, whether the mix
stands) within 300 ms, unlocks and robustness within 1 s each. Times on a busy machine say little; the ratios hold.

Cold is measured twice: with the checked base kept from a call before, and without. Python's own files of compiled code
count as well: where they are not written (`PYTHONDONTWRITEBYTECODE`), every start compiles all it imports.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from advisor.advice.outlook.mix_space import MixSpace
from advisor.knowledge.kept import load_kept
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.questionnaire.answers_file import read_case
from benchmarks.live import TOGETHER, after_answers
from benchmarks.parts import TARGETS, parts_of
from benchmarks.timing import ROOT, median_of, process

BASE = ROOT / "knowledge"
SAMPLES = sorted((BASE / "samples").glob("*.yaml"))
FULL = BASE / "samples" / "luxury_fashion_wfoe.yaml"
DAY = date(2026, 11, 21)
COLD, PANEL = 1000, 300  # milliseconds


def main() -> None:
    """Measure and print."""
    plain = median_of(process("-c", "pass"), times=15)
    tell("plain start of Python", plain, plain)
    with TemporaryDirectory() as shelf:
        tell_starts(plain, shelf=Path(shelf))
    knowledge = load(BASE)
    tell("all formulas of a date", median_of(lambda: MixSpace.compiled(knowledge, as_of=DAY), times=7), plain)
    tell_parts(knowledge, plain)
    tell_live(knowledge, plain)


def tell_starts(plain: float, *, shelf: Path) -> None:
    """Print how long a cold call and the base take, with and without the base kept from before."""
    call = ["-m", "advisor", "recommend", str(FULL), "--as-of", DAY.isoformat(), "--format", "json"]
    tell(
        "cold, nothing kept",
        median_of(process(*call, environment={**os.environ, "ADVISOR_CACHE": "off"}), times=7),
        plain,
    )
    kept = process(*call, environment={**os.environ, "ADVISOR_CACHE": str(shelf)})
    kept()
    compiled = "not written" if sys.dont_write_bytecode else "written"
    tell(f"cold, base kept (target {COLD} ms)", median_of(kept, times=7), plain, f"compiled code {compiled}")
    tell("base read and checked", median_of(lambda: load(BASE), times=5), plain)
    tell("base taken from the shelf", median_of(lambda: load_kept(BASE, shelf=shelf), times=5), plain)


def tell_parts(knowledge: Knowledge, plain: float) -> None:
    """Print the parts of an advice for each sample as ratios, then the slowest and its target in milliseconds."""
    space = MixSpace.compiled(knowledge, as_of=DAY)
    slowest = dict.fromkeys(TARGETS, 0.0)
    print(f"\n{'in a warm process':<26}" + "".join(f"{name:>12}" for name in TARGETS))
    for path in SAMPLES:
        answers = read_case(path.read_bytes(), file=path.name, knowledge=knowledge).answers
        parts = parts_of(knowledge, answers, as_of=DAY, space=space)
        taken = {name: median_of(parts[name], times=9) for name in TARGETS}
        slowest = {name: max(slowest[name], taken[name]) for name in TARGETS}
        print(f"{path.stem:<26}" + "".join(f"{taken[name] / plain:>12.2f}" for name in TARGETS), flush=True)
    print(f"{'slowest, ms':<26}" + "".join(f"{slowest[name] * 1000:>12.1f}" for name in TARGETS))
    print(f"{'target, ms':<26}" + "".join(f"{target:>12}" for target in TARGETS.values()))


def tell_live(knowledge: Knowledge, plain: float) -> None:
    """Print what the live panel takes after an answer, over all answers of all samples, against its target."""
    answers = [read_case(path.read_bytes(), file=path.name, knowledge=knowledge).answers for path in SAMPLES]
    print("\nafter an answer, the median")
    for part, taken in after_answers(MixSpace.compiled(knowledge, as_of=DAY), answers).items():
        remark = f"longest {max(taken) * 1000:.1f} ms" + (f" (target {PANEL} ms)" if part == TOGETHER else "")
        tell(part, median(taken), plain, remark)


def tell(what: str, seconds: float, plain: float, remark: str = "") -> None:
    """Print one row: what, milliseconds, ratio to a plain start."""
    print(f"{what:<34} {seconds * 1000:8.1f} ms {seconds / plain:8.2f}  {remark}".rstrip(), flush=True)


if __name__ == "__main__":
    main()
