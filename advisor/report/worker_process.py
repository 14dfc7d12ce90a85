"""The server's end of the worker: starts the process, sends to it, and collects what it answers."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

import advisor
from advisor.knowledge.models import Knowledge
from advisor.report import frames
from advisor.report.export import Export

ROOT = Path(advisor.__file__).parent.parent
MODULE = "advisor.report.worker"


class WorkerProcess:
    """A running worker. Every method may raise OSError or EOFError where it has died."""

    def __init__(self, module: str = MODULE) -> None:
        path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(
            [sys.executable, "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        self._known: Knowledge | None = None
        self.is_new = True  # until its first answer
        self._answers: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, args=(self._pipe(self._process.stdout),), daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether the process runs."""
        return self._process.poll() is None

    def send(self, export: Export) -> None:
        """Hand over an order, and the knowledge base where the worker does not have it yet."""
        pipe, base = self._pipe(self._process.stdin), export.order.knowledge
        body = frames.packed_order(export.number, export.order)
        if base is not self._known:
            frames.write_frame(pipe, frames.KNOWLEDGE, frames.packed_base(base))
            self._known = base
        frames.write_frame(pipe, frames.ORDER, body)

    def drop(self, export: Export) -> None:
        """Tell the worker that nobody wants this any more."""
        frames.write_frame(self._pipe(self._process.stdin), frames.CANCEL, frames.packed_number(export.number))

    def answer(self, timeout: float) -> tuple[bytes, bytes]:
        """The next answer: its letter and its body. Raises queue.Empty where none comes within `timeout` seconds."""
        found = self._answers.get(timeout=timeout)
        if found is None:
            self._answers.put(None)
            raise EOFError("the worker ended")
        self.is_new = False
        return found

    def kill(self) -> None:
        """End the process at once, from any thread."""
        self._process.kill()

    def close(self) -> None:
        """End the process and give back what it held."""
        self.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _listen(self, pipe: IO[bytes]) -> None:
        with contextlib.suppress(EOFError, OSError, ValueError):
            while True:
                self._answers.put(frames.read_frame(pipe))
        self._answers.put(None)

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise EOFError("the worker has no pipes")
        return pipe
