"""The line in which edits are looked at, one at a time, each in a process of its own, so that nobody's screen waits."""

from __future__ import annotations

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Literal

from advisor.report import frames
from advisor.web.reckoning.one_order import OneOrder
from advisor.web.workbench.workbench_impact import Asked, Impact, Step
from advisor.words import say, speaking

MODULE = "advisor.web.workbench.workbench_worker"
TIMEOUT_SECONDS = 300.0
State = Literal["waiting", "working", "done", "failed", "cancelled"]
_SHARES: dict[Step, tuple[float, float]] = {"answers": (0.05, 0.3), "proofs": (0.3, 0.5), "cases": (0.5, 1.0)}


_lock = threading.Lock()


class Look:
    """One look at an edit. Safe to share between threads."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.state: State = "waiting"
        self.step: Step | None = None
        self.share = 0.0
        self.result: Impact | None = None
        self.reason = ""
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._order = OneOrder(MODULE, seconds=TIMEOUT_SECONDS)

    @property
    def is_over(self) -> bool:
        """Whether it is done, failed or cancelled."""
        return self._over.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds. Whether it is."""
        return self._over.wait(timeout)

    def cancel(self) -> None:
        """Give it up. Too late changes nothing."""
        self._end("cancelled")

    def run(self) -> None:
        """Have it done, and come back when it is over."""
        with speaking(self.asked.language):
            self._run()

    def _run(self) -> None:
        try:
            if not self.is_over:
                self.state = "working"
                self._follow()
        except (OSError, EOFError):
            late, ended = say("it took too long."), say("the process that looks at it ended. Try again.")
            self._end("failed", reason=late if self._order.is_late else ended)
        except Exception as error:  # a defect is told to whoever waits, by its kind alone
            self._end("failed", reason=type(error).__name__)

    def _follow(self) -> None:
        for kind, body in self._order.answers(frames.packed(self.asked)):
            if kind == frames.PROGRESS:
                step, part = json.loads(body)
                first, last = _SHARES[step]
                self.step, self.share = step, first + (last - first) * part
            elif kind == frames.RESULT:
                self.result = frames.unpacked(body)
                return self._end("done")
            else:
                return self._end("failed", reason=body.decode("utf-8", "replace"))

    def _end(self, state: State, *, reason: str = "") -> None:
        with self._lock:
            if self.is_over:
                return
            self.state, self.reason = state, reason
            self._over.set()
        if state != "done":
            self._order.give_up()


_open: list[Look] = []


def submit(asked: Asked) -> Look:
    """Put an edit in line."""
    look = Look(asked)
    with _lock:
        _open[:] = [one for one in _open if not one.is_over] + [look]
    _line().submit(look.run)
    return look


def close() -> None:
    """Give up every look, so that the server can end."""
    with _lock:
        for look in _open:
            look.cancel()


@lru_cache(maxsize=1)
def _line() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="workbench")
