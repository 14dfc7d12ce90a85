"""That a part of a page was drawn to its end is told to the browser, whatever part is drawn next.

Where another part begins before that was sent, Streamlit sends that the first was broken off. The browser then leaves
what was there before standing below what is there now: a question that is asked no more, until the next click. It
happens where a part that looks again by itself does so while an answer is being drawn.
"""

from __future__ import annotations

from functools import wraps

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession

MARK = "tells_ends"


def tell_ends() -> None:
    """Have it so in this process. Doing it twice changes nothing."""
    clear = AppSession._clear_queue
    if hasattr(clear, MARK):
        return

    @wraps(clear)
    def make_room(self: AppSession, fragment_ids_this_run: list[str] | None = None) -> None:
        begun = frozenset(fragment_ids_this_run or ())
        ended = [message for message in self._browser_queue._queue if begun and _is_end_of_another(message, begun)]
        clear(self, fragment_ids_this_run)
        for message in ended:
            message.script_finished = ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY

    setattr(make_room, MARK, True)
    AppSession._clear_queue = make_room  # type: ignore[method-assign]


def _is_end_of_another(message: ForwardMsg, begun: frozenset[str]) -> bool:
    """Whether it tells the end of a run that drew more than what begins now."""
    return (
        message.WhichOneof("type") == "script_finished"
        and message.script_finished == ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY
        and not begun.issuperset(message.metadata.run.fragment_ids)
    )
