"""The process that makes files for a server: `python -m advisor.report.worker`.

It reads frames (see `advisor.report.frames`) from its input and answers on its output. Drawing a chart keeps the
interpreter's lock for a tenth of a second and more, which is why this is a process of its own, and why others draw for
it. It ends when its input does, so that it never outlives its server.
"""

from __future__ import annotations

import contextlib
import os
import sys

from advisor.logs.writing import begin
from advisor.report.artists import Artists

NICE = 3
"""How far this process and its artists stand back where the server needs the machine."""


def main() -> None:
    """Serve on the standard streams; whatever a library prints goes to the error stream, not between the frames."""
    begin()
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    if hasattr(os, "nice"):
        os.nice(NICE)
    with contextlib.closing(Artists()) as artists:  # they start while the rest is loaded
        from advisor.report.worker_desk import Desk

        with contextlib.suppress(BrokenPipeError):  # the server is gone
            Desk(sys.stdin.buffer, results, artists).serve()


if __name__ == "__main__":
    main()
