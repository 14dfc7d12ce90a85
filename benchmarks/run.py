"""Speed as ratios: a cold recommendation and a warm evaluation against a plain start of Python on the same machine."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from advisor.advice.advise import advise
from advisor.advice.findings import Findings
from advisor.advice.mixes.certificate import certificate
from advisor.advice.mixes.mix import weights
from advisor.advice.mixes.robustness import robustness
from advisor.knowledge.load import load
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.questionnaire.answers_file import read_case

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = sorted((ROOT / "knowledge" / "samples").glob("*.yaml"))
FULL = ROOT / "knowledge" / "samples" / "luxury_fashion_wfoe.yaml"
DAY = date(2026, 11, 21)


def median_of(work: Callable[[], object], *, times: int) -> float:
    """The median duration in seconds."""
    durations = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        durations.append(time.perf_counter() - began)
    return statistics.median(durations)


def process(*arguments: str) -> Callable[[], object]:
    """Running Python with these arguments, from the start of the process to its end."""
    return lambda: subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=True)


def main() -> None:
    """Measure and print."""
    plain = median_of(process("-c", "pass"), times=9)
    cold = median_of(process("-m", "advisor", "recommend", str(FULL), "--as-of", DAY.isoformat()), times=5)
    knowledge = load(ROOT / "knowledge")
    print(f"plain start of Python            {plain * 1000:8.1f} ms      1.0")
    print(f"recommend, cold, full answers    {cold * 1000:8.1f} ms {cold / plain:8.1f}")
    loading = median_of(lambda: load(ROOT / "knowledge"), times=5)
    print(f"loading and checking the base    {loading * 1000:8.1f} ms {loading / plain:8.1f}")
    for path in SAMPLES:
        answers = read_case(path.read_bytes(), file=path.name, knowledge=knowledge).answers
        warm = median_of(partial(advise, knowledge, answers, as_of=DAY), times=15)
        print(f"warm: {path.stem:<26} {warm * 1000:8.1f} ms {warm / plain:8.2f}")
    tell_proof(knowledge, plain)


def tell_proof(knowledge: Knowledge, plain: float) -> None:
    """Print how long robustness and certificate take on the sample with the most mixes."""
    found: list[tuple[int, str, Situation, Findings]] = []
    for path in SAMPLES:
        answers = read_case(path.read_bytes(), file=path.name, knowledge=knowledge).answers
        situation = Situation(knowledge, answers, as_of=DAY)
        compared = Findings.of(situation)
        found.append((len(compared.compared), path.stem, situation, compared))
    count, name, situation, compared = max(found, key=lambda one: one[:2])
    weighted = weights(situation)
    shares = median_of(partial(robustness, compared.compared, weighted), times=15)
    proof = median_of(partial(certificate, situation, compared), times=15)
    print(f"most mixes: {name} ({count})")
    print(f"robustness                       {shares * 1000:8.1f} ms {shares / plain:8.2f}")
    print(f"certificate                      {proof * 1000:8.1f} ms {proof / plain:8.2f}")


if __name__ == "__main__":
    main()
