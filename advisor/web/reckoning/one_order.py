"""A process of ours that is given one order, answers it frame by frame, and ends."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from typing import IO

import advisor
from advisor.report import frames

ROOT = Path(advisor.__file__).parent.parent


class OneOrder:
    """The process `python -m module`, from its order to its last answer. It may be given up from another thread."""

    def __init__(self, module: str, *, seconds: float) -> None:
        self.is_late = False
        self._module, self._seconds = module, seconds
        self._lock = threading.Lock()
        self._given_up = False
        self._process: subprocess.Popen[bytes] | None = None

    def answers(self, order: bytes) -> Generator[tuple[bytes, bytes]]:
        """Every frame it answers with, for as long as somebody asks for the next; nothing where it was given up.

        Raises EOFError where the process ends before that, OSError where it cannot be started.
        """
        timer = threading.Timer(self._seconds, self._too_late)
        timer.daemon = True
        try:
            if not self._start():
                return
            timer.start()
            to_it, from_it = self._pipes()
            frames.write_frame(to_it, frames.ORDER, order)
            while True:
                yield frames.read_frame(from_it)
        finally:
            timer.cancel()
            self._close()

    def give_up(self) -> None:
        """End it now. Too late changes nothing."""
        with self._lock:
            self._given_up = True
            if self._process is not None:
                self._process.kill()

    def _too_late(self) -> None:
        self.is_late = True
        self.give_up()

    def _start(self) -> bool:
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        with self._lock:
            if self._given_up:
                return False
            self._process = subprocess.Popen(
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
            )
        return True

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise EOFError("the process has no pipes")
        return process.stdin, process.stdout

    def _close(self) -> None:
        process = self._process
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
