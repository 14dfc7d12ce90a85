"""How busy a process that reckons was of late."""

from __future__ import annotations

import threading
from collections import deque

SECONDS = 2.0  # what counts as of late
LEAST = 10  # answers within that time; fewer are no crowd, however long the first ones took


class Busy:
    """What share of the last seconds it worked. Safe to share between threads; times are of one steady clock."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._free = 0.0
        self._spells: deque[tuple[float, float]] = deque()

    def answered(self, asked: float, now: float) -> None:
        """It has just answered what it was asked then. It answers in the order asked for."""
        with self._lock:
            self._spells.append((now, now - max(asked, self._free)))
            self._free = now

    def share(self, now: float) -> float:
        """The share, 0 to 1; 0 where it was asked a few times only."""
        with self._lock:
            while self._spells and self._spells[0][0] < now - SECONDS:
                self._spells.popleft()
            if len(self._spells) < LEAST:
                return 0.0
            return min(1.0, sum(worked for _, worked in self._spells) / SECONDS)
