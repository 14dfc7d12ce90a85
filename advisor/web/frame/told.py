"""What stands above every page: what could not be saved, what no longer counts, what was done elsewhere meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from advisor.advice.comparing.answers import answer_in_words
from advisor.cases.elsewhere import Both, Elsewhere, Part, with_theirs
from advisor.cases.failures import StoreFailed
from advisor.logic.situation import Situation
from advisor.questionnaire.carrying import Carried
from advisor.report.country_names import country_names
from advisor.report.spoken import Spoken, commas, sentences
from advisor.web.plain import label, visible
from advisor.web.visit import CARRIED, DROPPED, MET, NOTE, UNSAVED, Visit, address, edit
from advisor.words import say

LONGEST = 200
TOLD = "told_above_the_page"
PARTS: Mapping[str, str] = Spoken(
    lambda: {
        "client.name": say("Client"),
        "client.contact": say("Contact"),
        "client.notes": say("Notes"),
        "as_of": say("Rules as of"),
        "choices": say("Weights and wishes"),
        "opinions": say("The consultant's opinions"),
        "plan": say("Changes by hand in the plan"),
        "horizon": say("The plan's start and length"),
        "look": say("The look of the report"),
    }
)


def tell(visit: Visit) -> None:
    """Say what the reader must know before the page."""
    state = st.session_state
    state[TOLD] = _to_tell(visit)
    failed: StoreFailed | None = state.get(UNSAVED)
    if failed is not None:
        kept = say("What you change is kept while this page stays open; save the answers as a file to be safe.")
        st.warning(label(sentences(str(failed), kept)))
    carried: Carried | None = state.get(CARRIED)
    if carried is not None and carried.any:
        st.info(label(sentences(say("The questionnaire has changed since this case was saved."), *carried.told())))
    if state.get(DROPPED):
        told = say(
            "Saved answers that no longer fit the questionnaire and do not count: {questions}.",
            questions=commas(state[DROPPED]),
        )
        st.warning(label(told))
    if state.get(NOTE):
        st.info(state.pop(NOTE))
    if not visit.draft.version and visit.closed:
        st.info(say("Your role lets you look at your team's cases, not make any."))
    elif visit.closed:
        st.info(say("You may look at this case and take it with you, but not change it: your role does not allow it."))
    _elsewhere(visit)


def is_told(visit: Visit) -> bool:
    """Whether what stands above the page is still all that must be said, and its links lead where they must."""
    return bool(st.session_state.get(TOLD) == _to_tell(visit))


def _to_tell(visit: Visit) -> tuple[Any, ...]:
    failed, *others = (st.session_state.get(name) for name in (UNSAVED, CARRIED, DROPPED, NOTE, MET))
    return (str(failed or ""), *others, address(), visit.may("edit"))


def _elsewhere(visit: Visit) -> None:
    """What was changed elsewhere is told once; what was set here as well, until somebody has decided."""
    met: Elsewhere | None = st.session_state.get(MET)
    if met is None:
        return
    both = {one.part for one in met.both}
    changed = [part for part in met.changed if part not in both]
    if changed:
        names = commas(dict.fromkeys(_name(part, visit) for part in changed))
        st.info(label(say("Changed elsewhere meanwhile, and shown here as it is now: {parts}.", parts=names)))
    if not both:
        del st.session_state[MET]
        return
    st.session_state[MET] = Elsewhere((), met.both)
    with st.container(border=True, key="set_in_two_places"):
        st.warning(
            say("This was set in two places at once. What was set here counts; the other stands in the history.")
        )
        for place, one in enumerate(met.both):
            _both(one, place, visit)


def _both(both: Both, place: int, visit: Visit) -> None:
    words, theirs, mine = st.columns([6, 3, 3], vertical_alignment="center")
    with words:
        said = say(
            "{part}: here {mine}, elsewhere {theirs}.",
            part=_name(both.part, visit),
            mine=_value(both.part, both.mine, visit),
            theirs=_value(both.part, both.theirs, visit),
        )
        st.markdown(label(said))
    with mine:
        st.button(say("Keep mine"), key=f"keep_mine_{place}", on_click=_decide, args=(both, False), width="stretch")
    with theirs:
        st.button(
            say("Take the other"), key=f"take_other_{place}", on_click=_decide, args=(both, True), width="stretch"
        )


def _decide(both: Both, take: bool) -> None:
    if take:
        edit(lambda draft: with_theirs(draft, both))
    met: Elsewhere = st.session_state.get(MET, Elsewhere())
    st.session_state[MET] = replace(met, both=tuple(one for one in met.both if one != both))


def _name(part: Part, visit: Visit) -> str:
    if part.room == "answers":
        question = visit.knowledge.question.get(part.name)
        return question.label if question else part.name
    return PARTS.get(f"{part.room}.{part.name}") or PARTS.get(part.room) or part.room


def _value(part: Part, value: Any, visit: Visit) -> str:
    """A value as a reader says it; of what cannot be said in a word, that it is there."""
    if value in (None, "", [], {}):
        return say("nothing")
    if part.room == "answers" and part.name in visit.knowledge.question:
        given = tuple(value) if isinstance(value, list) else value
        held = Situation(visit.knowledge, {part.name: given}, as_of=visit.as_of)
        return answer_in_words(held, part.name, country_names())
    if isinstance(value, str):
        return say("“{text}”", text=visible(value[:LONGEST]))
    return say("as set there") if not isinstance(value, (int, float)) else str(value)
