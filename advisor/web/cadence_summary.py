"""The plan in words: what is sent of what is wished, what had to give, and whether a better plan exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from advisor.advice.model import Cadence
from advisor.cadence.model import PlanScore
from advisor.report.wording import Names, count, day
from advisor.web.cadence_words import in_words
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, tag


def summary(cadence: Cadence, names: Names, cites: Cites) -> Markup:
    """The horizon, a line for each account, the proof, and what had to give."""
    lines: list[Content] = [joined([line, " ", judged()]) for line in account_lines(cadence, names)]
    return joined(
        [
            tag("p", f"{count(cadence.weeks, 'week')} from {day(cadence.start)}. Days are days in {cadence.timezone}."),
            bullets(lines),
            tag("p", tag("strong", proof(cadence.score)), " ", _served(cadence)) if cadence.score else None,
            _gave(cadence, cites),
        ]
    )


def account_lines(cadence: Cadence, names: Names) -> Iterator[str]:
    """What each account sends, beside what the client wishes of it; then the articles a month."""
    sent = Counter(one.account for one in cadence.broadcasts)
    articles = Counter[str]()
    for one in cadence.broadcasts:
        articles[one.account] += one.written
    pages = Counter(one.account for one in cadence.publications)
    wished = {one.account: one for one in cadence.wished}
    if not sent and not wished:
        yield "No broadcast is planned."
    for account in dict.fromkeys((*wished, *sent, *pages)):
        known = wished.get(account)
        planned = f"{count(sent[account], 'broadcast')} with {count(articles[account], 'article')} to write"
        if known is None:
            told = planned
        elif known.unmet:
            told = f"{planned}, of {count(known.wished, 'broadcast')} wished; {known.unmet:,} had to give"
        else:
            told = f"{planned}, all that is wished"
        beside = f"; and {count(pages[account], 'article')} published without notice" if pages[account] else ""
        yield f"{names.account(account)}: {told}{beside}."
    able = cadence.articles_per_month.capacity
    can = "how many the team can produce is not known" if able is None else f"the team can produce {able:,}"
    yield f"At most {count(cadence.articles_per_month.planned, 'article')} a month; {can}."


def proof(score: PlanScore | None) -> str:
    """Whether anything better is possible."""
    if score is None:
        return ""
    if score.optimal:
        return "No better plan exists within these limits."
    return "Whether a better plan exists within these limits was not proved."


def _served(cadence: Cadence) -> str:
    score, parts = cadence.score, []
    if score is not None and score.presence_most:
        parts.append(
            f"The dates of the calendar are worth {score.presence_most:,} points; {score.presence:,} are served."
        )
    if score is not None and len({one.account for one in cadence.broadcasts}) > 1:
        days = count(score.clashes, "day") if score.clashes else "no day"
        parts.append(f"On {days} two accounts speak of different things.")
    return " ".join(parts)


def _gave(cadence: Cadence, cites: Cites) -> Markup:
    warnings = [tag("li", cites.said(in_words(warning.text), warning)) for warning in cadence.warnings]
    if not warnings:
        return EMPTY
    return tag("div", tag("h2", "What had to give", class_="small"), tag("ul", *warnings), class_="warnings")
