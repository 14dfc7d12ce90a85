"""What a page draws is handed over in its order, in few parcels, and nothing is kept back or lost."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

from advisor.web.server import sent_together
from advisor.web.server.sent_together import Parcel, send_together

DRAWN, ENDED = ScriptRunnerEvent.ENQUEUE_FORWARD_MSG, ScriptRunnerEvent.SCRIPT_STOPPED_WITH_SUCCESS
HANDS_OVER = AppSession._on_scriptrunner_event
RUNNER: Any = object()


@pytest.fixture(autouse=True)
def together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "_on_scriptrunner_event", HANDS_OVER)
    send_together()


class Session:
    """As much of a session of Streamlit's as is asked for: it notes what it is handed, and how often it was woken."""

    def __init__(self) -> None:
        self._event_loop = asyncio.get_running_loop()
        self.handed: list[tuple[Any, ...]] = []
        self.woken = 0
        self._scriptrunner = RUNNER
        self._state = AppSessionState.APP_IS_RUNNING

    def _call_soon_on_event_loop(self, callback: Callable[[], Any]) -> None:
        self.woken += 1
        self._event_loop.call_soon_threadsafe(callback)

    def _handle_scriptrunner_event_on_event_loop(self, sender: object, event: object, *given: object) -> None:
        self.handed.append((event, *given))

    def _enqueue_forward_msg(self, message: object) -> None:
        self.handed.append((DRAWN, message))


def draw(session: Session, *events: tuple[Any, ...], sender: object = RUNNER) -> None:
    """As a page does, in a thread of its own."""

    def page() -> None:
        for event, *given in events:
            AppSession._on_scriptrunner_event(session, sender, event, *given)  # type: ignore[arg-type]

    thread = threading.Thread(target=page)
    thread.start()
    thread.join()


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():
            await asyncio.sleep(0)


def test_pieces_arrive_in_order_and_the_server_is_woken_once_for_them_and_once_for_the_end() -> None:
    pieces = [(DRAWN, place) for place in range(50)]

    async def run() -> Session:
        session = Session()
        draw(session, *pieces, (ENDED,))
        await until(lambda: len(session.handed) == 51)
        return session

    session = asyncio.run(run())
    assert session.handed == [*pieces, (ENDED,)]
    assert session.woken == 2


def test_pieces_of_a_page_that_still_works_are_not_kept_back() -> None:
    async def run() -> Session:
        session = Session()
        draw(session, (DRAWN, 1))
        await until(lambda: session.handed == [(DRAWN, 1)])
        draw(session, (DRAWN, 2))
        await until(lambda: session.handed == [(DRAWN, 1), (DRAWN, 2)])
        return session

    assert asyncio.run(run()).woken == 2


def test_a_piece_that_cannot_be_handed_over_takes_none_with_it(caplog: pytest.LogCaptureFixture) -> None:
    parcel, seen = Parcel(), []

    def broken() -> None:
        raise ValueError("seeded")

    for piece in (lambda: seen.append(1), broken, lambda: seen.append(2)):
        parcel.put(piece)
    with caplog.at_level(logging.ERROR, logger=sent_together.__name__):
        parcel.open()
    assert seen == [1, 2]
    assert "could not be handed over" in caplog.text


@pytest.mark.parametrize("sender", [RUNNER, object()], ids=["of this run", "of one given up"])
def test_a_piece_is_treated_as_streamlit_itself_would(sender: object) -> None:
    async def run() -> tuple[Session, Session]:
        mine, theirs = Session(), Session()
        handle = AppSession._handle_scriptrunner_event_on_event_loop
        handle(theirs, sender, DRAWN, forward_msg="piece")  # type: ignore[arg-type]
        sent_together._add(mine, sender, forward_msg="piece")  # type: ignore[arg-type]
        return mine, theirs

    mine, theirs = asyncio.run(run())
    assert mine.handed == theirs.handed


@pytest.mark.parametrize("name", ["_call_soon_on_event_loop", "_enqueue_forward_msg"])
def test_what_is_called_is_there(name: str) -> None:
    assert callable(vars(AppSession)[name])


def test_doing_it_twice_changes_nothing() -> None:
    once = AppSession._on_scriptrunner_event
    send_together()
    assert AppSession._on_scriptrunner_event is once


def test_two_visits_do_not_share_a_parcel() -> None:
    async def run() -> tuple[Session, Session]:
        one, other = Session(), Session()
        draw(one, (DRAWN, "one"))
        draw(other, (DRAWN, "other"), (ENDED,))
        await until(lambda: len(one.handed) == 1 and len(other.handed) == 2)
        return one, other

    one, other = asyncio.run(run())
    assert (one.handed, other.handed) == ([(DRAWN, "one")], [(DRAWN, "other"), (ENDED,)])


def test_what_a_run_draws_that_is_given_up_is_not_shown() -> None:
    async def run() -> Session:
        session = Session()
        draw(session, (DRAWN, "of another run"), sender=object())
        draw(session, (DRAWN, "of this one"), (ENDED,))
        await until(lambda: (ENDED,) in session.handed)
        return session

    assert asyncio.run(run()).handed == [(DRAWN, "of this one"), (ENDED,)]
