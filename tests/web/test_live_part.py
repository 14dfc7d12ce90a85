"""A part that answers by itself passes nothing over that the whole page would show: then the whole page is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from advisor.cases.draft import Draft
from advisor.cases.elsewhere import Both, Elsewhere, Part
from advisor.cases.failures import StoreFailed
from advisor.web.frame import live_part, told
from advisor.web.visit import CARRIED, DROPPED, MET, NOTE, UNSAVED, Visit
from tests.strategies import KNOWLEDGE

CASE = Path("a") / "base"


class WholePage(Exception):
    """The whole page is drawn in place of the part."""


@dataclass(frozen=True)
class Now:
    """How things are when the reader clicks."""

    state: dict[str, Any] = field(default_factory=dict)
    folder: Path = CASE
    address: dict[str, str] = field(default_factory=dict)
    here: bool = True
    edits: bool = True


SAVED = Now(address={"d": "case", "s": "aims"})
OTHERWISE: dict[str, Callable[[Now], Now]] = {
    "the knowledge base is another": lambda now: replace(now, folder=Path("b")),
    "nobody is signed in any more": lambda now: replace(now, here=False),
    "the right to change the case was taken away": lambda now: replace(now, edits=False),
    "the case was saved for the first time": lambda now: replace(now, address={"d": "other", "s": "aims"}),
    "another section is open": lambda now: replace(now, address={"d": "case", "s": "who"}),
    "it cannot be saved": lambda now: replace(now, state={UNSAVED: StoreFailed("The disk is full.")}),
    "the questionnaire has changed": lambda now: replace(now, state={CARRIED: "carried"}),
    "an answer no longer fits": lambda now: replace(now, state={DROPPED: ("Which industry?",)}),
    "there is a word to say": lambda now: replace(now, state={NOTE: "There is no such case any more."}),
    "it was set elsewhere as well": lambda now: replace(
        now, state={MET: Elsewhere((), (Both(Part("answers", "home"), "taiwan", "macau"),))}
    ),
}


def at(now: Now, monkeypatch: pytest.MonkeyPatch) -> None:
    def whole_page() -> None:
        raise WholePage

    toolkit = SimpleNamespace(session_state=now.state, rerun=whole_page)
    monkeypatch.setattr(live_part, "st", toolkit)
    monkeypatch.setattr(told, "st", toolkit)
    monkeypatch.setattr(told, "address", lambda: now.address)
    monkeypatch.setattr(live_part, "still_here", lambda: now.here)
    monkeypatch.setattr(live_part, "speak_as_chosen", lambda: None)
    monkeypatch.setattr(live_part, "keep_address", lambda knowledge: None)
    monkeypatch.setattr(live_part, "open_draft", lambda knowledge, former: Draft(version=7))
    monkeypatch.setattr(live_part.base, "knowledge_folder", lambda: now.folder)
    monkeypatch.setattr(live_part.base, "former", lambda folder: None)
    monkeypatch.setattr(Visit, "may", lambda self, deed: now.edits)


def clicked(before: Now, after: Now, monkeypatch: pytest.MonkeyPatch) -> Visit:
    """The visit after a click, where the whole page was drawn before it."""
    visit = Visit(knowledge=KNOWLEDGE, folder=CASE, draft=Draft(), today=date(2026, 11, 22), pages={})
    at(before, monkeypatch)
    shown = told._to_tell(visit)
    at(after, monkeypatch)
    after.state[told.TOLD] = shown
    return live_part._now(visit)


def test_where_nothing_else_is_to_be_said_the_part_is_drawn_on_the_case_as_it_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert clicked(SAVED, replace(SAVED, state={}), monkeypatch).draft.version == 7


@pytest.mark.parametrize("cause", OTHERWISE)
def test_the_whole_page_is_drawn_where(cause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WholePage):
        clicked(SAVED, OTHERWISE[cause](replace(SAVED, state={})), monkeypatch)


@pytest.mark.parametrize(
    "cause", [cause for cause, so in OTHERWISE.items() if so(SAVED).here and so(SAVED).folder == CASE]
)
def test_and_where_it_is_so_no_more(cause: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = OTHERWISE[cause](replace(SAVED, state={}))
    with pytest.raises(WholePage):
        clicked(before, replace(SAVED, state={}), monkeypatch)
