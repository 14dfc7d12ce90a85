"""The process that reckons for a server: `python -m advisor.web.reckoning.reckoner_worker [NICENESS]`.

It reads frames (see `advisor.report.frames` for the letters): K, a knowledge base, which then stands; O, what is asked
for, under a number. It answers each with R and the number, the result; or with E and the number. It ends with its
input.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from datetime import date
from functools import lru_cache

from advisor.advice.outlook.mix_space import MixSpace
from advisor.knowledge.models import Knowledge
from advisor.logs.writing import begin
from advisor.report import frames
from advisor.web.reckoning.reckoning import Asked, reckoned
from advisor.web.server.garbage import look_seldom


def main() -> None:
    """Answer until nobody asks; whatever a library prints goes to the error stream, not between the frames."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    begin()
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    base: list[Knowledge] = []

    @lru_cache(maxsize=4)
    def space(as_of: date) -> MixSpace:
        return MixSpace.compiled(base[-1], as_of=as_of)

    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            kind, body = frames.read_frame(sys.stdin.buffer)
            if kind == frames.KNOWLEDGE:
                base[:] = [frames.unpacked_base(body)]
                space.cache_clear()
                look_seldom()
                continue
            number = frames.packed_number(frames.number_of(body))
            try:
                asked: Asked = frames.unpacked(body[frames.NUMBER :])
                found = frames.packed(reckoned(space(asked.as_of), asked))
            except Exception as error:  # told by its kind alone: its words may hold a client's
                frames.write_frame(results, frames.FAILED, number + type(error).__name__.encode())
            else:
                frames.write_frame(results, frames.RESULT, number + found)


if __name__ == "__main__":
    main()
