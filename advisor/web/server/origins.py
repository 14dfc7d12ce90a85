"""Connections are taken from our own pages only: a page of another host is refused before anything looks further.

Streamlit would refuse it as well, but asks another host for this machine's outside address first.
"""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

POLICY_VIOLATION = 1008  # RFC 6455; before the connection is accepted, browsers see a refusal (403)
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


class OwnOrigin:
    """Refuses WebSockets that a page of another host opens; others may be named in `server.corsAllowedOrigins`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on, or refuse it."""
        if scope["type"] == "websocket" and not is_own(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        await self._app(scope, receive, send)


def is_own(headers: Headers) -> bool:
    """Whether a request comes from a page of the host it asks; a program that is no browser names no origin."""
    origin = headers.get("origin")
    if origin is None or origin in (st.get_option("server.corsAllowedOrigins") or ()):
        return True
    asked = urlsplit(origin)
    port = DEFAULT_PORTS.get(asked.scheme, "")
    return asked.netloc.lower().removesuffix(port) == headers.get("host", "").lower().removesuffix(port)
