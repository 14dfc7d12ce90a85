"""The server's side of the report: hands jobs to a worker process, so that an export holds up nobody else's screen."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import advisor
from advisor.advice.model import Advice
from advisor.knowledge.models import Knowledge
from advisor.report.brand import Brand
from advisor.report.document import compose
from advisor.report.press import Report, ReportFailed
from advisor.report.worker import read_frame, read_result, write_frame

if TYPE_CHECKING:
    from advisor.questionnaire.case import Client

ROOT = Path(advisor.__file__).parent.parent
TIMEOUT_SECONDS = 60.0


class Exporter:
    """One worker process, started when first needed and again after it died.

    Safe to share between threads; jobs wait in line.
    """

    def __init__(self, *, timeout: float = TIMEOUT_SECONDS) -> None:
        self._timeout = timeout
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def build(self, advice: Advice, *, knowledge: Knowledge, client: Client, brand: Brand, created: date) -> Report:
        """As `advisor.report.pdf.build`, in the worker. Raises ReportFailed, also after the time-out."""
        return self.press(compose(advice, knowledge=knowledge, client=client, brand=brand, created=created))

    def press(self, job: dict[str, Any]) -> Report:
        """Have the worker turn a job into a PDF."""
        body = json.dumps(job).encode()
        with self._lock:
            return read_result(self._answer(body))

    def warm(self, job: dict[str, Any]) -> None:
        """Make one report and drop it, so that the first reader does not wait for the worker's start.

        Failure is left to the first reader.
        """
        try:
            self.press(job)
        except ReportFailed:
            self.close()

    @property
    def alive(self) -> bool:
        """Whether the worker runs."""
        return self._process is not None and self._process.poll() is None

    def close(self) -> None:
        """End the worker. The next job starts a new one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(BrokenPipeError):
                    stream.close()

    def _answer(self, body: bytes) -> bytes:
        if self._process is None or not self.alive:
            self.close()
            self._process = _start()
        process, late = self._process, threading.Event()
        timer = threading.Timer(self._timeout, _stop, (process, late))
        timer.start()
        try:
            return _ask(process, body)
        except (OSError, EOFError):
            self.close()
            reason = (
                f"it took longer than {self._timeout:g} seconds" if late.is_set() else "the process that makes it ended"
            )
            raise ReportFailed(f"the report was not made: {reason}. Try again.") from None
        finally:
            timer.cancel()


def _ask(process: subprocess.Popen[bytes], body: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise EOFError("the worker has no pipes")
    write_frame(process.stdin, body)
    return read_frame(process.stdout)


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _start() -> subprocess.Popen[bytes]:
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.Popen(
        [sys.executable, "-m", "advisor.report.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
    )
