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
from pathlib import Path

from tests.web.visits import APP, PROJECT

PATIENCE = 60.0


@contextmanager
def served(database: Path, *, app: Path = APP) -> Iterator[str]:
    """The address of a running server of the app, or of another script."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "-m", "streamlit", "run", str(app), f"--server.port={port}"]
    log = database.with_suffix(".log")
    with log.open("wb") as file:
        environment = {**os.environ, "ADVISOR_DATABASE_URL": f"sqlite:///{database}", "PYTHONPATH": str(PROJECT)}
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=file, stderr=file)
        try:
            _wait(server, address, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


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
