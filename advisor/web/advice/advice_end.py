"""The rest of the advice: wishes, what to do beside accounts, risks, how mixes were weighed, what is not covered."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.advice.model import Advice, Alternative, CitedSource, Placed, WishOutcome
from advisor.report.spoken import ROLES, semicolons
from advisor.report.wording import Names, listed
from advisor.web.citations import Cites, judged, source_list
from advisor.web.markup import EMPTY, Markup, bullets, joined, more, table, tag
from advisor.web.visit import Visit
from advisor.words import say

OUTCOME = {"possible": "open", "impossible": "closed", "unconfirmed": "unknown"}


def wishes(advice: Advice, names: Names, cites: Cites) -> Markup:
    """What becomes of the wishes for accounts."""
    if not advice.wishes:
        return EMPTY
    return joined(
        [
            tag("h2", say("Wishes for your accounts"), id="wishes"),
            *(_wish(wish, names, cites) for wish in advice.wishes),
        ]
    )


def _wish(wish: WishOutcome, names: Names, cites: Cites) -> Markup:
    sources = [source for reason in wish.reasons for source in reason.sources]
    steps = say("Steps: {steps}.", steps=semicolons(names.step(step) for step in wish.steps))
    outcome = {
        "possible": say("Possible"),
        "impossible": say("Impossible"),
        "unconfirmed": say("Unconfirmed"),
    }[wish.outcome]
    return tag(
        "div",
        tag(
            "p",
            tag("strong", wish.title),
            " ",
            tag("span", outcome, class_=f"badge {OUTCOME[wish.outcome]}"),
        ),
        bullets(cites.said(reason.text, reason) for reason in wish.reasons),
        tag("p", cites.resting_on(steps, sources)) if wish.steps else None,
        tag("p", tag("strong", say("Instead: ")), cites.resting_on(wish.instead, sources)) if wish.instead else None,
    )


def outside(advice: Advice, cites: Cites) -> Markup:
    """What to do beside or instead of accounts of one's own."""
    if not advice.outside:
        return EMPTY
    return joined(
        [
            tag("h2", say("Beside accounts of your own"), id="outside"),
            bullets(cites.said(found.text, found) for found in advice.outside),
        ]
    )


def risks(advice: Advice, cites: Cites) -> Markup:
    """What can go wrong, the gravest first."""
    if not advice.risks:
        return EMPTY
    severity = {"high": say("High"), "medium": say("Medium"), "low": say("Low")}
    rows = (
        (tag("span", severity[risk.severity], class_=f"badge {risk.severity}"), cites.said(risk.text, risk))
        for risk in advice.risks
    )
    body = table((say("Severity"), say("Risk")), rows, name=say("Risks"))
    return joined([tag("h2", say("Risks"), id="risks"), body])


def criteria(visit: Visit, cites: Cites) -> Markup:
    """How the chosen mix measures, and the next best mixes with what they gain and lose."""
    advice = visit.advice
    if not advice.scores:
        return EMPTY
    texts = {criterion.id: criterion.text for criterion in visit.knowledge.criteria}
    rows = (
        (
            tag("strong", score.title),
            cites.said(texts.get(score.criterion, "")),
            f"{score.weight:g}",
            f"{score.value:.0%}",
        )
        for score in advice.scores
    )
    return joined(
        [
            tag("h2", say("How the mix was weighed"), id="weighed"),
            tag(
                "p",
                say("A mix first meets as many of the musts as it can; then these criteria decide."),
                " ",
                judged(),
            ),
            table(
                (say("Criterion"), say("What it measures"), say("Weight"), say("This mix")),
                rows,
                name=say("Criteria"),
                numbers=(2, 3),
            ),
            *(
                _alternative(one, visit.names, {score.criterion: score.title for score in advice.scores})
                for one in advice.alternatives
            ),
        ]
    )


def _alternative(one: Alternative, names: Names, titles: dict[str, str]) -> Markup:
    def called(idents: tuple[str, ...]) -> str:
        return semicolons(titles.get(ident) or names.need(ident) for ident in idents) or say("nothing")

    said = say(
        "Gains: {gains}. Loses: {losses}. Score: {score}.",
        gains=called(one.gains),
        losses=called(one.loses),
        score=f"{one.score:.3f}",
    )
    return more(say("Next best: {mix}", mix=_mixed(one.mix, names)), tag("p", said, " ", judged()))


def _mixed(mix: tuple[Placed, ...], names: Names) -> str:
    return listed(
        say(
            "{account} ({route}, {role})",
            account=names.account(placed.account),
            route=names.route(placed.route),
            role=ROLES[placed.role],
        )
        for placed in mix
    )


def gaps(advice: Advice) -> Markup:
    """Ground the advice does not cover."""
    if not advice.not_covered:
        return EMPTY
    return joined(
        [tag("h2", say("Not covered"), id="gaps"), bullets(joined([gap, " ", judged()]) for gap in advice.not_covered)]
    )


def sources(advice: Advice, further: Iterable[CitedSource]) -> Markup:
    """The sources of the advice, then the further ones that the explanation on the page cites."""
    listed_here = (*advice.sources, *further)
    body = source_list(listed_here) if listed_here else tag("p", say("This advice cites no source."))
    return joined([tag("h2", say("Sources"), id="sources"), body])
