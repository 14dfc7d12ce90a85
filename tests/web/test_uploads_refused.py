"""A file of 200 MB: told on screen in the visit's language, refused early by the server, never held in memory."""

from __future__ import annotations

import http.client
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import anyio
import pytest
from playwright.sync_api import Browser, expect
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from advisor.web.server.bodies import FRAMING, OTHERS, BoundedBodies, most_bytes
from tests.web.operated import operated
from tests.web.watched import needs_browser, watching

MEGABYTE = 1024 * 1024
HUGE = 200 * MEGABYTE
PLACE = "/_stcore/upload_file/session/file"
ANSWERS = b"answers: {}\n"


def test_an_upload_may_be_as_long_as_the_setting_says_and_other_bodies_much_less() -> None:
    assert most_bytes(PLACE) == 5 * MEGABYTE + FRAMING
    assert most_bytes("/") == most_bytes("/auth/login") == OTHERS


@pytest.mark.parametrize("path", [PLACE, "/"])
def test_a_body_that_says_it_is_too_long_is_refused_unread(path: str) -> None:
    status, read = asked(path, said=HUGE, chunks=0)
    assert (status, read) == (413, 0)


@pytest.mark.parametrize("path", [PLACE, "/"])
def test_a_body_that_does_not_say_is_refused_while_it_comes(path: str) -> None:
    status, read = asked(path, said=None, chunks=200)
    assert status == 413
    assert read <= most_bytes(path) + MEGABYTE


def test_a_body_within_the_limit_arrives() -> None:
    assert asked(PLACE, said=5 * MEGABYTE, chunks=5) == (200, 5 * MEGABYTE)


def asked(path: str, *, said: int | None, chunks: int) -> tuple[int, int]:
    """The status of the answer to a body of `chunks` megabytes, and how many bytes of it were taken."""
    from starlette.middleware.exceptions import ExceptionMiddleware

    taken, answers = 0, []
    left = [MEGABYTE] * chunks

    async def receive() -> dict[str, Any]:
        nonlocal taken
        if not left:
            return {"type": "http.request", "body": b"", "more_body": False}
        size = left.pop()
        taken += size
        return {"type": "http.request", "body": bytes(size), "more_body": bool(left)}

    async def send(message: dict[str, Any]) -> None:
        answers.append(message)

    async def app(scope: Any, receive: Any, send: Any) -> None:
        async for _ in stream(Request(scope, receive)):
            pass
        await PlainTextResponse("taken")(scope, receive, send)

    async def stream(request: Request) -> AsyncIterator[bytes]:
        async for chunk in request.stream():
            yield chunk

    headers = [] if said is None else [(b"content-length", str(said).encode())]
    scope = {"type": "http", "method": "PUT", "path": path, "headers": headers, "query_string": b""}
    anyio.run(BoundedBodies(ExceptionMiddleware(app)), scope, receive, send)  # type: ignore[arg-type]
    return answers[0]["status"], taken


@needs_browser
@pytest.mark.parametrize(
    ("locale", "words"),
    [("en-US", "larger than 5\u00a0MB"), ("zh-CN", "文件超过5\u00a0MB"), ("zh-TW", "檔案超過5\u00a0MB")],
)
def test_the_page_says_in_its_language_that_a_file_is_too_large(
    locale: str, words: str, browser: Browser, address: str, tmp_path: Path
) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(HUGE)
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(address)
    page.locator("input[type=file]").first.set_input_files(huge)
    field = page.get_by_test_id("stFileUploader").first
    expect(field.get_by_role("alert")).to_have_count(1)
    shown = "field => getComputedStyle(field, '::after').content"
    assert words in field.evaluate(shown)
    field.get_by_test_id("stFileChipDeleteBtn").get_by_role("button").click()
    expect(field.get_by_role("alert")).to_have_count(0)
    assert words not in field.evaluate(shown)
    context.close()


@needs_browser
def test_200_mb_sent_past_the_page_are_refused_and_never_held(browser: Browser, database: Path, tmp_path: Path) -> None:
    with (
        operated(f"sqlite:///{database}", tmp_path / "log") as server,
        watching(browser, server.address) as watched,
    ):
        server.is_ready()
        watched.settled()
        with watched.page.expect_request(lambda request: request.method == "PUT") as waiting:
            watched.page.locator("input[type=file]").first.set_input_files(
                {"name": "answers.yaml", "mimeType": "text/yaml", "buffer": ANSWERS}
            )
        request = waiting.value
        given = request.all_headers()
        headers = {name: given[name] for name in ("cookie", "x-xsrftoken")}
        path = urlsplit(request.url).path
        watched.settled()
        before = most_memory(server.process.pid)
        assert put(server.port, path, headers, MEGABYTE)[0] == 204  # the way is open to what is small enough
        assert put(server.port, path, headers, HUGE)[0] == 413
        status, sent = put(server.port, path, headers, HUGE, told=False)
        assert status in (413, None)  # the answer may be lost where the connection is closed on who still sends
        assert sent < HUGE
        assert most_memory(server.process.pid) - before < 40 * MEGABYTE


def put(port: int, path: str, headers: dict[str, str], size: int, *, told: bool = True) -> tuple[int | None, int]:
    """Send a file of `size` bytes as the page does; the status of the answer, and how many bytes were sent."""
    opens = b'--x\r\nContent-Disposition: form-data; name="f"; filename="answers.yaml"\r\n\r\n'
    closes = b"\r\n--x--\r\n"
    sent = 0

    def body() -> Iterator[bytes]:
        nonlocal sent
        yield opens
        for _ in range(size // MEGABYTE):
            sent += MEGABYTE
            yield bytes(MEGABYTE)
        yield closes

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    length = {"Content-Length": str(len(opens) + size + len(closes))} if told else {}
    given = {**headers, "Content-Type": "multipart/form-data; boundary=x", **length}
    try:
        with suppress(BrokenPipeError, ConnectionResetError):  # it is refused while we still send
            connection.request("PUT", path, body(), given, encode_chunked=not told)
        answer = http.client.HTTPResponse(connection.sock, method="PUT")
        try:
            answer.begin()
        except (OSError, http.client.HTTPException):
            return None, sent
        return answer.status, sent
    finally:
        connection.close()


def most_memory(process: int) -> int:
    """The most memory a process has held so far, in bytes."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no VmHWM")
