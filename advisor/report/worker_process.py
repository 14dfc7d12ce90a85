"""The server's end of the worker: starts the process, sends to it, and collects what it answers."""

from __future__ import annotations

import contextlib
import queue
import threading
from typing import IO

from advisor.knowledge.models import Knowledge
from advisor.report import frames
from advisor.report.export import Export
from advisor.report.module_process import start_module

MODULE = "advisor.report.worker"
SILENCE_SECONDS = 2.0  # of a worker that has ended, before nothing more is expected of it


class WorkerProcess:
    """A running worker. Every method may raise OSError or EOFError where it has died."""

    def __init__(self, module: str = MODULE) -> None:
        self._process = start_module(module)
        self._known: Knowledge | None = None
        self.is_new = True  # until its first answer
        self._silent, self._killed = 0.0, False
        self._answers: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, args=(self._pipe(self._process.stdout),), daemon=True).start()

    @property
    def alive(self) -> bool:
        """Whether the process runs, and nobody has ended it."""
        return not self._killed and self._process.poll() is None

    def send(self, export: Export) -> None:
        """Hand over an order, and the knowledge base where the worker does not have it yet."""
        pipe, base = self._pipe(self._process.stdin), export.order.knowledge
        body = frames.packed_order(export.number, export.order)
        if base is not self._known:
            frames.write_frame(pipe, frames.KNOWLEDGE, frames.packed_base(base))
            self._known = base
        frames.write_frame(pipe, frames.AHEAD if export.likely else frames.ORDER, body)

    def drop(self, export: Export) -> None:
        """Tell the worker that nobody wants this any more."""
        frames.write_frame(self._pipe(self._process.stdin), frames.CANCEL, frames.packed_number(export.number))

    def answer(self, timeout: float) -> tuple[bytes, bytes]:
        """The next answer: its letter and its body. Raises queue.Empty where none comes within `timeout` seconds.

        A worker that ended ends its pipe, unless another process holds that open: silence then has the last word.
        """
        ended = not self.alive
        try:
            found = self._answers.get(timeout=timeout)
        except queue.Empty:
            self._silent += timeout if ended else 0.0
            if self._silent < SILENCE_SECONDS:
                raise
            found = None
        if found is None:
            self._answers.put(None)
            raise EOFError("the worker ended")
        self._silent, self.is_new = 0.0, False
        return found

    def kill(self) -> None:
        """End the process at once, from any thread."""
        self._killed = True
        self._process.kill()

    def close(self) -> None:
        """End the process and give back what it held."""
        self.kill()
        self._process.wait()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def _listen(self, pipe: IO[bytes]) -> None:
        """Collect answers until the pipe ends, however that comes about, and say that it has."""
        try:
            with contextlib.suppress(EOFError, OSError, ValueError), pipe:
                while True:
                    self._answers.put(frames.read_frame(pipe))
        finally:
            self._answers.put(None)

    @staticmethod
    def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
        if pipe is None:
            raise EOFError("the worker has no pipes")
        return pipe
