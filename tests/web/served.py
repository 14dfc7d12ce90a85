"""The app as it is really served: a process of its own, on a free port, with a database of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.web.visits import APP, PROJECT

PATIENCE = 60.0


@dataclass(frozen=True)
class Server:
    """A running server: its address, and the number of its process."""

    address: str
    process: int


@contextmanager
def served(database: Path, *, app: Path = APP) -> Iterator[str]:
    """The address of a running server of the app, or of another script."""
    with serving(database, app=app) as server:
        yield server.address


@contextmanager
def serving(database: Path, *, app: Path = APP, port: int | None = None) -> Iterator[Server]:
    """A running server of the app, or of another script; on a free port where none is given."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"]
    log = database.with_suffix(".log")
    with log.open("wb") as file:
        environment = {**os.environ, "ADVISOR_DATABASE_URL": f"sqlite:///{database}", "PYTHONPATH": str(PROJECT)}
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=file, stderr=file)
        try:
            _wait(server, address, log)
            yield Server(address, server.pid)
        finally:
            server.terminate()
            server.wait(timeout=20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if server.poll() is not None:
            raise AssertionError(f"the server ended: {log.read_text()}")
        try:
            with urllib.request.urlopen(f"{address}_stcore/health", timeout=1) as answer:
                if answer.read() == b"ok":
                    return
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                server.wait(timeout=0.05)
    raise AssertionError(f"the server did not answer: {log.read_text()}")
