"""Whether this server has been asked to stop: it then begins nothing new, ends what it began, and closes."""

from __future__ import annotations

import os
import threading

SECONDS = "ADVISOR_STOP_SECONDS"
LONGEST = 30.0
_asked = threading.Event()


def ask() -> None:
    """Begin to stop. Safe in the middle of a signal."""
    _asked.set()


def is_asked() -> bool:
    """Whether the server is stopping."""
    return _asked.is_set()


def longest() -> float:
    """For how many seconds exports under way are waited for at most, 0 to 3600. Raises ValueError."""
    given = float(os.environ.get(SECONDS) or LONGEST)
    if not 0 <= given <= 3600:
        raise ValueError(f"{SECONDS} must be a number of seconds from 0 to 3600.")
    return given
