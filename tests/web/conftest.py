"""Every test keeps its drafts in a database of its own; those in a browser share a server and a browser by file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from advisor.knowledge.languages import LANGUAGES
from advisor.web.frame import language_choice
from tests.web.served import served
from tests.web.watched import ARGUMENTS, CHROMIUM, Watched, watching


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file that holds the drafts."""
    file = tmp_path / "drafts.sqlite"
    monkeypatch.setenv("ADVISOR_DATABASE_URL", f"sqlite:///{file}")
    monkeypatch.delenv("ADVISOR_KNOWLEDGE", raising=False)
    return file


@pytest.fixture
def all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The app with every language on offer."""
    monkeypatch.setattr(language_choice, "OFFERED", LANGUAGES)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app, served."""
    with served(tmp_path_factory.mktemp("served") / "drafts.sqlite") as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A Chromium."""
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield found
        found.close()


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    """The start page in a new window."""
    with watching(browser, address) as found:
        yield found
