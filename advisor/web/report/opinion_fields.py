"""The consultant's notes: add, edit and delete an opinion. Each is kept with the case; none changes a rule."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from advisor.cases.draft import Draft
from advisor.questionnaire.opinion import GENERAL, MAX_OPINIONS, MAX_TEXT, Opinion, subjects
from advisor.report.spoken import Spoken
from advisor.web.frame.scrolling import bring_to
from advisor.web.markup import show, tag
from advisor.web.plain import label
from advisor.web.report.opinions_shown import about_name, opinion_shown
from advisor.web.views import in_tongue
from advisor.web.visit import Visit, edit
from advisor.words import say, say_count

TURN, EDITED, DELETED, FAULT = "opinion_turn", "opinion_edited", "opinion_deleted", "opinion_fault"
FORM = "note-form"
FIELDS = ("about", "says", "instead_of", "rationale")
NOTHING_SAID, NO_RATIONALE, KEPT_ALREADY, TOO_MANY = "nothing_said", "no_rationale", "kept_already", "too_many"
FAULTS: Mapping[str, str] = Spoken(
    lambda: {
        NOTHING_SAID: say("The note says nothing yet: fill in what you say."),
        NO_RATIONALE: say("A note that stands instead of the advice needs a rationale: say why."),
        KEPT_ALREADY: say("This very note is kept already."),
        TOO_MANY: say_count(
            MAX_OPINIONS,
            "There is {number} note already; delete it first.",
            "There are {number} notes already; delete one first.",
        ),
    }
)
Kept = tuple[Opinion, ...]


def opinion_fields(visit: Visit) -> None:
    """The notes kept so far, each with its buttons, and the form for one more or for the one being edited."""
    opinions = visit.case.opinions
    show(
        tag("h2", say("Consultant's notes"), id="notes"),
        tag(
            "p",
            say(
                "What you have to say beside the advice. A note is kept with the case, shown at the place it speaks "
                "about and always marked as the consultant's opinion. It changes no rule, no verdict and no date."
            ),
            class_="quiet",
        ),
    )
    for place, opinion in enumerate(opinions):
        _kept(visit, opinion, _key(opinion, opinions[:place]))
    if not visit.closed:
        _deleted()
        _form(visit, opinions)


def _key(opinion: Opinion, before: Kept) -> str:
    """Named by what the note says, so that a late click on a button never meets another note."""
    digest = hashlib.sha256(opinion.model_dump_json().encode()).hexdigest()[:16]
    return f"{digest}_{before.count(opinion)}"


def _kept(visit: Visit, opinion: Opinion, key: str) -> None:
    name = about_name(opinion.about, visit.names)
    with st.container(key=f"opinion_kept_{key}", gap="xxsmall"):
        show(opinion_shown(opinion, title=name))
        if visit.closed:
            return
        with st.container(horizontal=True, gap="small"):
            st.button(
                say("Edit"),
                key=f"opinion_edit_{key}",
                on_click=_edit,
                args=(opinion,),
                help=label(say("Edit: {about}", about=name)),
            )
            st.button(
                say("Delete"),
                key=f"opinion_delete_{key}",
                on_click=_delete,
                args=(opinion,),
                help=label(say("Delete: {about}", about=name)),
            )


def _form(visit: Visit, opinions: Kept) -> None:
    edited: Opinion | None = st.session_state.get(EDITED)
    if edited is not None and edited not in opinions:
        edited = None
    if edited is None and len(opinions) >= MAX_OPINIONS:
        show(tag("p", FAULTS[TOO_MANY], class_="quiet"))
        return
    turn = st.session_state.setdefault(TURN, 0)
    keys = {field: f"opinion_{field}~{turn}" for field in FIELDS}
    keys["about"] = in_tongue(keys["about"])
    for field, key in keys.items():
        if key not in st.session_state:
            st.session_state[key] = getattr(edited, field) if edited else (GENERAL if field == "about" else "")
    chosen = st.session_state[keys["about"]]
    names = {about: about_name(about, visit.names) for about in (*subjects(visit.knowledge), chosen)}
    show(tag("h3", say("Edit the note") if edited else say("Add a note"), id=FORM))
    if edited:
        bring_to(f"note {turn}", target=FORM)
    with st.form(key=f"opinion_form~{turn}"):
        st.selectbox(say("About"), list(names), format_func=names.__getitem__, key=keys["about"])
        st.text_area(say("What you say"), key=keys["says"], max_chars=MAX_TEXT, height=110)
        st.text_area(
            say("Instead of (what in the advice it overrides; empty where it overrides nothing)"),
            key=keys["instead_of"],
            max_chars=MAX_TEXT,
            height=80,
        )
        st.text_area(
            say("Rationale (needed where it overrides the advice)"),
            key=keys["rationale"],
            max_chars=MAX_TEXT,
            height=80,
        )
        st.form_submit_button(
            say("Keep the changes") if edited else say("Keep the note"),
            key=f"opinion_keep~{turn}",
            type="primary",
            on_click=_keep,
            args=(turn, keys, edited),
        )
    fault = st.session_state.pop(FAULT, None)
    if fault:
        st.error(label(FAULTS[fault]))
    if edited:
        st.button(say("Leave it as it was"), key="opinion_leave", on_click=_turn_over)


def _keep(turn: int, keys: Mapping[str, str], edited: Opinion | None) -> None:
    """Add the note of the form, or put it in the place of the one edited; a form that was kept already is void."""
    state = st.session_state
    if state.get(TURN) != turn:
        return
    texts = {field: str(state.get(key) or "").strip()[:MAX_TEXT] for field, key in keys.items()}
    others = tuple(one for one in state["draft"].case.opinions if one != edited)
    fault = _fault(texts)
    if fault is None:
        opinion = Opinion(**texts)
        fault = KEPT_ALREADY if opinion in others else TOO_MANY if len(others) >= MAX_OPINIONS else None
    if fault is not None:
        state[FAULT] = fault
        return

    def change(draft: Draft) -> Draft:
        kept = draft.case.opinions
        if edited in kept:
            return _with(draft, tuple(opinion if one == edited else one for one in kept))
        return _with(draft, (*kept, opinion)[:MAX_OPINIONS])

    edit(change)
    _turn_over()


def _fault(texts: dict[str, str]) -> str | None:
    """What is wrong with a note, by its id in `FAULTS`."""
    if not texts["says"]:
        return NOTHING_SAID
    return NO_RATIONALE if texts["instead_of"] and not texts["rationale"] else None


def _with(draft: Draft, opinions: Kept) -> Draft:
    return draft.with_case(replace(draft.case, opinions=opinions))


def _edit(opinion: Opinion) -> None:
    _turn_over()
    st.session_state[EDITED] = opinion


def _turn_over() -> None:
    """An empty form again."""
    state = st.session_state
    state[TURN] = state.get(TURN, 0) + 1
    state.pop(EDITED, None)


def _delete(opinion: Opinion) -> None:
    """Take the note away; it can be put back until the page is left."""
    kept = st.session_state["draft"].case.opinions
    if opinion not in kept:
        return
    place = kept.index(opinion)

    def change(draft: Draft) -> Draft:
        kept = draft.case.opinions
        at = kept.index(opinion) if opinion in kept else len(kept)
        return _with(draft, (*kept[:at], *kept[at + 1 :]))

    edit(change)
    st.session_state[DELETED] = (st.session_state["draft_id"], place, opinion)


def _deleted() -> None:
    """The way back for the note deleted last, in the same case."""
    ident, place, opinion = st.session_state.get(DELETED, ("", 0, None))
    if opinion is None or ident != st.session_state["draft_id"]:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        show(tag("p", say("The note was deleted."), class_="quiet", role="status"))
        st.button(say("Put it back"), key="opinion_back", on_click=_put_back, args=(place, opinion))


def _put_back(place: int, opinion: Opinion) -> None:
    def change(draft: Draft) -> Draft:
        kept = draft.case.opinions
        known = opinion in kept or len(kept) >= MAX_OPINIONS
        return draft if known else _with(draft, (*kept[:place], opinion, *kept[place:]))

    edit(change)
    st.session_state.pop(DELETED, None)
