"""The live panel: how each account stands after the last answer, whether the mix is settled, and the mix so far.

It stands beside every page and is drawn first, so nothing here may need a search over many completions.
"""

from __future__ import annotations

from collections.abc import Mapping

from advisor.advice.model import Advice, Placed
from advisor.advice.standing import standings
from advisor.logic.verdicts import VerdictStatus
from advisor.report.telling.asking import settled_says
from advisor.report.wording import account_names, count, day
from advisor.web import base
from advisor.web.markup import Markup, bullets, joined, show, tag
from advisor.web.visit import Visit

ROLES = {"lead": "Lead", "support": "Support", "later": "Later"}
# A symbol and a word for each, so that nothing hangs on the colour.
STANDING: Mapping[VerdictStatus, tuple[str, str]] = {
    "open": ("✓", "Open"),
    "conditional": ("◐", "After steps"),
    "closed": ("✕", "Blocked"),
    "unknown": ("?", "Undecided"),
}


def live_panel(visit: Visit) -> None:
    """Show the accounts and the mix; then whether it is settled, which takes longest to tell."""
    advice = base.at_a_glance(visit.key)
    show(_accounts(visit, advice), _mix(visit, advice))
    show(_settled(visit), tag("p", f"Good until {day(advice.good_until)}", class_="quiet"))


def _accounts(visit: Visit, advice: Advice) -> Markup:
    decided = {(verdict.account, verdict.route): verdict.status for verdict in advice.verdicts}
    names = account_names(visit.knowledge)
    rows = (
        tag("li", tag("span", names[account]), _badge(standing))
        for account, standing in standings(visit.situation, decided).items()
    )
    return joined([tag("h2", "Accounts now", class_="small"), tag("ul", *rows, class_="plain standings")])


def _badge(standing: VerdictStatus) -> Markup:
    symbol, word = STANDING[standing]
    kind = "unsettled" if standing == "unknown" else standing
    return tag("span", tag("span", f"{symbol} ", aria_hidden="true"), word, class_=f"badge {kind}")


def _mix(visit: Visit, advice: Advice) -> Markup:
    rows = (_placed(visit, placed) for placed in advice.mix)
    nothing = tag("p", "No account can be recommended yet.", class_="quiet")
    return joined([tag("h2", "Mix so far", class_="small"), bullets(rows, class_="plain") or nothing])


def _placed(visit: Visit, placed: Placed) -> Markup:
    account, route = visit.knowledge.account[placed.account], visit.knowledge.route[placed.route]
    return tag(
        "span",
        tag("strong", account.name),
        tag("br"),
        tag("span", f"{ROLES[placed.role]} · {route.name}", class_="quiet"),
    )


def _settled(visit: Visit) -> Markup:
    left = len(base.relevant(visit.key).asked)
    if base.is_settled(visit.key):
        mark, _, rest = settled_says(left).partition(": ")
        return tag("p", tag("span", f"✓ {mark}", class_="badge good"), f" {rest[:1].upper()}{rest[1:]}")
    still = f" {count(left, 'question')} still asked."
    return tag("p", tag("span", "… Not settled", class_="badge provisional"), still)
