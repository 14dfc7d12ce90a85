"""The worker's desk: takes orders from its input, one after the other, and answers them."""

from __future__ import annotations

import contextlib
import queue
import threading
from typing import IO, Any

from advisor.knowledge.models import Knowledge
from advisor.report import frames
from advisor.report.artists import Artists
from advisor.report.forms.making import Means, composed, make, prepare
from advisor.report.forms.order import Order
from advisor.report.press import ReportFailed
from advisor.report.progress import Cancelled, Progress


class Desk:
    """Serves orders one after the other; listens meanwhile, so that one can be cancelled while it is worked on."""

    def __init__(self, orders: IO[bytes], results: IO[bytes], artists: Artists) -> None:
        self._orders, self._results, self._artists = orders, results, artists
        self._line: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        self._unwanted: set[int] = set()
        self._knowledge: Knowledge | None = None
        self._composed: tuple[bytes, dict[str, Any]] = (b"", {})

    def serve(self) -> None:
        """Answer orders until the input ends. One that fails is answered with the reason, and the next is served."""
        threading.Thread(target=self._listen, daemon=True).start()
        get_ready()
        while (frame := self._line.get()) is not None:
            kind, body = frame
            if kind == frames.KNOWLEDGE:
                self._composed = (b"", {})
                self._knowledge = frames.unpacked_base(body)
            else:
                frames.write_frame(self._results, *self._answer(kind, body))

    def _listen(self) -> None:
        try:
            with contextlib.suppress(EOFError, OSError):
                while True:
                    kind, body = frames.read_frame(self._orders)
                    if kind == frames.CANCEL:
                        self._unwanted.add(frames.number_of(body))
                    else:
                        self._line.put((kind, body))
        finally:
            self._line.put(None)

    def _answer(self, kind: bytes, body: bytes) -> tuple[bytes, bytes]:
        number = frames.number_of(body)

        def tell(progress: Progress) -> None:
            frames.write_frame(self._results, frames.PROGRESS, frames.packed_progress(progress))
            if number in self._unwanted:
                raise Cancelled

        try:
            order = frames.unpacked_order(body, knowledge=self._knowledge)
            means = Means(lambda order: self._job(order, body[frames.NUMBER :]), self._artists.draw)
            if kind == frames.AHEAD:
                prepare(order, tell, means)
                return frames.DROPPED, b""
            return frames.RESULT, frames.packed_made(make(order, tell, means))
        except Cancelled:
            return frames.DROPPED, b""
        except ReportFailed as failed:
            return frames.FAILED, str(failed).encode("utf-8", "replace")
        except Exception as error:  # a defect is told to whoever asked, and must not end the worker
            return frames.FAILED, f"{type(error).__name__}: {error}".encode("utf-8", "replace")
        finally:
            self._unwanted.discard(number)

    def _job(self, order: Order, key: bytes) -> dict[str, Any]:
        """The job of an order, composed unless it was for the order before."""
        if self._composed[0] != key:
            self._composed = (key, composed(order))
        return self._composed[1]


def get_ready() -> None:
    """Load what every report needs, so that a worker that waits is a warm one. What fails is told to who orders."""
    with contextlib.suppress(Exception):
        import typst  # noqa: F401

        import advisor.report.document
        import advisor.report.seal  # noqa: F401
        from advisor.report.brand_faces import fonts_with
        from advisor.report.typefaces import coverage

        fonts_with()
        coverage()
