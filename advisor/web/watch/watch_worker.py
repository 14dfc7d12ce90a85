"""The process that looks at cases for a server: `python -m advisor.web.watch.watch_worker`, one order and it ends.

It reads one frame from its input, the order, and answers on its output with one frame for each case (see
`advisor.report.frames` for the letters). Python objects cross in Python's own form: both ends are ours, and nobody else
can write to the pipes. It ends at once when nobody reads its answers any more.
"""

from __future__ import annotations

import contextlib
import os
import sys

from advisor.logs.writing import begin
from advisor.report import frames
from advisor.web.watch.watch_looking import Asked, looked


def main() -> None:
    """Do the one order; whatever a library prints goes to the error stream, not between the frames."""
    with contextlib.suppress(AttributeError, OSError):  # those who work on their cases come first
        os.nice(10)
    begin()
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with contextlib.suppress(BrokenPipeError):  # the server is gone, or nobody wants it any more
        _, body = frames.read_frame(sys.stdin.buffer)
        try:
            asked: Asked = frames.unpacked(body)
            for found in looked(asked):
                frames.write_frame(results, frames.RESULT, frames.packed(found))
        except BrokenPipeError:
            raise
        except Exception as error:  # told by its kind alone: its words may hold a client's
            frames.write_frame(results, frames.FAILED, type(error).__name__.encode())


if __name__ == "__main__":
    main()
