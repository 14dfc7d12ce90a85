"""The process that makes reports: `python -m advisor.report.worker`.

It reads jobs from its input and writes results to its output, one frame each: four bytes of length (little endian),
then the body. A job is JSON. A result is the letter R, the length of a JSON head (four bytes), the head, and the PDF;
or the letter E and the reason in UTF-8. Drawing a chart keeps the interpreter's lock for a tenth of a second and more,
which is why this is a process of its own.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from dataclasses import asdict
from typing import IO, Any

from advisor.report.glyphs import Replaced
from advisor.report.press import Report, ReportFailed, press

MAX_FRAME = 256_000_000


def write_frame(stream: IO[bytes], body: bytes) -> None:
    """Write one frame."""
    stream.write(struct.pack("<I", len(body)) + body)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes:
    """Read one frame. Raises EOFError where the other side ends before it is whole, or sends what is no frame."""
    (length,) = struct.unpack("<I", _exactly(stream, 4))
    if length > MAX_FRAME:
        raise EOFError("the other side sent what is no frame")
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    body = stream.read(length)
    if body is None or len(body) < length:
        raise EOFError("the other side ended")
    return body


def result_frame(report: Report) -> bytes:
    """A report as the body of a frame."""
    head = json.dumps({"replaced": [asdict(each) for each in report.replaced]}).encode()
    return b"R" + struct.pack("<I", len(head)) + head + report.pdf


def read_result(body: bytes) -> Report:
    """The report in the body of a frame. Raises ReportFailed with the worker's reason where it holds none."""
    if body[:1] != b"R":
        raise ReportFailed(body[1:].decode("utf-8", "replace") or "no reason given")
    (length,) = struct.unpack("<I", body[1:5])
    head = json.loads(body[5 : 5 + length])
    return Report(pdf=body[5 + length :], replaced=tuple(Replaced(**each) for each in head["replaced"]))


def serve(jobs: IO[bytes], results: IO[bytes]) -> None:
    """Answer jobs until the input ends. A job that fails is answered with its reason, and the next one is served."""
    while True:
        try:
            body = read_frame(jobs)
        except EOFError:
            return
        try:
            job: dict[str, Any] = json.loads(body)
            answer = result_frame(press(job))
        except ReportFailed as failed:
            answer = b"E" + str(failed).encode("utf-8", "replace")
        except (
            Exception
        ) as error:  # any other defect is told to the caller, who can show it, and must not end the worker
            answer = b"E" + f"{type(error).__name__}: {error}".encode("utf-8", "replace")
        write_frame(results, answer)


def main() -> None:
    """Serve on the standard streams; whatever a library prints goes to the error stream, not between the frames."""
    results = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, results)


if __name__ == "__main__":
    main()
