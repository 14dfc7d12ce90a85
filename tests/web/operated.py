"""The server as an operator starts and stops it: `python -m advisor web`, its processes, its log, its exit code."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.web.visits import PROJECT

PATIENCE = 180.0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Operated:
    """A running server and where it writes."""

    process: subprocess.Popen[bytes]
    port: int
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def asked(self, path: str) -> tuple[int, dict[str, Any]]:
        """The status and the JSON of an answer."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until something holds; the server runs meanwhile."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(OSError):
                if holds():
                    return
            with suppress(subprocess.TimeoutExpired):
                code = self.process.wait(timeout=0.1)
                raise AssertionError(f"the server ended with {code}: {self.log.read_text()}")
        raise AssertionError(f"never {what}: {self.log.read_text()}")

    def is_ready(self) -> None:
        self.until(lambda: self.asked("ready")[0] == 200, "ready")

    def tell(self, number: int = signal.SIGTERM) -> None:
        self.process.send_signal(number)

    def ended(self) -> int:
        return self.process.wait(timeout=PATIENCE)

    def events(self) -> list[dict[str, Any]]:
        """What it has logged."""
        return [json.loads(line) for line in self.log.read_text().splitlines()]


@contextmanager
def operated(url: str, log: Path, **settings: str) -> Iterator[Operated]:
    """A server on a free port that has said it is ready; killed at the end where it still runs."""
    port = free_port()
    command = [sys.executable, "-m", "advisor", "web", "--port", str(port)]
    given = {"ADVISOR_DATABASE_URL": url, "ADVISOR_LOG": "json", **settings}
    with log.open("wb") as file:
        process = subprocess.Popen(
            command, cwd=PROJECT, env={**os.environ, **given}, stdout=subprocess.DEVNULL, stderr=file
        )
    found = Operated(process, port, log)
    try:
        found.until(lambda: found.asked("health")[0] == 200, "alive")
        yield found
    finally:
        process.kill()
        process.wait()


def descendants(process: int) -> list[int]:
    """The processes that one has started, and theirs."""
    found: list[int] = []
    for task in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, (task / "children").read_text().split()):
            found += [child, *descendants(child)]
    return found


def all_end(processes: list[int]) -> bool:
    """Whether every one of these processes ends."""
    for process in processes:
        try:
            watched = os.pidfd_open(process)
        except ProcessLookupError:
            continue
        try:
            if not select.select([watched], [], [], PATIENCE)[0]:
                return False
        finally:
            os.close(watched)
    return True
