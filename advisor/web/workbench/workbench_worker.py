"""Looks at one edit for a server: `python -m advisor.web.workbench.workbench_worker`, one edit and it ends.

It reads one frame from its input, the edit, and answers on its output with frames of progress and then of the result
(see `advisor.report.frames` for the letters). Python objects cross in Python's own form: both ends are ours, and nobody
else can write to the pipes. It ends at once when nobody reads its answers any more.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys

from advisor.knowledge.problems import Refused
from advisor.logs.writing import begin
from advisor.report import frames
from advisor.web.workbench.workbench_impact import Asked, Step, impact


def main() -> None:
    """Answer the one edit; whatever a library prints goes to the error stream, not between the frames."""
    with contextlib.suppress(AttributeError, OSError):  # those who work on their cases come first
        os.nice(10)
    begin()
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def tell(step: Step, part: float) -> None:
        frames.write_frame(results, frames.PROGRESS, json.dumps([step, part]).encode())

    with contextlib.suppress(BrokenPipeError):  # the server is gone, or nobody wants it any more
        _, body = frames.read_frame(sys.stdin.buffer)
        try:
            asked: Asked = frames.unpacked(body)
            frames.write_frame(results, frames.RESULT, frames.packed(impact(asked, tell)))
        except Refused as refused:
            frames.write_frame(results, frames.FAILED, str(refused).encode("utf-8", "replace"))
        except BrokenPipeError:
            raise
        except Exception as error:  # told by its kind alone: its words may hold a client's
            frames.write_frame(results, frames.FAILED, type(error).__name__.encode())


if __name__ == "__main__":
    main()
