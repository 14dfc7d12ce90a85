"""The mix as cards, the choices behind it, the needs it meets, and why the other accounts are left out."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.advice.model import Advice, NeedFound, Placed, Verdict
from advisor.questionnaire.opinion import Opinion
from advisor.report.spoken import Spoken, semicolons
from advisor.report.telling.confidence import confidence, confidence_said
from advisor.report.wording import Names, listed
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Content, Markup, bullets, joined, more, table, tag
from advisor.web.report.opinions_shown import spoken
from advisor.words import say, say_count

ROLES: Mapping[str, str] = Spoken(lambda: {"lead": say("Lead"), "support": say("Support"), "later": say("Later")})
STATUS: Mapping[str, str] = Spoken(
    lambda: {
        "open": say("Open"),
        "conditional": say("After steps"),
        "closed": say("Closed"),
        "unknown": say("Not known yet"),
    }
)
STRENGTH: Mapping[str, str] = Spoken(lambda: {"must": say("Must"), "should": say("Should"), "could": say("Could")})
REASONS_AT_ONCE = 3


def mix(advice: Advice, names: Names, cites: Cites) -> Markup:
    """A card for each account: its role, whose papers, what it covers, and why."""
    if not advice.mix:
        return tag("p", say("No account can be recommended from these answers."), " ", judged())
    verdicts = {(verdict.account, verdict.route): verdict for verdict in advice.verdicts}
    cards = (
        _card(placed, verdicts.get((placed.account, placed.route)), advice.opinions, names=names, cites=cites)
        for placed in advice.mix
    )
    return tag("div", *cards, class_="cards")


def _card(
    placed: Placed, verdict: Verdict | None, opinions: tuple[Opinion, ...], *, names: Names, cites: Cites
) -> Markup:
    reasons = [cites.said(reason.text, reason) for reason in placed.reasons]
    covers = semicolons(names.need(need) for need in placed.covers)
    rest = reasons[REASONS_AT_ONCE:]
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
        spoken(opinions, placed.account, f"{placed.account}/{placed.route}"),
        tag("p", tag("strong", say("Covers: ")), covers) if covers else None,
        _opened(verdict, names, cites) if verdict else None,
        bullets(reasons[:REASONS_AT_ONCE]),
        more(say_count(len(rest), "{number} more reason", "{number} more reasons"), bullets(rest)) if rest else None,
        class_=f"card role-{placed.role}",
    )


def choices(advice: Advice, cites: Cites) -> Markup:
    """What in the mix is the user's own choice, and which of these choices could not be followed."""
    if not advice.choices:
        return EMPTY
    told = bullets(cites.said(choice.text, choice) for choice in advice.choices)
    return tag(
        "div",
        tag("h2", say("Your choices"), id="choices"),
        tag("p", say("You decided this beside the answers; the mix above takes it into account."), class_="quiet"),
        told,
        class_="warnings",
    )


def _opened(verdict: Verdict, names: Names, cites: Cites) -> Markup:
    """Whether the account is open by this route, how sure that is, and what it asks for."""
    steps = say("It asks for: {steps}.", steps=semicolons(names.step(step) for step in verdict.steps))
    sources = [source for reason in verdict.reasons for source in reason.sources]
    return joined(
        [
            tag(
                "p",
                tag("strong", say("{verdict}. ", verdict=STATUS[verdict.status])),
                confidence_said(verdict.confidence),
            ),
            bullets(cites.said(reason.text, reason) for reason in verdict.reasons),
            tag("p", cites.resting_on(steps, sources)) if verdict.steps else None,
        ]
    )


def needs(advice: Advice, names: Names, cites: Cites) -> Markup:
    """What the answers call for, what meets it and within which limits."""
    if not advice.needs:
        return EMPTY
    order = list(STRENGTH)

    def row(need: NeedFound) -> tuple[Content, ...]:
        met = (
            listed(names.account(account) for account in need.met_by)
            if need.met_by
            else tag("span", say("Not met"), class_="badge closed")
        )
        limits = (cites.said(limit.text, limit) for limit in need.limited_by)
        why = (cites.said(reason.text, reason) for reason in need.reasons)
        return (
            joined([tag("strong", need.title), tag("br"), tag("span", STRENGTH[need.strength], class_="quiet")]),
            met,
            bullets(why),
            joined([bullets(limits), spoken(advice.opinions, need.id)]),
        )

    rows = map(row, sorted(advice.needs, key=lambda need: order.index(need.strength)))
    return joined(
        [
            table(
                (say("Need"), say("Met by"), say("Why"), say("Within limits")),
                rows,
                name=say("Needs"),
                widths=(18, 16, 28, 38),
                class_="wide",
            ),
        ]
    )


def left_out(account: str, advice: Advice, names: Names, cites: Cites) -> Markup:
    """Why the routes of an account are not in the mix, in full; nothing where there is none left out."""
    group = [one for one in advice.rejected if one.account == account]
    if not group:
        return EMPTY
    routes = (
        joined(
            [tag("strong", names.route(one.route)), bullets(cites.said(reason.text, reason) for reason in one.reasons)]
        )
        for one in group
    )
    why = say_count(
        len(group), "Why it is not in the mix by {number} route", "Why it is not in the mix by {number} routes"
    )
    return more(why, bullets(routes))


def verdict_table(advice: Advice, names: Names) -> Markup:
    """Accounts down, routes across: the verdict on each, and how sure it is."""
    routes = list(dict.fromkeys(verdict.route for verdict in advice.verdicts))
    found = {(verdict.account, verdict.route): verdict for verdict in advice.verdicts}

    def cell(account: str, route: str) -> Markup:
        verdict = found[account, route]
        return joined(
            [
                tag("span", STATUS[verdict.status], class_=f"badge {verdict.status}"),
                tag("br"),
                tag("span", confidence(verdict.confidence), class_="quiet"),
            ]
        )

    accounts = dict.fromkeys(verdict.account for verdict in advice.verdicts)
    rows = (
        (tag("strong", names.account(account)), *(cell(account, route) for route in routes)) for account in accounts
    )
    return table((say("Account"), *map(names.route, routes)), rows, name=say("Every account by every route"))
