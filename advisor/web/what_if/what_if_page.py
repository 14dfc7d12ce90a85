"""The what-if page: choose what counts, see what the mix becomes, why it wins, how firmly, and what would open more."""

from __future__ import annotations

import streamlit as st

from advisor.questionnaire.choices import Choices
from advisor.report.spoken import ROLES
from advisor.report.wording import Names, listed
from advisor.web import base
from advisor.web.advice.certificate_shown import certificate
from advisor.web.advice.mixes_named import named_mix, pairs_of, small
from advisor.web.advice.robustness_shown import robustness
from advisor.web.citations import Cites, source_list
from advisor.web.frame.shell import status_badge
from advisor.web.markup import Markup, bullets, filled, joined, more, show, tag, typed
from advisor.web.visit import Visit
from advisor.web.what_if.unlock_cards import unlocks
from advisor.web.what_if.weights_shown import account_switches, weight_sliders
from advisor.words import say


def show_page(visit: Visit) -> None:
    """The user's choices with the mix above them, then the certificate, the robustness and the unlocks."""
    if not visit.case.answers:
        _nothing_yet(visit)
        return
    cites = Cites(visit.advice)
    _head(visit)
    with st.container(key="what_if_choices"):
        with st.container(key="what_if_mix"):
            show(_mix_now(visit))
        left, right = st.columns(2, gap="large")
        with left:
            weight_sliders(visit)
        with right:
            account_switches(visit)
            show(_said(visit, cites))
    show(certificate(visit.advice, visit.names, cites))
    robustness(visit)
    unlocks(visit, cites)
    if visit.advice.sources:
        show(more(say("Sources"), source_list(visit.advice.sources)))


def _nothing_yet(visit: Visit) -> None:
    show(
        tag("h1", say("What if")),
        tag("p", say("There is no answer yet, so there is nothing to weigh or to change."), class_="lead"),
    )
    if st.button(say("Start the questionnaire"), key="begin", type="primary"):
        visit.go("questions")


def _head(visit: Visit) -> None:
    name = visit.case.client.name
    show(
        tag("p", filled(say("For {client}"), client=typed(name)) if name else say("Your choices"), class_="eyebrow"),
        tag("h1", say("What if")),
        tag(
            "p",
            say(
                "Change what counts, insist on an account or rule one out, and see at once what the mix becomes. "
                "Everything you choose here is kept with the case, and the advice says that it was your choice."
            ),
            class_="lead",
        ),
        status_badge(visit.advice),
    )


def _mix_now(visit: Visit) -> Markup:
    """The mix by the choices made, and what it would be without them."""
    advice, names = visit.advice, visit.names
    chips = (
        tag(
            "span",
            filled(
                say("{account} – {role}, {route}"),
                account=tag("strong", names.account(placed.account)),
                role=ROLES[placed.role],
                route=small(names.route(placed.route)),
            ),
            class_="in-mix",
        )
        for placed in advice.mix
    )
    return tag(
        "div",
        tag("p", say("The mix now"), class_="eyebrow"),
        tag("p", *chips) if advice.mix else tag("p", say("No account can be recommended.")),
        tag("p", _without(visit, names), class_="quiet"),
        class_="mix-now",
        role="status",
    )


def _without(visit: Visit, names: Names) -> str:
    if not visit.case.choices.any:
        return say("As advised: you have chosen nothing yourself yet.")
    plain = base.advised(visit.key_if(choices=Choices()))
    if pairs_of(plain.mix) == pairs_of(visit.advice.mix):
        return say("Without your choices it would be the same.")
    own, other = ({placed.account for placed in advice.mix} for advice in (visit.advice, plain))
    told = listed(names.account(placed.account) for placed in plain.mix) if own != other else ""
    return say("Without your choices: {mix}.", mix=told or named_mix(plain.mix, names))


def _said(visit: Visit, cites: Cites) -> Markup:
    """What the advice says of the choices, those that cannot be followed included."""
    advice = visit.advice
    locked = visit.case.choices.lock
    rows = [cites.said(reason.text, reason) for reason in advice.choices]
    if locked:
        questions = joined((tag("em", visit.names.question(name)) for name in locked), by=say("; "))
        rows.append(filled(say("Locked answers, which no change below may touch: {questions}"), questions=questions))
    return joined(
        [
            tag("h2", say("What the advice says of your choices"), class_="small"),
            bullets(rows) or tag("p", say("Nothing: it follows the knowledge base alone."), class_="quiet"),
        ]
    )
