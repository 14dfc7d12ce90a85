"""The mix as cards, the needs it meets, and why not the other accounts."""

from __future__ import annotations

from itertools import groupby

from advisor.advice.model import Advice, NeedFound, Placed, Rejected, Verdict
from advisor.report.wording import Names, count, listed
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, table, tag

ROLES = {"lead": "Lead", "support": "Support", "later": "Later"}
STATUS = {"open": "Open", "conditional": "After steps", "closed": "Closed", "unknown": "Not known yet"}
STRENGTH = {"must": "Must", "should": "Should", "could": "Could"}
REASONS_AT_ONCE = 3


def mix(advice: Advice, names: Names, cites: Cites) -> Markup:
    """A card for each account: its role, whose papers, what it covers, and why."""
    if not advice.mix:
        return tag("p", "No account can be recommended from these answers.", " ", judged())
    verdicts = {(verdict.account, verdict.route): verdict for verdict in advice.verdicts}
    cards = (_card(placed, verdicts.get((placed.account, placed.route)), names, cites) for placed in advice.mix)
    return tag("div", *cards, class_="cards")


def _card(placed: Placed, verdict: Verdict | None, names: Names, cites: Cites) -> Markup:
    reasons = [cites.said(reason.text, reason) for reason in placed.reasons]
    covers = "; ".join(names.need(need) for need in placed.covers)
    return tag(
        "article",
        tag("p", tag("span", ROLES[placed.role], class_=f"badge role-{placed.role}"), class_="role"),
        tag(
            "h3",
            names.account(placed.account),
            " ",
            tag("span", names.chinese.get(placed.account, ""), class_="chinese", lang="zh-Hans"),
        ),
        tag("p", names.route(placed.route), class_="route"),
        tag("p", tag("strong", "Covers: "), covers) if covers else None,
        _opened(verdict, names, cites) if verdict else None,
        bullets(reasons[:REASONS_AT_ONCE]),
        more(count(len(reasons) - REASONS_AT_ONCE, "more reason"), bullets(reasons[REASONS_AT_ONCE:]))
        if reasons[REASONS_AT_ONCE:]
        else None,
        class_=f"card role-{placed.role}",
    )


def _opened(verdict: Verdict, names: Names, cites: Cites) -> Markup:
    """Whether the account is open by this route, how sure that is, and what it asks for."""
    steps = f"It asks for: {'; '.join(names.step(step) for step in verdict.steps)}."
    sources = [source for reason in verdict.reasons for source in reason.sources]
    return joined(
        [
            tag("p", tag("strong", f"{STATUS[verdict.status]}. "), f"Confidence: {verdict.confidence}."),
            bullets(cites.said(reason.text, reason) for reason in verdict.reasons),
            tag("p", cites.resting_on(steps, sources)) if verdict.steps else None,
        ]
    )


def needs(advice: Advice, names: Names, cites: Cites) -> Markup:
    """What the answers call for, what meets it and within which limits."""
    if not advice.needs:
        return EMPTY
    order = list(STRENGTH)
    grounds = {reason.text: reason for placed in advice.mix for reason in placed.reasons}

    def row(need: NeedFound) -> tuple[Content, ...]:
        met = (
            listed(names.account(account) for account in need.met_by)
            if need.met_by
            else tag("span", "Not met", class_="badge closed")
        )
        fallback = [source for reason in need.reasons for source in reason.sources]
        limits = (
            cites.said(text, grounds[text]) if text in grounds else cites.resting_on(text, fallback)
            for text in need.limits
        )
        why = (cites.said(reason.text, reason) for reason in need.reasons)
        return (
            joined([tag("strong", need.title), tag("br"), tag("span", STRENGTH[need.strength], class_="quiet")]),
            met,
            bullets(why),
            bullets(limits),
        )

    rows = map(row, sorted(advice.needs, key=lambda need: order.index(need.strength)))
    return joined(
        [
            tag("h2", "What you need, and what meets it"),
            table(
                ("Need", "Met by", "Why", "Within limits"), rows, name="Needs", widths=(18, 16, 28, 38), class_="wide"
            ),
        ]
    )


def why_not(advice: Advice, names: Names, cites: Cites) -> Markup:
    """For each account, the routes that are not in the mix and why; the whole list of verdicts under it."""
    by_account = groupby(
        sorted(advice.rejected, key=lambda one: [*names.accounts].index(one.account)), key=lambda one: one.account
    )
    folded = (_left_out(account, list(group), names, cites) for account, group in by_account)
    return joined(
        [tag("h2", "Why not the others"), *folded, more("Every account by every route", _verdicts(advice, names))]
    )


def _left_out(account: str, group: list[Rejected], names: Names, cites: Cites) -> Markup:
    routes = (
        joined(
            [tag("strong", names.route(one.route)), bullets(cites.said(reason.text, reason) for reason in one.reasons)]
        )
        for one in group
    )
    return more(
        joined([names.account(account), " ", tag("span", count(len(group), "route"), class_="quiet")]), bullets(routes)
    )


def _verdicts(advice: Advice, names: Names) -> Markup:
    routes = list(dict.fromkeys(verdict.route for verdict in advice.verdicts))
    found = {(verdict.account, verdict.route): verdict for verdict in advice.verdicts}

    def cell(account: str, route: str) -> Markup:
        verdict = found[account, route]
        return joined(
            [
                tag("span", STATUS[verdict.status], class_=f"badge {verdict.status}"),
                tag("br"),
                tag("span", f"{verdict.confidence} confidence", class_="quiet"),
            ]
        )

    accounts = dict.fromkeys(verdict.account for verdict in advice.verdicts)
    rows = (
        (tag("strong", names.account(account)), *(cell(account, route) for route in routes)) for account in accounts
    )
    return table(("Account", *map(names.route, routes)), rows, name="Every account by every route")
