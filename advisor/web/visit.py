"""A visit: the draft one browser works on, the date asked for, and the advice on it. Pages are views of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, reduce
from pathlib import Path
from typing import Any

import streamlit as st

from advisor.advice.model import Advice
from advisor.advice.parts.relevance import Asked
from advisor.cases.draft import Draft, Horizon, is_id, new_id
from advisor.cases.elsewhere import Elsewhere, elsewhere
from advisor.cases.failures import NotAllowed, NotFound, StoreFailed
from advisor.cases.library import Opened
from advisor.cases.people import Deed, may
from advisor.knowledge.models import Knowledge
from advisor.logic.situation import Answers, Situation
from advisor.questionnaire.carrying import carry_case
from advisor.questionnaire.case import Case
from advisor.questionnaire.choices import Choices
from advisor.questionnaire.former import Former
from advisor.questionnaire.plan_edits import PlanEdits
from advisor.report.wording import Names
from advisor.web import base, where
from advisor.web.desk import desk, role
from advisor.web.fitted import fitted
from advisor.web.frame.language_choice import speak_as_chosen
from advisor.words import say

ID, DRAFT, UNSAVED, DROPPED, NOTE = "draft_id", "draft", "unsaved", "dropped", "note"
JUST_SAVED = "just_saved"  # by the callback before the page, which then knows what the store holds
TEAM, OPENED, MET, WAITING, CARRIED = "draft_team", "draft_opened", "draft_met", "draft_waiting", "draft_carried"


@dataclass(frozen=True)
class Waiting:
    """Changes that could not be saved yet, and the case they were made on."""

    on: Draft
    changes: tuple[Callable[[Draft], Draft], ...] = ()

    def made(self, draft: Draft) -> Draft:
        """The draft with the changes."""
        return reduce(lambda made, change: change(made), self.changes, draft)


@dataclass(frozen=True)
class Visit:
    """What a page needs to know. `today` is the date on which the visit takes place.

    `beside` is the place at the side of every page for the state of the case.
    """

    knowledge: Knowledge
    folder: Path
    draft: Draft
    today: date
    pages: Mapping[str, Any]
    beside: Any = None

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
    def asked(self) -> Mapping[str, Asked]:
        """The questions asked, by id, with what hangs on each."""
        return {row.question: row for row in base.relevant(self.key).asked}

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

    @property
    def id(self) -> str:
        """The id of the case; it stands in the store once `draft.version` is more than 0."""
        ident: str = st.session_state[ID]
        return ident

    @property
    def opened(self) -> Opened | None:
        """The case as the store holds it, with its team and this person's role in it; None for one not saved yet."""
        found: Opened | None = st.session_state.get(OPENED)
        return found if self.draft.version else None

    def may(self, deed: Deed) -> bool:
        """Whether this person may do something with the case; the store asks again when it is done."""
        return may(self.opened.role if self.opened else role(), deed)

    @property
    def closed(self) -> bool:
        """Whether this person may look at the case and not change it."""
        return not self.may("edit")

    def go(self, page: str) -> None:
        """Open another page with the same draft."""
        st.switch_page(self.pages[page], query_params=address())


def address() -> dict[str, str]:
    """What stands in the address after the page: the draft's id once it is saved, the section, and never an answer."""
    return ({"d": st.session_state[ID]} if st.session_state[DRAFT].version else {}) | where.in_address()


def open_draft(knowledge: Knowledge, former: Former) -> Draft:
    """The case the address names, as it stands in the store; a new one where it names none this person may see."""
    state = st.session_state
    known = state.pop(JUST_SAVED, False) and OPENED in state
    if ID not in state:
        asked = st.query_params.get("d")
        _start(asked if is_id(asked) else None)
        if asked and not state[DRAFT].version and not state.get(UNSAVED):
            state[NOTE] = say("There is no saved case under this address, so a new one was started.")
    elif state.get(WAITING):
        _save()
        state.pop(JUST_SAVED, None)
    elif state.get(UNSAVED):
        _start(state[ID])  # it could not be read before
    elif not known:
        _look_again()
    return _fitting(state[DRAFT], knowledge, former)


def edit(change: Callable[[Draft], Draft]) -> None:
    """Change the case and save it.

    Where it cannot be saved just now the change is kept in this browser's session, and said; where this person may not
    change it, nothing is changed, and said.
    """
    speak_as_chosen()  # a callback runs before the page that would
    _save(change)


