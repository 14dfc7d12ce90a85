"""Puts a knowledge base through the domain cases, on as many processes as the machine has cores."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from advisor.expectations.case import Slip
from advisor.expectations.judged import answers_of, shortfalls
from advisor.expectations.read import cases_in, samples_in
from advisor.knowledge.load import load
from advisor.knowledge.problems import Problem


@dataclass(frozen=True)
class Tried:
    """How many cases were tried, for how many clients, and what the base falls short of."""

    cases: int
    clients: int
    problems: tuple[Problem, ...]


def try_all(base: Path, cases: Path) -> Tried:
    """Every case in the folder `cases`. Raises Refused where one cannot be read."""
    jobs = min(os.cpu_count() or 1, 8)
    cases_in(cases)  # what cannot be read is refused before any process starts
    with ProcessPoolExecutor(jobs) as pool:
        shares = list(pool.map(_share, *zip(*((base, cases, first, jobs) for first in range(jobs)), strict=True)))
    return Tried(
        cases=sum(share.cases for share in shares),
        clients=sum(share.clients for share in shares),
        problems=tuple(sorted(problem for share in shares for problem in share.problems)),
    )


def _share(base: Path, cases: Path, first: int, every: int) -> Tried:
    knowledge = load(base)
    samples = samples_in(base / "samples", knowledge)
    mine = cases_in(cases)[first::every]
    clients, problems = 0, []
    for written in mine:
        case = written.case
        try:
            answers = tuple(answers_of(case, knowledge, samples)) if case.expect else ()
            clients += len(answers)
            found = list(shortfalls(case, knowledge, samples=samples, answers=answers))
        except Slip as slip:
            problems.append(written.problem(str(slip)))
            continue
        problems += [written.problem(f"{said}.", case.why) for said in found]
    return Tried(len(mine), clients, tuple(problems))
