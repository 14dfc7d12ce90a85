"""The live panel: how each account stands after the last answer, whether the mix is settled, and the mix so far.

It stands beside every page and is drawn first, so nothing here may need a search over many completions.
"""

from __future__ import annotations

from collections.abc import Mapping

from advisor.advice.model import Advice, Placed
from advisor.advice.standing import standings
from advisor.logic.verdicts import VerdictStatus
from advisor.report.spoken import Spoken
from advisor.report.wording import account_names, day
from advisor.web import base
from advisor.web.markup import Markup, bullets, joined, show, tag
from advisor.web.visit import Visit
from advisor.words import say, say_count

ROLES = Spoken(lambda: {"lead": say("Lead"), "support": say("Support"), "later": say("Later")})
# A symbol and a word for each, so that nothing hangs on the colour.
SYMBOLS: Mapping[VerdictStatus, str] = {"open": "✓", "conditional": "◐", "closed": "✕", "unknown": "?"}
STANDING: Mapping[VerdictStatus, str] = Spoken(
    lambda: {
        "open": say("Open"),
        "conditional": say("After steps"),
        "closed": say("Blocked"),
        "unknown": say("Undecided"),
    }
)


def live_panel(visit: Visit) -> None:
    """Show the accounts and the mix; then whether it is settled, which takes longest to tell."""
    advice = base.at_a_glance(visit.key)
    show(_accounts(visit, advice), _mix(visit, advice))
    show(_settled(visit), tag("p", say("Good until {day}", day=day(advice.good_until)), class_="quiet"))


def _accounts(visit: Visit, advice: Advice) -> Markup:
    decided = {(verdict.account, verdict.route): verdict.status for verdict in advice.verdicts}
    names = account_names(visit.knowledge)
    rows = (
        tag("li", tag("span", names[account]), _badge(standing))
        for account, standing in standings(visit.situation, decided).items()
    )
    return joined([tag("h2", say("Accounts now"), class_="small"), tag("ul", *rows, class_="plain standings")])


def _badge(standing: VerdictStatus) -> Markup:
    symbol, word = SYMBOLS[standing], STANDING[standing]
    kind = "unsettled" if standing == "unknown" else standing
    return tag("span", tag("span", f"{symbol} ", aria_hidden="true"), word, class_=f"badge {kind}")


def _mix(visit: Visit, advice: Advice) -> Markup:
    rows = (_placed(visit, placed) for placed in advice.mix)
    nothing = tag("p", say("No account can be recommended yet."), class_="quiet")
    return joined([tag("h2", say("Mix so far"), class_="small"), bullets(rows, class_="plain") or nothing])


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
        return tag("p", tag("span", say("✓ Settled"), class_="badge good"), " ", _told_settled(left))
    still = say_count(left, "{number} question still asked.", "{number} questions still asked.")
    return tag("p", tag("span", say("… Not settled"), class_="badge provisional"), " ", still)


def _told_settled(left: int) -> str:
    if not left:
        return say("No open question can change the advice any more.")
    return say_count(
        left, "The other question cannot change the mix.", "The other {number} questions cannot change the mix."
    )
