"""What became of answers to former questions when an old case was opened, and the way to what must be asked again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from advisor.knowledge.models import Knowledge
from advisor.questionnaire.carrying import Carried
from advisor.report.spoken import dashed
from advisor.web.compare.compare_table import side_by_side
from advisor.web.markup import Markup, bullets, joined, show, tag
from advisor.web.plain import label
from advisor.web.questions.questions_page import open_at
from advisor.web.visit import Visit, turn_to
from advisor.words import say, say_count

MOST_BUTTONS = 12


@dataclass(frozen=True)
class Became:
    """What happened on the way, as a reader calls it.

    `mapped` is from what to what, `dropped` what went and why, `asked` the ids of the questions to be asked again.
    """

    mapped: tuple[tuple[str, str], ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    asked: tuple[str, ...] = ()


def became(carried: Carried, knowledge: Knowledge) -> Became:
    """The same by labels; of several steps the first name and the last. A former id has no label, so it stays an id."""
    steps = dict(carried.mapped)
    later = set(steps.values())
    return Became(
        mapped=tuple((old, _called(_now(old, steps), knowledge)) for old in steps if old not in later),
        dropped=tuple((_called(name, knowledge), why) for name, why in carried.dropped),
        asked=tuple(dict.fromkeys(_now(name, steps) for name in carried.asked)),
    )


def _now(name: str, steps: Mapping[str, str]) -> str:
    """The last name of a question, or of an option, written `question: option`."""
    for _ in range(2 * len(steps) + 1):
        question, sign, option = name.partition(": ")
        if name in steps:
            name = steps[name]
        elif sign and question in steps:
            name = f"{steps[question]}{sign}{option}"
        else:
            break
    return name


def _called(name: str, knowledge: Knowledge) -> str:
    ident, _, option = name.partition(": ")
    question = knowledge.question.get(ident)
    if question is None:
        return name
    labels = {choice.id: choice.label for choice in question.options}
    return dashed(question.label, labels.get(option, option)) if option else question.label


def carried_told(visit: Visit, carried: Carried, *, ident: str, place: int = 0) -> None:
    """The report on screen. `ident` is the case it is about, `place` tells it from others on the page."""
    found = became(carried, visit.knowledge)
    show(_mapped(found), _dropped(found))
    if not found.asked:
        return
    told = say_count(
        len(found.asked), "{number} question must be asked again:", "{number} questions must be asked again:"
    )
    show(tag("p", tag("strong", told)))
    with st.container(key=f"asked_again_{place}", gap="xsmall"):
        for number, question in enumerate(found.asked[:MOST_BUTTONS]):
            known = visit.knowledge.question.get(question)
            if known is None:
                show(tag("p", question))
            elif st.button(label(known.label), key=f"open_again_{place}_{number}", width="stretch"):
                if visit.id != ident:
                    turn_to(ident)
                open_at(question, visit)
                visit.go("questions")


def _mapped(found: Became) -> Markup | None:
    if not found.mapped:
        return None
    title = say("Answers taken over under a new name")
    rows = ((tag("code", old), new) for old, new in found.mapped)
    return joined([tag("p", tag("strong", title)), side_by_side((say("In the file"), say("Now")), rows, name=title)])


def _dropped(found: Became) -> Markup | None:
    if not found.dropped:
        return None
    rows = (joined([tag("span", name), ": " if why else None, why]) for name, why in found.dropped)
    return joined([tag("p", tag("strong", say("Answers left out"))), bullets(rows)])
