"""The two processes of this server that reckon for its pages: one for what a page waits for, one for what it does not.

Where no server runs (a script, a test), or a process has ended, it is reckoned on the spot.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass, replace
from typing import Any

from advisor.advice.outlook.mix_space import MixSpace
from advisor.advice.parts.prospects import Prospects
from advisor.knowledge.models import Knowledge
from advisor.logic.recent import Recent
from advisor.report import frames
from advisor.web.reckoning.reckoner import Ended, Reckoner
from advisor.web.reckoning.reckoning import Asked, Panel, ahead, panel

PATIENCE, SEARCHING = 10.0, 120.0  # seconds
LONGEST_LINE = 200
CROWD = 3  # searches that wait; who comes then is asked whether the search is wanted at all
BUSY = 0.4  # the share of the last seconds that the panels took; from there on likewise
KEPT = 300
NICE = 19  # the search gives way to everything that somebody waits for
_log = logging.getLogger(__name__)
Key = tuple[Any, ...]
Space = Callable[[], MixSpace]


@dataclass(frozen=True)
class _Search:
    key: Key
    asked: Asked
    knowledge: Knowledge
    space: Space
    wanted: Callable[[], bool]


class Reckoners:
    """Both processes, and the line before the search: whoever came last is first, for the others may have gone on."""

    def __init__(self, quick: Reckoner, thorough: Reckoner) -> None:
        self._quick, self._thorough = quick, thorough
        self._found: Recent[Key, Prospects] = Recent(KEPT)
        self._changed = threading.Condition()
        self._line: dict[str, _Search] = {}
        self._now: Key | None = None
        self._closed = False
        threading.Thread(target=self._serve, daemon=True, name="searches").start()

    def panel(self, asked: Asked, knowledge: Knowledge, space: Space) -> Panel:
        """How things stand; waits for it."""
        try:
            found: Panel = frames.unpacked(self._quick.ask(asked, knowledge).result(timeout=PATIENCE))
        except (Ended, TookTooLong):
            return panel(space(), asked)
        return found

    def found(self, key: Key) -> Prospects | None:
        """What was found under a key, where it was not long ago."""
        return self._found.get(key)

    @property
    def crowded(self) -> bool:
        """Whether so many are at work that one more search would not be done soon, or would hold up their pages."""
        return len(self._line) >= CROWD or self._quick.busy > BUSY

    def search(
        self, key: Key, asked: Asked, knowledge: Knowledge, space: Space, *, visit: str, wanted: Callable[[], bool]
    ) -> None:
        """Have the mixes in reach searched, in place of what the same visit asked for before."""
        with self._changed:
            if key == self._now:
                return
            self._line.pop(visit, None)
            self._line[visit] = _Search(key, replace(asked, what="prospects"), knowledge, space, wanted)
            while len(self._line) > LONGEST_LINE:
                del self._line[next(iter(self._line))]
            self._changed.notify_all()

    def wait_for(self, key: Key, seconds: float) -> Prospects | None:
        """What is found under a key by then; None at once where others are searched for before."""
        with self._changed:
            self._changed.wait_for(lambda: self._found.get(key) is not None or self._busy_with_another(key), seconds)
        return self._found.get(key)

    def close(self) -> None:
        """End both."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._quick.close()
        self._thorough.close()

    def _busy_with_another(self, key: Key) -> bool:
        return self._closed or (self._now is not None and self._now != key)

    def _serve(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._line or self._closed)
                if self._closed:
                    return
                _, search = self._line.popitem()
                self._now = search.key
            try:
                if search.wanted():
                    self._found.put(search.key, self._searched(search))
            except (Ended, TookTooLong):
                pass  # the server is closing
            except Exception:  # nobody waits for this; who asks again is told the same
                _log.exception("The mixes in reach could not be searched")
            with self._changed:
                self._now = None
                self._changed.notify_all()

    def _searched(self, search: _Search) -> Prospects:
        try:
            body = self._thorough.ask(search.asked, search.knowledge).result(timeout=SEARCHING)
            found: Prospects = frames.unpacked(body)
        except (Ended, TookTooLong):
            if self._closed:
                raise
            return ahead(search.space(), search.asked)
        return found


_running: list[Reckoners] = []


def start() -> None:
    """Start them for this server."""
    if not _running:
        _running.append(Reckoners(Reckoner(), Reckoner(niceness=NICE)))


def running() -> Reckoners | None:
    """Those of this server; None where none runs."""
    return _running[0] if _running else None


def close() -> None:
    """End them."""
    while _running:
        _running.pop().close()
