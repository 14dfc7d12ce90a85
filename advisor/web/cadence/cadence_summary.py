"""The plan in words: what is sent of what is wished, what had to give, and whether a better plan exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from advisor.advice.model import Cadence
from advisor.cadence.model import PlanScore
from advisor.report.spoken import sentences
from advisor.report.wording import Names, day
from advisor.web.cadence.cadence_words import in_words
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, tag
from advisor.words import say, say_count


def summary(cadence: Cadence, names: Names, cites: Cites) -> Markup:
    """The horizon, a line for each account, the proof, and what had to give."""
    lines: list[Content] = [joined([line, " ", judged()]) for line in account_lines(cadence, names)]
    return joined(
        [
            tag("p", _horizon(cadence)),
            bullets(lines),
            tag("p", tag("strong", proof(cadence.score)), " ", _served(cadence)) if cadence.score else None,
            _gave(cadence, cites),
        ]
    )


def _horizon(cadence: Cadence) -> str:
    return say_count(
        cadence.weeks,
        "{number} week from {day}. Days are days in {timezone}.",
        "{number} weeks from {day}. Days are days in {timezone}.",
        day=day(cadence.start),
        timezone=cadence.timezone,
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
        yield say("No broadcast is planned.")
    for account in dict.fromkeys((*wished, *sent, *pages)):
        known = wished.get(account)
        told = say(
            "{broadcasts} with {articles} to write",
            broadcasts=_broadcasts(sent[account]),
            articles=_articles(articles[account]),
        )
        if known is not None and known.unmet:
            told = say(
                "{planned}, of {wished} wished; {unmet} had to give",
                planned=told,
                wished=_broadcasts(known.wished),
                unmet=f"{known.unmet:,}",
            )
        elif known is not None:
            told = say("{planned}, all that is wished", planned=told)
        if pages[account]:
            told = say(
                "{planned}; and {articles} published without notice", planned=told, articles=_articles(pages[account])
            )
        yield say("{account}: {planned}.", account=names.account(account), planned=told)
    able, most = cadence.articles_per_month.capacity, _articles(cadence.articles_per_month.planned)
    if able is None:
        yield say("At most {articles} a month; how many the team can produce is not known.", articles=most)
    else:
        yield say("At most {articles} a month; the team can produce {number}.", articles=most, number=f"{able:,}")


def _broadcasts(number: float) -> str:
    return say_count(number, "{number} broadcast", "{number} broadcasts")


def _articles(number: float) -> str:
    return say_count(number, "{number} article", "{number} articles")


def proof(score: PlanScore | None) -> str:
    """Whether anything better is possible."""
    if score is None:
        return ""
    if score.optimal:
        return say("No better plan exists within these limits.")
    return say("Whether a better plan exists within these limits was not proved.")


def _served(cadence: Cadence) -> str:
    score, parts = cadence.score, []
    if score is not None and score.presence_most:
        parts.append(
            say(
                "The dates of the calendar are worth {most} points; {served} are served.",
                most=f"{score.presence_most:,}",
                served=f"{score.presence:,}",
            )
        )
    if score is not None and len({one.account for one in cadence.broadcasts}) > 1:
        parts.append(_clashes(score.clashes))
    return sentences(*parts)


def _clashes(number: int) -> str:
    if not number:
        return say("On no day two accounts speak of different things.")
    return say_count(
        number,
        "On {number} day two accounts speak of different things.",
        "On {number} days two accounts speak of different things.",
    )


def _gave(cadence: Cadence, cites: Cites) -> Markup:
    warnings = [tag("li", cites.said(in_words(warning.text), warning)) for warning in cadence.warnings]
    if not warnings:
        return EMPTY
    return tag("div", tag("h2", say("What had to give"), class_="small"), tag("ul", *warnings), class_="warnings")
