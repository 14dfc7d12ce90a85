"""Which of some cases' advice changed since it was kept, told case by case.

It takes some hundredths of a second for each, so a server has it done by `python -m advisor.web.watch.watch_worker`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from advisor.cases.bases import read_kept
from advisor.cases.draft import Draft
from advisor.cases.glance import Glance
from advisor.cases.watch import Moved, Watched, advice_now, day_of, watch
from advisor.knowledge.languages import in_language
from advisor.knowledge.models import Knowledge
from advisor.words import speaking
from advisor.words.tongues import Language


@dataclass(frozen=True)
class ToLookAt:
    """A case, and the advice that was kept with it; None where there is none."""

    id: str
    draft: Draft
    kept: Glance | None


@dataclass(frozen=True)
class Asked:
    """Cases to look at by the base `now`, which speaks `language` and whose `folder` has the translations.

    `bodies` are the bases before, by digest, as the store has them.
    """

    now: Knowledge
    bodies: Mapping[str, bytes]
    cases: tuple[ToLookAt, ...]
    today: date
    language: Language
    folder: Path


@dataclass(frozen=True, eq=False)
class Looked:
    """What became of a case: how its advice `moved` (None: not at all), or that it could not be compared.

    Each equals itself alone, so that what is made of it can be kept by it.

    `now` is the present advice at a glance, to be kept once somebody notes it; None where nothing needs noting, or
    nothing can be advised.
    """

    moved: Moved | None = None
    compared: bool = True
    now: Glance | None = None


def looked(asked: Asked) -> Iterator[Looked]:
    """Look at one case after the other, in their order."""
    with speaking(asked.language):
        before: dict[str, Knowledge | None] = {asked.now.digest: asked.now}
        for case in asked.cases:
            try:
                yield _looked(case, asked, before)
            except ValueError:  # an answer or a weight with which nothing is advised; the others are looked at
                yield Looked(compared=False)


def _looked(case: ToLookAt, asked: Asked, before: dict[str, Knowledge | None]) -> Looked:
    old = None if case.kept is None else _base(case.kept.knowledge, asked, before)
    if case.kept is None or old is None:
        return Looked(compared=False, now=_glance(case, asked))
    watched = Watched(case.id, "", case.draft, old, day_of(case.draft, case.kept))
    moved = next(iter(watch([watched], asked.now, today=asked.today).moved), None)
    return Looked(moved, now=_glance(case, asked) if moved else None)


def _base(digest: str, asked: Asked, before: dict[str, Knowledge | None]) -> Knowledge | None:
    if digest not in before:
        body = asked.bodies.get(digest)
        found = None if body is None else read_kept(body, digest)
        before[digest] = None if found is None else in_language(found, asked.language, asked.folder)
    return before[digest]


def _glance(case: ToLookAt, asked: Asked) -> Glance:
    return Glance.of(advice_now(case.draft, asked.now, today=asked.today))
