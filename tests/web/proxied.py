"""Two processes of the app on one PostgreSQL, behind the proxy as `deploy/haproxy.cfg` sets it up."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.store.postgres import server
from tests.web.operated import PATIENCE, Operated, free_port, operated
from tests.web.visits import PROJECT

HAPROXY = os.environ.get("HAPROXY") or shutil.which("haproxy") or shutil.which("/usr/sbin/haproxy")
SETTINGS = PROJECT / "deploy" / "haproxy.cfg"
SHARED = {"STREAMLIT_SERVER_COOKIE_SECRET": "the same for all", "STREAMLIT_SERVER_ALLOWED_HOSTS": "127.0.0.1"}


@dataclass(frozen=True)
class Proxied:
    """The proxy's port, its log, and the processes behind it."""

    port: int
    log: Path
    apps: tuple[Operated, Operated]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"


@contextmanager
def proxied(folder: Path) -> Iterator[Proxied]:
    """All of it, once every process takes requests."""
    with (
        server() as url,
        operated(url, folder / "app1.log", **SHARED) as first,
        operated(url, folder / "app2.log", **SHARED) as second,
    ):
        for app in (first, second):
            app.is_ready()
        port, log = free_port(), folder / "proxy.log"
        with _proxy(port, log, first, second):
            yield Proxied(port, log, (first, second))


@contextmanager
def _proxy(port: int, log: Path, *apps: Operated) -> Iterator[None]:
    assert HAPROXY is not None
    places = {f"ADVISOR_APP_{number}": f"127.0.0.1:{app.port}" for number, app in enumerate(apps, 1)}
    with log.open("wb") as file:
        process = subprocess.Popen(
            [HAPROXY, "-db", "-f", str(SETTINGS)],
            env={**os.environ, **places, "ADVISOR_BIND": f"127.0.0.1:{port}"},
            stdout=file,
            stderr=file,
        )
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(port):
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.1)
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _answers(port: int) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5) as answer:
        return bool(answer.status == 200)
    return False
