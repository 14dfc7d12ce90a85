"""A process that draws charts for the worker: `python -m advisor.report.artist`.

It reads one line of JSON for each chart, a specification (as JSON itself) and families of type, and answers with one:
the SVG, or why there is none. It ends when its input does.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from typing import IO

from advisor.logs.writing import begin
from advisor.report.drawing import drawn, start_drawing
from advisor.report.module_process import start_module

MODULE = "advisor.report.artist"


class Artist:
    """A running process that draws, from the side of the one who started it."""

    def __init__(self, module: str = MODULE) -> None:
        self._process = start_module(module)

    def draw(self, spec: str, families: str) -> str:
        """The SVG. Raises ValueError where it cannot be drawn, OSError or EOFError where the process ended."""
        to, back = self._process.stdin, self._process.stdout
        if to is None or back is None:
            raise EOFError("no pipes")
        to.write(json.dumps([spec, families]).encode() + b"\n")
        to.flush()
        line = back.readline()
        if not line.endswith(b"\n"):
            raise EOFError("the process that draws ended")
        found = json.loads(line)
        if found["svg"] is None:
            raise ValueError(found["reason"])
        return str(found["svg"])

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()


def serve(orders: IO[str], results: IO[str]) -> None:
    """Answer until there are no more orders."""
    with contextlib.suppress(Exception):  # told to who orders
        start_drawing()
    for line in orders:
        spec, families = json.loads(line)
        answer: dict[str, str | None]
        try:
            answer = {"svg": drawn(spec, families)}
        except Exception as error:
            answer = {"svg": None, "reason": str(error)}
        results.write(json.dumps(answer) + "\n")
        results.flush()


def main() -> None:
    """Serve on the standard streams; whatever a library prints goes to the error stream, not between the answers."""
    begin()
    results = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        serve(sys.stdin, results)


if __name__ == "__main__":
    main()
