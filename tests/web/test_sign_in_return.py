"""After a sign-in one is back where one was, and never anywhere else."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from advisor.web.server.headers import strict_headers
from advisor.web.sign_in.sign_in_return import Returning, safe_address

SET = b"_streamlit_user=abc; Max-Age=100; Path=/"
GONE = b'_streamlit_user=""; Max-Age=0; Path=/'


def led_to(noted: str | None, *, path: str = "/oauth2callback", cookie: bytes = SET, status: int = 302) -> str:
    """Where an answer leads, for a browser that noted an address."""
    sent: list[Message] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(b"location", b"/"), (b"set-cookie", cookie)]
        await send({"type": "http.response.start", "status": status, "headers": headers})

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {}

    cookies = [] if noted is None else [(b"cookie", f"a=b; advisor_back={quote(noted, safe='')}".encode())]
    scope: Scope = {"type": "http", "path": path, "headers": cookies}
    asyncio.run(Returning(app)(scope, receive, send))
    return dict(sent[0]["headers"])[b"location"].decode()


def test_whoever_has_signed_in_is_back_at_their_case() -> None:
    assert (
        led_to("/questions?d=AAAAAAAAAAAAAAAAAAAAAA&lang=zh_Hans") == "/questions?d=AAAAAAAAAAAAAAAAAAAAAA&lang=zh_Hans"
    )
    assert led_to("/advisor/advice?d=a") == "/advisor/advice?d=a"
    assert led_to(None) == "/"


def test_only_a_sign_in_that_succeeded_leads_back() -> None:
    assert led_to("/questions", cookie=GONE) == "/"
    assert led_to("/questions", path="/auth/login") == "/"
    assert led_to("/questions", status=400) == "/"


@pytest.mark.parametrize(
    "noted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "///evil.example",
        "/%2f/evil.example",
        "javascript:alert(1)",
        "/questions\r\nset-cookie: a=b",
        "/a:b@evil.example",
        "/..//evil.example",
        "",
        "?" + "&".join(f"a{number}=b" for number in range(99)),
        "/questions?d=" + "a" * 5000,
    ],
)
def test_an_address_elsewhere_is_never_followed(noted: str) -> None:
    assert led_to(noted) in ("/", "/questions")


@given(st.text(max_size=60) | st.from_regex(r"[/\\.:@a-z?&=%0-9]{0,30}"))
def test_whatever_was_noted_the_way_leads_within_the_app(noted: str) -> None:
    found = safe_address(noted)
    if found is not None:
        assert found.startswith("/")
        assert not found.startswith(("//", "/\\"))
        assert found.isascii()
        assert found.isprintable()
        assert ":" not in found.partition("?")[0]


def test_the_policy_of_the_pages_lets_nobody_else_take_a_form() -> None:
    """The way to the provider is a navigation, which no policy forbids; nothing of it is loaded into a page."""
    policy = strict_headers()["content-security-policy"]
    assert "form-action 'self'" in policy
    assert "frame-ancestors 'none'" in policy
