"""What an edit of the knowledge base would alter: over every combination of answers, and on the cases kept here.

It takes seconds of computing, so a server has it done by `python -m advisor.web.workbench.workbench_worker`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from advisor.cases.draft import Draft
from advisor.cases.watch import SEVERITIES, Moved, Watched, watch
from advisor.knowledge.editing import tried
from advisor.knowledge.languages import catalogue, in_language, texts_of
from advisor.knowledge.load import Files, checked
from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Refused
from advisor.logic.checks import run_all
from advisor.logic.difference import Difference, difference
from advisor.words import speaking
from advisor.words.tongues import Language

Step = Literal["answers", "proofs", "cases"]
Tell = Callable[[Step, float], None]


@dataclass(frozen=True)
class Asked:
    """An edit to look at: the base as it stands, one file of it as it would be, and the cases kept here.

    Each case comes with its id and what the list calls it.
    """

    files: Files
    name: str
    raw: bytes
    folder: Path
    cases: tuple[tuple[str, str, Draft], ...]
    today: date
    language: Language


@dataclass(frozen=True)
class Unproved:
    """Something the base proved over every combination of answers, and would no longer prove."""

    where: str
    message: str
    next_step: str


@dataclass(frozen=True)
class Impact:
    """What the edit alters.

    `unproved` is what the checks over all combinations find anew; `untranslated` are texts that the edit leaves without
    a translation; `unmoved` counts the cases whose advice stays as it is.
    """

    difference: Difference
    unproved: tuple[Unproved, ...]
    untranslated: tuple[str, ...]
    moved: tuple[Moved, ...]
    unmoved: int


def impact(asked: Asked, tell: Tell) -> Impact:
    """Look at the edit; `tell` hears of each step and the part of it that is done. Raises Refused for a defect."""
    tell("answers", 0.0)
    before = checked(asked.files, folder=asked.folder).knowledge
    edited = tried(asked.files, name=asked.name, raw=asked.raw, folder=asked.folder)
    if edited.base is None:
        raise Refused(edited.problems)
    after = edited.base.knowledge
    found = difference(before, after, as_of=asked.today)
    tell("proofs", 0.0)
    unproved = () if found.nothing else _unproved(before, after)
    moved, unmoved = _cases(asked, before, after, tell)
    return Impact(
        difference=found,
        unproved=unproved,
        untranslated=_untranslated(before, after, asked.folder),
        moved=moved,
        unmoved=unmoved,
    )


def _unproved(before: Knowledge, after: Knowledge) -> tuple[Unproved, ...]:
    old, new = (
        [
            Unproved(f"{finding.collection} {finding.id}".strip(), finding.message, finding.next_step)
            for report in run_all(base)
            for finding in report.findings
        ]
        for base in (before, after)
    )
    return tuple(finding for finding in new if finding not in old)


def _untranslated(before: Knowledge, after: Knowledge, folder: Path) -> tuple[str, ...]:
    known = catalogue(folder, "zh_Hans")
    if not known:
        return ()
    old = texts_of(before)
    return tuple(text for text in texts_of(after) if text not in known and text not in old)


def _cases(asked: Asked, before: Knowledge, after: Knowledge, tell: Tell) -> tuple[tuple[Moved, ...], int]:
    """The cases whose advice of today would change, the gravest first, and how many would not."""
    moved: list[Moved] = []
    with speaking(asked.language):
        old, new = (in_language(base, asked.language, asked.folder) for base in (before, after))
        for place, (ident, name, draft) in enumerate(asked.cases):
            tell("cases", place / len(asked.cases))
            if before.digest != after.digest:
                moved += watch([Watched(ident, name, draft, old)], new, today=asked.today).moved
    moved.sort(key=lambda case: (SEVERITIES.index(case.severity), case.name.casefold(), case.id))
    return tuple(moved), len(asked.cases) - len(moved)
