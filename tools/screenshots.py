"""Pictures of every page, at the widths of a phone and of a desk, light and dark, in every language.

    CHROMIUM="$(tools/browser.sh)" .venv/bin/python -m tools.screenshots FOLDER

A picture is called PAGE-LANGUAGE-WIDTH-THEME.png and shows the whole page, however long. The case shown is a sample of
the knowledge base (`--sample`), or an empty one (`--empty`). The app runs on a port and with a database of its own.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, expect, sync_playwright

from tests.web.pages import places
from tests.web.served import served
from tests.web.watched import ARGUMENTS, CHROMIUM, Watched

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
LANGUAGES = ("en", "zh_Hans", "zh_Hant")
WIDTHS = (1280, 390)
SAMPLE = "luxury"
HIGHEST = 16_000


@dataclass(frozen=True)
class Wanted:
    """Which pictures are taken. `address` names the app and the case: everything before and after the page's place."""

    folder: Path
    before: str
    after: str
    pages: tuple[str, ...]
    widths: tuple[int, ...]
    themes: tuple[Theme, ...]


def take(page: Page, wanted: Wanted, spoken: str) -> Iterator[Path]:
    """Take the pictures in one language; a page is opened once, and changes its theme and its width as it stands."""
    for place in wanted.pages:
        page.goto(f"{wanted.before}{place}?lang={spoken}{wanted.after}")
        for width in wanted.widths:
            for theme in wanted.themes:
                page.emulate_media(color_scheme=theme)
                _whole(page, width)
                file = wanted.folder / f"{place or 'start'}-{spoken}-{width}-{theme}.png"
                page.screenshot(path=file)
                yield file


def _whole(page: Page, width: int) -> None:
    """Make the window as high as the page."""
    page.set_viewport_size({"width": width, "height": 900})
    watched = Watched(page)
    watched.settled()
    page.wait_for_load_state("networkidle")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)
    for _ in range(2):  # charts grow once they have their width
        high = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(900, high), HIGHEST)})
        watched.settled()
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@contextmanager
def _app(given: str | None) -> Iterator[str]:
    if given:
        yield given.rstrip("/") + "/"
        return
    with tempfile.TemporaryDirectory() as folder, served(Path(folder) / "cases.sqlite") as address:
        yield address


def main(arguments: Iterable[str] | None = None) -> None:
    """Take the pictures that the command line asks for."""
    asked = _arguments(arguments)
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    with _app(asked.address) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900}, locale="en")
        after = "" if asked.empty else _opened(page, address, asked.sample)
        wanted = Wanted(folder, address, after, tuple(asked.page), tuple(asked.width), tuple(asked.theme))
        for spoken in asked.language:
            for file in take(page, wanted, spoken):
                sys.stdout.write(f"{os.path.relpath(file)}\n")
        browser.close()


def _opened(page: Page, address: str, sample: str) -> str:
    """Open a sample, and give what names the case in the address."""
    page.goto(address)
    Watched(page).opens_sample(sample)
    return "&d=" + page.url.partition("d=")[2].partition("&")[0]


def _arguments(arguments: Iterable[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--page", nargs="+", choices=places(), default=places(), help='by its place; "" is the start')
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--width", nargs="+", type=int, default=WIDTHS, help="in pixels")
    parser.add_argument("--sample", default=SAMPLE, help="a part of the name of a sample client")
    parser.add_argument("--empty", action="store_true", help="a new case in place of a sample")
    parser.add_argument("--address", help="of an app that runs already")
    return parser.parse_args(None if arguments is None else list(arguments))


if __name__ == "__main__":
    main()
