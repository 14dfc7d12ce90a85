"""Several processes behind the proxy: a visitor stays with one, and moves to another without loss where it stops."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.web.operated import Operated
from tests.web.proxied import HAPROXY, SETTINGS, Proxied, proxied
from tests.web.watched import Watched, needs_browser, watching

pytestmark = [needs_browser, pytest.mark.skipif(HAPROXY is None, reason="no HAProxy on this machine")]

COOKIE = "advisor_process"
ANSWERS = b"schema: answers/1\nclient: {name: Zephyrine Quux}\nanswers: {organisation: enterprise}\n"
SEEN = ("connection opened", "request")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxied]:
    """The proxy and what stands behind it."""
    with proxied(tmp_path_factory.mktemp("proxied")) as found:
        yield found


def test_what_is_for_operators_alone_is_not_there_for_readers(site: Proxied) -> None:
    for path in ("/ready", "/health", "/_stcore/metrics", "/advice/_stcore/metrics"):
        assert answer(site, "GET", path)[0] == 404
        assert site.apps[0].asked("ready")[0] == 200


def test_scripts_come_compressed(site: Proxied) -> None:
    page = answer(site, "GET", "/")[2].decode()
    script = next(part.split('"')[0].lstrip("./") for part in page.split('src="') if ".js" in part.split('"')[0])
    status, headers, _ = answer(site, "GET", f"/{script}", {"Accept-Encoding": "gzip"})
    assert (status, headers["content-encoding"]) == (200, "gzip")


@pytest.mark.parametrize("path", ["/_stcore/upload_file/session/file", "/"])
def test_200_mb_are_refused_before_any_is_passed_on(site: Proxied, path: str) -> None:
    told = {"Content-Length": str(200 * 1024 * 1024)}
    before = [len(app.events()) for app in site.apps]
    assert answer(site, "PUT", path, told)[0] == 413
    assert before == [len(app.events()) for app in site.apps]


def test_each_visitors_page_uploads_and_downloads_reach_one_process(browser: Browser, site: Proxied) -> None:
    with watching(browser, site.address) as first:
        first.settled()
        home = process_of(first.page.context, site)
        with watching(browser, site.address) as second:  # it goes where fewer are connected: to the other one
            second.settled()
            other = process_of(second.page.context, site)
            assert other is not home
            takes_a_report_through(second, site, mine=other, others=home)
        takes_a_report_through(first, site, mine=home, others=other)


def takes_a_report_through(watched: Watched, site: Proxied, *, mine: Operated, others: Operated) -> None:
    """Upload a file, and make and download a report: all of it by one process."""
    done, elsewhere = len(mine.events()), len(others.events())
    watched.page.locator("input[type=file]").first.set_input_files(
        {"name": "answers.yaml", "mimeType": "text/yaml", "buffer": ANSWERS}
    )
    watched.sees("Opened answers.yaml")
    watched.opens("Report")
    watched.heading("Take it with you")
    watched.settled()
    watched.button("Create the file")
    assert watched.downloaded("Download wechat-accounts.pdf").startswith(b"%PDF")
    kinds = {event.get("kind") for event in mine.events()[done:] if event["what"] in SEEN}
    assert {"_stcore/upload_file", "media"} <= kinds
    assert [event for event in others.events()[elsewhere:] if event["what"] in SEEN] == []


def test_the_log_of_the_proxy_names_no_case_and_no_reader(browser: Browser, site: Proxied) -> None:
    with watching(browser, site.address) as watched:
        watched.opens_sample("skincare")
        watched.page.wait_for_url("**d=*")
        case = watched.page.url.partition("d=")[2].partition("&")[0]
        watched.page.reload()
        watched.settled()
    lines = [line for line in site.log.read_text().splitlines() if line.startswith("{")]
    assert {json.loads(line)["process"] for line in lines} >= {"app1", "app2"}
    for secret in (case, "?", "127.0.0.1", "_stcore"):
        assert all(secret not in line for line in lines)


def test_who_was_with_a_process_that_stops_goes_on_with_another(browser: Browser, site: Proxied) -> None:
    """The last test here: one of the two processes is gone after it."""
    with watching(browser, site.address) as watched:
        watched.opens_sample("skincare")
        watched.page.wait_for_url("**d=*")
        watched.settled()
        home = process_of(watched.page.context, site)
        home.tell()
        assert home.ended() == 0
        watched.page.goto(watched.page.url)
        watched.settled()
        assert process_of(watched.page.context, site) is not home
        expect(watched.page.get_by_role("textbox", name="Client", exact=True)).not_to_have_value("")
        watched.errors.clear()  # that the first process went


def process_of(context: BrowserContext, site: Proxied) -> Operated:
    """The process that the visitor's cookie names."""
    named = next(cookie["value"] for cookie in context.cookies() if cookie["name"] == COOKIE)
    return site.apps[("app1", "app2").index(named)]


def answer(
    site: Proxied, method: str, path: str, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """What comes of a request whose body, where it says there is one, is never sent."""
    connection = http.client.HTTPConnection("127.0.0.1", urlsplit(site.address).port or 0, timeout=30)
    try:
        connection.putrequest(method, path)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        given = connection.getresponse()
        return given.status, {name.lower(): value for name, value in given.getheaders()}, given.read()
    finally:
        connection.close()


def test_the_settings_are_sound() -> None:
    """HAProxy reads them without a warning."""
    places = {"ADVISOR_BIND": ":8080", "ADVISOR_APP_1": "127.0.0.1:1", "ADVISOR_APP_2": "127.0.0.1:2"}
    done = subprocess.run(
        [str(HAPROXY), "-c", "-f", str(SETTINGS)], env={**os.environ, **places}, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert b"WARNING" not in done.stdout + done.stderr
