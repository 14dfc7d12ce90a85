"""Only pages of our own host may open a connection."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.datastructures import Headers

from advisor.web.server.origins import OwnOrigin, is_own
from advisor.web.server.server import MIDDLEWARE


@pytest.mark.parametrize(
    ("origin", "host", "own"),
    [
        ("https://advice.example", "advice.example", True),
        ("https://ADVICE.example:443", "advice.example", True),
        ("http://127.0.0.1:8501", "127.0.0.1:8501", True),
        (None, "advice.example", True),
        ("https://other.example", "advice.example", False),
        ("https://advice.example.other.example", "advice.example", False),
        ("http://127.0.0.1:8502", "127.0.0.1:8501", False),
        ("null", "advice.example", False),
    ],
)
def test_an_origin_is_our_own_or_it_is_not(origin: str | None, host: str, own: bool) -> None:
    assert is_own(Headers({"host": host, **({} if origin is None else {"origin": origin})})) is own


@pytest.mark.parametrize(("origin", "passed"), [(b"https://advice.example", True), (b"https://evil.example", False)])
def test_a_connection_from_another_host_is_refused_before_the_app_hears_of_it(origin: bytes, passed: bool) -> None:
    heard: list[str] = []
    sent: list[dict[str, Any]] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        heard.append(scope["type"])

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    headers = [(b"host", b"advice.example"), (b"origin", origin)]
    asyncio.run(OwnOrigin(app)({"type": "websocket", "headers": headers}, receive, send))
    assert (heard == ["websocket"]) is passed
    assert ([message["type"] for message in sent] == ["websocket.close"]) is not passed


def test_the_server_has_it() -> None:
    assert OwnOrigin in [one.cls for one in MIDDLEWARE]
