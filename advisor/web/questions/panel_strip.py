"""The live panel in two lines at the foot of a telephone's screen, where the panel itself is folded away."""

from __future__ import annotations

from collections import Counter

from advisor.report.spoken import commas, titled
from advisor.report.wording import account_names
from advisor.web import base
from advisor.web.markup import show, tag
from advisor.web.questions.changed_now import stood_now
from advisor.web.questions.live_panel import STANDING, SYMBOLS, turned_says
from advisor.web.visit import Visit
from advisor.words import say


def panel_strip(visit: Visit) -> None:
    """How many accounts stand how, whether the mix is settled, and what the last change turned."""
    if not visit.case.answers:
        return
    stood = stood_now(visit)
    found = Counter(stood.accounts.values())
    counted = commas(
        titled(f"{SYMBOLS[standing]} {STANDING[standing]}", str(found[standing]))
        for standing in SYMBOLS
        if found[standing]
    )
    settled = say("✓ Settled") if base.is_settled(visit.key) else say("… Not settled")
    turned = turned_says(stood, account_names(visit.knowledge)) if stood.turned else None
    show(
        tag(
            "div",
            tag("p", tag("strong", settled), " · ", counted),
            tag("p", turned, class_="quiet") if turned else None,
            class_="panel-strip",
        )
    )
