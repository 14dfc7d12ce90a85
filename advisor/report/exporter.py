"""The server's desk for exports: they stand in line and are made in a worker process, so that nobody's screen waits."""

from __future__ import annotations

import contextlib
import itertools
import logging
import pickle
import queue
import threading
from collections import deque
from collections.abc import Callable

from advisor.report import frames
from advisor.report.export import Export, always
from advisor.report.forms.order import Made, Order
from advisor.report.press import ReportFailed
from advisor.report.progress import Progress
from advisor.report.worker_process import MODULE, WorkerProcess
from advisor.words import say, say_count, speaking

TIMEOUT_SECONDS = 60.0
START_SECONDS = 60.0  # more, where the worker has to start first
GRACE_SECONDS = 3.0  # for a step to end after nobody wants the file any more
MOST_WAITING = 40
_GLANCE_SECONDS = 0.05
_log = logging.getLogger(__name__)


class Exporter:
    """One worker process and the line before it. Safe to share between threads.

    The worker is started when first needed, and again at once where it had to be ended. `timeout` counts the seconds
    of one export from its turn, not its waiting; `start` more where the worker has to start first.
    """

    def __init__(
        self,
        *,
        timeout: float = TIMEOUT_SECONDS,
        start: float = START_SECONDS,
        grace: float = GRACE_SECONDS,
        most_waiting: int = MOST_WAITING,
        module: str = MODULE,
    ) -> None:
        self._timeout, self._start, self._grace = timeout, start, grace
        self._most_waiting, self._module = most_waiting, module
        self._numbers = itertools.count(1)
        self._changed = threading.Condition()
        self._line: deque[Export] = deque()
        self._now: Export | None = None
        self._likely: Export | None = None
        self._worker: WorkerProcess | None = None
        self._desk: threading.Thread | None = None

    def submit(self, order: Order, *, wanted: Callable[[], bool] = always) -> Export:
        """Put an order in line; it is dropped once `wanted` says no. Raises ReportFailed where the line is full."""
        with self._changed:
            self._line = deque(export for export in self._line if export.is_wanted)
            if len(self._line) >= self._most_waiting:
                raise ReportFailed(
                    say_count(
                        len(self._line),
                        "{number} export is waiting already. Try again in a minute.",
                        "{number} exports are waiting already. Try again in a minute.",
                    )
                )
            export = Export(order, number=next(self._numbers), wanted=wanted, ahead=self._ahead)
            self._line.append(export)
            if self._now is not None and self._now.likely:
                self._now.cancel()
            if self._desk is None:
                self._desk = threading.Thread(target=self._serve, daemon=True, name="exports")
                self._desk.start()
            self._changed.notify_all()
        return export

    def make(self, order: Order) -> Made:
        """Put an order in line and wait for its file. Raises ReportFailed, also after the time-out."""
        return self.submit(order).result()

    def prepare(self, order: Order, *, wanted: Callable[[], bool] = always) -> None:
        """Have what is likely to be ordered next begun while nobody waits: texts and charts, not the pages.

        The latest counts. Nothing is told of it, and no worker is started for it.
        """
        with self._changed:
            if self._desk is not None and self.alive:
                self._likely = Export(order, number=next(self._numbers), wanted=wanted, ahead=self._ahead, likely=True)
                self._changed.notify_all()

    @property
    def alive(self) -> bool:
        """Whether the worker runs."""
        worker = self._worker
        return worker is not None and worker.alive

    @property
    def busy(self) -> bool:
        """Whether anything is worked on or waits, ordered or only likely."""
        with self._changed:
            return bool(self._now or self._line or self._likely)

    def close(self) -> None:
        """End the worker and give up what waits. The next order starts a new one."""
        with self._changed:
            desk, self._desk = self._desk, None
            given_up, self._line = [*self._line, *filter(None, [self._now])], deque()
            self._likely = None
            worker, self._worker = self._worker, None
            self._changed.notify_all()
        for export in given_up:
            with speaking(export.order.lang):
                export.fail(say("the server was stopped before the file was made. Try again."))
        if worker is not None:
            worker.kill()
        if desk is not None and desk is not threading.current_thread():
            desk.join()
        if worker is not None:
            worker.close()

    def _ahead(self, export: Export) -> int:
        with self._changed:
            now = self._now
            before = itertools.takewhile(lambda other: other is not export, self._line)
            busy = now is not None and now is not export and not now.likely
            return sum(other.is_wanted for other in before) + busy

    def _serve(self) -> None:
        """Serve the line until the desk is closed, whatever one export does."""
        while (export := self._next()) is not None:
            try:
                if not export.is_wanted:
                    export.cancel()
                    continue
                with speaking(export.order.lang):
                    self._make(export)
            except Exception as error:  # a defect is told to whoever waits, and must not end the desk
                _log.exception("An export failed")
                export.fail(f"{type(error).__name__}: {error}")
                with contextlib.suppress(OSError, EOFError):  # what it still says is for the one that failed
                    self._renew()

    def _next(self) -> Export | None:
        with self._changed:
            self._now = None
            self._changed.wait_for(lambda: self._line or self._likely or self._desk is not threading.current_thread())
            if self._desk is not threading.current_thread():
                return None
            if self._line:
                self._now = self._line.popleft()
            else:
                self._now, self._likely = self._likely, None
            return self._now

    def _make(self, export: Export) -> None:
        """Have the worker make one file, within the time allowed; where the worker is lost, start the next at once."""
        export.proceed(Progress("advice"))
        late = threading.Event()
        timer: threading.Timer | None = None
        allowed = self._timeout
        try:
            worker = self._running()
            allowed += self._start if worker.is_new else 0
            timer = threading.Timer(allowed, _end_late, (worker, late))
            timer.start()
            worker.send(export)
            self._follow(worker, export)
        except (OSError, EOFError):
            if late.is_set():
                export.fail(say("it took longer than {seconds} seconds. Try again.", seconds=f"{allowed:g}"))
            else:
                export.fail(say("the process that makes it ended. Try again."))
            with contextlib.suppress(OSError, EOFError):  # told to the next one, if it still holds then
                self._renew()
        except (pickle.PicklingError, TypeError, AttributeError) as error:
            export.fail(f"{type(error).__name__}: {error}")
        finally:
            _ended(timer)

    def _follow(self, worker: WorkerProcess, export: Export) -> None:
        """Pass on what the worker tells, until it is through with the export, wanted or not."""
        grace: threading.Timer | None = None
        try:
            while True:
                if grace is None and not export.is_wanted:
                    export.cancel()
                    worker.drop(export)
                    grace = threading.Timer(self._timeout if export.likely else self._grace, worker.kill)
                    grace.start()
                with contextlib.suppress(queue.Empty):
                    kind, body = worker.answer(_GLANCE_SECONDS)
                    if kind == frames.PROGRESS:
                        export.proceed(frames.unpacked_progress(body))
                        continue
                    return _conclude(export, kind, body)
        finally:
            _ended(grace)

    def _running(self) -> WorkerProcess:
        worker = self._worker
        return worker if worker is not None and worker.alive else self._renew()

    def _renew(self) -> WorkerProcess:
        """Another worker in place of one that ended. Raises EOFError where the desk was closed meanwhile."""
        old, self._worker = self._worker, None
        if old is not None:
            old.close()
        with self._changed:
            if self._desk is not threading.current_thread():
                raise EOFError("closed")
            self._worker = WorkerProcess(self._module)
            return self._worker


def _ended(timer: threading.Timer | None) -> None:
    """Call a timer off; where it is already killing the worker, wait until it has, so that the next one sees it."""
    if timer is not None:
        timer.cancel()
        if timer.ident is not None:
            timer.join()


def _end_late(worker: WorkerProcess, late: threading.Event) -> None:
    late.set()
    worker.kill()


def _conclude(export: Export, kind: bytes, body: bytes) -> None:
    if kind == frames.RESULT:
        export.finish(frames.unpacked_made(body))
    elif kind == frames.DROPPED:
        export.cancel()
    else:
        export.fail(body.decode("utf-8", "replace") or say("no reason given"))
