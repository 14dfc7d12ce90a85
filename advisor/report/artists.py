"""Charts drawn side by side: drawing holds the interpreter's lock, so each artist is a process of its own."""

from __future__ import annotations

import contextlib
import os
import threading
from collections import OrderedDict
from collections.abc import Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from advisor.report.artist import MODULE, Artist
from advisor.report.drawing import drawn

MOST = 2
KEPT = 64
TRIES = 2


class Artists:
    """As many artists as there are cores, at most MOST. Used by one thread; draws a chart once and keeps it."""

    def __init__(self, *, module: str = MODULE, most: int = MOST) -> None:
        self._module = module
        count = max(1, min(most, os.cpu_count() or 1))
        self._all: list[Artist] = []
        with contextlib.suppress(OSError):  # tried again where one is needed
            for _ in range(count):  # all start at once
                self._all.append(Artist(module))
        self._waiting = [*self._all]
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(max_workers=count, thread_name_prefix="artist")
        self._kept: OrderedDict[tuple[str, str], Future[str]] = OrderedDict()

    def draw(self, specs: Sequence[str], families: str) -> Generator[str]:
        """The SVGs of specifications in their order, each as soon as it is there. Raises ValueError.

        All are begun at once; what has not begun when the iterator is closed is given up.
        """
        found = [self._begun(spec, families) for spec in specs]
        try:
            for future in found:
                yield future.result()
        finally:
            for future in found:
                future.cancel()

    def close(self) -> None:
        """End every artist, once the charts that they are at are drawn."""
        self._pool.shutdown(wait=True, cancel_futures=True)
        for artist in self._all:
            artist.close()

    def _begun(self, spec: str, families: str) -> Future[str]:
        key = (spec, families)
        found = self._kept.pop(key, None)
        if found is None or found.cancelled() or (found.done() and found.exception() is not None):
            found = self._pool.submit(self._drawn, spec, families)
        self._kept[key] = found
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def _drawn(self, spec: str, families: str) -> str:
        """Drawn by this thread's artist; by another one where it is lost; at last here."""
        for _ in range(TRIES):
            try:
                return self._artist().draw(spec, families)
            except (OSError, EOFError):
                lost, self._own.artist = getattr(self._own, "artist", None), None
                if lost is not None:
                    lost.close()
        return drawn(spec, families)

    def _artist(self) -> Artist:
        found: Artist | None = getattr(self._own, "artist", None)
        if found is None:
            try:
                found = self._waiting.pop()
            except IndexError:
                found = Artist(self._module)
                self._all.append(found)
            self._own.artist = found
        return found
