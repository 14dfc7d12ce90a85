"""How long work takes: the median of several runs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def median_of(work: Callable[[], object], *, times: int) -> float:
    """The median duration in seconds."""
    durations = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        durations.append(time.perf_counter() - began)
    return statistics.median(durations)


def process(*arguments: str, environment: Mapping[str, str] | None = None) -> Callable[[], object]:
    """Running Python with these arguments, from the start of the process to its end."""
    command = [sys.executable, *arguments]
    return lambda: subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True)
