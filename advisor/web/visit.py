"""A visit: the draft one browser works on, the date asked for, and the advice on it. Pages are views of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import streamlit as st

from advisor.advice.model import Advice
from advisor.cases.draft import Draft, Horizon, is_id, new_id
from advisor.cases.store import Store, StoreFailed
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answers, Situation
from advisor.questionnaire.answers_file import problems_of_answer
from advisor.questionnaire.case import Case
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.plan_edits import PlanEdits
from advisor.report.wording import Names
from advisor.web import base
from advisor.web.choosing import fitting
from advisor.web.plan_changes import fitting_edits
from advisor.web.plan_rows import known_ids
from advisor.words import say

ID, DRAFT, UNSAVED, DROPPED, NOTE = "draft_id", "draft", "unsaved", "dropped", "note"


@dataclass(frozen=True)
class Visit:
    """What a page needs to know. `today` is the date on which the visit takes place."""

    knowledge: Knowledge
    folder: Path
    draft: Draft
    today: date
    pages: Mapping[str, Any]

    @property
    def case(self) -> Case:
        """The client, the date and the answers."""
        return self.draft.case

    @property
    def as_of(self) -> date:
        """The date whose rules apply."""
        return self.case.as_of or self.today

    @cached_property
    def situation(self) -> Situation:
        """The answers seen through the path."""
        return Situation(self.knowledge, self.case.answers, as_of=self.as_of)

    @cached_property
    def key(self) -> base.Key:
        """What the advice depends on."""
        return self.key_if()

    def key_if(
        self,
        *,
        answers: Answers | None = None,
        choices: Choices | None = None,
        horizon: Horizon | None = None,
        edits: PlanEdits | None = None,
    ) -> base.Key:
        """What the advice would depend on with other answers, choices, horizon or changes by hand."""
        horizon = self.draft.horizon if horizon is None else horizon
        case = self.case
        return base.key_of(
            self.folder,
            case.answers if answers is None else answers,
            as_of=self.as_of,
            start=horizon.start,
            weeks=horizon.weeks,
            choices=case.choices if choices is None else choices,
            opinions=case.opinions,
            edits=case.plan if edits is None else edits,
        )

    @cached_property
    def advice(self) -> Advice:
        """The advice on the answers so far."""
        return base.advised(self.key)

    @cached_property
    def planned(self) -> Advice:
        """The advice without its depth, which the plan does not need."""
        return base.at_a_glance(self.key)

    @cached_property
    def names(self) -> Names:
        """What the ids in the advice are called."""
        return Names(self.planned, self.knowledge)

    def is_answered(self, question: str) -> bool:
        """Whether there is an answer."""
        return question in self.case.answers

    def go(self, page: str) -> None:
        """Open another page with the same draft."""
        st.switch_page(self.pages[page], query_params=address())


def address() -> dict[str, str]:
    """What stands in the address after the page: the draft's id once it is saved, and never an answer."""
    return {"d": st.session_state[ID]} if st.session_state[DRAFT].version else {}


def open_draft(store: Store | None, knowledge: Knowledge) -> Draft:
    """The draft the address names, as it stands in the store; a new one where it names none that exists."""
    state = st.session_state
    if ID not in state:
        asked = st.query_params.get("d")
        found = _load(store, asked) if is_id(asked) else None
        state[ID] = asked if found else new_id()
        state[DRAFT] = found or Draft()
        if asked and not found:
            state[NOTE] = say("There is no saved case under this address, so a new one was started.")
    elif state.get(UNSAVED):
        _save(store, lambda _: state[DRAFT])
    else:
        state[DRAFT] = _load(store, state[ID]) or state[DRAFT]
    return _fitting(state[DRAFT], knowledge)


def edit(change: Callable[[Draft], Draft]) -> None:
    """Change the draft and save it. Where it cannot be saved the change is kept in this browser's session, and said."""
    _save(_store(), change)


def begin(case: Case, horizon: Horizon | None = None) -> None:
    """Start another draft; the one so far stays under its own address."""
    state = st.session_state
    state[ID], state[DRAFT] = new_id(), Draft(case=case, horizon=horizon or Horizon())
    for name in (UNSAVED, DROPPED, NOTE):
        state.pop(name, None)
    if case != Case():
        edit(lambda draft: draft)


def _save(store: Store | None, change: Callable[[Draft], Draft]) -> None:
    state = st.session_state
    try:
        if store is None:
            raise StoreFailed("no store")
        state[DRAFT] = store.edit(state[ID], change, first=state[DRAFT])
        state.pop(UNSAVED, None)
    except StoreFailed:
        state[DRAFT] = change(state[DRAFT])
        state[UNSAVED] = True


def _load(store: Store | None, ident: Any) -> Draft | None:
    try:
        return store.load(ident) if store is not None else None
    except StoreFailed:
        return None


def _store() -> Store | None:
    try:
        return base.store(base.database_url())
    except (StoreFailed, OSError):
        return None


def current_store() -> Store | None:
    """The drafts of this server, or None while they cannot be opened."""
    return _store()


def _fitting(draft: Draft, knowledge: Knowledge) -> Draft:
    """The draft without answers and choices that the knowledge base no longer takes; what went is kept to be told."""
    kept, dropped = {}, []
    for question, value in draft.case.answers.items():
        known = knowledge.question.get(question)
        if known is None or any(True for _ in problems_of_answer(known, value, knowledge)):
            dropped.append(question)
        else:
            kept[question] = value
    if dropped:
        draft = draft.with_case(replace(draft.case, answers=kept))
    choices = fitting(draft.case.choices, Situation(knowledge, kept, as_of=draft.case.as_of or date.today()))
    if choices != draft.case.choices:
        draft = draft.with_choices(choices)
        dropped.append(say("choices of yours"))
    edits = fitting_edits(draft.case.plan, known_ids(knowledge))
    if edits != draft.case.plan:
        draft = draft.with_plan(edits)
        dropped.append(say("changes by hand in the plan"))
    st.session_state[DROPPED] = tuple(dropped)
    return draft
