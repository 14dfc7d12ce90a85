"""One export from the order to the file: where it stands, and the way to give it up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from advisor.report.forms.order import Made, Order
from advisor.report.press import ReportFailed
from advisor.report.progress import Cancelled, Progress

State = Literal["waiting", "working", "done", "failed", "cancelled"]


def always() -> bool:
    """For an export that somebody waits for whatever happens."""
    return True


@dataclass(frozen=True)
class Standing:
    """How an export stands: `ahead` exports come before it while it waits; `progress` while it is worked on."""

    state: State
    ahead: int = 0
    progress: Progress | None = None


class Export:
    """An export that was ordered. Safe to share between threads.

    `number` tells it from others; `wanted` says whether anybody still waits for it, such as an open visit. One that is
    only `likely` has not been ordered: it is begun, and gives no file.
    """

    def __init__(
        self,
        order: Order,
        *,
        number: int,
        ahead: Callable[[Export], int],
        wanted: Callable[[], bool] = always,
        likely: bool = False,
    ) -> None:
        self.order, self.number, self.likely = order, number, likely
        self._wanted, self._ahead = wanted, ahead
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._state: State = "waiting"
        self._progress: Progress | None = None
        self._made: Made | None = None
        self._reason = ""

    @property
    def standing(self) -> Standing:
        """How it stands now."""
        with self._lock:
            state, progress = self._state, self._progress
        return Standing(state, self._ahead(self) if state == "waiting" else 0, progress)

    @property
    def is_over(self) -> bool:
        """Whether it is done, failed or cancelled."""
        return self._over.is_set()

    @property
    def is_wanted(self) -> bool:
        """Whether anybody still waits for it."""
        return not self.is_over and self._wanted()

    def cancel(self) -> None:
        """Give it up, at once for whoever waits; the worker drops it at the next step. Too late changes nothing."""
        self._end("cancelled")

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until it is over, at most `timeout` seconds. Whether it is."""
        return self._over.wait(timeout)

    def result(self) -> Made:
        """The file, once it is over. Raises ReportFailed with the reason, or Cancelled."""
        self.wait()
        if self._made is not None:
            return self._made
        if self._state == "cancelled":
            raise Cancelled
        raise ReportFailed(self._reason)

    def proceed(self, progress: Progress) -> None:
        """Note a step that has begun."""
        with self._lock:
            if not self._over.is_set():
                self._state, self._progress = "working", progress

    def finish(self, made: Made) -> None:
        """Hand over the file."""
        self._end("done", made=made)

    def fail(self, reason: str) -> None:
        """Say why there is no file."""
        self._end("failed", reason=reason)

    def _end(self, state: State, *, made: Made | None = None, reason: str = "") -> None:
        with self._lock:
            if not self._over.is_set():
                self._state, self._made, self._reason = state, made, reason
                self._over.set()
