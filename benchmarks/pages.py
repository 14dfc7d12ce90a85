"""How soon pages stand in a real browser: `CHROMIUM="$(tools/browser.sh)" python -m benchmarks.pages`.

Targets, with two cores that are otherwise idle: on a cold cache (a new window, which knows nothing of the app) the
questionnaire stands within 2 s and the advice within 3.3 s, for the fullest sample; a click changes the page within
200 ms at the median. A page stands once the app rests and its last part is drawn: the charts have a size, no
placeholder is left.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from advisor.cases.draft import Draft, new_id
from advisor.cases.store import Store
from advisor.knowledge.load import load
from advisor.questionnaire.answers_file import read_case
from benchmarks.run import BASE, FULL, tell
from benchmarks.timing import median_of, process
from tests.web.served import served
from tests.web.watched import ARGUMENTS, CHROMIUM

QUESTIONS, ADVICE, CLICK = 2000, 3300, 200  # milliseconds
TIMES, CLICKS = 5, 40
PATIENCE = 120_000
# The app is connected and rests, nothing is a placeholder, every chart has been drawn, and there is a heading.
STANDS = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    if (!app || app.dataset.testConnectionState !== 'CONNECTED') return false;
    if (app.dataset.testScriptState !== 'notRunning') return false;
    if (document.querySelector('[data-testid="stSkeleton"]')) return false;
    const charts = [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')];
    const drawn = chart => [...chart.querySelectorAll('canvas, svg')].some(one => one.clientWidth > 50);
    return charts.every(drawn) && [...document.querySelectorAll('h1')].some(head => head.innerText);
}"""
# From the click on the next answer, in the page itself, to the text it changed: -1 where the run ends without one.
CLICKED = """turn => new Promise(done => {
    const told = () => document.querySelector('[data-testid="stSidebar"]').innerText
        + document.querySelector('[data-testid="stMain"]').innerText;
    const app = document.querySelector('[data-testid="stApp"]');
    const groups = [...document.querySelectorAll('[role="radiogroup"]')];
    const labels = [...groups[turn % groups.length].querySelectorAll('label')];
    const chosen = labels.findIndex(label => label.querySelector('input').checked);
    const before = told(), began = performance.now();
    let ran = false;
    const watch = new MutationObserver(() => {
        const runs = app.dataset.testScriptState === 'running';
        ran = ran || runs;
        const changed = told() !== before;
        if (changed || (ran && !runs)) { watch.disconnect(); done(changed ? performance.now() - began : -1); }
    });
    watch.observe(app, { subtree: true, childList: true, characterData: true, attributes: true });
    labels[(chosen + 1) % labels.length].click();
})"""


def main() -> None:
    """Measure and print."""
    plain = median_of(process("-c", "pass"), times=15)
    tell("plain start of Python", plain, plain)
    knowledge = load(BASE)
    case = read_case(FULL.read_bytes(), file=FULL.name, knowledge=knowledge)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = Path(folder) / "cases.sqlite"
        ident = new_id()
        store = Store(f"sqlite:///{database}")
        store.edit(ident, lambda draft: draft, first=Draft(case=case))
        store.close()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with served(database) as address:
            for page, limit in (("questions", QUESTIONS), ("advice", ADVICE)):
                taken = [_cold(browser, f"{address}{page}?d={ident}") for _ in range(TIMES + 1)][1:]
                remark = f"longest {max(taken) * 1000:.0f} ms (target {limit} ms)"
                tell(f"{page}, cold cache", median(taken), plain, remark)
            clicks = list(islice(_clicks(browser, f"{address}questions?d={ident}"), CLICKS))
            if len(clicks) < CLICKS:
                raise SystemExit(f"only {len(clicks)} clicks changed a text")
            late = quantiles(clicks, n=20)[-1]
            remark = f"95th percentile {late * 1000:.0f} ms, {len(clicks)} clicks (target {CLICK} ms)"
            tell("click to changed text", median(clicks), plain, remark)
        browser.close()


@contextmanager
def _window(browser: Browser) -> Iterator[Page]:
    context: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def _cold(browser: Browser, address: str) -> float:
    """The seconds from asking for the address to a page that stands."""
    with _window(browser) as page:
        began = time.perf_counter()
        page.goto(address, wait_until="commit")
        page.wait_for_function(STANDS, polling="raf")
        return time.perf_counter() - began


def _clicks(browser: Browser, address: str) -> Iterator[float]:
    """The seconds from a click on another answer of the section shown to the text it changes, where it changes any."""
    with _window(browser) as page:
        page.goto(address, wait_until="commit")
        page.wait_for_function(STANDS)
        for turn in range(3 * CLICKS):
            taken = page.evaluate(CLICKED, turn)
            page.wait_for_function(STANDS)
            if turn and taken >= 0:
                yield taken / 1000


if __name__ == "__main__":
    main()
