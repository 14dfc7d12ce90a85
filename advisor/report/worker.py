"""The process that makes files for a server: `python -m advisor.report.worker`.

It reads frames (see `advisor.report.frames`) from its input and answers on its output. Drawing a chart keeps the
interpreter's lock for a tenth of a second and more, which is why this is a process of its own. It ends when its input
does, so that it never outlives its server.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
from typing import IO

from advisor.knowledge.models import Knowledge
from advisor.report import frames
from advisor.report.forms.making import make
from advisor.report.press import ReportFailed
from advisor.report.progress import Cancelled, Progress


class Desk:
    """Serves orders one after the other; listens meanwhile, so that one can be cancelled while it is worked on."""

    def __init__(self, orders: IO[bytes], results: IO[bytes]) -> None:
        self._orders, self._results = orders, results
        self._line: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        self._unwanted: set[int] = set()
        self._knowledge: Knowledge | None = None

    def serve(self) -> None:
        """Answer orders until the input ends. One that fails is answered with the reason, and the next is served."""
        threading.Thread(target=self._listen, daemon=True).start()
        get_ready()
        while (frame := self._line.get()) is not None:
            kind, body = frame
            if kind == frames.KNOWLEDGE:
                self._knowledge = frames.unpacked_base(body)
            else:
                frames.write_frame(self._results, *self._answer(body))

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                kind, body = frames.read_frame(self._orders)
                if kind == frames.CANCEL:
                    self._unwanted.add(frames.number_of(body))
                else:
                    self._line.put((kind, body))
        self._line.put(None)

    def _answer(self, body: bytes) -> tuple[bytes, bytes]:
        number = frames.number_of(body)

        def tell(progress: Progress) -> None:
            frames.write_frame(self._results, frames.PROGRESS, frames.packed_progress(progress))
            if number in self._unwanted:
                raise Cancelled

        try:
            order = frames.unpacked_order(body, knowledge=self._knowledge)
            return frames.RESULT, frames.packed_made(make(order, tell))
        except Cancelled:
            return frames.DROPPED, b""
        except ReportFailed as failed:
            return frames.FAILED, str(failed).encode("utf-8", "replace")
        except Exception as error:  # a defect is told to whoever asked, and must not end the worker
            return frames.FAILED, f"{type(error).__name__}: {error}".encode("utf-8", "replace")
        finally:
            self._unwanted.discard(number)


def get_ready() -> None:
    """Load what every report needs, so that a worker that waits is a warm one. What fails is told to who orders."""
    with contextlib.suppress(Exception):
        import typst  # noqa: F401

        import advisor.report.document  # noqa: F401
        from advisor.report.press import start_drawing

        start_drawing()


def main() -> None:
    """Serve on the standard streams; whatever a library prints goes to the error stream, not between the frames."""
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with contextlib.suppress(BrokenPipeError):  # the server is gone
        Desk(sys.stdin.buffer, results).serve()


if __name__ == "__main__":
    main()
