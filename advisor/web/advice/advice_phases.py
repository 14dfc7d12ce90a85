"""What first and what later, what begins the next phase, and what to do with the accounts that exist already."""

from __future__ import annotations

from advisor.advice.model import Advice, Reason
from advisor.advice.parts.existing import ExistingFound
from advisor.advice.parts.phases import Phase, PhaseAccount
from advisor.report.telling.confidence import confidence_said
from advisor.report.telling.existing import action_named, moving_said
from advisor.report.wording import Names, day
from advisor.web.citations import Cites, judged
from advisor.web.markup import EMPTY, Markup, bullets, filled, joined, more, tag
from advisor.words import say, say_count

ACTION_BADGE = {"keep": "open", "verify": "open", "rebuild": "closed", "retire": "closed", "ask": "unknown"}


def phases(advice: Advice, names: Names, cites: Cites) -> Markup:
    """Each phase: its accounts, when they are prepared and live, and what begins it."""
    if not advice.phases:
        return EMPTY
    return joined(
        [
            tag("h2", say("What first, what later"), id="phases"),
            tag("p", _at_once(advice), " ", judged()) if _at_once(advice) else None,
            *(_phase(phase, names, cites) for phase in advice.phases),
        ]
    )


def _at_once(advice: Advice) -> str:
    """That nothing waits; empty where something does."""
    if len(advice.phases) > 1 or advice.phases[0].triggers:
        return ""
    if len(advice.mix) > 1:
        return say("All accounts of the mix begin together; none waits for another.")
    return say("The mix is one account, so nothing waits for anything else.")


def _phase(phase: Phase, names: Names, cites: Cites) -> Markup:
    steps = bullets(names.step(step) for step in phase.steps)
    folded = say_count(len(phase.steps), "{number} step of this phase", "{number} steps of this phase")
    return tag(
        "section",
        tag("h3", say("Phase {number}. {title}", number=phase.number, title=phase.title)),
        bullets(_live(account, names) for account in phase.accounts),
        tag("p", tag("strong", say("Preparation: ")), _prepared(phase), " ", judged()),
        _titled(say("It begins when all of this has happened:"), phase.triggers, cites),
        _titled(say("Why it waits:"), phase.reasons, cites),
        more(folded, steps) if phase.steps else None,
        class_="phase",
    )


def _live(account: PhaseAccount, names: Names) -> Markup:
    called = say("{account} ({route})", account=names.account(account.account), route=names.route(account.route))
    name = tag("strong", called)
    if account.earliest == account.latest:
        return filled(say("{account}: live on {day}."), account=name, day=day(account.typical))
    return filled(
        say("{account}: live typically on {day}; at the earliest {earliest}, at the latest {latest}."),
        account=name,
        day=day(account.typical),
        earliest=day(account.earliest),
        latest=day(account.latest),
    )


def _prepared(phase: Phase) -> str:
    if not phase.steps:
        return say("nothing is left to prepare.")
    if phase.preparation == "after_trigger":
        return say(
            "starts only after the trigger. Nobody knows that day, so these dates are the earliest there are: "
            "from {start}, live on {live}.",
            start=day(phase.prepare_from),
            live=day(phase.live),
        )
    return say(
        "starts on {start}; typically everything of this phase is live on {live}.",
        start=day(phase.prepare_from),
        live=day(phase.live),
    )


def _titled(title: str, reasons: tuple[Reason, ...], cites: Cites) -> Markup | None:
    told = bullets(cites.said(reason.text, reason) for reason in reasons)
    return joined([tag("p", tag("strong", title)), told]) if told else None


def existing(advice: Advice, names: Names, cites: Cites) -> Markup:
    """Each account that exists already: what to do with it and why, by which steps, and whether it can change owner."""
    if not advice.existing:
        return EMPTY
    return joined(
        [
            tag("h2", say("The accounts you have already"), id="existing"),
            *(_existing(found, names, cites) for found in advice.existing),
        ]
    )


def _existing(found: ExistingFound, names: Names, cites: Cites) -> Markup:
    action = ACTION_BADGE.get(found.action, "conditional")
    steps = bullets(names.step(step) for step in found.steps)
    return tag(
        "section",
        tag("h3", found.title, " ", tag("span", action_named(found.action), class_=f"badge {action}")),
        tag("p", say("In the mix as: {route}.", route=names.route(found.route))) if found.route else None,
        bullets(cites.said(reason.text, reason) for reason in found.reasons),
        tag("p", confidence_said(found.confidence), class_="quiet"),
        joined([tag("p", tag("strong", say("Steps:"))), steps]) if found.steps else None,
        _asked(found, names),
        tag("p", tag("strong", moving_said(found.moving))),
        bullets(cites.said(reason.text, reason) for reason in found.moving_reasons),
        class_="existing",
    )


def _asked(found: ExistingFound, names: Names) -> Markup | None:
    if not found.waits_for:
        return None
    questions = bullets(names.question(question) for question in found.waits_for)
    return joined([tag("p", tag("strong", say("It hangs on these answers:"))), questions])
