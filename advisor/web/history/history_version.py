"""An older version to look at: the answers as they stood, the mix then and now, and the way back to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from advisor.advice.model import Advice
from advisor.cases.draft import Draft
from advisor.cases.failures import StoreFailed
from advisor.cases.fitting import fitting
from advisor.cases.store import Desk
from advisor.cases.versions import Version
from advisor.logic.situation import Situation
from advisor.questionnaire.carrying import carry_case
from advisor.questionnaire.case import Case
from advisor.questionnaire.former import read_former
from advisor.report.spoken import ROLES, aside, commas, first_capital
from advisor.report.wording import day
from advisor.web import base
from advisor.web.compare.compare_state import FILE, Opened, compare_instead
from advisor.web.compare.compare_table import side_by_side
from advisor.web.desk import desk
from advisor.web.frame.language_choice import speak_as_chosen
from advisor.web.history.history_words import answer_said
from advisor.web.local_time import moment
from advisor.web.markup import Markup, bullets, joined, more, show, tag
from advisor.web.visit import UNSAVED, Visit, turn_to
from advisor.web.what_if.choosing import fitting as fitting_choices
from advisor.words import say, say_count

LOOKED, TOLD = "history_looked", "history_told"


@dataclass(frozen=True)
class Then:
    """A case as it stood, carried to the questions of today; `left_out` are answers that could not be carried."""

    case: Case
    left_out: tuple[str, ...]


def version_shown(visit: Visit, here: Desk, row: Version, *, is_present: bool) -> None:
    """How the case stood at the end of a row of the history."""
    stood = here.history.load(visit.id, row.last)
    then = as_understood_today(visit, stood)
    with st.container(border=True, key=f"version_{row.first}"):
        show(_mixes(visit, then, is_present=is_present), _left_out(then), _answers(visit, stood, row))
        if not is_present:
            _ways(visit, row, then)


def as_understood_today(visit: Visit, draft: Draft) -> Then:
    """A case of former times under the knowledge base of today."""
    carried, _ = carry_case(draft.case, read_former(visit.folder, knowledge=visit.knowledge))
    case, left_out = fitting(carried, visit.knowledge)
    situation = Situation(visit.knowledge, case.answers, as_of=case.as_of or visit.today)
    return Then(_with_choices(case, situation), left_out)


def _with_choices(case: Case, situation: Situation) -> Case:
    return replace(case, choices=fitting_choices(case.choices, situation))


def _mixes(visit: Visit, then: Then, *, is_present: bool) -> Markup:
    """The mix that the answers of then give, beside the one of now; both by the rules of the case's own date."""
    as_of = then.case.as_of or visit.today
    key = base.key_of(visit.folder, then.case.answers, as_of=as_of, choices=then.case.choices, edits=then.case.plan)
    before = _mix(visit, base.at_a_glance(key)) if then.case.answers else say("No answer yet")
    if is_present:
        return joined([tag("p", tag("strong", say("The mix"))), before])
    now = _mix(visit, visit.planned) if visit.case.answers else say("No answer yet")
    heads = (
        say("With these answers, rules of {day}", day=day(as_of)),
        say("As the case is now, rules of {day}", day=day(visit.as_of)),
    )
    return side_by_side(heads, [(before, now)], name=say("The mix then and now"), widths=(50, 50))


def _mix(visit: Visit, advice: Advice) -> Markup:
    accounts, routes = visit.knowledge.account, visit.knowledge.route
    rows = (
        joined(
            [
                tag("strong", accounts[placed.account].name),
                tag("br"),
                tag("span", aside(routes[placed.route].name, ROLES[placed.role]), class_="quiet"),
            ]
        )
        for placed in advice.mix
    )
    return bullets(rows, class_="plain") or tag("span", say("No account"))


def _left_out(then: Then) -> Markup | None:
    if not then.left_out:
        return None
    told = say("Answers that today's questionnaire does not take: {questions}.", questions=commas(then.left_out))
    return tag("p", told, class_="quiet")


def _answers(visit: Visit, stood: Draft, row: Version) -> Markup:
    """All answers of then, by section; those to former questions last."""
    given = stood.case.answers
    known = visit.knowledge
    parts: list[Markup] = []
    listed: set[str] = set()
    for section in known.sections:
        idents = [ident for ident in section.questions if ident in given]
        listed.update(idents)
        if idents:
            parts += [tag("h4", section.title), _table(visit, stood, idents, section.title)]
    former = [ident for ident in given if ident not in listed]
    if former:
        parts += [tag("h4", say("No longer asked")), _table(visit, stood, former, say("No longer asked"))]
    told = say_count(
        len(given),
        "{number} answer as it stood in version {version}",
        "{number} answers as they stood in version {version}",
        version=row.last,
    )
    return more(told, *parts) if parts else tag("p", say("No question was answered yet."), class_="quiet")


def _table(visit: Visit, stood: Draft, idents: list[str], name: str) -> Markup:
    known, as_of = visit.knowledge, visit.as_of
    rows = (
        (
            known.question[ident].label if ident in known.question else ident,
            tag("bdi", first_capital(answer_said(stood.case.answers[ident], ident, known, as_of=as_of))),
        )
        for ident in idents
    )
    return side_by_side((say("Question"), say("Answer")), rows, name=name, widths=(55, 45))


def _ways(visit: Visit, row: Version, then: Then) -> None:
    may = visit.may("edit")
    back, compared = st.columns(2, gap="small")
    with back:
        st.button(
            say("Bring this version back"),
            key=f"go_back_{row.first}",
            type="primary",
            width="stretch",
            disabled=not may or st.session_state.get(UNSAVED) is not None,
            on_click=_go_back,
            args=(visit.id, row.last),
        )
    with compared:
        if st.button(say("Compare its advice with the present one"), key=f"compare_{row.first}", width="stretch"):
            name = say("Version {number}, {moment}", number=row.last, moment=moment(row.at))
            compare_instead(way=FILE, other=Opened(name, then.case))
            visit.go("compare")
    if may:
        told = say(
            "Bringing it back makes a new version {number} that is like this one: client, answers, choices, plan and"
            " look. Nothing is lost: what stands now stays in the history.",
            number=visit.draft.version + 1,
        )
    else:
        told = say("Your role lets you look at older versions, not bring them back.")
    show(tag("p", told, class_="quiet"))


def _go_back(ident: str, number: int) -> None:
    speak_as_chosen()
    state = st.session_state
    try:
        desk().history.go_back(ident, number)
    except StoreFailed as failed:
        state[TOLD] = ("failed", str(failed))
        return
    turn_to(ident)
    state[LOOKED] = None
    state[TOLD] = ("done", say("The case is as it was in version {number} again.", number=number))
