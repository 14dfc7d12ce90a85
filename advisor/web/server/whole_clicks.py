"""A click is taken whole.

Streamlit may break a run off wherever it touches the session's state, because the reader has clicked once more
meanwhile. It does so in callbacks too, and counts the click they belong to as done all the same; an answer given in
quick succession would be lost. What begins before the page itself, which are the callbacks, is therefore not broken
off: the next click waits for it, and the page after it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SafeSessionState, SessionState

MARK = "takes_clicks_whole"


def take_clicks_whole() -> None:
    """Have it so in this process, from the next visit on. Doing it twice changes nothing."""
    begun = SafeSessionState.__init__
    if hasattr(begun, MARK):
        return

    @wraps(begun)
    def begin(self: SafeSessionState, state: SessionState, yield_callback: Callable[[], None]) -> None:
        begun(self, state, _once_the_page_began(yield_callback))

    setattr(begin, MARK, True)
    SafeSessionState.__init__ = begin  # type: ignore[method-assign]


def _once_the_page_began(broken_off: Callable[[], None]) -> Callable[[], None]:
    def at_a_touch() -> None:
        context = get_script_run_ctx(suppress_warning=True)
        if context is None or context.has_script_started:
            broken_off()

    return at_a_touch
