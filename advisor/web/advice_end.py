"""The rest of the advice: wishes, what to do beside accounts, risks, how mixes were weighed, what is not covered."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.advice.model import Advice, Alternative, CitedSource, Placed, WishOutcome
from advisor.report.wording import Names, listed
from advisor.web.citations import Cites, judged, source_list
from advisor.web.markup import EMPTY, Markup, bullets, joined, more, table, tag
from advisor.web.visit import Visit

OUTCOME = {"possible": "open", "impossible": "closed", "unconfirmed": "unknown"}


def wishes(advice: Advice, names: Names, cites: Cites) -> Markup:
    """What becomes of the wishes for accounts."""
    if not advice.wishes:
        return EMPTY
    return joined(
        [tag("h2", "Wishes for your accounts", id="wishes"), *(_wish(wish, names, cites) for wish in advice.wishes)]
    )


def _wish(wish: WishOutcome, names: Names, cites: Cites) -> Markup:
    sources = [source for reason in wish.reasons for source in reason.sources]
    steps = f"Steps: {'; '.join(names.step(step) for step in wish.steps)}."
    return tag(
        "div",
        tag(
            "p",
            tag("strong", wish.title),
            " ",
            tag("span", wish.outcome.capitalize(), class_=f"badge {OUTCOME[wish.outcome]}"),
        ),
        bullets(cites.said(reason.text, reason) for reason in wish.reasons),
        tag("p", cites.resting_on(steps, sources)) if wish.steps else None,
        tag("p", tag("strong", "Instead: "), cites.resting_on(wish.instead, sources)) if wish.instead else None,
    )


def outside(advice: Advice, cites: Cites) -> Markup:
    """What to do beside or instead of accounts of one's own."""
    if not advice.outside:
        return EMPTY
    return joined(
        [
            tag("h2", "Beside accounts of your own", id="outside"),
            bullets(cites.said(found.text, found) for found in advice.outside),
        ]
    )


def risks(advice: Advice, cites: Cites) -> Markup:
    """What can go wrong, the gravest first."""
    if not advice.risks:
        return EMPTY
    rows = (
        (tag("span", risk.severity.capitalize(), class_=f"badge {risk.severity}"), cites.said(risk.text, risk))
        for risk in advice.risks
    )
    return joined([tag("h2", "Risks", id="risks"), table(("Severity", "Risk"), rows, name="Risks")])


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
            tag("h2", "How the mix was weighed", id="weighed"),
            tag(
                "p",
                "A mix first meets as many of the musts as it can; then these criteria decide. ",
                judged(),
            ),
            table(("Criterion", "What it measures", "Weight", "This mix"), rows, name="Criteria", numbers=(2, 3)),
            *(
                _alternative(one, visit.names, {score.criterion: score.title for score in advice.scores})
                for one in advice.alternatives
            ),
        ]
    )


def _alternative(one: Alternative, names: Names, titles: dict[str, str]) -> Markup:
    def called(idents: tuple[str, ...]) -> str:
        return "; ".join(titles.get(ident) or names.need(ident) for ident in idents) or "nothing"

    said = f"Gains: {called(one.gains)}. Loses: {called(one.loses)}. Score: {one.score:.3f}."
    return more(joined(["Next best: ", _mixed(one.mix, names)]), tag("p", said, " ", judged()))


def _mixed(mix: tuple[Placed, ...], names: Names) -> str:
    return listed(f"{names.account(placed.account)} ({names.route(placed.route)}, {placed.role})" for placed in mix)


def gaps(advice: Advice) -> Markup:
    """Ground the advice does not cover."""
    if not advice.not_covered:
        return EMPTY
    return joined(
        [tag("h2", "Not covered", id="gaps"), bullets(joined([gap, " ", judged()]) for gap in advice.not_covered)]
    )


def sources(advice: Advice, further: Iterable[CitedSource]) -> Markup:
    """The sources of the advice, then the further ones that the explanation on the page cites."""
    listed_here = (*advice.sources, *further)
    body = source_list(listed_here) if listed_here else tag("p", "This advice cites no source.")
    return joined([tag("h2", "Sources", id="sources"), body])
