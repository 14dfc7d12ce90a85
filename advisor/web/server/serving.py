"""Serves the app until it is told to stop: `python -m advisor.web.server.serving ADDRESS PORT`.

Told to stop (SIGTERM or Ctrl-C), it says so to whoever asks whether it is ready, begins no more exports, and goes on
while those under way are made and for a moment after, so that they can be taken away; then it closes all connections,
lets saves end and goes. Told twice, it does not wait.

Exit codes: 0 = stopped; 130 = stopped with Ctrl-C; 2 = it could not start.
"""

from __future__ import annotations

import logging
import signal
import socket
import sys
import time
from types import FrameType

import uvicorn
from streamlit import config

from advisor.logs import writing
from advisor.logs.lines import SEEN
from advisor.web.report import exports
from advisor.web.server import stopping, streamlit_settings
from advisor.web.sign_in import sign_in_settings

APP = "app:app"
LINGER = 10.0  # seconds in which a file made while the server stops can still be taken away
CONNECTIONS_SECONDS = 5  # for answers under way to be sent
PING_SECONDS = 30
MOST_INCOMING = 64_000_000  # bytes of one message of a browser; Streamlit's own limit lies below
_log = logging.getLogger("advisor.web.server.serving")  # it runs as a program, whose own name says nothing


class Serving(uvicorn.Server):
    """Uvicorn's server, which ends what it began when it is told to stop. Its process then ends as one that is done."""

    def __init__(self, settings: uvicorn.Config, *, longest: float, linger: float = LINGER) -> None:
        super().__init__(settings)
        self.told_by: int | None = None
        self._longest, self._linger = longest, linger
        self._since: float | None = None
        self._busy_until: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Note a signal; the loop acts on it. The second one ends the waiting."""
        if self.told_by is not None:
            self.should_exit = True
        self.told_by = sig
        stopping.ask()

    async def on_tick(self, counter: int) -> bool:
        """Every tenth of a second: whether it is time to end."""
        if self.told_by is not None and not self.should_exit and self._is_through():
            self.should_exit = True
        return await super().on_tick(counter)

    def _is_through(self) -> bool:
        now = time.monotonic()
        busy = exports.is_busy()
        if self._since is None:
            self._since = now
            _log.info("Told to stop", extra={SEEN: {"busy": busy}})
        if busy:
            self._busy_until = now
        if now - self._since >= self._longest:
            return True
        return not busy and (self._busy_until is None or now - self._busy_until >= self._linger)


def serve(address: str, port: int) -> int:
    """Serve until told to stop; the exit code. SystemExit where the app refuses to start."""
    try:
        writing.begin()
        streamlit_settings.take(server_address=address, server_port=port)
        sign_in_settings.refuse_unsafe(address)
        longest = stopping.longest()
        listening = _listening(address, port)
    except (ValueError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    with listening:
        server = Serving(
            uvicorn.Config(
                APP,
                host=address,
                port=port,
                log_config=None,
                access_log=False,
                server_header=False,
                ws="websockets-sansio",
                ws_ping_interval=PING_SECONDS,
                ws_ping_timeout=PING_SECONDS,
                ws_max_size=MOST_INCOMING,
                ws_per_message_deflate=bool(config.get_option("server.enableWebsocketCompression")),
                timeout_graceful_shutdown=CONNECTIONS_SECONDS,
            ),
            longest=longest,
        )
        server.run(sockets=[listening])
    if not server.started:
        return 2
    return 130 if server.told_by == signal.SIGINT else 0


def _listening(address: str, port: int) -> socket.socket:
    """A socket on which nobody else listens. Raises OSError."""
    found = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    try:
        if sys.platform != "win32":
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((address, port))
        found.listen(2048)
        found.setblocking(False)
    except BaseException:
        found.close()
        raise
    return found


if __name__ == "__main__":
    sys.exit(serve(sys.argv[1], int(sys.argv[2])))
