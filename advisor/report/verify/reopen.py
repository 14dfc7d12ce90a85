"""Opens a report as the case it was made from, so that work can go on where it stood."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from pydantic import ValidationError

from advisor.knowledge.models import Knowledge
from advisor.knowledge.problems import Problem, Refused
from advisor.questionnaire.carrying import Carried, read_old_case
from advisor.questionnaire.case import Case
from advisor.questionnaire.former import NOTHING, Former
from advisor.report.attachments import ANSWERS, MANIFEST, Manifest, digest, read_manifest
from advisor.report.verify.opened import Unreadable, open_pdf
from advisor.report.wording import day
from advisor.words import say


@dataclass(frozen=True)
class Reopened:
    """The case of a report, the plan's first day and length where they were named, and what its reader should know.

    `carried` is what happened to answers to questions of former times.
    """

    case: Case
    start: date | None
    weeks: int | None
    notes: tuple[str, ...]
    carried: Carried = field(default_factory=Carried)


def reopen(raw: bytes, *, file: str, knowledge: Knowledge, former: Former = NOTHING) -> Reopened:
    """The case attached to a report. Raises Refused where there is none, or one that the knowledge base refuses.

    `former` says what became of questions that the base no longer has.
    """
    try:
        attached = open_pdf(raw, pages=False).attached
    except Unreadable as error:
        raise Refused([Problem(file, 0, 0, error.said, error.next_step)]) from None
    answers = attached.get(ANSWERS)
    if answers is None:
        said = say("no {answers} is attached to this PDF.", answers=ANSWERS)
        raise Refused([Problem(file, 0, 0, said, say("Open a report that was made here, as it was made."))])
    manifest = _manifest(attached.get(MANIFEST, b""))
    try:
        case, carried = read_old_case(answers, file=f"{file}/{ANSWERS}", knowledge=knowledge, former=former)
    except Refused as refused:
        raise Refused([*_of_another_base(manifest, file, knowledge), *refused.problems]) from None
    if manifest is None:
        note = say(
            "The report's manifest is missing or cannot be read, so nothing tells whether its answers were changed."
        )
        return Reopened(case, None, None, (note,), carried)
    fits = calendar_reaches(manifest.start, manifest.weeks, knowledge)
    notes = _notes(manifest, case, answers, knowledge)
    if not fits:
        notes.append(
            say("The plan of the report does not fit the marketing calendar here, so its first day is left out.")
        )
    return Reopened(case, manifest.start if fits else None, manifest.weeks, (*notes,), carried)


def calendar_reaches(start: date | None, weeks: int | None, knowledge: Knowledge) -> bool:
    """Whether the marketing calendar holds a plan of so many weeks from `start`; one without a day always fits."""
    known, length = knowledge.calendar, timedelta(weeks=weeks or knowledge.cadence.weeks)
    return start is None or (known.first <= start <= known.last and known.last - start >= length - timedelta(days=1))


def _manifest(raw: bytes) -> Manifest | None:
    try:
        return read_manifest(raw)
    except ValidationError:
        return None


def _of_another_base(manifest: Manifest | None, file: str, knowledge: Knowledge) -> Iterator[Problem]:
    """That the report comes from another knowledge base, which may be why its answers are refused."""
    if manifest is not None and manifest.knowledge.digest != knowledge.digest:
        said = say(
            "the report was made with another version of the knowledge base ({version}), and not all its answers are"
            " understood here.",
            version=manifest.knowledge.version,
        )
        yield Problem(file, 0, 0, said, say("Open it where that version is at work."))


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
