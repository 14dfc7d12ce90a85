"""What differs between a case as it stood at two times, in words: every part by its name, before and after. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor.advice.comparing.answers import answer_in_words, differing_questions
from advisor.advice.comparing.chosen import choices_in_words
from advisor.cases.draft import Draft, Look
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Situation
from advisor.questionnaire.answers_file import problems_of_answer
from advisor.questionnaire.plan_edits import Pin, Still
from advisor.report.country_names import country_names
from advisor.report.spoken import Spoken, semicolons, titled
from advisor.report.wording import account_names, day
from advisor.words import say, say_count

SHORT, MOST = 90, 4  # signs of a text, and members of a list, that are told
CLIENT: Mapping[str, str] = Spoken(lambda: {"name": say("Client"), "contact": say("Contact"), "notes": say("Notes")})
LOOK: Mapping[str, str] = Spoken(
    lambda: {
        "name": say("Your organisation"),
        "tagline": say("Line under it"),
        "contact": say("How to reach you"),
        "disclaimer": say("Disclaimer"),
        "accent": say("Accent colour"),
        "second": say("Second colour"),
        "ink": say("Colour of the text"),
        "text": say("Font of the text"),
        "headings": say("Font of headings"),
        "logo_text": say("What the logo shows, for readers who cannot see it"),
        "files": say("Logo and fonts"),
    }
)


@dataclass(frozen=True)
class Changed:
    """A part of the case that was changed: what it is called, and what was said of it before and after."""

    title: str
    before: str
    after: str


def changes(one: Draft, other: Draft, knowledge: Knowledge, *, as_of: date) -> tuple[Changed, ...]:
    """What was changed from `one` to `other`, the answers first, in the order of the questionnaire."""
    return tuple(_changes(one, other, knowledge, as_of))


def _changes(one: Draft, other: Draft, knowledge: Knowledge, as_of: date) -> Iterator[Changed]:
    before, after = one.case, other.case
    yield from _fields(CLIENT, before.client, after.client)
    if before.as_of != after.as_of:
        yield Changed(
            say("Rules as of"), *(day(case.as_of) if case.as_of else say("today") for case in (before, after))
        )
    differing = differing_questions(before.answers, after.answers)
    order = {ident: place for place, ident in enumerate(knowledge.asked_order)}
    for ident in sorted(differing, key=lambda ident: (order.get(ident, len(order)), ident)):
        question = knowledge.question.get(ident)
        said = (answer_said(case.answers.get(ident), ident, knowledge, as_of=as_of) for case in (before, after))
        yield Changed(question.label if question else ident, *said)
    for chosen in choices_in_words(before.choices, after.choices, knowledge):
        yield Changed(chosen.title, chosen.before, chosen.after)
    yield from _members(
        say("The consultant's opinions"), before.opinions, after.opinions, lambda note: quoted(note.says)
    )
    names = account_names(knowledge)
    yield from _members(
        say("Fixed by hand in the plan"), before.plan.pins, after.plan.pins, lambda pin: _row(pin, names)
    )
    yield from _members(
        say("Days kept free by hand"), before.plan.still, after.plan.still, lambda one: _row(one, names)
    )
    yield from _horizon(one, other)
    yield from _fields(LOOK, one.look, other.look)


def answer_said(value: Any, ident: str, knowledge: Knowledge, *, as_of: date) -> str:
    """An answer in words; one that today's questionnaire does not know, as it was written down."""
    question = knowledge.question.get(ident)
    if value is not None and (question is None or any(True for _ in problems_of_answer(question, value, knowledge))):
        return quoted(semicolons(map(str, value)) if isinstance(value, tuple) else str(value))
    given = {} if value is None else {ident: value}
    return answer_in_words(Situation(knowledge, given, as_of=as_of), ident, country_names())


def quoted(text: str) -> str:
    """A text somebody typed, on one line and not too long; that there is none."""
    line = " ".join(text.split())
    if not line:
        return say("nothing")
    return say("“{text}”", text=line if len(line) <= SHORT else f"{line[:SHORT].rstrip()}…")


def _fields(names: Mapping[str, str], one: Any, other: Any) -> Iterator[Changed]:
    for field, title in names.items():
        before, after = getattr(one, field), getattr(other, field)
        if before == after:
            continue
        if field == "files":
            said = [say("given") if digest else say("nothing") for digest in (before, after)]
            yield Changed(title, *(said if said[0] != said[1] else (say("given"), say("others"))))
        elif isinstance(one, Look) and field == "disclaimer":
            yield Changed(title, *(say("as usual") if text is None else quoted(text) for text in (before, after)))
        else:
            yield Changed(title, quoted(before), quoted(after))


def _members(title: str, one: Collection[Any], other: Collection[Any], said: Any) -> Iterator[Changed]:
    """What left a list, and what came to it."""
    gone, come = [member for member in one if member not in other], [member for member in other if member not in one]
    if gone or come:
        yield Changed(title, _listed(map(said, gone)), _listed(map(said, come)))


def _listed(members: Iterable[str]) -> str:
    told = [*members]
    if not told:
        return say("nothing")
    if len(told) <= MOST:
        return semicolons(told)
    more = say_count(len(told) - MOST, "{number} more", "{number} more")
    return semicolons([*told[:MOST], more])


def _row(row: Pin | Still, names: Mapping[str, str]) -> str:
    return titled(day(row.date), names.get(row.account, row.account))


def _horizon(one: Draft, other: Draft) -> Iterator[Changed]:
    before, after = one.horizon, other.horizon
    if before.start != after.start:
        said = (day(each.start) if each.start else say("as advised") for each in (before, after))
        yield Changed(say("First day of the plan"), *said)
    if before.weeks != after.weeks:
        told = (
            say_count(each.weeks, "{number} week", "{number} weeks") if each.weeks else say("as advised")
            for each in (before, after)
        )
        yield Changed(say("Length of the plan"), *told)
