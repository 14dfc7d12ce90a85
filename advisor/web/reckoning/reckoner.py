"""A process beside the server that reckons for it, so that one visitor's search does not hold up another's page."""

from __future__ import annotations

import itertools
import logging
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import advisor
from advisor.knowledge.models import Knowledge
from advisor.report import frames
from advisor.web.reckoning.busy import Busy
from advisor.web.reckoning.reckoning import Asked

ROOT = Path(advisor.__file__).parent.parent
MODULE = "advisor.web.reckoning.reckoner_worker"
AGAIN_SECONDS = 10.0  # after the process ended by itself, before it is started again
_log = logging.getLogger(__name__)


class Ended(Exception):
    """The process ended, or could not be started, or is closed."""


class Reckoner:
    """One process, started when first needed. Safe to share between threads; answers come in the order asked for."""

    def __init__(self, *, niceness: int = 0, module: str = MODULE) -> None:
        self._command = [sys.executable, "-m", module, str(niceness)]
        self._lock = threading.Lock()
        self._numbers = itertools.count(1)
        self._waiting: dict[int, Future[Any]] = {}
        self._process: subprocess.Popen[bytes] | None = None
        self._digest = ""
        self._not_before = 0.0
        self._closed = False
        self._busy = Busy()

    @property
    def busy(self) -> float:
        """What share of the last seconds it worked; 0 where it was asked a few times only."""
        return self._busy.share(time.monotonic())

    def ask(self, asked: Asked, knowledge: Knowledge) -> Future[Any]:
        """Have it reckoned with a knowledge base. The future fails with Ended where the process does."""
        future: Future[Any] = Future()
        future.add_done_callback(partial(self._answered, time.monotonic()))
        with self._lock:
            number = next(self._numbers)
            try:
                process = self._running()
                if knowledge.digest != self._digest:
                    self._send(process, frames.KNOWLEDGE, frames.packed_base(knowledge))
                    self._digest = knowledge.digest
                self._waiting[number] = future
                self._send(process, frames.ORDER, frames.packed_number(number) + frames.packed(asked))
            except (OSError, Ended) as error:
                self._waiting.pop(number, None)
                future.set_exception(Ended(type(error).__name__))
        return future

    def _answered(self, asked: float, future: Future[Any]) -> None:
        if future.exception() is None:
            self._busy.answered(asked, time.monotonic())

    def close(self) -> None:
        """End the process; it is not started again."""
        with self._lock:
            self._closed = True
            if self._process is not None:
                self._process.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._closed or time.monotonic() < self._not_before:
            raise Ended
        if self._process is None:
            path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
            )
            self._digest = ""
            threading.Thread(target=self._read, args=(self._process,), daemon=True, name="reckoner").start()
        return self._process

    def _send(self, process: subprocess.Popen[bytes], kind: bytes, body: bytes) -> None:
        if process.stdin is None:
            raise Ended
        frames.write_frame(process.stdin, kind, body)

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        """Hand out the answers until the process ends; then whoever waits is told."""
        try:
            while process.stdout is not None:
                kind, body = frames.read_frame(process.stdout)
                # Without the lock: whoever sends may hold it until the process has read, which may wait for us.
                future = self._waiting.pop(frames.number_of(body), None)
                if future is None:
                    continue
                if kind == frames.RESULT:
                    future.set_result(body[frames.NUMBER :])
                else:
                    future.set_exception(Ended(body[frames.NUMBER :].decode("utf-8", "replace")))
        except (OSError, EOFError, ValueError):
            pass
        finally:
            self._over(process)

    def _over(self, process: subprocess.Popen[bytes]) -> None:
        process.kill()
        process.wait()
        with self._lock:
            left, self._waiting = self._waiting, {}
            self._process, self._not_before = None, time.monotonic() + AGAIN_SECONDS
            if not self._closed:
                _log.error("The process that reckons for the pages ended; it is started again in a while")
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue
        for future in left.values():
            future.set_exception(Ended("the process ended"))