def begin(case: Case, horizon: Horizon | None = None, *, team: str | None = None) -> None:
    """Start another case, in a team; the one so far stays under its own address."""
    _forget()
    state = st.session_state
    state[ID], state[DRAFT], state[TEAM] = new_id(), Draft(case=case, horizon=horizon or Horizon()), team
    if case != Case():
        edit(lambda draft: draft)


def turn_to(ident: str) -> None:
    """Work on another case, which is in the store already."""
    _forget()
    _start(ident)
    if not st.session_state[DRAFT].version and not st.session_state.get(UNSAVED):
        st.session_state[NOTE] = say("There is no such case any more, or it is not yours to see.")


def _forget() -> None:
    where.forget()
    for name in (UNSAVED, WAITING, DROPPED, CARRIED, NOTE, MET, OPENED, JUST_SAVED):
        st.session_state.pop(name, None)


def _start(ident: str | None) -> None:
    state = st.session_state
    state[ID], state[DRAFT], state[TEAM] = ident or new_id(), Draft(), None
    state.pop(UNSAVED, None)
    try:
        here = desk().cases  # so that a store which cannot be opened is told before anything is typed
        if ident is not None:
            _take(here.open(ident))
    except NotFound:
        state[ID] = new_id()
    except StoreFailed as failed:
        state[UNSAVED] = failed


def _look_again() -> None:
    """Take what the store holds now. What was changed elsewhere is told; what this person may no longer see goes."""
    state, shown = st.session_state, st.session_state[DRAFT]
    if not shown.version:
        return
    try:
        opened = desk().cases.open(state[ID])
    except NotFound:
        _forget()
        _start(None)
        state[NOTE] = say("There is no such case any more, or it is not yours to see.")
    except StoreFailed:
        pass  # what was shown stays; the next change tells
    else:
        if opened.draft.version != shown.version:
            _note(elsewhere(shown, opened.draft, opened.draft))
        _take(opened)


def _take(opened: Opened) -> None:
    st.session_state[DRAFT], st.session_state[OPENED] = opened.draft, opened


def _save(*changes: Callable[[Draft], Draft]) -> None:
    """Make the changes that could not be saved before, and these; all, or none."""
    state = st.session_state
    waiting: Waiting = state.get(WAITING) or Waiting(state[DRAFT])
    waiting = replace(waiting, changes=(*waiting.changes, *changes))
    shown, stored = waiting.on, []
    former = base.former(base.knowledge_folder())

    def changed(draft: Draft) -> Draft:
        stored.append(draft)
        carried, _ = carry_case(draft.case, former)
        return waiting.made(draft if carried == draft.case else draft.with_case(carried))

    try:
        seen = shown.version or None
        state[DRAFT] = desk().cases.edit(state[ID], changed, first=shown, seen=seen, team=state.get(TEAM))
    except (NotAllowed, NotFound) as refused:
        state[DRAFT], state[NOTE] = shown, str(refused)
        _settle()
    except StoreFailed as failed:
        state[DRAFT], state[UNSAVED], state[WAITING] = waiting.made(shown), failed, waiting
    else:
        _settle()
        state[JUST_SAVED] = True
        if seen is not None and stored[-1].version != seen:
            _note(elsewhere(shown, stored[-1], state[DRAFT]))


def _settle() -> None:
    for name in (UNSAVED, WAITING):
        st.session_state.pop(name, None)


def _note(found: Elsewhere) -> None:
    """Keep what was done elsewhere until it has been told; what both set, until somebody has looked at it."""
    before: Elsewhere = st.session_state.get(MET, Elsewhere())
    settled = {both.part for both in found.both}
    both = (*(one for one in before.both if one.part not in settled), *found.both)
    st.session_state[MET] = Elsewhere(tuple(sorted({*before.changed, *found.changed})), both)


def _fitting(draft: Draft, knowledge: Knowledge, former: Former) -> Draft:
    """The case as the knowledge base takes it; what was carried over and what does not count is kept to be told."""
    found = fitted(draft, knowledge, former, today=date.today())
    st.session_state[DROPPED], st.session_state[CARRIED] = found.dropped, found.carried
    return found.draft
