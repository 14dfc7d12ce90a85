"""axe-core in a page: what it finds beyond what `docs/accessibility.md` lists of the toolkit's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

from tests.web.visits import PROJECT

LIST = PROJECT / "docs" / "accessibility.md"
ISSUE = r"\[#\d+\]\(https://github\.com/streamlit/streamlit/issues/\d+\)"
ROW = re.compile(rf"^\| `(?P<rule>[a-z-]+)` \| `(?P<where>[^`]+)` \|.*{ISSUE}")
# What is drawn inside a chart is hidden from whoever cannot see it: its container has a name, and a table stands below.
FOUND = """([only, known]) => axe
  .run({exclude: ["svg.marks"]}, {resultTypes: ["violations"], preload: false, ...(only && {runOnly: only})})
  .then(({violations}) => violations.flatMap(({id, impact, nodes}) => nodes
    .filter(({target}) =>
      !known.some(([rule, where]) => rule === id && document.querySelector(target.at(-1))?.closest(where)))
    .map(({html, failureSummary}) => `${impact}: ${id}: ${html.slice(0, 160)} ${failureSummary}`)))"""


@lru_cache(maxsize=1)
def _script() -> str:
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def of_the_toolkit() -> tuple[tuple[str, str], ...]:
    """The rule and the place (a CSS selector) of everything that the list allows, each with an issue of the toolkit."""
    rows = (ROW.match(line) for line in LIST.read_text(encoding="utf-8").splitlines())
    return tuple((row["rule"], row["where"]) for row in rows if row)


def found(page: Page, *, only: Iterable[str] = ()) -> list[str]:
    """What axe finds on the page as it stands, whatever its impact; `only` names rules, in place of all of them."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_script())
    answer: list[Any] = page.evaluate(FOUND, [list(only) or None, of_the_toolkit()])
    return [str(one) for one in answer]
