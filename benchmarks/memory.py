"""What a process and those it started hold in memory and have computed, as Linux tells it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
PAGE, TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Standing:
    """Memory in megabytes and processor time in seconds: of a process, and of those it started, taken together."""

    memory: float
    processor: float
    workers: int
    workers_memory: float
    workers_processor: float


def standing(process: int) -> Standing:
    """How a process stands now. Raises OSError where it has ended."""
    below = _below(process)
    return Standing(
        memory=_memory(process),
        processor=_processor(process),
        workers=len(below),
        workers_memory=sum(map(_memory, below)),
        workers_processor=sum(map(_processor, below)),
    )


def _below(process: int) -> list[int]:
    """The processes that it started, and those that these did."""
    parents: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                parents.setdefault(int(_fields(int(entry.name))[1]), []).append(int(entry.name))
            except OSError:
                continue
    found, rest = [], [process]
    while rest:
        mine = parents.get(rest.pop(), [])
        found += mine
        rest += mine
    return found


def _fields(process: int) -> list[str]:
    """The fields of `stat` after the process's name, which may hold anything: state, parent, ..."""
    return (PROC / str(process) / "stat").read_text().rpartition(")")[2].split()


def _memory(process: int) -> float:
    return int((PROC / str(process) / "statm").read_text().split()[1]) * PAGE / 1e6


def _processor(process: int) -> float:
    fields = _fields(process)
    return (int(fields[11]) + int(fields[12])) / TICKS
