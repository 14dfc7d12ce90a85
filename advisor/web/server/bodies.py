"""Refuses what is too large before it is read: an upload beyond the limit, and any other request with a long body."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

UPLOADS = "/_stcore/upload_file/"
FRAMING = 1024 * 1024  # what an upload may have around the file itself
OTHERS = 64 * 1024
TOLD = "Too large."


class BoundedBodies:
    """Answers 413 to a request whose body is longer than it may be, at once where it says so, else while it comes."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        most = most_bytes(scope["path"])
        said = Headers(scope=scope).get("content-length", "0")
        if said.isdecimal() and int(said) > most:
            await PlainTextResponse(TOLD, 413, {"connection": "close"})(scope, receive, send)
            return
        came = 0

        async def bounded() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > most:
                raise HTTPException(413, TOLD, {"connection": "close"})
            return message

        await self._app(scope, bounded, send)


def most_bytes(path: str) -> int:
    """How long the body of a request to a path may be."""
    if path.startswith(UPLOADS):
        return int(config.get_option("server.maxUploadSize")) * 1024 * 1024 + FRAMING
    return OTHERS
