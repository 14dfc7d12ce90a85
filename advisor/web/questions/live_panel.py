"""The live panel: how each account stands after the last answer, whether the mix is settled, and the mix so far.

It stands beside every page and is drawn first, so nothing here may need a search over many completions.
"""

from __future__ import annotations

from collections.abc import Mapping

from advisor.advice.first_sight import FirstSight, MixRole
from advisor.logic.verdicts import VerdictStatus
from advisor.report.spoken import Spoken, semicolons
from advisor.report.wording import account_names, day
from advisor.web import base
from advisor.web.markup import EMPTY, Markup, bullets, joined, show, tag
from advisor.web.questions.changed_now import Stood, stood_now
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
    seen = base.first_sight(visit.key)
    show(_accounts(visit), _mix(visit, seen))
    show(_settled(visit), tag("p", say("Good until {day}", day=day(seen.good_until)), class_="quiet"))


def _accounts(visit: Visit) -> Markup:
    stood, names = stood_now(visit), account_names(visit.knowledge)
    rows = (
        tag("li", tag("span", names[account]), _badge(standing), class_="turned" if _turned(stood, account) else None)
        for account, standing in stood.accounts.items()
    )
    title = tag("h2", say("Accounts now"), class_="small")
    return joined([title, tag("ul", *rows, class_="plain standings"), _what_turned(stood, names)])


def _turned(stood: Stood, account: str) -> bool:
    return stood.turned is not None and account in stood.turned


def _what_turned(stood: Stood, names: Mapping[str, str]) -> Markup:
    """What the last change did to them, read aloud as well; nothing before the first."""
    if stood.turned is None:
        return EMPTY
    return tag("p", turned_says(stood, names), class_="quiet turned", data_say="turned")


def turned_says(stood: Stood, names: Mapping[str, str]) -> str:
    """How accounts stand otherwise since the last change."""
    if not stood.turned:
        return say("The last change turned no account.")
    told = (
        say("{account}: {before} → {after}", account=names[account], before=STANDING[was], after=STANDING[now])
        for account, was in stood.turned.items()
        if (now := stood.accounts[account])
    )
    return say("Last change: {accounts}.", accounts=semicolons(told))


def _badge(standing: VerdictStatus) -> Markup:
    symbol, word = SYMBOLS[standing], STANDING[standing]
    kind = "unsettled" if standing == "unknown" else standing
    return tag("span", tag("span", f"{symbol} ", aria_hidden="true"), word, class_=f"badge {kind}")


def _mix(visit: Visit, seen: FirstSight) -> Markup:
    rows = (_placed(visit, *placed) for placed in seen.mix)
    nothing = tag("p", say("No account can be recommended yet."), class_="quiet")
    return joined([tag("h2", say("Mix so far"), class_="small"), bullets(rows, class_="plain") or nothing])


def _placed(visit: Visit, in_mix: str, by: str, role: MixRole) -> Markup:
    account, route = visit.knowledge.account[in_mix], visit.knowledge.route[by]
    return tag(
        "span",
        tag("strong", account.name),
        tag("br"),
        tag("span", f"{ROLES[role]} · {route.name}", class_="quiet"),
    )


def _settled(visit: Visit) -> Markup:
    left = len(base.relevant(visit.key).asked)
    if base.is_settled(visit.key):
        return tag(
            "p", tag("span", say("✓ Settled"), class_="badge good"), " ", _told_settled(left), data_say="settled"
        )
    still = say_count(left, "{number} question still asked.", "{number} questions still asked.")
    return tag("p", tag("span", say("… Not settled"), class_="badge provisional"), " ", still, data_say="settled")


def _told_settled(left: int) -> str:
    if not left:
        return say("No open question can change the advice any more.")
    return say_count(
        left, "The other question cannot change the mix.", "The other {number} questions cannot change the mix."
    )
