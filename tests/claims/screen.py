"""What a page of the app says, with its marks as signs: ⟦title of the source⟧ or ⟦judged⟧."""

from __future__ import annotations

import re
from html.parser import HTMLParser

JUDGED = "judged"
_MARK = re.compile(r"⟦([^⟧]*)⟧")
_RUN = re.compile(r"\s*((?:⟦[^⟧]*⟧\s*)+)")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.skipped = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag == "a" and (given.get("href") or "").startswith("#source-"):
            self.parts.append(f"⟦{given['title']}⟧")
            self.skipped = tag
        elif tag == "span" and given.get("class") == "judged":
            self.parts.append(f"⟦{JUDGED}⟧")
            self.skipped = tag
        elif not self.skipped:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.skipped == tag:
            self.skipped = ""
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.parts.append(data)


def read_aloud(markup: str) -> str:
    """The page as one line."""
    page = _Page()
    page.feed(markup)
    return " ".join("".join(page.parts).split())


def marks_after(text: str, page: str) -> list[frozenset[str]]:
    """The marks behind each place where a page says `text`."""
    found = []
    for place in re.finditer(re.escape(text), page):
        run = _RUN.match(page, place.end())
        found.append(frozenset(_MARK.findall(run[1])) if run else frozenset())
    return found


def runs(page: str) -> set[frozenset[str]]:
    """Every run of marks on a page."""
    return {frozenset(_MARK.findall(run)) for run in _RUN.findall(page)}
