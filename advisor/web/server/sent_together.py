"""What a page draws is handed over in parcels.

A run of a page works in a thread of its own, and Streamlit wakes the server for every single piece that it draws: 70
times a click, with two threads that wait for each other each time. Here the pieces that come within a hundredth of a
second are handed over together, in their order; whatever is no piece of the page goes at once, with all before it.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from functools import partial, wraps
from typing import Any

from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import ScriptRunnerEvent

MARK = "sent_together"
WAITS_SECONDS = 0.01  # as long as Streamlit itself rests between two rounds of sending
PARCEL = "parcel_of_the_visit"
Piece = Callable[[], None]
_log = logging.getLogger(__name__)


class Parcel:
    """The pieces of one visit that wait to be handed over. Put into from any thread, opened on the server's own."""

    def __init__(self) -> None:
        self._pieces: deque[Piece] = deque()
        self._lock = threading.Lock()

    def put(self, piece: Piece) -> bool:
        """Add a piece; whether it is the first, so that somebody must see to the parcel."""
        with self._lock:
            self._pieces.append(piece)
            return len(self._pieces) == 1

    def open(self) -> None:
        """Hand over all that is in it."""
        with self._lock:
            pieces, self._pieces = self._pieces, deque()
        for piece in pieces:
            try:
                piece()
            except Exception:  # the server's loop would log it as well, and go on
                _log.exception("A piece of a page could not be handed over")


def _add(session: AppSession, sender: Any, forward_msg: Any) -> None:
    """What the session does with a piece of a page, without asking first whether it is anything else."""
    if sender is session._scriptrunner:
        session._enqueue_forward_msg(forward_msg)


def send_together() -> None:
    """Have it so in this process, from the next run of a page on. Doing it twice changes nothing."""
    if hasattr(AppSession._on_scriptrunner_event, MARK):
        return

    @wraps(AppSession._on_scriptrunner_event)
    def take(self: AppSession, sender: Any, event: ScriptRunnerEvent, *given: Any, **named: Any) -> None:
        parcel: Parcel = vars(self).setdefault(PARCEL, Parcel())
        if event is not ScriptRunnerEvent.ENQUEUE_FORWARD_MSG:
            parcel.put(partial(self._handle_scriptrunner_event_on_event_loop, sender, event, *given, **named))
            self._call_soon_on_event_loop(parcel.open)
        elif parcel.put(partial(_add, self, sender, *given, **named)):
            later = partial(self._event_loop.call_later, WAITS_SECONDS, parcel.open)
            self._call_soon_on_event_loop(later)  # type: ignore[arg-type]

    setattr(take, MARK, True)
    AppSession._on_scriptrunner_event = take  # type: ignore[method-assign]
