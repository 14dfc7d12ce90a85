"""Back to the address that somebody asked for before they signed in.

The provider sends everybody to the first page. The page for signing in notes the address in a cookie; when a sign-in
has just succeeded, its answer leads there, if it is an address of this app: a page, and parameters without free text.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from advisor.web.sign_in.sign_in_settings import CALLBACK

COOKIE, USER = "advisor_back", "_streamlit_user="
MOST = 6
_PATH = re.compile(r"(?:/[A-Za-z0-9_-]{1,60}){0,4}/?")
_NAME, _VALUE = re.compile(r"[a-z_]{1,20}"), re.compile(r"[\w.-]{1,120}", re.ASCII)


def safe_address(noted: str) -> str | None:
    """An address within this app, put together anew; None for anything else.

    >>> [safe_address(one) for one in ("/questions?d=abc&lang=zh_Hans", "/", "//evil.example/a", "https://evil.example")]
    ['/questions?d=abc&lang=zh_Hans', '/', None, None]
    """
    try:
        parts = urlsplit(noted)
        given = parse_qsl(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query), max_num_fields=MOST)
    except ValueError:
        return None
    path = parts.path or "/"
    if parts.scheme or parts.netloc or not path.startswith("/") or not _PATH.fullmatch(path):
        return None
    kept = [(name, value) for name, value in given if _NAME.fullmatch(name) and _VALUE.fullmatch(value)]
    return f"{path}?{urlencode(kept)}" if kept else path


class Returning:
    """Leads whoever has just signed in to where they were."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or not scope["path"].endswith(CALLBACK):
            await self._app(scope, receive, send)
            return
        noted = _noted(scope)

        async def leading(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 302:
                headers = MutableHeaders(scope=message)
                set_now = (value for value in headers.getlist("set-cookie") if value.startswith(USER))
                signed_in = any("max-age=0" not in value.casefold() for value in set_now)
                if signed_in and noted is not None:
                    headers["location"] = noted
                    headers.append("set-cookie", f"{COOKIE}=; Path=/; Max-Age=0; SameSite=lax")
            await send(message)

        await self._app(scope, receive, leading)


def _noted(scope: Scope) -> str | None:
    cookies = "; ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    return safe_address(unquote(cookie_parser(cookies).get(COOKIE, "//")))
