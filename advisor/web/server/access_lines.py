"""A line for each request: what kind of thing was asked for, with which outcome and how long it took.

Never the address itself: a path or a query may name a case, a session or a file.
"""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advisor.logs.lines import SEEN

_KNOWN = frozenset({"media", "static", "component", "health", "ready", "oauth2callback", "auth"})
_CORE = frozenset({"health", "metrics", "host-config", "upload_file", "stream", "bidi-components"})
_SELDOM = frozenset({"static", "health", "ready", "_stcore/health", "_stcore/host-config", "_stcore/bidi-components"})
"""Asked for at every turn, so they are told on the level `debug` alone, unless they fail."""
_log = logging.getLogger(__name__)


class AccessLines:
    """Logs every request over HTTP when it is over, and every connection of a page when it opens and closes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._connection(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        began, status = time.monotonic(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            kind = kind_of_place(scope["path"])
            level = logging.DEBUG if kind in _SELDOM and status < 400 else logging.INFO
            took = round((time.monotonic() - began) * 1000)
            method = scope["method"] if scope["method"] in ("GET", "HEAD", "PUT", "POST", "DELETE") else "other"
            seen = {"method": method, "kind": kind, "status": status, "milliseconds": took}
            _log.log(level, "request", extra={SEEN: seen})

    async def _connection(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.monotonic()
        self._open += 1
        _log.info("connection opened", extra={SEEN: {"open": self._open}})
        try:
            await self._app(scope, receive, send)
        finally:
            self._open -= 1
            seen = {"open": self._open, "seconds": round(time.monotonic() - began)}
            _log.info("connection closed", extra={SEEN: seen})


def kind_of_place(path: str) -> str:
    """What kind of thing a path names, in one of a few fixed words."""
    first, _, rest = path.strip("/").partition("/")
    if first == "_stcore":
        second = rest.partition("/")[0]
        return f"_stcore/{second}" if second in _CORE else "_stcore"
    return first if first in _KNOWN else "page"
