"""A worker that misbehaves as the client's name says, and gives that name as the file where it says nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from advisor.report import frames
from advisor.report.forms.order import Made
from advisor.report.progress import Progress

HANGS, DIES, LISTENS, BABBLES = "hangs", "dies", "listens", "babbles"
LEAVES, MUMBLES = "leaves", "mumbles"


def main() -> None:
    knowledge = None
    while True:
        kind, body = frames.read_frame(sys.stdin.buffer)
        if kind == frames.KNOWLEDGE:
            knowledge = frames.unpacked_base(body)
        elif kind == frames.ORDER:
            answer(frames.unpacked_order(body, knowledge=knowledge).case.client.name)
        elif kind == frames.AHEAD:
            begin(frames.unpacked_order(body, knowledge=knowledge).case.client.name)


def answer(name: str) -> None:
    tell(frames.PROGRESS, frames.packed_progress(Progress("charts", 0.5)))
    if name == HANGS:
        threading.Event().wait()
    elif name == DIES:
        os._exit(3)
    elif name == LEAVES:  # another process behind, which holds its output open until its input ends
        subprocess.Popen([sys.executable, "-c", "import sys; sys.stdin.read()"])
        os._exit(3)
    elif name == MUMBLES:
        tell(frames.PROGRESS, b"no progress")
        tell(frames.RESULT, frames.packed_made(Made(b"too late")))
    elif name == BABBLES:
        os.write(sys.stdout.fileno(), b"\xff\xff\xff\xffno frame")
    elif name == LISTENS:
        frames.read_frame(sys.stdin.buffer)  # that it is cancelled
        tell(frames.DROPPED)
    else:
        tell(frames.RESULT, frames.packed_made(Made(f"{name} by {os.getpid()}".encode())))


def begin(name: str) -> None:
    tell(frames.PROGRESS, frames.packed_progress(Progress("charts", 0.5)))
    if name == LISTENS:
        frames.read_frame(sys.stdin.buffer)  # that it is cancelled
    if name == DIES:
        os._exit(3)
    tell(frames.DROPPED)


def tell(kind: bytes, body: bytes = b"") -> None:
    frames.write_frame(sys.stdout.buffer, kind, body)


if __name__ == "__main__":
    main()
