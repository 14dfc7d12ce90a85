"""Judges all mutants, on several processes."""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from pathlib import Path

from advisor.expectations.read import cases_in, samples_in
from advisor.knowledge.load import Origins, load, load_unchecked
from advisor.knowledge.models import Knowledge
from tools.mutation.judge import Jury
from tools.mutation.mutant import Mutant
from tools.mutation.mutants import mutants

ROOT = Path(__file__).resolve().parent.parent.parent
BASE, FOLDER = ROOT / "knowledge", ROOT / "tests" / "cases"
BATCH = 24


@dataclass(frozen=True)
class Result:
    """A mutant with its place (`file:line`), and the case that noticed it, if any did."""

    mutant: Mutant
    place: str
    noticed_by: str | None


def jury(knowledge: Knowledge, *, base: Path, cases: Path) -> Jury:
    """The cases of a folder, with the sample clients of the base. Raises Refused."""
    return Jury(knowledge, [written.case for written in cases_in(cases)], samples_in(base / "samples", knowledge))


class _Worker:
    """What each process needs: the same mutants in the same order, and the cases."""

    jury: Jury
    mutants: tuple[Mutant, ...]

    @classmethod
    def start(cls, base: Path, cases: Path, groups: tuple[str, ...]) -> None:
        knowledge = load(base)
        cls.jury = jury(knowledge, base=base, cases=cases)
        cls.mutants = tuple(mutants(knowledge, groups))

    @classmethod
    def judge(cls, index: int) -> str | None:
        return cls.jury.noticed_by(cls.mutants[index])


def run(groups: tuple[str, ...], *, jobs: int, base: Path = BASE, cases: Path = FOLDER) -> tuple[Result, ...]:
    """Every mutant of the collections in `groups`. Raises ValueError where a case fails before anything is changed."""
    knowledge, origins = load_unchecked(base)
    judges = jury(knowledge, base=base, cases=cases).cases
    failing = [judged.case.id for judged in judges if judged.notices(knowledge)]
    if failing:
        raise ValueError(f"these cases fail on the base as it is: {', '.join(failing)}")
    found = tuple(mutants(knowledge, groups))
    with multiprocessing.Pool(jobs, initializer=_Worker.start, initargs=(base, cases, groups)) as pool:
        noticed = pool.map(_Worker.judge, range(len(found)), chunksize=BATCH)
    return tuple(Result(mutant, place_of(mutant, origins), by) for mutant, by in zip(found, noticed, strict=True))


def place_of(mutant: Mutant, origins: Origins) -> str:
    """Where the changed part stands, as `file:line`."""
    document, root = origins.entries[mutant.collection, mutant.ident]
    return f"{document.file}:{document.place((*root, *mutant.change.path))[0]}"
