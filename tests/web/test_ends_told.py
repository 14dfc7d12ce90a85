"""The browser hears that a part of a page was drawn to its end, also where another part begins at once."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue

from advisor.web.server.ends_told import tell_ends

CLEAR = AppSession._clear_queue
EARLY, ENDED = ForwardMsg.FINISHED_EARLY_FOR_RERUN, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AppSession, "_clear_queue", CLEAR)
    tell_ends()


def drawn(part: str) -> ForwardMsg:
    message = ForwardMsg()
    message.delta.fragment_id = part
    message.delta.new_element.markdown.body = part
    message.metadata.delta_path.extend([0, len(part)])
    return message


def end_of(*parts: str, how: Any = ENDED) -> ForwardMsg:
    message = ForwardMsg(script_finished=how)
    message.metadata.run.fragment_ids.extend(parts)
    return message


def after(*waiting: ForwardMsg, begins: list[str] | None) -> list[str]:
    """What waits to be sent once something begins to be drawn: the parts drawn, and how the others ended."""
    queue = ForwardMsgQueue()
    for message in waiting:
        queue.enqueue(message)
    session: Any = SimpleNamespace(_browser_queue=queue)
    AppSession._clear_queue(session, begins)
    return [
        message.delta.fragment_id
        if message.HasField("delta")
        else ForwardMsg.ScriptFinishedStatus.Name(message.script_finished)
        for message in queue.flush()
    ]


def test_a_part_that_begins_leaves_the_end_of_another_as_it_was() -> None:
    assert after(drawn("questions"), end_of("questions"), begins=["outlook"]) == [
        "questions",
        "FINISHED_FRAGMENT_RUN_SUCCESSFULLY",
    ]


@pytest.mark.parametrize("begins", [["questions"], ["outlook", "questions"], None])
def test_what_is_drawn_anew_itself_was_broken_off(begins: list[str] | None) -> None:
    assert after(drawn("questions"), end_of("questions"), begins=begins) == ["FINISHED_EARLY_FOR_RERUN"]


def test_what_was_broken_off_stays_so() -> None:
    assert after(end_of("questions", how=EARLY), begins=["outlook"]) == ["FINISHED_EARLY_FOR_RERUN"]


def test_doing_it_twice_changes_nothing() -> None:
    once = AppSession._clear_queue
    tell_ends()
    assert AppSession._clear_queue is once
