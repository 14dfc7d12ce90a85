"""A page in a real browser that is watched: what went wrong on it, which hosts it asked, and what a user does on it."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, TimeoutError, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]
PATIENCE, SOON = 30_000, 3_000
WIDE, NARROW = 1280, 390
FITS = """() => {
    const main = document.querySelector('[data-testid="stMain"]');
    return main.scrollWidth <= main.clientWidth;
}"""
DRAWN = """([width, height]) => {
    const found = document.querySelector('[data-testid="stVegaLiteChart"] :is(canvas, svg)');
    const box = found?.getBoundingClientRect();
    return box && box.width > width && box.height > height;
}"""
# The page looks for the server under every part of a deep address; it finds it at the last.
PROBES = re.compile(r"/\w+/_stcore/(health|host-config)$")

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

expect.set_options(timeout=PATIENCE)


@dataclass
class Watched:
    """A page, and what went wrong on it."""

    page: Page
    errors: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    runs: int = 0
    broken_off: bool = False
    by_themselves: set[str] = field(default_factory=set)

    def settled(self) -> None:
        """Wait until the app has drawn everything: what is typed or chosen before may meet a page drawn anew."""
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED")
        # Before it has begun to draw anything it rests as well.
        expect(self.page.get_by_test_id("stMain").get_by_test_id("stElementContainer").first).to_be_attached()
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        expect(self.page.get_by_test_id("stStatusWidget")).to_have_count(0)

    def counts_runs(self) -> Self:
        """Count from now on how often the server has drawn the page, or a part of it that does not draw itself.

        Call it before a page is opened.
        """
        self.page.on("websocket", lambda socket: socket.on("framereceived", self._count))
        return self

    def _count(self, frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        kind, parts = message.WhichOneof("type"), {*message.metadata.run.fragment_ids}
        itself = bool(parts) and parts <= self.by_themselves
        if kind == "auto_rerun":
            self.by_themselves.add(message.auto_rerun.fragment_id)
        elif kind == "new_session":  # where a part draws itself next, what was drawn before it counts as broken off
            self.runs += self.broken_off and itself
            self.broken_off = False
        elif kind == "script_finished" and not itself:
            self.broken_off = message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN
            self.runs += not self.broken_off

    @contextmanager
    def drawn_anew(self) -> Iterator[None]:
        """What is done here makes the server draw something; wait until it has. It must count the runs."""
        self.settled()
        before, latest = self.runs, time.monotonic() + PATIENCE / 1000
        yield
        while self.runs == before:
            assert time.monotonic() < latest, "the server drew nothing"
            self.page.wait_for_timeout(20)  # lets what the browser tells arrive
        self.settled()

    def button(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def sees(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def heading(self, name: str) -> None:
        expect(self.page.get_by_role("heading", name=name, exact=True)).to_be_visible()

    def opens(self, page: str) -> None:
        """Open another page, by its name at the top or in the row of the case."""
        top, of_the_case = (self.page.get_by_test_id(kind) for kind in ("stTopNavLink", "stPageLink-NavLink"))
        top.or_(of_the_case).filter(has_text=page).first.click()

    def opens_sample(self, name: str) -> None:
        """Open a sample client, by a part of its name."""
        samples = self.page.get_by_role("combobox", name="Sample client")
        expect(samples).to_be_visible()
        self.settled()
        self.picks(samples, name)
        self.button("Open the sample")
        self.sees(re.compile("answers so far"))
        self.settled()  # until then the buttons of the page before stand beside those of this one

    def picks(self, box: Locator, part: str) -> None:
        """Choose by the mouse what has these words in it.

        What is still loaded above the list moves the page, and a list closes where its page moves; a reader opens it
        once more.
        """
        option = self.page.get_by_role("option", name=part)
        for patience in (SOON, SOON, PATIENCE):
            box.click()
            try:
                option.click(timeout=patience)
            except TimeoutError:
                continue
            break
        expect(box).to_have_value(re.compile(re.escape(part)))

    def downloaded(self, button: str) -> bytes:
        with self.page.expect_download(timeout=PATIENCE) as download:
            self.button(button)
        return Path(download.value.path()).read_bytes()

    def answers(self, question: str, option: str) -> None:
        group = self.page.get_by_role("radiogroup", name=question)
        group.get_by_text(option, exact=True).click()
        expect(group.get_by_role("radio", name=option, exact=False).first).to_be_checked()

    def chooses(self, name: str, words: str, option: str) -> None:
        """Choose from a list by keyboard alone: the start of the name, then Enter.

        A page that is drawn anew meanwhile closes the list; then the choice was not taken, and the field says so once
        it is left.
        """
        box = self.page.get_by_role("combobox", name=name)
        for _ in range(3):
            self.settled()
            box.focus()
            box.fill("")
            box.press_sequentially(words)
            # The list follows the typing a little later; Enter takes what is marked in it.
            marked = self.page.get_by_role("option", name=option, exact=True)
            expect(marked).to_have_attribute("data-focused", "true")
            box.press("Enter")
            box.press("Tab")
            expect(box).to_have_attribute("aria-expanded", "false")
            if box.input_value() == option:
                return
        expect(box).to_have_value(option)

    def draws_chart(self, *, wider_than: int, higher_than: int) -> None:
        """Wait until the first chart of the page has this size, in pixels; it grows to it while it is drawn."""
        self.page.wait_for_function(DRAWN, arg=[wider_than, higher_than], timeout=PATIENCE)

    def fits(self) -> None:
        """Nothing is wider than the window. What is still being drawn may be, for a moment."""
        self.settled()
        self.page.wait_for_function(FITS, timeout=PATIENCE)


@contextmanager
def watching(browser: Browser, address: str, *, also: frozenset[str] = frozenset()) -> Iterator[Watched]:
    """A new window on the app; at the end no script has failed and no other host was asked, but those in `also`."""
    context = browser.new_context(viewport={"width": WIDE, "height": 900}, accept_downloads=True)
    page = context.new_page()
    found = Watched(page).counts_runs()
    own = urlsplit(address).netloc
    page.on("request", lambda request: found.hosts.add(urlsplit(request.url).netloc))
    page.on("websocket", lambda socket: found.hosts.add(urlsplit(socket.url).netloc))
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on(
        "console",
        lambda message: (
            found.errors.append(f"{message.text} {message.location}")
            if message.type == "error" and not PROBES.search(message.location.get("url", ""))
            else None
        ),
    )
    page.goto(address)
    yield found
    context.close()
    assert found.errors == []
    assert found.hosts <= {own, "", *also}
