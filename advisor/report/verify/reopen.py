"""Opens a report as the case it was made from, so that work can go on where it stood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pydantic import ValidationError

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.answers_file import read_case
from advisor.questionnaire.case import Case
from advisor.report.attachments import ANSWERS, MANIFEST, Manifest, digest, read_manifest
from advisor.report.verify.opened import Unreadable, open_pdf
from advisor.report.wording import day
from advisor.words import say


@dataclass(frozen=True)
class Reopened:
    """The case of a report, the plan's first day and length where they were named, and what its reader should know."""

    case: Case
    start: date | None
    weeks: int | None
    notes: tuple[str, ...]


def reopen(raw: bytes, *, file: str, knowledge: Knowledge) -> Reopened:
    """The case attached to a report. Raises Refused where there is none, or one that the knowledge base refuses."""
    try:
        attached = open_pdf(raw, pages=False).attached
    except Unreadable as error:
        raise Refused([Problem(file, 0, 0, error.said, error.next_step)]) from None
    answers = attached.get(ANSWERS)
    if answers is None:
        said = say("no {answers} is attached to this PDF.", answers=ANSWERS)
        raise Refused([Problem(file, 0, 0, said, say("Open a report that was made here, as it was made."))])
    case = read_case(answers, file=f"{file}/{ANSWERS}", knowledge=knowledge)
    try:
        manifest = read_manifest(attached.get(MANIFEST, b""))
    except ValidationError:
        note = say(
            "The report's manifest is missing or cannot be read, so nothing tells whether its answers were changed."
        )
        return Reopened(case, None, None, (note,))
    fits = _fits(manifest, knowledge)
    notes = _notes(manifest, case, answers, knowledge)
    if not fits:
        notes.append(
            say("The plan of the report does not fit the marketing calendar here, so its first day is left out.")
        )
    return Reopened(case, manifest.start if fits else None, manifest.weeks, (*notes,))


def _fits(manifest: Manifest, knowledge: Knowledge) -> bool:
    known, start = knowledge.calendar, manifest.start
    length = timedelta(weeks=manifest.weeks or knowledge.cadence.weeks)
    return start is None or (known.first <= start <= known.last and known.last - start >= length - timedelta(days=1))


def _notes(manifest: Manifest, case: Case, answers: bytes, knowledge: Knowledge) -> list[str]:
    notes = []
    if manifest.attached.get(ANSWERS) != digest(answers):
        notes.append(say("These answers were changed after the report was made."))
    if manifest.knowledge.digest != knowledge.digest:
        notes.append(
            say("The report was made with another version of the knowledge base, so the advice here may differ.")
        )
    if case.as_of is None:
        notes.append(say("The report has the rules as of {day}; the case here has today's.", day=day(manifest.as_of)))
    return notes
